"""Importing: an account out of an archive, all of it or nothing. See docs/transfers.md, "What happens in an import"."""

import asyncio
import os
import tempfile
from collections.abc import Awaitable, Callable, Generator, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from keyreel.accounts.store import partners
from keyreel.files import Files
from keyreel.storage import Conflict, Database, Sealer, StorageError, Unstorable
from keyreel.transfers import places
from keyreel.transfers.archive import FILES, File, Manifest, Part, reading
from keyreel.transfers.envelope import Lock, Opening
from keyreel.transfers.landing import Landing, Places, land
from keyreel.transfers.refusal import TransferRefused
from keyreel.transfers.verifying import Contents, verify
from keyreel.uploads.pieces import PieceFiles, Place, read_place

Tell = Callable[[str, int, int], None]
_STEP = 1 << 20
_SHOWN = 10


@dataclass(slots=True)
class Landed:
    """What arrived.

    Attributes:
        partner_id: the number that the account has here.
        manifest: what the archive says of itself.
        rows: how many of each table; `files` and `bytes` of files.
        missing: files that were missing already where it comes from.
        places: what became of logins and numbers.
    """

    partner_id: int
    manifest: Manifest
    rows: dict[str, int]
    files: int
    bytes: int
    missing: list[str]
    places: Places = field(default_factory=Places)


class Importer:
    """Brings accounts into an installation, while it serves.

    Args:
        scratch: a folder for files on their way.
    """

    def __init__(self, db: Database, sealer: Sealer, files: Files, pieces: PieceFiles, scratch: Path) -> None:
        self._db = db
        self._sealer = sealer
        self._files = files
        self._pieces = pieces
        self._scratch = scratch

    async def check(self, source: Path, lock: Lock, landing: Landing, *, tell: Tell) -> Landed:
        """Find out whether an archive is whole, and whether it could be imported.

        Raises:
            TransferRefused, StorageError, OSError: it could not.
        """
        return (await self._check(_Archive(source, lock, tell), landing))[0]

    async def bring(self, source: Path, lock: Lock, landing: Landing, *, now: float, tell: Tell) -> Landed:
        """Import an account.

        Raises:
            TransferRefused, StorageError, OSError: it cannot be. Nothing of it is here then.
        """
        archive = _Archive(source, lock, tell)
        landed, contents, collisions = await self._check(archive, landing)
        await places.reserve(self._db, contents.most)
        put: list[tuple[str, str]] = []
        try:
            await self._put_files(archive, landed.partner_id, put)
            work = self._db.write(
                lambda tx: land(
                    tx,
                    self._db.dialect,
                    self._sealer,
                    landing,
                    contents,
                    collisions,
                    lambda: archive.parts("writing rows"),
                    int(now),
                )
            )
            landed.places = await self._wait(archive, work)
        except BaseException as error:
            if await self._is_nowhere(landed.partner_id):
                for kind, name in put:
                    await self._remove(kind, landed.partner_id, name)
            if isinstance(error, Conflict):
                raise TransferRefused(f"something of it was made here meanwhile ({error.key}): try again") from error
            if isinstance(error, Unstorable):
                raise TransferRefused("it holds a text or number that this kind of database cannot hold") from error
            raise
        return landed

    @staticmethod
    async def _wait(archive: "_Archive", work: Awaitable[Places]) -> Places:
        """What a transaction gives. Where nobody wants it any more it stops, and its end is waited for all the same."""
        writing = asyncio.ensure_future(work)
        try:
            return await asyncio.shield(writing)
        except asyncio.CancelledError:
            archive.is_dropped = True
            with suppress(_Dropped):
                return await writing
            raise

    async def _is_nowhere(self, partner_id: int) -> bool:
        """Whether an account is surely not here. A database that went away in the middle may have it."""
        try:
            return await partners.find_one(self._db, partner_id, str(partner_id)) is None
        except StorageError:
            return False

    async def _check(self, archive: "_Archive", landing: Landing) -> tuple[Landed, Contents, dict[str, list[int]]]:
        with archive.parts("verifying") as parts:
            contents = verify(parts)
        found = contents.manifest
        number = landing.number or found.partner_id
        if number <= 0:
            raise TransferRefused(f"{number} is no number of an account that moves: it is above 0")
        if await partners.find_one(self._db, number, str(number)) is not None:
            raise TransferRefused(f"account {number} is here already: --as N gives it another number")
        if landing.parent and await partners.find_one(self._db, landing.parent, str(landing.parent)) is None:
            raise TransferRefused(f"there is no account {landing.parent} that could be its parent")
        collisions: dict[str, list[int]] = {}
        for table, ids in contents.ids.items():
            if table == "widget" and number != found.partner_id:
                ids = {f"_{number}" if id == f"_{found.partner_id}" else id for id in ids}
            if there := await places.taken(self._db, table, ids):
                raise TransferRefused(
                    f"ids that it needs are taken here, and belong to one account: {_list(table, there)}"
                )
        for table, numbers in contents.numbers.items():
            if there := await places.taken(self._db, table, numbers):
                collisions[table] = [int(each) for each in there]
        if collisions and not landing.renumber:
            said = "; ".join(_list(table, there) for table, there in collisions.items())
            raise TransferRefused(
                f"numbers that it needs are taken here: {said}. With --renumber what has them gets others, which "
                "whatever names it follows; programs that know the old ones must be told"
            )
        end = contents.end
        return Landed(number, found, end.rows, end.files, end.bytes, end.missing), contents, collisions

    async def _put_files(self, archive: "_Archive", partner_id: int, put: list[tuple[str, str]]) -> None:
        with archive.parts("writing files") as parts:
            for part in parts:
                if isinstance(part, File):
                    put.append((part.kind, part.name))
                    await self._put(part, partner_id)

    async def _put(self, file: File, partner_id: int) -> None:
        handle, name = tempfile.mkstemp(dir=self._scratch)
        path = Path(name)
        try:
            with os.fdopen(handle, "wb") as written:
                while piece := file.content.read(_STEP):
                    written.write(piece)
            if file.kind == FILES:
                await self._files.bytes.put(path, partner_id, file.name)
            else:
                await self._pieces.begin(path, _place(partner_id, file.name))
        finally:
            path.unlink(missing_ok=True)  # noqa: ASYNC240  # nobody else is on this loop

    async def _remove(self, kind: str, partner_id: int, name: str) -> None:
        if kind == FILES:
            await self._files.bytes.remove(partner_id, name)
        else:
            await self._pieces.remove(_place(partner_id, name))


