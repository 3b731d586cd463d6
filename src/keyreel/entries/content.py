"""Content of entries: taken from where a resource says, kept, and made ready by a job. See docs/protocol/entries.md."""

import asyncio
import tempfile
from collections.abc import AsyncGenerator
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, Protocol

from keyreel.assets.store import FLAVOR, WHOLE, delete_assets_of, file_of, files_of, insert_asset
from keyreel.assets.types import FlavorAssetStatus
from keyreel.entries.errors import EntryNotFound, HasContent, ResourceNotSupported, TokenNotReady
from keyreel.entries.media_types import MediaEntry, MediaType, SourceType
from keyreel.entries.ownership import check_edit
from keyreel.entries.room import EntryRoom, Setup
from keyreel.entries.rules import FIRST_VERSION, draw_id
from keyreel.entries.store import change_entry
from keyreel.entries.types import BaseEntry, DataEntry, EntryStatus
from keyreel.files import Files, StoredFile, add_file, release_file
from keyreel.gate import Call
from keyreel.media_files.probe import NotMedia, probe_image
from keyreel.media_files.sniff import ENOUGH, Sniffed, sniff
from keyreel.schema.errors import MaxLength, UploadFailed
from keyreel.storage import Database, Tx
from keyreel.uploads.resources import (
    AssetResource,
    EntryResource,
    Resource,
    StringResource,
    UploadedFileResource,
    UploadedFileTokenResource,
    UrlResource,
)

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


class Tokens(Protocol):
    """What content needs to know of upload tokens."""

    def whole_file(self, call: Call, token_id: str) -> AbstractAsyncContextManager[tuple[Path, str]]:
        """The file of a token of the caller's, which is whole, and its name, for as long as it is needed.

        Raises:
            UploadTokenNotFound: there is no such token, or it is somebody else's.
            LookupError: it is not whole, or was used.
            OSError: it cannot be read.
        """
        ...

    async def close(self, tx: Tx, call: Call, token_id: str, kind: str, id: str) -> None:
        """Note that the file was used, and for what.

        Raises:
            LookupError: somebody used it a moment ago.
        """
        ...


