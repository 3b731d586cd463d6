"""What is not whole is not restored, and what is restored half serves nobody."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from keyreel.backups import BackupRefused, Wish, check_backup, make_backup, restore_backup
from keyreel.backups import restoring as restoring_module
from keyreel.parts import open_parts
from keyreel.settings import Settings
from keyreel.storage import Newer, StorageError
from town import Served
from worker import NOW


def silent(*_: object) -> None:
    """Says nothing of what is done."""


@pytest.fixture
async def backup(served: Served, tmp_path: Path) -> Path:
    await make_backup(served.worker.settings, Wish(tmp_path / "backup"), now=NOW, tell=silent)
    return tmp_path / "backup"


def a_file(backup: Path) -> Path:
    return next(path for path in sorted(backup.glob("files/*/??/*")))


def spoil(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def shorten(path: Path) -> None:
    os.truncate(path, path.stat().st_size - 1)


def swap(backup: Path) -> None:
    """The list of checksums names something outside."""
    path = backup / "SHA256SUMS"
    path.write_text(path.read_text().replace("  files/", "  ../files/", 1))


@pytest.mark.parametrize(
    "damage",
    [
        lambda backup: spoil(a_file(backup)),
        lambda backup: shorten(a_file(backup)),
        lambda backup: a_file(backup).unlink(),
        lambda backup: spoil(backup / "keyreel.db"),
        lambda backup: shorten(backup / "keyreel.db"),
        lambda backup: (backup / "sealing.key").unlink(),
        lambda backup: spoil(backup / "SHA256SUMS"),
        lambda backup: shorten(backup / "SHA256SUMS"),
        lambda backup: (backup / "SHA256SUMS").unlink(),
        lambda backup: (backup / "manifest.json").unlink(),
        lambda backup: (backup / "manifest.json").write_text("{"),
        swap,
    ],
)
async def test_damage_is_found_before_anything_is_written(
    backup: Path, tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    place = Settings(data_dir=tmp_path / "restored")
    await check_backup(place, backup, key_file=None, tell=silent)
    damage(backup)
    for do in (check_backup, restore_backup):
        with pytest.raises(BackupRefused):
            await do(place, backup, key_file=None, tell=silent)
    assert not place.data_dir.exists()


async def test_a_place_that_is_not_empty_is_left_alone(backup: Path, tmp_path: Path) -> None:
    place = Settings(data_dir=tmp_path / "restored")
    place.data_dir.mkdir()
    (place.data_dir / "notes.txt").write_text("mine")
    with pytest.raises(BackupRefused, match=r"is not empty \(notes\.txt\)"):
        await restore_backup(place, backup, key_file=None, tell=silent)
    assert [path.name for path in place.data_dir.iterdir()] == ["notes.txt"]
    (place.data_dir / "notes.txt").rename(place.data_dir / "keyreel.toml")  # settings may be there first
    await restore_backup(place, backup, key_file=None, tell=silent)
    assert (place.data_dir / "keyreel.toml").read_text() == "mine"


async def test_what_is_restored_half_serves_nobody(
    backup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = Settings(data_dir=tmp_path / "restored")
    real = restoring_module._put  # pyright: ignore[reportPrivateUsage]

    def stop(source: Path, target: Path, digest: str) -> None:
        if source.parent.parent.parent.name == "files":
            raise KeyboardInterrupt
        real(source, target, digest)

    monkeypatch.setattr(restoring_module, "_put", stop)
    with pytest.raises(KeyboardInterrupt):
        await restore_backup(place, backup, key_file=None, tell=silent)
    monkeypatch.undo()
    with pytest.raises(StorageError, match="is not whole"):
        await open_parts(place)
    with pytest.raises(BackupRefused, match="empty it first"):
        await restore_backup(place, backup, key_file=None, tell=silent)


async def test_a_backup_of_a_later_release_is_refused(backup: Path, tmp_path: Path) -> None:
    place = Settings(data_dir=tmp_path / "restored")
    manifest = (backup / "manifest.json").read_text()
    (backup / "manifest.json").write_text(manifest.replace('"revision": "0', '"revision": "9'))
    with pytest.raises(Newer):
        await restore_backup(place, backup, key_file=None, tell=silent)
    (backup / "manifest.json").write_text(manifest.replace('"format": 1', '"format": 9'))
    with pytest.raises(BackupRefused, match="a later release"):
        await restore_backup(place, backup, key_file=None, tell=silent)
    assert not place.data_dir.exists()
