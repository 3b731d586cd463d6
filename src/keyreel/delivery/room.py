"""Answers to addresses of bytes. Each passes the guard; see docs/protocol/playback.md."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

from keyreel.access_control.rule_types import ContextType
from keyreel.assets.store import DEFAULT_THUMB, FLAVOR, THUMB, AssetFile, file_of, files_of, flavors, thumbs
from keyreel.calls.life import DatabaseError
from keyreel.calls.visit import Elsewhere, Outcome, Refusal, Visit
from keyreel.delivery.manifests import CONTENT_TYPE, Rendition, allowed, write_master, write_media
from keyreel.delivery.paths import Address, read_address
from keyreel.delivery.renditions import PROGRESSIVE, STREAMED, Flavor, flavor_address, playable, stream_address
from keyreel.delivery.thumbnails import CONTENT_TYPES, Thumbnails, read_seconds, read_wanted
from keyreel.entries.media_types import MediaEntry
from keyreel.entries.protection import SENTENCES, Guard, Verdict
from keyreel.entries.room import EntryRoom
from keyreel.entries.types import BaseEntry
from keyreel.files import Files, find_file
from keyreel.gate import Call, Gate, Identities, Origin, note_refusal
from keyreel.ks import KS
from keyreel.media_files.pictures import Wanted
from keyreel.media_files.probe import NotMedia
from keyreel.schema.errors import ApiError
from keyreel.schema.files import FileResult
from keyreel.storage import StorageError

log = logging.getLogger("keyreel.delivery")

KEPT = 86_400
"""Seconds that anybody may keep what everybody may have."""
KEPT_PRIVATELY = 300
"""Seconds that a browser may keep what it was let have."""
_NOT_FOUND = Refusal(404, "NOT_FOUND", "There is nothing at this address.")
_NO_FLAVOR = Refusal(404, "FLAVOR_NOT_FOUND", "The entry has no such flavor that may be played.")
_NO_STREAM = Refusal(404, "NOT_STREAMABLE", "The codecs of the entry cannot be streamed as they are.")
_NO_FORMAT = Refusal(404, "BAD_QUERY", "Entries are played as format/url and format/applehttp.")
_STATUSES = {"ENTRY_ID_NOT_FOUND": 404}


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody's wish: who, for what, and what they may have of it."""

    call: Call
    address: Address
    context: ContextType
    entry: BaseEntry
    verdict: Verdict

    @property
    def entry_id(self) -> str:
        return self.entry.id or ""

    @property
    def version(self) -> int:
        return self.entry.version or 0

    @property
    def is_private(self) -> bool:
        """Whether somebody else may be told something else."""
        return self.call.ks is not None or self.verdict.has_rules


