"""Exporting: one account, as it was at one moment, into a sealed archive."""

import os
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from keyreel.accounts.store import partner
from keyreel.files import Files, Hold
from keyreel.settings import Settings
from keyreel.storage import Database, Sealer, Snapshot, Statement, head
from keyreel.transfers.archive import END, FILES, MANIFEST, PIECES, End, Manifest, Writer
from keyreel.transfers.envelope import Lock
from keyreel.transfers.logins import packed
from keyreel.transfers.plan import PLAN, columns_of, read_of, sealed_of
from keyreel.transfers.refusal import TransferRefused
from keyreel.uploads.pieces import PieceFiles
from keyreel.uploads.store import living_files

Tell = Callable[[str, int, int], None]
"""Is told what is being done, how much of it is done, and how much there is in all."""

_NAME = Statement(sa.select(partner.c.name).where(partner.c.id == sa.bindparam("partner")))


@dataclass(frozen=True, slots=True)
class Sent:
    """What went into an archive."""

    manifest: Manifest
    end: End


class Exporter:
    """Writes accounts of an installation into archives, while it serves."""

    def __init__(self, settings: Settings, db: Database, sealer: Sealer, files: Files, pieces: PieceFiles) -> None:
        self._hold = Hold(settings.hold)
        self._db = db
        self._sealer = sealer
        self._files = files
        self._pieces = pieces

    async def export(self, partner_id: int, target: Path, lock: Lock, *, now: float, tell: Tell) -> Sent:
        """Write an archive: whole, or not at all.

        Raises:
            TransferRefused, StorageError, OSError: it cannot be written.
        """
        if partner_id <= 0:
            raise TransferRefused(f"account {partner_id} is the installation's own, and does not move")
        if target.exists():  # noqa: ASYNC240  # nobody else is on this loop
            raise TransferRefused(f"{target} is there already: an archive needs a name of its own")
        draft = target.with_name(f".{target.name}.unfinished")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        try:
            with os.fdopen(descriptor, "wb") as file:
                writer = Writer(file, lock)
                sent = await self._fill(writer, partner_id, int(now), tell)
                writer.close()
                file.flush()
                os.fsync(file.fileno())
            draft.rename(target)
        except BaseException:
            with suppress(OSError):
                draft.unlink()
            raise
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
        return sent

    async def _fill(self, writer: Writer, partner_id: int, now: int, tell: Tell) -> Sent:
        end = End(rows={}, files=0, bytes=0, missing=[])
        with self._hold.keeping():
            async with self._db.snapshot() as snapshot:
                named = await snapshot.fetch_one(_NAME, {"partner": partner_id})
                if named is None:
                    raise TransferRefused(f"there is no account {partner_id}")
                manifest = Manifest(
                    version=version("keyreel"),
                    revision=head(),
                    partner_id=partner_id,
                    name=named[0],
                    made_at=now,
                    database=self._db.dialect,
                )
                writer.put(MANIFEST, manifest)
                names = list[str]()
                for number, table in enumerate(PLAN):
                    tell("reading rows", number, len(PLAN))
                    end.rows[table] = 0
                    async for rows in self._rows(snapshot, table, partner_id):
                        writer.put_rows(table, rows)
                        end.rows[table] += len(rows)
                        if table == "stored_file":
                            names += [row[0] for row in rows]
                tell("reading rows", len(PLAN), len(PLAN))
                places = [each for each in await living_files(snapshot) if each.partner_id == partner_id and each.round]
            for number, name in enumerate(names):
                tell("reading files", number, len(names))
                await self._add(writer, end, FILES, name, self._files.fetch(partner_id, name))
            tell("reading files", len(names), len(names))
            for place in sorted(places):
                await self._add(writer, end, PIECES, place.name, self._pieces.whole(place))
        writer.put(END, end)
        return Sent(manifest, end)

    async def _rows(self, snapshot: Snapshot, table: str, partner_id: int) -> AsyncIterator[list[list[Any]]]:
        columns = columns_of(table)
        names = [column.name for column in columns]
        flags = [at for at, column in enumerate(columns) if isinstance(column.type, sa.Boolean)]
        async for rows in snapshot.stream(read_of(table), {"partner": partner_id}):
            found = [list(row) for row in rows]
            if table == "login":
                found = [await packed(snapshot, partner_id, row) for row in found]
            for row in found:
                for at in flags:
                    row[at] = bool(row[at])
                for item in sealed_of(table):
                    at = names.index(item.column.name)
                    if row[at] is not None:
                        context = item.context(*(row[names.index(column.name)] for column in item.named_by))
                        row[at] = self._sealer.open(bytes(row[at]), context)
            yield found

    @staticmethod
    async def _add(writer: Writer, end: End, kind: str, name: str, fetched: Any) -> None:
        try:
            async with fetched as path:
                end.bytes += writer.put_file(kind, name, path)
        except FileNotFoundError:
            end.missing.append(f"{kind}/{name}")
        else:
            end.files += 1
