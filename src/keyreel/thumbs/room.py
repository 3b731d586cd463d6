"""What is done with thumbnails. See docs/protocol/assets.md, "Thumbnails"."""

import asyncio
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from keyreel.access_control.rule_types import ContextType
from keyreel.assets.errors import NotAPicture, ThumbIsDefault, ThumbNotFound, ThumbNotReady
from keyreel.assets.store import (
    DEFAULT_THUMB,
    THUMB,
    WHOLE,
    AssetFile,
    delete_asset,
    file_of,
    files_of,
    insert_asset,
    tags_of,
    thumbs,
)
from keyreel.assets.thumb_params import ThumbParams
from keyreel.assets.types import ThumbAsset, ThumbAssetFilter, ThumbAssetStatus
from keyreel.conversion.params_store import thumb_params
from keyreel.delivery.thumbnails import Thumbnails
from keyreel.entries.content import Contents, Jobs
from keyreel.entries.errors import EntryNotFound
from keyreel.entries.media_types import MediaEntry
from keyreel.entries.ownership import check_edit
from keyreel.entries.protection import Guard
from keyreel.entries.room import EntryRoom
from keyreel.entries.rules import draw_id
from keyreel.entries.sources import Source, headers_of, to_fetch
from keyreel.entries.types import BaseEntry
from keyreel.files import StoredFile, add_file, release_file
from keyreel.files.fetching import Fetcher, NotFetched
from keyreel.gate import Call, admit, amend
from keyreel.media_files.probe import NotMedia
from keyreel.schema.lists import FilterPager
from keyreel.storage import Database, Tx
from keyreel.thumbs.filling import IMPORT, put_picture, renew, said_by
from keyreel.thumbs.wanting import seconds_of, wanted_of
from keyreel.uploads.resources import ContentResource, UrlResource

PATIENCE = 20.0
"""Seconds that a call waits for a picture that lies at an address."""
_ALL = FilterPager(page_size=500)


