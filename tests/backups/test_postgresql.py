"""On PostgreSQL the operator's own command dumps the database, at the right moment; the rest is done as ever."""

import shlex
import signal
import subprocess
import time
from pathlib import Path

import pytest

import postgres
from keyreel.backups import BackupRefused, Wish, make_backup, restore_backup
from keyreel.settings import Settings
from running import KEYREEL
from town import answers, check_last, serving
from worker import NOW, workers


def silent(*_: object) -> None:
    """Says nothing of what is done."""


def dumping(url: str) -> str:
    return shlex.join([str(postgres.binaries() / "bin/pg_dump"), "--format=custom", url])


async def test_it_is_dumped_restored_and_answers_the_same(
    postgres_server: str, postgres_url: str, tmp_path: Path
) -> None:
    async with serving(tmp_path, postgres_url) as served:
        wish = Wish(tmp_path / "backup", dump=dumping(postgres_url))
        made = await make_backup(served.worker.settings, wish, now=NOW, tell=silent)
    assert (made.database, made.key_included, made.missing) == ("database.dump", True, [])
    on_sqlite = Settings(data_dir=tmp_path / "restored")
    with pytest.raises(BackupRefused, match="keyreel export account"):
        await restore_backup(on_sqlite, tmp_path / "backup", key_file=None, tell=silent)
    name = postgres_url.rpartition("/")[2] + "_restored"
    url = f"{postgres_url.rpartition('/')[0]}/{name}"
    place = Settings(data_dir=tmp_path / "restored", database_url=url)
    await restore_backup(place, tmp_path / "backup", key_file=None, tell=silent)
    binaries, dump = postgres.binaries() / "bin", tmp_path / "backup" / "database.dump"
    for command in (
        [binaries / "createdb", f"--maintenance-db={postgres_server}", name],
        [binaries / "pg_restore", "--no-owner", f"--dbname={url}", dump],
    ):
        subprocess.run(command, check=True)  # noqa: ASYNC221
    async with workers(place.data_dir, url) as [worker]:
        found = await answers(worker, served.questions)
    assert found[: len(served.answers)] == served.answers
    check_last(served.questions, found)


async def test_it_says_what_to_do(postgres_url: str, tmp_path: Path) -> None:
    async with workers(tmp_path / "data", postgres_url) as [worker]:
        for wish, said in (
            (Wish(tmp_path / "backup"), "say with --dump which command dumps it"),
            (Wish(tmp_path / "backup", dump="false"), r"failed \(1\): no output"),
            (Wish(tmp_path / "backup", dump="no-such-command"), "cannot be run"),
            (Wish(tmp_path / "backup", dump="echo 'open"), "cannot be run"),
            (Wish(tmp_path / "backup", dump="true"), "no output"),
        ):
            with pytest.raises(BackupRefused, match=said):
                await make_backup(worker.settings, wish, now=NOW, tell=silent)
        made = await make_backup(
            worker.settings, Wish(tmp_path / "backup", without_database=True), now=NOW, tell=silent
        )
        assert made.database is None
        assert "at most an hour before" in made.elsewhere[0]


def test_one_that_is_killed_is_none(postgres_url: str, tmp_path: Path) -> None:
    place = ["--data-dir", str(tmp_path / "data"), "--database-url", postgres_url]
    keyreel("account", "show", *place)
    arguments = ["backup", str(tmp_path / "backup"), *place, "--dump"]
    draft = tmp_path / ".backup.unfinished" / "database.dump"
    with subprocess.Popen([str(KEYREEL), *arguments, "sleep 60"], stderr=subprocess.PIPE) as process:
        while not draft.exists():
            assert process.poll() is None
            time.sleep(0.02)
        process.send_signal(signal.SIGKILL)
    assert not (tmp_path / "backup").exists()
    refused = keyreel("restore", str(draft.parent), "--check", "--data-dir", str(tmp_path / "restored"))
    assert refused.returncode == 1
    assert "is no backup, or one that was interrupted" in refused.stderr
    assert keyreel(*arguments, dumping(postgres_url)).returncode == 0
    assert not draft.parent.exists()


def keyreel(*arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([str(KEYREEL), *arguments], capture_output=True, text=True, check=False)
