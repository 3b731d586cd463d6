"""The categories that entries are in, as the callers of entries meet them.

See docs/protocol/categories.md, "Entries" and "Entitlement".
"""

from collections.abc import Mapping, Sequence
from typing import Any

from keyreel.categories.entitlement import Viewer, may_see_entry
from keyreel.categories.entry_conditions import names_in
from keyreel.categories.entry_store import categories_of, placements_of, put_entry, take_entry
from keyreel.categories.errors import CategoryNotFound
from keyreel.categories.member_store import level_of
from keyreel.categories.room import EDIT, MODERATING, Room, members_of
from keyreel.categories.rules import DEFAULTS, SEPARATOR, clean_name, ids_in
from keyreel.categories.store import categories, find_named
from keyreel.categories.tree import hold, plant
from keyreel.entries.errors import CategoriesAreHidden
from keyreel.entries.rules import entitled_to
from keyreel.entries.types import BaseEntry
from keyreel.gate import Call
from keyreel.storage import Database, Tx

SAID = ("categories", "categories_ids")
"""The properties by which entries say where they are."""


class Places:
    """Puts entries into categories, and keeps them from those who may not see what is there."""

    def __init__(self, room: Room) -> None:
        self._room = room

    async def viewer(self, call: Call) -> Viewer:
        """Who makes a call, as entitlement sees it."""
        return await self._room.viewer(call)

    async def sees(self, db: Database | Tx, call: Call, entry: BaseEntry) -> bool:
        """Whether an entry is there for the caller."""
        viewer = await self._room.viewer(call)
        if not viewer.is_enforced:
            return True
        users = [entry.user_id or "", *entitled_to(entry)]
        places = await placements_of(db, call.partner_id, entry.id or "", viewer)
        return may_see_entry(viewer, entry.id or "", users, places, partner_id=call.partner_id)

    async def hide(self, call: Call, found: Sequence[BaseEntry]) -> None:
        """Do not say where entries are to those who may not see every category."""
        if (await self._room.viewer(call)).is_enforced:
            for entry in found:
                for name in SAID:
                    entry.given.pop(name, None)

    async def place(self, tx: Tx, call: Call, entry_id: str, said: Mapping[str, Any]) -> None:
        """Let an entry be in the categories that are said and no others, if any are said.

        Raises:
            CategoriesAreHidden: entitlement is enforced, so nobody says all of an entry's categories.
            CategoryNotFound: there is none, and the caller may not make it.
            MinLength, MaxLength: no category can be called so.
            TooManyCategories
        """
        if all(name not in said for name in SAID):
            return
        if (await self._room.viewer(call)).is_enforced:
            raise CategoriesAreHidden
        await hold(tx, call.partner_id)
        if said.get("categories_ids"):
            wanted = ids_in(said["categories_ids"])
        else:
            wanted = [await self._named(tx, call, name) for name in _full_names(said.get("categories"))]
        present = [id for id, _ in await categories_of(tx, call.partner_id, entry_id)]
        most = await self._room.most_categories(call.partner_id)
        for id in present:
            if id not in wanted:
                await take_entry(tx, call.partner_id, entry_id, id)
        for id in dict.fromkeys(wanted):
            if id not in present:
                waits = await self._waits(tx, call, id)
                await put_entry(tx, call.partner_id, entry_id, id, call.time, waits=waits, most=most)

    async def _named(self, tx: Tx, call: Call, full_name: str) -> int:
        """The category of a full name, which is made where it is not there."""
        parent_id, path = 0, ""
        for part in full_name.split(SEPARATOR):
            name = clean_name(part.strip())
            path = f"{path}{SEPARATOR}{name}" if path else name
            found = await find_named(tx, call.partner_id, path)
            if found is None:
                if not call.grant.holds_any([EDIT]):
                    raise CategoryNotFound(path)
                values = {**DEFAULTS, "name": name, "parent_id": parent_id}
                found = await plant(tx, call.partner_id, {**values, "created_at": call.time, "updated_at": call.time})
            parent_id = found
        return parent_id

    async def _waits(self, tx: Tx, call: Call, id: int) -> bool:
        """Whether an entry waits in a category until somebody lets it in."""
        found = await categories.get(tx, call.partner_id, str(id))
        if not found.moderation or call.ks is None or "enablecategorymoderation" not in call.ks.privileges:
            return False
        keys = await self._room.keys(call)
        level = await level_of(tx, call.partner_id, members_of(found), keys) if keys else None
        return level not in MODERATING


def _full_names(text: str | None) -> list[str]:
    """The full names of a comma list, each once, as they are written."""
    found: dict[str, str] = {}
    for part in (text or "").split(","):
        for key in names_in(part):
            found.setdefault(key, part.strip())
    return list(found.values())