class Thumbs:
    """The thumbnails of all entries, as calls see them.

    Args:
        scratch: a folder for pictures that are on their way.

    Attributes:
        entries: what they belong to.
    """

    def __init__(
        self,
        entries: EntryRoom,
        contents: Contents,
        pictures: Thumbnails,
        fetcher: Fetcher,
        guard: Guard,
        jobs: Jobs,
        scratch: Path,
    ) -> None:
        self.entries = entries
        self._db = entries.db
        self._contents = contents
        self._pictures = pictures
        self._fetcher = fetcher
        self._guard = guard
        self._jobs = jobs
        self._scratch = scratch

    async def get(self, call: Call, id: str) -> ThumbAsset:
        """A thumbnail of an entry that is there for the caller.

        Raises:
            ThumbNotFound
        """
        await self.found(self._db, call, id)
        return await thumbs.get(self._db, call.partner_id, id)

    async def of_entry(self, call: Call, entry_id: str) -> list[ThumbAsset]:
        """The thumbnails of an entry.

        Raises:
            EntryNotFound
        """
        await self.entries.find(self._db, call, entry_id, BaseEntry)
        page = await thumbs.list(self._db, call.partner_id, ThumbAssetFilter(entry_id_equal=entry_id), _ALL)
        return page.objects

    async def add(self, call: Call, entry_id: str, new: ThumbAsset) -> ThumbAsset:
        """Add a thumbnail without a picture.

        Raises:
            EntryNotFound, InvalidKs
        """
        values = {name: value for name, value in admit(new, call).items() if value is not None}

        async def unit(tx: Tx) -> str:
            await check_edit(tx, call, await self.entries.find(tx, call, entry_id, BaseEntry))
            return await self._insert(tx, call, entry_id, {**values, "status": ThumbAssetStatus.QUEUED}, None)

        return await self.get(call, await self._db.write(unit))

    async def update(self, call: Call, id: str, new: ThumbAsset) -> ThumbAsset:
        """Change a thumbnail.

        Raises:
            ThumbNotFound, InvalidKs
        """

        async def unit(tx: Tx) -> None:
            await self._editable(tx, call, id)
            stored = await thumbs.get(tx, call.partner_id, id)
            changes = {**amend(stored, new, call), "updated_at": call.time}
            await thumbs.change(tx, call.partner_id, id, stored, changes)

        await self._db.write(unit)
        return await self.get(call, id)

    async def fill(self, call: Call, id: str, resource: ContentResource) -> None:
        """Give a thumbnail its picture, in the place of what it had.

        Raises:
            ApiError: there is nothing to take, it is no picture, or the caller may not.
        """
        await self._editable(self._db, call, id)
        if (remote := to_fetch(resource)) is not None:
            await self._leave_import(call, id, remote)
            return
        async with self._contents.sources.open(call, resource) as source:
            values, file = await self._keep(call, source)

            async def unit(tx: Tx) -> None:
                found = await self._editable(tx, call, id)
                await self._contents.sources.close(tx, call, source, "asset", id)
                stored = await thumbs.get(tx, call.partner_id, id)
                await put_picture(tx, found, values, file, (stored.version or 0) + 1, call.time)

            await self._db.write(unit)

    async def _leave_import(self, call: Call, id: str, resource: UrlResource) -> None:
        async def unit(tx: Tx) -> None:
            await self._editable(tx, call, id)
            stored = await thumbs.get(tx, call.partner_id, id)
            version = (stored.version or 0) + 1
            changes = {"status": ThumbAssetStatus.IMPORTING, "version": version, "updated_at": call.time}
            await thumbs.change(tx, call.partner_id, id, stored, changes)
            payload = {"asset": id, "version": version, "url": resource.url or "", "headers": headers_of(resource)}
            await self._jobs.leave(tx, call.partner_id, IMPORT, payload, call.time)

        await self._db.write(unit)
        self._jobs.wake()

    async def add_picture(
        self, call: Call, entry_id: str, path: Path, name: str, *, stands: bool = False, **values: Any
    ) -> ThumbAsset:
        """Add a thumbnail with the picture in a file.

        Args:
            stands: whether it stands for the entry from now on.
            values: what else it says.

        Raises:
            EntryNotFound, InvalidKs
            NotAPicture: it cannot be read.
        """
        await check_edit(self._db, call, await self.entries.find(self._db, call, entry_id, BaseEntry))
        found, file = await self._keep(call, Source(path, name))

        async def unit(tx: Tx) -> str:
            await check_edit(tx, call, await self.entries.find(tx, call, entry_id, BaseEntry))
            await add_file(tx, file)
            id = await self._insert(tx, call, entry_id, {**found, **values, "version": 1}, file.name)
            if stands or len(await self._of_kind(tx, call, entry_id)) == 1:
                await self._let_stand(tx, call, entry_id, id)
            return id

        return await self.get(call, await self._db.write(unit))

    async def add_from_address(self, call: Call, entry_id: str, url: str, *, stands: bool = False) -> ThumbAsset:
        """Add a thumbnail with the picture that lies at an address.

        Raises:
            EntryNotFound, InvalidKs
            NotAPicture: none was fetched.
        """
        await check_edit(self._db, call, await self.entries.find(self._db, call, entry_id, BaseEntry))
        with tempfile.TemporaryDirectory(dir=self._scratch) as folder:
            path = Path(folder, "picture")
            try:
                fetched = await self._fetcher.fetch(url, path, within=PATIENCE)
            except NotFetched as error:
                raise NotAPicture(url.partition("?")[0]) from error
            return await self.add_picture(call, entry_id, path, fetched.name, stands=stands)

    async def generate(
        self,
        call: Call,
        entry_id: str,
        params: ThumbParams,
        source_id: str = "",
        *,
        source_entry_id: str = "",
        stands: bool = False,
    ) -> ThumbAsset:
        """Add a thumbnail that is made of the content of an entry.

        Args:
            source_id: the asset that it is made of; the original without.
            source_entry_id: the entry whose content that is, where it is another one.

        Raises:
            EntryNotFound, InvalidKs
            ThumbNotReady: there is nothing that it can be made of, or the caller may not see that.
        """
        entry = await self.entries.find(self._db, call, entry_id, BaseEntry)
        await check_edit(self._db, call, entry)
        if source_entry_id:
            entry = await self.entries.find(self._db, call, source_entry_id, BaseEntry)
            verdict = await self._guard.judge(self._db, call, entry, ContextType.THUMBNAIL)
            if verdict.reason or not verdict.allows_capture:
                raise ThumbNotReady
        body = await self._made(call, entry, params, source_id)
        with tempfile.TemporaryDirectory(dir=self._scratch) as folder:
            path = Path(folder, "picture.jpg")
            await asyncio.to_thread(path.write_bytes, body)
            return await self.add_picture(
                call, entry_id, path, path.name, stands=stands, thumb_params_id=params.id or 0, tags=params.tags or ""
            )

    async def params(self, call: Call, id: int) -> ThumbParams:
        """Params of the account.

        Raises:
            ThumbParamsNotFound
        """
        return await thumb_params.get(self._db, call.partner_id, str(id))

    async def make_default(self, call: Call, id: str) -> None:
        """Let a thumbnail stand for its entry.

        Raises:
            ThumbNotFound, InvalidKs, ThumbNotReady
        """

        async def unit(tx: Tx) -> None:
            found = await self._editable(tx, call, id)
            if found.file is None:
                raise ThumbNotReady
            await self._let_stand(tx, call, found.entry_id, id)

        await self._db.write(unit)

    async def delete(self, call: Call, id: str) -> None:
        """Delete a thumbnail and, soon after, its file.

        Raises:
            ThumbNotFound, InvalidKs, ThumbIsDefault
        """

        async def unit(tx: Tx) -> None:
            found = await self._editable(tx, call, id)
            if DEFAULT_THUMB in tags_of(await thumbs.get(tx, call.partner_id, id)):
                raise ThumbIsDefault(id)
            for name in await delete_asset(tx, call.partner_id, found, call.time):
                await release_file(tx, call.partner_id, name, call.time)

        await self._db.write(unit)

    async def _made(self, call: Call, entry: BaseEntry, params: ThumbParams, source_id: str) -> bytes:
        of_entry = await files_of(self._db, call.partner_id, entry.id or "")
        usable = (each for each in of_entry if (each.id == source_id if source_id else each.kind != THUMB))
        source, wanted = next((each for each in usable if each.file), None), wanted_of(params)
        if source is None or source.file is None:
            raise ThumbNotReady
        try:
            if source.kind in (THUMB, WHOLE):
                return await self._pictures.of_image(call.partner_id, source.file, wanted)
            duration = (entry.ms_duration or 0) / 1000 if isinstance(entry, MediaEntry) else 0.0
            second = seconds_of(params, duration)
            return await self._pictures.of_video(call.partner_id, source.file, (second,), wanted)
        except (NotMedia, OSError) as error:
            raise ThumbNotReady from error

    async def _keep(self, call: Call, source: Source) -> tuple[dict[str, Any], StoredFile]:
        """What a picture says of itself, and where it is kept."""
        look = await self._contents.look(source)
        if look.width is None:
            raise NotAPicture(source.name)
        file = await self._contents.keep(call, source, look)
        return said_by(look, file), file

    async def _insert(self, tx: Tx, call: Call, entry_id: str, values: Mapping[str, Any], file: str | None) -> str:
        row: dict[str, Any] = {
            **_BEGINNING,
            "created_at": call.time,
            "updated_at": call.time,
            **values,
            "id": draw_id(),
        }
        await insert_asset(tx, THUMB, {**row, "entry_id": entry_id, "partner_id": call.partner_id}, file)
        return row["id"]

    async def _of_kind(self, db: Database | Tx, call: Call, entry_id: str) -> list[AssetFile]:
        return [each for each in await files_of(db, call.partner_id, entry_id) if each.kind == THUMB and each.file]

    async def _let_stand(self, tx: Tx, call: Call, entry_id: str, id: str) -> None:
        for each in await self._of_kind(tx, call, entry_id):
            stored = await thumbs.get(tx, call.partner_id, each.id)
            tags = [tag for tag in tags_of(stored) if tag != DEFAULT_THUMB]
            if each.id == id:
                tags.insert(0, DEFAULT_THUMB)
            if tags != tags_of(stored):
                changes = {"tags": ",".join(tags), "updated_at": call.time}
                await thumbs.change(tx, call.partner_id, each.id, stored, changes)
        await renew(tx, call.partner_id, entry_id, call.time)

    async def found(self, db: Database | Tx, call: Call, id: str) -> AssetFile:
        """The file of a thumbnail of an entry that is there for the caller.

        Raises:
            ThumbNotFound
        """
        found = await file_of(db, call.partner_id, id)
        if found is None or found.kind != THUMB:
            raise ThumbNotFound(id)
        try:
            await self.entries.find(db, call, found.entry_id, BaseEntry)
        except EntryNotFound as error:
            raise ThumbNotFound(id) from error
        return found

    async def _editable(self, db: Database | Tx, call: Call, id: str) -> AssetFile:
        found = await self.found(db, call, id)
        await check_edit(db, call, await self.entries.find(db, call, found.entry_id, BaseEntry))
        return found


_BEGINNING: Mapping[str, Any] = {
    "version": 0,
    "size": 0,
    "size_in_bytes": 0,
    "description": "",
    "tags": "",
    "thumb_params_id": 0,
    "width": 0,
    "height": 0,
}
