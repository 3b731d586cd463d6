"""What is done with flavors. See docs/protocol/assets.md, "Flavors"."""

from typing import Any

from keyreel.access_control.rule_types import ContextType
from keyreel.assets.errors import FlavorNotFound, FlavorNotReady, FlavorThere, NotTranscoded
from keyreel.assets.store import (
    FLAVOR,
    AssetFile,
    delete_asset,
    drop_file,
    file_of,
    files_of,
    flavors,
    insert_asset,
    params_of,
)
from keyreel.assets.types import FlavorAsset, FlavorAssetFilter, FlavorAssetStatus
from keyreel.conversion.errors import FlavorParamsNotFound
from keyreel.conversion.params_store import flavor_params
from keyreel.delivery.passes import Passes
from keyreel.delivery.paths import write_address
from keyreel.entries.content import KIND, Contents, Jobs
from keyreel.entries.errors import EntryNotFound
from keyreel.entries.ownership import check_edit
from keyreel.entries.protection import Guard
from keyreel.entries.room import EntryRoom
from keyreel.entries.rules import draw_id
from keyreel.entries.sources import headers_of, to_fetch
from keyreel.entries.store import change_entry
from keyreel.entries.types import BaseEntry
from keyreel.files import release_file
from keyreel.flavors.filling import IMPORT, put_file
from keyreel.gate import Call, admit, amend
from keyreel.schema.lists import FilterPager
from keyreel.storage import Database, Tx
from keyreel.uploads.resources import ContentResource, UrlResource

_ALL = FilterPager(page_size=500)