@dataclass(frozen=True, slots=True)
class Source:
    """A file that becomes content.

    Attributes:
        path: where it lies for now.
        name: what it is called where it comes from.
        token: the upload token that it came with.
        source_type: what the entry says of where its content is from.
    """

    path: Path
    name: str
    source_type: SourceType | None = SourceType.FILE
    token: str | None = None

    @property
    def extension(self) -> str:
        """What its name ends with, lower case."""
        return PurePosixPath(self.name).suffix.lstrip(".").lower()


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
        scratch: a folder for files that are on their way.
    """

    def __init__(self, room: EntryRoom, files: Files, tokens: Tokens, jobs: Jobs, scratch: Path) -> None:
        self._room = room
        self._files = files
        self._tokens = tokens
        self._jobs = jobs
        self._scratch = scratch

    async def add(self, call: Call, new: BaseEntry, resource: Resource) -> BaseEntry:
        """Make an entry together with its content.

        Raises:
            ApiError: it cannot be made so.
        """
        values = await self._room.admitted(call, new)
        if type(resource) is UrlResource:
            id = await self._room.db.write(lambda tx: self._room.insert(tx, call, new, values))
            await self.fill(call, id, resource, BaseEntry)
            return await self._room.get(call, id, BaseEntry)
        async with self.source(call, resource) as source:
            look, file = await self.keep(call, source)

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
        if type(resource) is UrlResource:
            await self._leave_import(call, entry_id, resource, kind, again=again)
            return
        async with self.source(call, resource) as source:
            look, file = await self.keep(call, source)

            async def unit(tx: Tx) -> None:
                stored = await self._room.find(tx, call, entry_id, kind)
                await _check(tx, call, stored, again=again)
                await self._attach(tx, call, stored, source, look, file)

            await self._room.db.write(unit)
        self._jobs.wake()

    async def _leave_import(
        self, call: Call, entry_id: str, resource: UrlResource, kind: type[BaseEntry], *, again: bool
    ) -> None:
        async def unit(tx: Tx) -> None:
            stored = await self._room.find(tx, call, entry_id, kind)
            await _check(tx, call, stored, again=again)
            changes = {"status": EntryStatus.IMPORT, "source_type": SourceType.URL, "updated_at": call.time}
            await change_entry(tx, call.partner_id, stored, _fitting(stored, changes))
            payload = {"entry": entry_id, "url": resource.url or "", "headers": headers_of(resource)}
            await self._jobs.leave(tx, call.partner_id, IMPORT, payload, call.time)

        await self._room.db.write(unit)
        self._jobs.wake()

    async def keep(self, call: Call, source: Source) -> tuple[Look, StoredFile]:
        """What a file is, and where it is kept from now on.

        Raises:
            UploadFailed: there is no room for it.
        """
        look = await asyncio.to_thread(look_at, source.path, source.name)
        try:
            return look, await self._files.keep(call.partner_id, source.path, look.sniffed.content_type, call.time)
        except OSError as error:
            raise UploadFailed from error

    async def _attach(
        self, tx: Tx, call: Call, stored: BaseEntry, source: Source, look: Look, file: StoredFile
    ) -> None:
        assert stored.id is not None
        await self.close(tx, call, source, "entry", stored.id)
        await attach_to(tx, stored, file, source, look, call.time, self._jobs, self._room.setup)

    async def fill_text(self, call: Call, entry_id: str, resource: Resource) -> str:
        """Give a text entry its text, from a file; the entry's id.

        Raises:
            ApiError: there is nothing to take, it is too long, or the caller may not.
        """
        await _check(self._room.db, call, await self._room.find(self._room.db, call, entry_id, DataEntry), again=True)
        async with self.source(call, resource) as source:
            body = await asyncio.to_thread(_head, source.path, LONGEST_TEXT + 1)
            if len(body) > LONGEST_TEXT:
                raise MaxLength("KalturaDataEntry::dataContent", str(LONGEST_TEXT))
            text = body.decode("utf-8", "replace").replace("\0", "")

            async def unit(tx: Tx) -> None:
                stored = await self._room.find(tx, call, entry_id, DataEntry)
                await _check(tx, call, stored, again=True)
                await self.close(tx, call, source, "entry", entry_id)
                version = (stored.version or FIRST_VERSION - 1) + 1
                changes = {"data_content": text, "status": EntryStatus.READY, "version": version}
                await change_entry(tx, call.partner_id, stored, {**changes, "updated_at": call.time})

            await self._room.db.write(unit)
        return entry_id

    async def close(self, tx: Tx, call: Call, source: Source, kind: str, id: str) -> None:
        """Note that the upload token of a file was used, if it came with one, and for what.

        Raises:
            TokenNotReady: somebody used it a moment ago.
        """
        if source.token is not None:
            try:
                await self._tokens.close(tx, call, source.token, kind, id)
            except LookupError as error:
                raise TokenNotReady from error

    @asynccontextmanager
    async def source(self, call: Call, resource: Resource) -> AsyncGenerator[Source]:
        """The file that a resource stands for, for as long as it is needed.

        Raises:
            UploadTokenNotFound, TokenNotReady, ResourceNotSupported, EntryNotFound, InvalidKs
        """
        match resource:
            case UploadedFileTokenResource():
                async with self._uploaded(call, resource.token or "") as source:
                    yield source
            case UploadedFileResource(file_data=upload) if upload is not None:
                yield Source(upload.path, upload.name)
            case StringResource():
                with tempfile.NamedTemporaryFile(dir=self._scratch) as file:
                    file.write((resource.content or "").encode())
                    file.flush()
                    yield Source(Path(file.name), "content.txt", None)
            case AssetResource() | EntryResource():
                name = await self._file_of(call, resource)
                async with self._fetched(call, name) as source:
                    yield source
            case _:
                raise ResourceNotSupported(resource.kaltura_name)

    @asynccontextmanager
    async def _uploaded(self, call: Call, token_id: str) -> AsyncGenerator[Source]:
        async with AsyncExitStack() as stack:
            try:
                path, name = await stack.enter_async_context(self._tokens.whole_file(call, token_id))
            except LookupError as error:
                raise TokenNotReady from error
            except OSError as error:
                raise UploadFailed from error
            yield Source(path, name, token=token_id)

    @asynccontextmanager
    async def _fetched(self, call: Call, name: str) -> AsyncGenerator[Source]:
        async with AsyncExitStack() as stack:
            try:
                path = await stack.enter_async_context(self._files.fetch(call.partner_id, name))
            except OSError as error:
                raise UploadFailed from error
            yield Source(path, "content")

    async def _file_of(self, call: Call, resource: AssetResource | EntryResource) -> str:
        db, partner_id = self._room.db, call.partner_id
        if isinstance(resource, AssetResource):
            found = await file_of(db, partner_id, resource.asset_id or "")
        else:
            of_entry = await files_of(db, partner_id, resource.entry_id or "")
            found = next((each for each in of_entry if each.kind == FLAVOR and each.file), None)
        if found is None or found.file is None:
            raise EntryNotFound(getattr(resource, "entry_id", None) or getattr(resource, "asset_id", None) or "")
        await check_edit(db, call, await self._room.find(db, call, found.entry_id, BaseEntry))
        return found.file


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


def headers_of(resource: UrlResource) -> dict[str, str]:
    """The headers that content is to be asked for with, by their names."""
    pairs = ((each.value or "").partition(":") for each in resource.url_headers or ())
    return {name.strip(): value.strip() for name, colon, value in pairs if colon and name.strip().isascii()}


def plays_of(stored: BaseEntry) -> bool:
    """Whether an entry is one that plays: a video or a sound."""
    return isinstance(stored, MediaEntry) and stored.media_type in (MediaType.VIDEO, MediaType.AUDIO)


def look_at(path: Path, name: str) -> Look:
    """What a file is, by its first bytes and its name; how large, if it is an image."""
    with path.open("rb") as file:
        sniffed = sniff(file.read(ENOUGH), name)
    if sniffed.kind == "image":
        with suppress(NotMedia):
            found = probe_image(path)
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
        "version": 0 if plays else version,
        "width": look.width,
        "height": look.height,
        "updated_at": now,
        **profile,
    }
    columns = {} if plays else {"thumb_version": version}
    await change_entry(tx, file.partner_id, stored, _fitting(stored, changes), **columns)


async def delete_content(tx: Tx, partner_id: int, entry_id: str, now: int) -> None:
    """Let go of the files of an entry that is deleted."""
    for name in await delete_assets_of(tx, partner_id, entry_id, now):
        await release_file(tx, partner_id, name, now)
