"""An archive tells nothing, and whatever was done to it is noticed; an import is whole or nothing."""

import asyncio
import io
import os
import shutil
import threading
from pathlib import Path

import pytest

import town
from keyreel.storage import head
from keyreel.transfers import Landing, Lock, TransferRefused, archive, envelope, verifying
from moves import LOCK, Exported, bring, exporter, importer, silent
from town import TOWN
from worker import NOW, SECRET, workers


async def check(exported: Exported, source: Path, lock: Lock = LOCK) -> None:
    await importer(exported.served.worker).check(source, lock, Landing(number=999), tell=silent)


def sealed(content: bytes, lock: Lock = LOCK) -> bytes:
    file = io.BytesIO()
    sealing = envelope.Sealing(file, lock)
    for at in range(0, len(content), 300_000):
        sealing.write(content[at : at + 300_000])
    sealing.close()
    return file.getvalue()


def opened(content: bytes, lock: Lock = LOCK) -> bytes:
    opening = envelope.Opening(io.BytesIO(content), lock)
    return b"".join(iter(lambda: opening.read(100_000), b""))


@pytest.mark.parametrize("size", [0, 1, envelope.BLOCK - 1, envelope.BLOCK, envelope.BLOCK + 1, 3 * envelope.BLOCK])
def test_what_is_sealed_opens(size: int) -> None:
    content = bytes(range(256)) * (size // 256 + 1)
    assert opened(sealed(content[:size])) == content[:size]


def test_whatever_was_done_to_it_is_noticed() -> None:
    whole = sealed(b"x" * (2 * envelope.BLOCK + 500))
    line = whole.index(b"\n", len(envelope.MAGIC)) + 1
    block = envelope.BLOCK + 16
    first, second, last = whole[line : line + block], whole[line + block : line + 2 * block], whole[line + 2 * block :]
    head = whole[:line]
    for at in (5, len(envelope.MAGIC) + 12, line + 3, line + block + 9, len(whole) - 1):
        changed = bytearray(whole)
        changed[at] ^= 1
        with pytest.raises(TransferRefused):
            opened(bytes(changed))
    for other in (
        head,
        head + first,
        head + first + second,
        head + second + first + last,
        head + first + last,
        head + last,
        whole[:-1],
        whole + b"\0",
        whole + last,
        b"",
        whole[: len(envelope.MAGIC)],
    ):
        with pytest.raises(TransferRefused):
            opened(other)


def test_a_passphrase_opens_what_it_sealed_and_nothing_else_does() -> None:
    lock = Lock(passphrase="correct horse battery")
    whole = sealed(b"secret", lock)
    assert opened(whole, Lock(passphrase="correct horse battery")) == b"secret"
    for other, said in (
        (Lock(passphrase="correct horse batters"), "another one"),
        (Lock(key=b"k" * 32), "with a passphrase"),
    ):
        with pytest.raises(TransferRefused, match=said):
            opened(whole, other)
    with pytest.raises(TransferRefused, match="another key"):
        opened(sealed(b"secret"), Lock(key=b"l" * 32))
    with pytest.raises(TransferRefused, match="at least 12"):
        Lock(passphrase="short")
    greedy = envelope.MAGIC + b'{"salt":"' + b"0" * 32 + b'","memory":999999999}\n' + b"x" * 100
    with pytest.raises(TransferRefused, match="damaged"):
        opened(greedy, lock)


async def test_the_archive_tells_nothing(exported: Exported) -> None:
    content = exported.archive.read_bytes()
    assert exported.archive.stat().st_mode & 0o777 == 0o600
    for told in (SECRET, town.VERA, "Courses", "$argon2", "Account 601"):
        assert told.encode() not in content
    assert SECRET.encode() in opened(content), "it is in there"
    with pytest.raises(TransferRefused, match=r"taken here.*app token 0_"):
        await check(exported, exported.archive)


async def test_what_is_in_it_is_what_it_says(exported: Exported, tmp_path: Path) -> None:
    """Whoever has the key can make an archive of anything; it still is imported only where it is whole."""
    manifest = archive.Manifest(version="9", revision=head(), partner_id=5, name="n", made_at=0, database="sqlite")
    end = archive.End(rows=dict.fromkeys(verifying.PLAN, 0), files=0, bytes=0, missing=[])
    for said, contents in {
        "does not begin": [("end.json", end)],
        "has no end": [("manifest.json", manifest)],
        "two manifests": [("manifest.json", manifest), ("manifest.json", manifest)],
        "a table spoon": [("manifest.json", manifest), ("rows/spoon/1", [[1]]), ("end.json", end)],
        "too few": [("manifest.json", manifest), ("rows/entry/1", [[1]]), ("end.json", end)],
        "says at its end": [("manifest.json", manifest), ("rows/old_use/1", [[5, 1, 1]]), ("end.json", end)],
        "writes: x": [("manifest.json", manifest), ("x", 1)],
        "none that it names": [("manifest.json", manifest), ("files/" + "0" * 32, 1), ("end.json", end)],
        "of revision 0001": [("manifest.json", archive.Manifest(**{**vars_of(manifest), "revision": "0001"}))],
    }.items():
        path = tmp_path / "archive"
        with path.open("wb") as file:
            writer = archive.Writer(file, LOCK)
            for name, value in contents:
                writer.put(name, value)
            writer.close()
        with pytest.raises(TransferRefused, match=said):
            await check(exported, path)


def vars_of(manifest: archive.Manifest) -> dict[str, object]:
    return {name: getattr(manifest, name) for name in manifest.__struct_fields__}


async def test_an_import_is_whole_or_nothing(
    exported: Exported, database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with workers(tmp_path / "data", database_url) as [worker]:
        files, pieces = worker.settings.files, worker.settings.pieces

        def left() -> list[Path]:
            return [path for folder in (files, pieces) for path in folder.rglob("*") if path.is_file()]

        from keyreel.transfers import landing

        seal = landing._seal
        with monkeypatch.context() as patched:
            seen: list[str] = []

            def fail(table: str, *rest: object) -> None:
                seen.append(table)
                if table == "audit_trail":
                    assert left(), "files come first"
                    raise RuntimeError("the power is gone")
                seal(table, *rest)

            patched.setattr(landing, "_seal", fail)
            with pytest.raises(RuntimeError, match="power"):
                await bring(worker, exported.archive)
        assert "entry" in seen
        assert left() == []
        assert list(worker.settings.uploads.iterdir()) == []
        assert await worker.code("session", "start", secret=SECRET, partnerId=TOWN) is not None
        landed = await bring(worker, exported.archive)
        assert len(left()) == landed.files > 5
        ks = await worker.ask("session", "start", secret=SECRET, partnerId=TOWN, type=2)
        assert (await worker.ask("baseEntry", "count", ks=ks)) == 5


async def test_an_import_that_is_interrupted_is_nothing(exported: Exported, database_url: str, tmp_path: Path) -> None:
    async with workers(tmp_path / "data", database_url) as [worker]:
        loop, here, told = asyncio.get_running_loop(), threading.get_ident(), threading.Event()

        def interrupt() -> None:
            importing.cancel()
            loop.call_soon(told.set)  # behind what it wakes

        def tell(what: str, *_: object) -> None:
            if what == "writing rows" and not told.is_set():
                loop.call_soon_threadsafe(interrupt)
                if threading.get_ident() != here:  # on SQLite this is the writer's thread
                    assert told.wait(60)

        work = importer(worker).bring(exported.archive, LOCK, Landing(), now=NOW, tell=tell)
        importing = asyncio.create_task(work)
        with pytest.raises(asyncio.CancelledError):
            await importing
        assert [path for path in worker.settings.files.rglob("*") if path.is_file()] == []
        landed = await bring(worker, exported.archive)
        assert landed.files > 5


async def test_an_export_is_whole_or_nothing(exported: Exported, tmp_path: Path) -> None:
    def fail(what: str, *_: object) -> None:
        if what == "reading files":
            raise KeyboardInterrupt

    make = exporter(exported.served.worker)
    with pytest.raises(KeyboardInterrupt):
        await make.export(TOWN, tmp_path / "archive", LOCK, now=NOW, tell=fail)
    assert os.listdir(tmp_path) == []
    for number, said in ((-2, "own"), (4711, "no account")):
        with pytest.raises(TransferRefused, match=said):
            await make.export(number, tmp_path / "archive", LOCK, now=NOW, tell=silent)
    (tmp_path / "archive").write_text("mine")
    with pytest.raises(TransferRefused, match="is there already"):
        await make.export(TOWN, tmp_path / "archive", LOCK, now=NOW, tell=silent)
    assert (tmp_path / "archive").read_text() == "mine"


async def test_files_that_are_not_there_are_named(exported: Exported, tmp_path: Path) -> None:
    worker = exported.served.worker
    path = next(path for path in worker.settings.files.rglob("*") if path.is_file())
    shutil.move(path, tmp_path / "aside")
    try:
        sent = await exporter(worker).export(TOWN, tmp_path / "archive", LOCK, now=NOW, tell=silent)
    finally:
        shutil.move(tmp_path / "aside", path)
    assert sent.end.missing == [f"files/{path.name}"]
    async with workers(tmp_path / "data") as [other]:
        assert (await bring(other, tmp_path / "archive")).missing == sent.end.missing
