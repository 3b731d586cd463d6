"""Content of entries: taken from where a resource says, kept, and made ready by a job. See docs/protocol/entries.md."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from keyreel.assets.store import FLAVOR, WHOLE, delete_assets_of, insert_asset
from keyreel.assets.types import FlavorAssetStatus
from keyreel.entries.errors import HasContent
from keyreel.entries.media_types import MediaEntry, MediaType, SourceType
from keyreel.entries.ownership import check_edit
from keyreel.entries.room import EntryRoom, Setup
from keyreel.entries.rules import FIRST_VERSION, draw_id
from keyreel.entries.sources import Source, Sources, headers_of, to_fetch
from keyreel.entries.store import change_entry, next_thumb
from keyreel.entries.types import BaseEntry, DataEntry, EntryStatus
from keyreel.files import Files, StoredFile, add_file, release_file
from keyreel.gate import Call
from keyreel.media_files.probe import NotMedia, probe_image
from keyreel.media_files.sniff import ENOUGH, Sniffed, sniff
from keyreel.media_files.work import Workshop
from keyreel.schema.errors import MaxLength, UploadFailed
from keyreel.storage import Database, Tx
from keyreel.uploads.resources import Resource, UrlResource

KIND = "content"
"""The kind of the jobs that make content ready."""
LONGEST_TEXT = 10 << 20
"""Bytes of the text of an entry."""
IMPORT = "import"
"""The kind of the jobs that fetch content."""


class Jobs(Protocol):
    """What content needs to know of jobs."""

    async def leave(self, tx: Tx, partner_id: int, kind: str, payload: dict[str, Any], now: int) -> int:
        """Leave a job to do once this transaction is through; its id."""
        ...

    def wake(self) -> None:
        """Look for jobs now."""
        ...


@dataclass(frozen=True, slots=True)
class Look:
    """What a first look at a file tells.

    Attributes:
        width, height: pixels of an image.
    """

    sniffed: Sniffed
    width: int | None = None
    height: int | None = None


class Contents:
    """Gives entries their content.

    Args:
        studio: where images are looked at.

    Attributes:
        sources: where it comes from.
    """

    def __init__(self, room: EntryRoom, files: Files, sources: Sources, jobs: Jobs, studio: Workshop) -> None:
        self.sources = sources
        self._studio = studio
        self._room = room
        self._files = files
        self._jobs = jobs

    async def add(self, call: Call, new: BaseEntry, resource: Resource, **more: Any) -> BaseEntry:
        """Make an entry together with its content; `more` are properties that the server sets.

        Raises:
            ApiError: it cannot be made so.
        """
        values = {**await self._room.admitted(call, new), **more}
        if (remote := to_fetch(resource)) is not None:

            async def begin(tx: Tx) -> str:
                id = await self._room.insert(tx, call, new, values)
                await self._await_import(tx, call, await self._room.find(tx, call, id, BaseEntry), remote)
                return id

            id = await self._room.db.write(begin)
            self._jobs.wake()
            return await self._room.get(call, id, BaseEntry)
        async with self.sources.open(call, resource) as source:
            look = await self.look(source)
            file = await self.keep(call, source, look)

            async def unit(tx: Tx) -> str:
                id = await self._room.insert(tx, call, new, values)
                stored = await self._room.find(tx, call, id, BaseEntry)
                await self._attach(tx, call, stored, source, look, file)
                return id

            id = await self._room.db.write(unit)
        self._jobs.wake()
        return await self._room.get(call, id, BaseEntry)

    async def fill(
        self, call: Call, entry_id: str, resource: Resource, kind: type[BaseEntry], *, again: bool = False
    ) -> None:
        """Give an entry its content.

        Args:
            again: it may have some already, which this replaces.

        Raises:
            EntryNotFound, InvalidKs: there is no such entry, or it is somebody else's.
            HasContent: it has some.
            UploadTokenNotFound, TokenNotReady, ResourceNotSupported: there is nothing to take.
        """
        await _check(self._room.db, call, await self._room.find(self._room.db, call, entry_id, kind), again=again)
        if (remote := to_fetch(resource)) is not None:

            async def begin(tx: Tx) -> None:
                stored = await self._room.find(tx, call, entry_id, kind)
                await _check(tx, call, stored, again=again)
                await self._await_import(tx, call, stored, remote)

            await self._room.db.write(begin)
            self._jobs.wake()
            return
        async with self.sources.open(call, resource) as source:
            look = await self.look(source)
            file = await self.keep(call, source, look)

            async def unit(tx: Tx) -> None:
                stored = await self._room.find(tx, call, entry_id, kind)
                await _check(tx, call, stored, again=again)
                await self._attach(tx, call, stored, source, look, file)

            await self._room.db.write(unit)
        self._jobs.wake()

    async def _await_import(self, tx: Tx, call: Call, stored: BaseEntry, resource: UrlResource) -> None:
        """Let a job fetch the content of an entry."""
        changes = {"status": EntryStatus.IMPORT, "source_type": SourceType.URL, "updated_at": call.time}
        await change_entry(tx, call.partner_id, stored, _fitting(stored, changes))
        payload = {"entry": stored.id, "url": resource.url or "", "headers": headers_of(resource)}
        await self._jobs.leave(tx, call.partner_id, IMPORT, payload, call.time)

    async def look(self, source: Source) -> Look:
        """What a file is."""
        return await look_at(self._studio, source.path, source.name)

    async def keep(self, call: Call, source: Source, look: Look) -> StoredFile:
        """Where a file is kept from now on.

        Raises:
            UploadFailed: there is no room for it.
        """
        try:
            return await self._files.keep(call.partner_id, source.path, look.sniffed.content_type, call.time)
        except OSError as error:
            raise UploadFailed from error

    async def _attach(
        self, tx: Tx, call: Call, stored: BaseEntry, source: Source, look: Look, file: StoredFile
    ) -> None:
        assert stored.id is not None
        await self.sources.close(tx, call, source, "entry", stored.id)
        await attach_to(tx, stored, file, source, look, call.time, self._jobs, self._room.setup)

    async def fill_text(self, call: Call, entry_id: str, resource: Resource) -> str:
        """Give a text entry its text, from a file; the entry's id.

        Raises:
            ApiError: there is nothing to take, it is too long, or the caller may not.
        """
        await _check(self._room.db, call, await self._room.find(self._room.db, call, entry_id, DataEntry), again=True)
        async with self.sources.open(call, resource) as source:
            body = await asyncio.to_thread(_head, source.path, LONGEST_TEXT + 1)
            if len(body) > LONGEST_TEXT:
                raise MaxLength("KalturaDataEntry::dataContent", str(LONGEST_TEXT))
            text = body.decode("utf-8", "replace").replace("\0", "")

            async def unit(tx: Tx) -> None:
                stored = await self._room.find(tx, call, entry_id, DataEntry)
                await _check(tx, call, stored, again=True)
                await self.sources.close(tx, call, source, "entry", entry_id)
                version = (stored.version or FIRST_VERSION - 1) + 1
                changes = {"data_content": text, "status": EntryStatus.READY, "version": version}
                await change_entry(tx, call.partner_id, stored, {**changes, "updated_at": call.time})

            await self._room.db.write(unit)
        return entry_id


async def _check(db: Database | Tx, call: Call, stored: BaseEntry, *, again: bool) -> None:
    await check_edit(db, call, stored)
    if not again and stored.status != EntryStatus.NO_CONTENT:
        raise HasContent


def _fitting(stored: BaseEntry, changes: dict[str, Any]) -> dict[str, Any]:
    """Those of the changes that an entry's class knows."""
    return {name: value for name, value in changes.items() if name in type(stored).names()}


