"""Entries that are made of other entries. See docs/protocol/entries.md, "Copies"."""

from collections.abc import Sequence
from typing import Any, Protocol, TypeVar

from keyreel.assets.errors import FlavorNotFound
from keyreel.assets.store import DEFAULT_THUMB, FLAVOR, THUMB, AssetFile, file_of, files_of, flavors, tags_of, thumbs
from keyreel.assets.types import FlavorAsset, FlavorAssetStatus, ThumbAsset
from keyreel.categories.entry_store import categories_of
from keyreel.entries.content import Contents
from keyreel.entries.errors import NoSuchFlavor, OriginalMissing
from keyreel.entries.media_types import MediaEntry
from keyreel.entries.ownership import check_edit
from keyreel.entries.room import EntryRoom
from keyreel.entries.types import (
    BaseEntry,
    BaseEntryCloneOptionComponent,
    BaseEntryCloneOptionItem,
    BaseEntryCloneOptions,
    CloneComponentSelectorType,
)
from keyreel.gate import Call
from keyreel.uploads.resources import AssetResource, ContentResource, EntryResource

T = TypeVar("T")

_NOT_COPIED = {
    *("user_id", "creator_id", "entitled_users_edit", "entitled_users_publish", "entitled_users_view"),
    *("categories", "categories_ids", "admin_tags", "access_control_id"),
}
"""Properties that a copy has for a reason of their own, or not."""


class Renditions(Protocol[T]):
    """What copies need to know of flavors, and of thumbnails."""

    async def add(self, call: Call, entry_id: str, new: T) -> T:
        """Add one without content."""
        ...

    async def fill(self, call: Call, id: str, resource: ContentResource) -> None:
        """Give one its content."""
        ...


class Pictures(Renditions[ThumbAsset], Protocol):
    """What copies need to know of thumbnails."""

    async def make_default(self, call: Call, id: str) -> None:
        """Let one stand for its entry."""
        ...


