"""Where content comes from: the file that each resource stands for. See docs/protocol/entries.md, "Resources"."""

import asyncio
import tempfile
from collections.abc import AsyncGenerator
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Protocol

from keyreel.assets.store import THUMB, WHOLE, AssetFile, file_of, files_of, flavors
from keyreel.entries.errors import EntryNotFound, LocalFileNotFound, ResourceNotSupported, TokenNotReady
from keyreel.entries.folders import Folders, copy_file
from keyreel.entries.media_types import SourceType
from keyreel.entries.ownership import check_edit
from keyreel.entries.room import EntryRoom
from keyreel.entries.types import BaseEntry
from keyreel.files import Files
from keyreel.gate import Call
from keyreel.schema.errors import UploadFailed
from keyreel.storage import Tx
from keyreel.uploads.resources import (
    AssetResource,
    EntryResource,
    RemoteStorageResources,
    Resource,
    ServerFileResource,
    SshUrlResource,
    StringResource,
    UploadedFileResource,
    UploadedFileTokenResource,
    UrlResource,
)


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


class Sources:
    """Opens resources.

    Args:
        scratch: a folder for files that are on their way.
    """

    def __init__(self, room: EntryRoom, files: Files, tokens: Tokens, folders: Folders, scratch: Path) -> None:
        self._room = room
        self._files = files
        self._tokens = tokens
        self._folders = folders
        self._scratch = scratch

    @asynccontextmanager
    async def open(self, call: Call, resource: Resource) -> AsyncGenerator[Source]:
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
            case ServerFileResource():
                async with self._taken(call, resource) as source:
                    yield source
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
    async def _taken(self, call: Call, resource: ServerFileResource) -> AsyncGenerator[Source]:
        """A copy of a file of the server, which goes afterwards where that is asked for."""
        named = resource.local_file_path or ""
        try:
            found = await asyncio.to_thread(self._folders.find, call.partner_id, named)
            with tempfile.TemporaryDirectory(dir=self._scratch) as folder:
                path = Path(folder, "content")
                await asyncio.to_thread(copy_file, found, path)
                yield Source(path, found.name)
        except LookupError as error:
            raise LocalFileNotFound(named) from error
        if resource.keep_original_file is False:
            with suppress(OSError):  # the server need not be allowed to
                await asyncio.to_thread(found.unlink)

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
            found = await self._file_of_entry(call, resource)
        if found is None or found.file is None:
            raise EntryNotFound(getattr(resource, "entry_id", None) or getattr(resource, "asset_id", None) or "")
        await check_edit(db, call, await self._room.find(db, call, found.entry_id, BaseEntry))
        return found.file

    async def _file_of_entry(self, call: Call, resource: EntryResource) -> AssetFile | None:
        """The flavor of an entry that a resource names; without a name, its content."""
        of_entry = await files_of(self._room.db, call.partner_id, resource.entry_id or "")
        for each in of_entry:
            if each.kind == THUMB or not each.file:
                continue
            if resource.flavor_params_id is None or each.kind == WHOLE:
                return each
            if (
                await flavors.get(self._room.db, call.partner_id, each.id)
            ).flavor_params_id == resource.flavor_params_id:
                return each
        return None

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


def to_fetch(resource: Resource) -> UrlResource | None:
    """The address that a resource's content is to be fetched from; `None` where it is not there.

    Content of an account's storages is fetched too, the first of several: what plays passes the guard, wherever it lay.
    """
    if isinstance(resource, RemoteStorageResources):
        resource = next(iter(resource.resources or ()), resource)
    return resource if isinstance(resource, UrlResource) and not isinstance(resource, SshUrlResource) else None


def headers_of(resource: UrlResource) -> dict[str, str]:
    """The headers that content is to be asked for with, by their names."""
    pairs = ((each.value or "").partition(":") for each in resource.url_headers or ())
    return {name.strip(): value.strip() for name, colon, value in pairs if colon and name.strip().isascii()}