def _head(path: Path, size: int) -> bytes:
    with path.open("rb") as file:
        return file.read(size)


def plays_of(stored: BaseEntry) -> bool:
    """Whether an entry is one that plays: a video or a sound."""
    return isinstance(stored, MediaEntry) and stored.media_type in (MediaType.VIDEO, MediaType.AUDIO)


async def look_at(studio: Workshop, path: Path, name: str) -> Look:
    """What a file is, by its first bytes and its name; how large, if it is an image."""
    sniffed = sniff(await asyncio.to_thread(_head, path, ENOUGH), name)
    if sniffed.kind == "image":
        with suppress(NotMedia):
            found = await studio.do(probe_image, path)
            return Look(sniffed, found.width, found.height)
    return Look(sniffed)


async def attach_to(
    tx: Tx, stored: BaseEntry, file: StoredFile, source: Source, look: Look, now: int, jobs: Jobs, setup: Setup
) -> None:
    """Make a file the content of an entry, in the place of what it had.

    Images and data are ready then; what a video or a sound is is found out by a job.
    """
    assert stored.id is not None
    profile: dict[str, Any] = {}
    if plays_of(stored):
        if stored.conversion_profile_id is None:
            profile["conversion_profile_id"] = await setup.conversion_profile(tx, file.partner_id, None)
        await jobs.leave(tx, file.partner_id, KIND, {"entry": stored.id, "file": file.name}, now)
    await add_file(tx, file)
    for name in await delete_assets_of(tx, file.partner_id, stored.id, now):
        await release_file(tx, file.partner_id, name, now)
    plays = plays_of(stored)
    values: dict[str, Any] = {
        "id": draw_id(),
        "entry_id": stored.id,
        "partner_id": file.partner_id,
        "version": 1,
        "size": file.size // 1024,
        "size_in_bytes": file.size,
        "tags": "source",
        "file_ext": source.extension or look.sniffed.extension,
        "created_at": now,
        "updated_at": now,
        "description": "",
        "flavor_params_id": 0,
        "width": 0,
        "height": 0,
        "bitrate": 0,
        "frame_rate": 0.0,
        "is_original": True,
        "is_web": False,
        "status": FlavorAssetStatus.QUEUED if plays else FlavorAssetStatus.READY,
        "is_default": False,
    }
    await insert_asset(tx, FLAVOR if plays else WHOLE, values, file.name)
    version = (stored.version or FIRST_VERSION - 1) + 1
    changes: dict[str, Any] = {
        "status": EntryStatus.PRECONVERT if plays else EntryStatus.READY,
        **({"source_type": source.source_type} if source.source_type else {}),
        **({} if plays else {"version": version}),
        "width": look.width,
        "height": look.height,
        "updated_at": now,
        **profile,
    }
    columns = {} if plays else {"thumb_version": next_thumb(stored)}
    await change_entry(tx, file.partner_id, stored, _fitting(stored, changes), **columns)


async def delete_content(tx: Tx, partner_id: int, entry_id: str, now: int) -> None:
    """Let go of the files of an entry that is deleted."""
    for name in await delete_assets_of(tx, partner_id, entry_id, now):
        await release_file(tx, partner_id, name, now)
