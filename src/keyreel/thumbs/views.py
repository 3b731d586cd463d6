"""Showing thumbnails: their pictures, and the addresses of these. See docs/protocol/assets.md, "Thumbnails"."""

from keyreel.access_control.rule_types import ContextType
from keyreel.assets.errors import ThumbNotReady
from keyreel.assets.store import DEFAULT_THUMB, THUMB, AssetFile, files_of, tags_of, thumbs
from keyreel.assets.thumb_params import ThumbParams
from keyreel.delivery.passes import Passes
from keyreel.delivery.paths import write_address
from keyreel.delivery.thumbnails import CONTENT_TYPES, Thumbnails
from keyreel.entries.protection import Guard
from keyreel.entries.types import BaseEntry
from keyreel.files import Files, find_file
from keyreel.gate import Call
from keyreel.media_files.pictures import Wanted
from keyreel.media_files.probe import NotMedia
from keyreel.schema.files import FileResult
from keyreel.thumbs.room import Thumbs
from keyreel.thumbs.wanting import wanted_of


class ThumbViews:
    """Shows the thumbnails of entries to those who may see them."""

    def __init__(self, thumbs: Thumbs, files: Files, pictures: Thumbnails, guard: Guard, passes: Passes) -> None:
        self._thumbs = thumbs
        self._pictures = pictures
        self._entries = thumbs.entries
        self._db = thumbs.entries.db
        self._files = files
        self._guard = guard
        self._passes = passes

    async def serve(
        self,
        call: Call,
        found: AssetFile,
        params: ThumbParams | None = None,
        *,
        referrer: str = "",
        name: str | None = None,
    ) -> FileResult:
        """The picture of a thumbnail, made what params ask for.

        Raises:
            ThumbNotReady: it has none that can be read, or the caller may not see it.
        """
        entry = await self._entries.find(self._db, call, found.entry_id, BaseEntry)
        verdict = await self._guard.judge(self._db, call, entry, ContextType.THUMBNAIL, referrer=referrer)
        stored = await find_file(self._db, call.partner_id, found.file) if found.file else None
        if verdict.reason or stored is None:
            raise ThumbNotReady
        if params is not None and (wanted := wanted_of(params)) != Wanted():
            try:
                body = await self._pictures.of_image(call.partner_id, stored.name, wanted)
            except (NotMedia, OSError) as error:
                raise ThumbNotReady from error
            return FileResult(body, CONTENT_TYPES[wanted.format], stored.created_at, name=name)
        return FileResult(
            self._files.content(stored), stored.content_type, stored.created_at, name=name, etag=stored.name
        )

    async def default_of(self, call: Call, entry_id: str) -> AssetFile:
        """The file of the thumbnail that stands for an entry.

        Raises:
            EntryNotFound, ThumbNotReady
        """
        await self._entries.find(self._db, call, entry_id, BaseEntry)
        for each in await files_of(self._db, call.partner_id, entry_id):
            if each.kind == THUMB and DEFAULT_THUMB in tags_of(await thumbs.get(self._db, call.partner_id, each.id)):
                return each
        raise ThumbNotReady

    async def address(self, call: Call, id: str, params: ThumbParams | None) -> str:
        """Where the picture of a thumbnail is, for whom the caller gives the address to.

        Raises:
            ThumbNotFound, ThumbNotReady
        """
        found = await self._thumbs.found(self._db, call, id)
        entry = await self._entries.find(self._db, call, found.entry_id, BaseEntry)
        verdict = await self._guard.judge(self._db, call, entry, ContextType.THUMBNAIL)
        if verdict.reason or found.file is None:
            raise ThumbNotReady
        values = {"entryId": found.entry_id, "thumbAssetId": id}
        values["ks"] = await self._passes.give(call, entry, verdict)
        if params is not None:
            wanted = wanted_of(params)
            sizes = {"width": wanted.width, "height": wanted.height, "type": wanted.type, "quality": wanted.quality}
            values |= {name: str(value) for name, value in sizes.items() if value}
        return call.base_url + write_address(call.partner_id, "thumbAsset", values)