class _Dropped(Exception):
    """Nobody wants what is being imported any more."""


class _Archive:
    """An archive that is read more than once; its key is made once.

    Attributes:
        is_dropped: whether nobody wants it any more.
    """

    def __init__(self, path: Path, lock: Lock, tell: Tell) -> None:
        self._path = path
        self._lock = lock
        self._tell = tell
        self._cipher: AESGCM | None = None
        self.is_dropped = False

    @contextmanager
    def parts(self, what: str) -> Generator[Iterator[Part]]:
        size = self._path.stat().st_size
        with self._path.open("rb") as file:
            opening = Opening(file, self._lock, self._cipher, lambda done: self._tell(what, done, size))
            self._cipher = opening.cipher
            with reading(self._path, opening) as parts:
                yield map(self._wanted, parts)

    def _wanted(self, part: Part) -> Part:
        if self.is_dropped:
            raise _Dropped
        return part


def _place(partner_id: int, name: str) -> Place:
    found = read_place(str(partner_id), name)
    assert found is not None, "it was verified"
    return found


def _list(table: str, ids: Sequence[int | str]) -> str:
    shown = ", ".join(map(str, ids[:_SHOWN]))
    more = f" and {len(ids) - _SHOWN} more" if len(ids) > _SHOWN else ""
    return f"{table.replace('_', ' ')} {shown}{more}"
