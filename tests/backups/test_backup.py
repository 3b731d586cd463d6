"""A backup of an installation that serves: restored into an empty place, it answers what was answered."""

import os
import stat
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from keyreel.backups import BackupRefused, Manifest, Wish, check_backup, make_backup, restore_backup
from keyreel.backups import database as backup_database
from keyreel.backups.making import keys_of
from keyreel.backups.writing import drafted
from keyreel.files import Files, Hold, LocalBytes
from keyreel.settings import Settings
from keyreel.storage import draw_key, open_database, write_keys
from keyreel.storage.sqlite import connect
from town import TOWN, Served, answers, check_last
from worker import NOW, workers


def silent(*_: object) -> None:
    """Says nothing of what is done."""


async def back_up(served: Served, target: Path, **wish: Any) -> Manifest:
    """A backup of the town, while it serves."""
    return await make_backup(served.worker.settings, Wish(target, **wish), now=NOW, tell=silent)


async def test_what_is_restored_answers_the_same(served: Served, tmp_path: Path) -> None:
    made = await back_up(served, tmp_path / "backup")
    assert (made.database, made.key_included, made.missing, made.elsewhere) == ("keyreel.db", True, [], [])
    assert made.rows["entry"] == 5
    await served.worker.ask("user", "add", ks=served.worker.ks(TOWN), user={"id": "later"})
    settings = Settings(data_dir=tmp_path / "restored")
    await restore_backup(settings, tmp_path / "backup", key_file=None, tell=silent)
    async with workers(settings.data_dir, "") as [worker]:
        found = await answers(worker, served.questions)
        assert found[: len(served.answers)] == served.answers
        check_last(served.questions, found)
        assert await worker.code("user", "get", ks=worker.ks(TOWN), userId="later") == "INVALID_USER_ID"