class Flavors:
    """The flavors of all entries, as calls see them.

    Attributes:
        entries: what they belong to.
    """

    def __init__(self, entries: EntryRoom, contents: Contents, guard: Guard, passes: Passes, jobs: Jobs) -> None:
        self.entries = entries
        self._db = entries.db
        self._contents = contents
        self._guard = guard
        self._passes = passes
        self._jobs = jobs

    async def get(self, call: Call, id: str) -> FlavorAsset:
        """A flavor of an entry that is there for the caller.

        Raises:
            FlavorNotFound
        """
        await self._found(self._db, call, id)
        return await flavors.get(self._db, call.partner_id, id)

    async def of_entry(self, call: Call, entry_id: str) -> list[FlavorAsset]:
        """The flavors of an entry.

        Raises:
            EntryNotFound
        """
        await self.entries.find(self._db, call, entry_id, BaseEntry)
        page = await flavors.list(self._db, call.partner_id, FlavorAssetFilter(entry_id_equal=entry_id), _ALL)
        return page.objects

    async def add(self, call: Call, entry_id: str, new: FlavorAsset) -> FlavorAsset:
        """Add a flavor without content.

        Raises:
            EntryNotFound, InvalidKs, FlavorParamsNotFound, FlavorThere
        """
        values = {name: value for name, value in admit(new, call).items() if value is not None}
        params_id = values.get("flavor_params_id") or 0
        id = draw_id()

        async def unit(tx: Tx) -> None:
            stored = await self.entries.find(tx, call, entry_id, BaseEntry)
            await check_edit(tx, call, stored)
            params = await flavor_params.find_one(tx, call.partner_id, str(params_id))
            if params is None:
                raise FlavorParamsNotFound(str(params_id))
            for each in await files_of(tx, call.partner_id, entry_id):
                if each.kind == FLAVOR:
                    there = await flavors.get(tx, call.partner_id, each.id)
                    if (there.flavor_params_id or 0) == params_id:
                        raise FlavorThere(each.id, str(params_id))
            row: dict[str, Any] = {**_BEGINNING, "tags": params.tags or "", "is_original": params_id == 0, **values}
            row |= {"id": id, "entry_id": entry_id, "partner_id": call.partner_id, "flavor_params_id": params_id}
            row |= {"created_at": call.time, "updated_at": call.time}
            await insert_asset(tx, FLAVOR, row, None)

        await self._db.write(unit)
        return await self.get(call, id)

    async def update(self, call: Call, id: str, new: FlavorAsset) -> FlavorAsset:
        """Change a flavor.

        Raises:
            FlavorNotFound, InvalidKs
        """

        async def unit(tx: Tx) -> None:
            await self._editable(tx, call, id)
            stored = await flavors.get(tx, call.partner_id, id)
            changes = amend(stored, new, call)
            await flavors.change(tx, call.partner_id, id, stored, {**changes, "updated_at": call.time})

        await self._db.write(unit)
        return await self.get(call, id)

    async def fill(self, call: Call, id: str, resource: ContentResource) -> None:
        """Give a flavor its content; a job finds out what it is.

        Raises:
            ApiError: there is nothing to take, or the caller may not.
        """
        await self._editable(self._db, call, id)
        if (remote := to_fetch(resource)) is not None:
            await self._leave_import(call, id, remote)
            return
        async with self._contents.sources.open(call, resource) as source:
            look = await self._contents.look(source)
            file = await self._contents.keep(call, source, look)

            async def unit(tx: Tx) -> None:
                found = await self._editable(tx, call, id)
                await self._contents.sources.close(tx, call, source, "asset", id)
                stored = await flavors.get(tx, call.partner_id, id)
                await put_file(tx, found, file, source, look, (stored.version or 0) + 1, call.time, self._jobs)

            await self._db.write(unit)
        self._jobs.wake()

    async def _leave_import(self, call: Call, id: str, resource: UrlResource) -> None:
        async def unit(tx: Tx) -> None:
            await self._editable(tx, call, id)
            stored = await flavors.get(tx, call.partner_id, id)
            version = (stored.version or 0) + 1
            changes = {"status": FlavorAssetStatus.IMPORTING, "version": version, "updated_at": call.time}
            await flavors.change(tx, call.partner_id, id, stored, changes)
            payload = {"asset": id, "version": version, "url": resource.url or "", "headers": headers_of(resource)}
            await self._jobs.leave(tx, call.partner_id, IMPORT, payload, call.time)

        await self._db.write(unit)
        self._jobs.wake()

    async def delete(self, call: Call, id: str) -> None:
        """Delete a flavor and, soon after, its file.

        Raises:
            FlavorNotFound, InvalidKs
        """

        async def unit(tx: Tx) -> None:
            found = await self._editable(tx, call, id)
            for name in await delete_asset(tx, call.partner_id, found, call.time):
                await release_file(tx, call.partner_id, name, call.time)
            await self._note_params(tx, call, found.entry_id)

        await self._db.write(unit)

    async def make_original(self, call: Call, id: str) -> None:
        """Let a flavor be the original of its entry, and no other.

        Raises:
            FlavorNotFound, InvalidKs
        """

        async def unit(tx: Tx) -> None:
            found = await self._editable(tx, call, id)
            for each in await files_of(tx, call.partner_id, found.entry_id):
                if each.kind == FLAVOR:
                    stored = await flavors.get(tx, call.partner_id, each.id)
                    if stored.is_original is not (each.id == id):
                        changes = {"is_original": each.id == id, "updated_at": call.time}
                        await flavors.change(tx, call.partner_id, each.id, stored, changes)

        await self._db.write(unit)

    async def look_again(self, call: Call, id: str) -> None:
        """Find out anew what an original is.

        Raises:
            FlavorNotFound, InvalidKs
            NotTranscoded: it is no original.
        """

        async def unit(tx: Tx) -> None:
            found = await self._editable(tx, call, id)
            stored = await flavors.get(tx, call.partner_id, id)
            if not stored.is_original or found.file is None:
                raise NotTranscoded
            for name in (await drop_file(tx, call.partner_id, found))[1:]:
                await release_file(tx, call.partner_id, name, call.time)
            await flavors.change(tx, call.partner_id, id, stored, {"status": FlavorAssetStatus.QUEUED})
            payload = {"entry": found.entry_id, "file": found.file}
            await self._jobs.leave(tx, call.partner_id, KIND, payload, call.time)

        await self._db.write(unit)
        self._jobs.wake()

    async def address(
        self, call: Call, id: str, *, referrer: str = "", name: str | None = None, downloads: bool = False
    ) -> str:
        """Where the file of a flavor is, for whom the caller gives the address to.

        Args:
            name: that browsers save it under; an empty one is the entry's.

        Raises:
            FlavorNotFound
            FlavorNotReady: it has no file, or the caller may not play it.
        """
        found = await self._found(self._db, call, id)
        entry = await self.entries.find(self._db, call, found.entry_id, BaseEntry)
        stored = await flavors.get(self._db, call.partner_id, id)
        context = ContextType.DOWNLOAD if name is not None else ContextType.PLAY
        verdict = await self._guard.judge(self._db, call, entry, context, referrer=referrer)
        is_ready = stored.status == FlavorAssetStatus.READY and found.file is not None
        if verdict.reason or not is_ready or not verdict.allows_flavor(stored.flavor_params_id or 0):
            raise FlavorNotReady
        ending = stored.file_ext or "mp4"
        values = {"entryId": found.entry_id, "v": str(entry.version or 0), "flavorId": id}
        values["ks"] = await self._passes.give(call, entry, verdict, downloads=name is not None)
        if name is not None:
            values["fileName"] = (name or f"{entry.name or found.entry_id}.{ending}").replace("/", "_")
        else:
            values["name"] = f"a.{ending}"
        return call.base_url + write_address(call.partner_id, "serveFlavor", values)

    async def _found(self, db: Database | Tx, call: Call, id: str) -> AssetFile:
        found = await file_of(db, call.partner_id, id)
        if found is None or found.kind != FLAVOR:
            raise FlavorNotFound(id)
        try:
            await self.entries.find(db, call, found.entry_id, BaseEntry)
        except EntryNotFound as error:
            raise FlavorNotFound(id) from error
        return found

    async def _editable(self, db: Database | Tx, call: Call, id: str) -> AssetFile:
        found = await self._found(db, call, id)
        await check_edit(db, call, await self.entries.find(db, call, found.entry_id, BaseEntry))
        return found

    async def _note_params(self, tx: Tx, call: Call, entry_id: str) -> None:
        stored = await self.entries.find(tx, call, entry_id, BaseEntry)
        if "flavor_params_ids" in type(stored).names():
            params = await params_of(tx, call.partner_id, entry_id)
            await change_entry(tx, call.partner_id, stored, {"flavor_params_ids": params, "updated_at": call.time})


_BEGINNING = {
    "version": 0,
    "size": 0,
    "size_in_bytes": 0,
    "description": "",
    "width": 0,
    "height": 0,
    "bitrate": 0,
    "frame_rate": 0.0,
    "is_web": False,
    "is_default": False,
    "status": FlavorAssetStatus.QUEUED,
}