class Delivery:
    """Gives out bytes of entries."""

    def __init__(
        self,
        entries: EntryRoom,
        files: Files,
        thumbnails: Thumbnails,
        guard: Guard,
        identities: Identities,
        gate: Gate,
        clock: Callable[[], float],
    ) -> None:
        self._entries = entries
        self._db = entries.db
        self._files = files
        self._thumbnails = thumbnails
        self._guard = guard
        self._identities = identities
        self._gate = gate
        self._clock = clock
        self._routes: dict[str, tuple[ContextType, Callable[[Asked], Awaitable[Outcome]]]] = {
            "playManifest": (ContextType.PLAY, self._manifest),
            "hls": (ContextType.PLAY, self._stream),
            "serveFlavor": (ContextType.PLAY, self._flavor),
            "raw": (ContextType.DOWNLOAD, self._raw),
            "download": (ContextType.DOWNLOAD, self._raw),
            "thumbnail": (ContextType.THUMBNAIL, self._thumbnail),
            "thumbAsset": (ContextType.THUMBNAIL, self._thumb_asset),
        }

    async def answer(self, visit: Visit) -> Outcome | None:
        """What a visitor gets; `None` where the address is none of bytes."""
        address = read_address(visit.path, visit.query)
        if address is None:
            return None
        try:
            return await self._answer(visit, address)
        except ApiError as error:
            note_refusal(error)
            return Refusal(_STATUSES.get(error.code, 403), error.code, error.message)
        except (NotMedia, FileNotFoundError):
            return _NOT_FOUND
        except StorageError as error:
            log.error("the database failed: %s: %s", type(error).__name__, error)
            failed = DatabaseError()
            return Refusal(503, failed.code, failed.message)

    async def _answer(self, visit: Visit, address: Address) -> Outcome:
        origin = Origin(
            visit.ip, visit.uri, visit.base_url, self._clock(), visit.id, visit.user_agent, referrer=visit.referrer
        )
        identity = await self._identities.identify(address.ks) if address.ks else None
        call = await self._gate.visit(identity, address.partner_id, origin)
        entry = await self._entries.get(call, address.entry_id, BaseEntry)
        context, answer = self._routes[address.route]
        if address.route == "playManifest" and address.values.get("format") == "download":
            context, answer = ContextType.DOWNLOAD, self._raw_flavor
        elif address.route == "serveFlavor" and address.values.get("fileName"):
            context = ContextType.DOWNLOAD
        verdict = await self._guard.judge(self._db, call, entry, context)
        if verdict.reason is not None:
            return Refusal(403, verdict.reason.value, SENTENCES[verdict.reason])
        return await answer(Asked(call, address, context, entry, verdict))

    async def _manifest(self, asked: Asked) -> Outcome:
        """Where to play an entry: the file itself, or a playlist of what it can be streamed in."""
        format = asked.address.values.get("format", "url")
        found = await self._flavors(asked)
        if format == "applehttp":
            streamed = [each for each in found if each.package is not None]
            if not streamed or not asked.verdict.allows_delivery(STREAMED):
                return _NO_STREAM if found else _NO_FLAVOR
            ks = asked.address.ks
            partner_id = asked.call.partner_id
            master = write_master(
                [
                    Rendition(each.package.plan, stream_address(partner_id, asked.entry_id, asked.version, each, ks))
                    for each in streamed
                    if each.package is not None
                ]
            )
            return FileResult(master, CONTENT_TYPE)
        if format != "url":
            return _NO_FORMAT
        if not found or not _allows_whole(asked.verdict):
            return _NO_FLAVOR
        return Elsewhere(
            flavor_address(asked.call.partner_id, asked.entry_id, asked.version, found[0], asked.address.ks)
        )

    async def _stream(self, asked: Asked) -> Outcome:
        """The playlist of a flavor's pieces, or the file that they are ranges of."""
        id = asked.address.values.get("flavorId", "")
        [flavor] = [each for each in await self._flavors(asked) if each.id == id] or [None]
        if flavor is None or flavor.package is None or not asked.verdict.allows_delivery(STREAMED):
            return _NO_FLAVOR
        plan, preview = flavor.package.plan, asked.verdict.preview
        if asked.address.file == "index.m3u8":
            return FileResult(write_media(plan, "package.mp4", preview), CONTENT_TYPE)
        if asked.address.file != "package.mp4":
            return _NOT_FOUND
        pieces = allowed(plan, preview)
        end = pieces[-1].start + pieces[-1].size if pieces else plan.begin
        return await self._file(asked, flavor.package.file, length=None if preview is None else end)

    async def _flavor(self, asked: Asked) -> Outcome:
        """The file of a flavor."""
        id = asked.address.values.get("flavorId", "")
        [flavor] = [each for each in await self._flavors(asked) if each.id == id] or [None]
        if flavor is None or not _allows_whole(asked.verdict):
            return _NO_FLAVOR
        return await self._file(asked, flavor.file, name=asked.address.values.get("fileName"))

    async def _raw_flavor(self, asked: Asked) -> Outcome:
        found = await self._flavors(asked)
        if not found or not _allows_whole(asked.verdict):
            return _NO_FLAVOR
        return await self._file(asked, found[0].file, name=_name_of(asked.entry, found[0].extension))

    async def _raw(self, asked: Asked) -> Outcome:
        """The content of an entry as it was uploaded."""
        if asked.verdict.preview is not None:
            return _NO_FLAVOR
        of_entry = await files_of(self._db, asked.call.partner_id, asked.entry_id)
        wanted = asked.address.texts("flavorId", "flavor")
        [found] = [each for each in of_entry if _is_wanted(each, wanted)][:1] or [None]
        if found is None or found.file is None:
            return _NOT_FOUND
        if found.kind == FLAVOR:
            flavor = await flavors.get(self._db, asked.call.partner_id, found.id)
            if not _allows_whole(asked.verdict) or not asked.verdict.allows_flavor(flavor.flavor_params_id or 0):
                return _NO_FLAVOR
        name = _name_of(asked.entry, "") if asked.address.route == "download" else None
        return await self._file(asked, found.file, name=name)

    async def _thumbnail(self, asked: Asked) -> Outcome:
        """A picture of an entry."""
        partner_id, wanted = asked.call.partner_id, read_wanted(asked.address)
        of_entry = await files_of(self._db, partner_id, asked.entry_id)
        duration = (asked.entry.ms_duration or 0) / 1000 if isinstance(asked.entry, MediaEntry) else 0.0
        seconds = read_seconds(asked.address, duration)
        if seconds and duration:
            [source] = [each.file for each in of_entry if each.kind == FLAVOR and each.file][:1] or [None]
            if source is None or not asked.verdict.allows_capture:
                return _NOT_FOUND
            body = await self._thumbnails.of_video(partner_id, source, seconds, wanted)
        else:
            source = await self._image_of(asked, of_entry)
            if source is None:
                return _NOT_FOUND
            body = await self._thumbnails.of_image(partner_id, source, wanted)
        return self._kept(asked, FileResult(body, CONTENT_TYPES[wanted.format]))

    async def _image_of(self, asked: Asked, of_entry: list[AssetFile]) -> str | None:
        """The stored file of the image that stands for an entry: its default thumbnail, or what it is itself."""
        kept = [each for each in of_entry if each.kind == THUMB and each.file]
        for each in kept:
            thumb = await thumbs.get(self._db, asked.call.partner_id, each.id)
            if DEFAULT_THUMB in (thumb.tags or "").split(","):
                return each.file
        whole = [each for each in of_entry if each.kind not in (THUMB, FLAVOR) and each.file]
        return next((each.file for each in [*kept, *whole]), None)

    async def _thumb_asset(self, asked: Asked) -> Outcome:
        """One of the thumbnails of an entry, as it was uploaded or made, unless the address wants it otherwise."""
        id, wanted = asked.address.values.get("thumbAssetId", ""), read_wanted(asked.address)
        found = await file_of(self._db, asked.call.partner_id, id)
        if found is None or found.file is None or found.kind != THUMB or found.entry_id != asked.entry_id:
            return _NOT_FOUND
        if wanted == Wanted():
            return await self._file(asked, found.file)
        body = await self._thumbnails.of_image(asked.call.partner_id, found.file, wanted)
        return self._kept(asked, FileResult(body, CONTENT_TYPES[wanted.format]))

    async def _flavors(self, asked: Asked) -> list[Flavor]:
        """The flavors that may be played, of those that the address asks for."""
        found = await playable(self._db, asked.call.partner_id, asked.entry_id, asked.verdict)
        if ids := asked.address.texts("flavorIds", "flavorId"):
            return [each for each in found if each.id in ids]
        if params := asked.address.texts("flavorParamIds", "flavorParamId"):
            return [each for each in found if str(each.asset.flavor_params_id or 0) in params]
        return found

    async def _file(
        self, asked: Asked, name_of_file: str, *, name: str | None = None, length: int | None = None
    ) -> Outcome:
        stored = await find_file(self._db, asked.call.partner_id, name_of_file)
        if stored is None:
            return _NOT_FOUND
        if asked.context == ContextType.DOWNLOAD and asked.call.ks is not None:
            length = _preview_of(asked.call.ks)
        content = self._files.content(stored)
        result = FileResult(content, stored.content_type, stored.created_at, name=name, etag=stored.name, length=length)
        return self._kept(asked, result)

    @staticmethod
    def _kept(asked: Asked, result: FileResult) -> FileResult:
        seconds = KEPT_PRIVATELY if asked.is_private else KEPT
        return replace(result, max_age=seconds, is_private=asked.is_private)


def _allows_whole(verdict: Verdict) -> bool:
    """Whether the rules let a file be had whole."""
    return verdict.preview is None and verdict.allows_delivery(PROGRESSIVE)


def _preview_of(ks: KS) -> int | None:
    """How many bytes of a file a session may download; `None` is all."""
    text = ks.privileges.first("preview")
    if text is None:
        return None
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else 0


def _is_wanted(file: AssetFile, wanted: list[str]) -> bool:
    if file.kind == THUMB or file.file is None:
        return False
    return not wanted or file.id in wanted or wanted == ["0"]


def _name_of(entry: BaseEntry, extension: str) -> str:
    """The name that an entry's file is saved under."""
    name = "".join(each if each.isprintable() and each not in '/\\:*?"<>|' else "_" for each in entry.name or "")
    return f"{name.strip() or entry.id}.{extension}" if extension else name.strip() or str(entry.id)