class Copies:
    """Makes entries of others. It takes what changing those takes."""

    def __init__(
        self, room: EntryRoom, contents: Contents, renditions: Renditions[FlavorAsset], pictures: Pictures
    ) -> None:
        self._room = room
        self._contents = contents
        self._renditions = renditions
        self._pictures = pictures

    async def clone(self, call: Call, entry_id: str, options: Sequence[BaseEntryCloneOptionItem]) -> BaseEntry:
        """Copy an entry with what belongs to it.

        Raises:
            EntryNotFound, InvalidKs
        """
        db = self._room.db
        stored = await self._room.find(db, call, entry_id, BaseEntry)
        await check_edit(db, call, stored)
        parts = _wanted(options)
        values = {
            each.name: stored.given[each.name]
            for each in stored.properties
            if not each.read_only and each.name not in _NOT_COPIED and stored.given.get(each.name) is not None
        }
        if call.caller.is_admin:
            values |= _given(stored, "admin_tags")
            if BaseEntryCloneOptions.USERS in parts:
                users = ("user_id", "entitled_users_edit", "entitled_users_publish", "entitled_users_view")
                values |= _given(stored, *users)
        kept = _given(stored, "start_date", "end_date")  # what keeps viewers away, whoever copies
        if BaseEntryCloneOptions.ACCESS_CONTROL in parts:
            kept |= _given(stored, "access_control_id")
        if BaseEntryCloneOptions.CATEGORIES in parts:
            placed = [str(id) for id, _ in await categories_of(db, call.partner_id, entry_id)]
            values |= {"categories_ids": ",".join(placed)} if placed else {}
        new = type(stored).of(values)
        files = [each for each in await files_of(db, call.partner_id, entry_id) if each.file]
        original = await self._original(call, files)
        if original is None or BaseEntryCloneOptions.FLAVORS not in parts:
            return await self._room.add(call, new, **kept)
        made = await self._contents.add(call, new, AssetResource(asset_id=original.id), **kept)
        assert made.id is not None
        await self._copy_assets(call, made.id, [each for each in files if each.id != original.id])
        return await self._room.get(call, made.id, BaseEntry)

    async def from_entry(
        self, call: Call, new: MediaEntry, source_id: str, flavor_params_id: int | None = None
    ) -> BaseEntry:
        """Make an entry of the content of another, or of a flavor of it.

        Raises:
            EntryNotFound, InvalidKs, OriginalMissing
            NoSuchFlavor
        """
        db = self._room.db
        source = await self._room.find(db, call, source_id, MediaEntry)
        files = [each for each in await files_of(db, call.partner_id, source_id) if each.file and each.kind != THUMB]
        if not files:
            raise OriginalMissing
        resource = EntryResource(entry_id=source_id)
        if flavor_params_id is not None:
            named = [await flavors.get(db, call.partner_id, each.id) for each in files if each.kind == FLAVOR]
            if flavor_params_id not in {each.flavor_params_id or 0 for each in named}:
                raise NoSuchFlavor
            resource = EntryResource(entry_id=source_id, flavor_params_id=flavor_params_id)
        return await self._contents.add(call, _like(new, source), resource)

    async def from_flavor(self, call: Call, new: MediaEntry, flavor_id: str) -> BaseEntry:
        """Make an entry of a flavor of another.

        Raises:
            FlavorNotFound, EntryNotFound, InvalidKs
        """
        found = await file_of(self._room.db, call.partner_id, flavor_id)
        if found is None or found.kind != FLAVOR or not found.file:
            raise FlavorNotFound(flavor_id)
        source = await self._room.find(self._room.db, call, found.entry_id, MediaEntry)
        return await self._contents.add(call, _like(new, source), AssetResource(asset_id=flavor_id))

    async def _original(self, call: Call, files: Sequence[AssetFile]) -> AssetFile | None:
        """The file that is the content of an entry."""
        content = [each for each in files if each.kind != THUMB]
        for each in content:
            if each.kind != FLAVOR or (await flavors.get(self._room.db, call.partner_id, each.id)).is_original:
                return each
        return content[0] if content else None

    async def _copy_assets(self, call: Call, entry_id: str, files: Sequence[AssetFile]) -> None:
        for each in files:
            content = AssetResource(asset_id=each.id)
            if each.kind == FLAVOR and each.status == FlavorAssetStatus.READY:
                flavor = await flavors.get(self._room.db, call.partner_id, each.id)
                values = _given(flavor, "flavor_params_id", "tags", "partner_data", "partner_description", "language")
                made = await self._renditions.add(call, entry_id, FlavorAsset.of(values))
                await self._renditions.fill(call, made.id or "", content)
            elif each.kind == THUMB:
                thumb = await thumbs.get(self._room.db, call.partner_id, each.id)
                tags = ",".join(tag for tag in tags_of(thumb) if tag != DEFAULT_THUMB)
                copy = await self._pictures.add(call, entry_id, ThumbAsset.of({"tags": tags} if tags else {}))
                await self._pictures.fill(call, copy.id or "", content)
                if DEFAULT_THUMB in tags_of(thumb):
                    await self._pictures.make_default(call, copy.id or "")


def _given(stored: Any, *names: str) -> dict[str, Any]:
    """What of some properties an object has."""
    return {name: value for name in names if (value := stored.given.get(name)) not in (None, "")}


def _like(new: MediaEntry, source: MediaEntry) -> MediaEntry:
    """A new entry that is called like another, and of its kind, where it says nothing itself."""
    return type(new).of({**_given(source, "name", "media_type"), **new.given})


def _wanted(options: Sequence[BaseEntryCloneOptionItem]) -> set[str]:
    """The parts that are copied: those that are asked for, or all, without those that are not wanted."""
    asked = [each for each in options if isinstance(each, BaseEntryCloneOptionComponent) and each.item_type]
    excluded = {each.item_type for each in asked if each.rule == CloneComponentSelectorType.EXCLUDE_COMPONENT}
    included = {each.item_type for each in asked if each.rule != CloneComponentSelectorType.EXCLUDE_COMPONENT}
    return {str(each) for each in (included or set(BaseEntryCloneOptions)) - excluded if each is not None}