async def test_it_is_its_owners_and_every_file_is_the_same(served: Served, tmp_path: Path) -> None:
    made = await back_up(served, tmp_path / "backup")
    data = served.worker.settings.data_dir
    found = [path for path in (tmp_path / "backup").rglob("*") if path.is_file()]
    assert len(found) == made.files + 2
    copied = [path for path in found if path.parent != tmp_path / "backup"]
    assert {path.relative_to(tmp_path / "backup").parts[0] for path in copied} == {"files", "pieces"}
    for path in copied:
        assert path.read_bytes() == (data / path.relative_to(tmp_path / "backup")).read_bytes()
    for path in (tmp_path / "backup", *(tmp_path / "backup").rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path
    sums = ["sha256sum", "--check", "--quiet", "SHA256SUMS"]
    assert subprocess.run(sums, cwd=tmp_path / "backup", check=False).returncode == 0  # noqa: ASYNC221


_WRITING = """
import asyncio, sys, sqlalchemy as sa
from keyreel.storage import Statement, open_database
import keyreel.declared

FIRST = Statement(sa.text("UPDATE partner SET version = version + 1 WHERE id = :id"))
SECOND = Statement(sa.text("INSERT INTO old_use (partner_id, day, calls) VALUES (:id, :day, 1)"))

async def main():
    db = await open_database(sys.argv[1])
    for day in range(10**6):
        async def unit(tx):
            await tx.execute(FIRST, {"id": 601})
            await tx.execute(SECOND, {"id": 601, "day": -day})
        await db.write(unit)
        if day == 0:
            print("writing", flush=True)

asyncio.run(main())
"""


async def test_it_is_of_one_moment_however_much_is_written(
    served: Served, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another process writes to two tables in one transaction, over and over, also between two pages."""
    path = served.worker.settings.data_dir / "keyreel.db"
    with closing(connect(path, busy_timeout=5)) as link:
        ((before,),) = link.execute("SELECT version FROM partner WHERE id = 601")

    def days(database: Path) -> int:
        with closing(connect(database, busy_timeout=5)) as link:
            ((count,),) = link.execute("SELECT count(*) FROM old_use WHERE partner_id = 601 AND day <= 0")
        return count

    writing = subprocess.Popen([sys.executable, "-c", _WRITING, str(path)], stdout=subprocess.PIPE)  # noqa: ASYNC220
    try:
        assert writing.stdout is not None
        assert writing.stdout.readline() == b"writing\n"
        monkeypatch.setattr(backup_database, "_PAGES", 1)
        pages: list[tuple[int, int]] = []

        def count(done: int, total: int) -> None:
            pages.append((done, total))
            if len(pages) in (1, 50):
                known, ends = days(path), time.monotonic() + 60
                while days(path) == known and time.monotonic() < ends:
                    time.sleep(0.01)

        backup_database.copy_database(path, tmp_path / "copy.db", count)
        assert writing.poll() is None
    finally:
        writing.kill()
        writing.communicate()
    assert len(pages) > 50
    assert len({total for _, total in pages}) == 1, "it did not begin anew"
    with closing(connect(tmp_path / "copy.db", busy_timeout=5)) as link:
        ((version,),) = link.execute("SELECT version FROM partner WHERE id = 601")
    count_of_days = days(tmp_path / "copy.db")
    assert version - before == count_of_days > 0
    backup_database.check_database(tmp_path / "copy.db")
    assert days(path) > count_of_days


async def test_nothing_is_removed_meanwhile(served: Served, tmp_path: Path) -> None:
    settings = served.worker.settings
    parts = served.worker.app.parts
    assert parts is not None
    hold = Hold(settings.hold)
    files = Files(parts.db, LocalBytes(settings.files, hold))
    (tmp_path / "a").write_bytes(b"nobody's")
    lost = await files.keep(TOWN, tmp_path / "a", "text/plain", 0)
    path = files.bytes.local(TOWN, lost.name)
    assert path is not None
    os.utime(path, (0, 0))
    later = path.stat().st_ctime + 2 * 86_400
    with hold.keeping():
        assert await files.collect(later) == 0
        assert path.exists()
    assert await files.collect(later) == 1
    assert not path.exists()


async def test_what_goes_wrong_leaves_no_backup(served: Served, tmp_path: Path) -> None:
    def fail(what: str, *_: object) -> None:
        if what == "verifying":
            raise KeyboardInterrupt

    wish = Wish(tmp_path / "backup", key_file=tmp_path / "key")
    with pytest.raises(KeyboardInterrupt):
        await make_backup(served.worker.settings, wish, now=NOW, tell=fail)
    assert os.listdir(tmp_path) == []
    left = tmp_path / ".backup.unfinished" / "files"  # as a process leaves it that was killed
    left.mkdir(parents=True)
    (left / "half").write_bytes(b"half")
    with pytest.raises(BackupRefused, match=r"no manifest\.json"):
        await check_backup(served.worker.settings, left.parent, key_file=None, tell=silent)
    await back_up(served, tmp_path / "backup")
    assert not left.exists()
    assert not (tmp_path / "backup" / "files" / "half").exists()


async def test_two_at_once_do_not_mix(served: Served, tmp_path: Path) -> None:
    with drafted(tmp_path / "backup"), pytest.raises(BackupRefused, match="another backup"):
        await back_up(served, tmp_path / "backup")
    (tmp_path / "other").mkdir()
    with pytest.raises(BackupRefused, match="is there already"):
        await back_up(served, tmp_path / "other")


async def test_files_that_are_not_there_are_named(served: Served, tmp_path: Path) -> None:
    [path, *_] = (served.worker.settings.files).glob("*/??/*")
    aside = path.rename(path.with_name("aside"))
    try:
        made = await back_up(served, tmp_path / "backup")
    finally:
        aside.rename(path)
    assert made.missing == [str(path.relative_to(served.worker.settings.data_dir))]


async def test_a_key_that_changes_meanwhile_is_in_it(served: Served, tmp_path: Path) -> None:
    settings = served.worker.settings
    [old] = keys_of(settings)

    def change(what: str, *_: object) -> None:
        if what == "copying the database":
            write_keys(settings.key_file, [draw_key()])

    try:
        made = await make_backup(settings, Wish(tmp_path / "backup"), now=NOW, tell=change)
    finally:
        write_keys(settings.key_file, [old])
    assert len(made.keys) == 2


async def test_the_key_may_lie_apart(served: Served, tmp_path: Path) -> None:
    made = await back_up(served, tmp_path / "backup", key_file=tmp_path / "key")
    assert not made.key_included
    assert not (tmp_path / "backup" / "sealing.key").exists()
    place = Settings(data_dir=tmp_path / "restored")
    with pytest.raises(BackupRefused, match="say with --key-file"):
        await restore_backup(place, tmp_path / "backup", key_file=None, tell=silent)
    write_keys(tmp_path / "other", [draw_key()])
    with pytest.raises(BackupRefused, match="another than the one"):
        await restore_backup(place, tmp_path / "backup", key_file=tmp_path / "other", tell=silent)
    assert not place.data_dir.exists()
    await restore_backup(place, tmp_path / "backup", key_file=tmp_path / "key", tell=silent)
    assert keys_of(place) == keys_of(served.worker.settings)
    await back_up(served, tmp_path / "next", key_file=tmp_path / "key")
    with pytest.raises(BackupRefused, match="does not hold"):
        await back_up(served, tmp_path / "third", key_file=tmp_path / "other")
    from_setting = Settings(data_dir=tmp_path / "again", sealing_key=keys_of(place)[0].hex())
    await restore_backup(from_setting, tmp_path / "backup", key_file=None, tell=silent)
    assert not from_setting.key_file.exists()


async def test_a_place_for_it_is_asked_for_before_anything_is_done(served: Served, tmp_path: Path) -> None:
    data = served.worker.settings.data_dir
    for target in (data / "backup", tmp_path / "none" / "backup"):
        with pytest.raises(BackupRefused):
            await back_up(served, target)
    with pytest.raises(BackupRefused, match="is a SQLite file"):
        await back_up(served, tmp_path / "backup", dump="pg_dump")
    nothing = Settings(data_dir=tmp_path / "empty")
    with pytest.raises(BackupRefused, match="there is no database"):
        await make_backup(nothing, Wish(tmp_path / "backup"), now=NOW, tell=silent)
    (tmp_path / "data").mkdir()
    db = await open_database(str(tmp_path / "keyless.db"))
    await db.close()
    keyless = Settings(data_dir=tmp_path / "data", database_url=f"sqlite:///{tmp_path / 'keyless.db'}")
    with pytest.raises(OSError, match=r"sealing\.key"):
        await make_backup(keyless, Wish(tmp_path / "new"), now=NOW, tell=silent)
    assert not keyless.key_file.exists()
