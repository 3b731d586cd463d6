"""`permissionItem.*`: see docs/protocol/permissions.md."""

from typing import Any, TypeVar

from keyreel.gate import Call, admit, amend
from keyreel.roles import item_store
from keyreel.roles.accounts import Accounts
from keyreel.roles.item_store import item_id
from keyreel.roles.items import SHOWN, Items
from keyreel.roles.matching import arrange, matches
from keyreel.roles.store import CONSOLE
from keyreel.roles.types import (
    ApiActionPermissionItem,
    PermissionItem,
    PermissionItemFilter,
    PermissionItemListResponse,
)
from keyreel.schema.errors import CannotBeNull, InvalidFieldValue, InvalidObjectId, ServiceForbidden
from keyreel.schema.lists import FilterPager
from keyreel.schema.records import changed, created, deleted
from keyreel.schema.service import Service, action
from keyreel.shelf import page_of
from keyreel.storage import Database, Reader, Tx

T = TypeVar("T", bound=PermissionItem)


class PermissionItemService(Service, name="permissionItem"):
    """Permission items: the actions and properties that permissions open."""

    def __init__(self, db: Database, accounts: Accounts, items: Items) -> None:
        self._db = db
        self._accounts = accounts
        self._items = items

    @action(permission=[], raises=[CannotBeNull], writes=True, record=created("keyreel.PERMISSION_ITEM"))
    async def add(self, call: Call, permission_item: PermissionItem) -> PermissionItem:
        """For the installation's own account: make an item, for its own permissions."""
        _check_account(call, "add")
        values = _cleaned({**_nothing(permission_item), **admit(permission_item, call)}, permission_item)
        stamps = {"partner_id": call.partner_id, "created_at": call.time, "updated_at": call.time}
        values = {"tags": "", **values, **stamps, "type": permission_item.kaltura_name}

        async def unit(tx: Tx) -> PermissionItem:
            await self._accounts.raise_version(tx, call.partner_id)
            made = type(permission_item).of({"id": await self._free_id(tx, values), **values})
            await item_store.insert_item(tx, made)
            return made

        return await self._db.write(unit)

    @action(permission=["ADMIN_BASE"], raises=[InvalidObjectId])
    async def get(self, call: Call, permission_item_id: int) -> PermissionItem:
        """A permission item."""
        found = self._items.find(str(permission_item_id), call.partner_id)
        return _copy(found) if found else await _added(self._db, call, permission_item_id)

    @action(
        permission=[],
        raises=[InvalidObjectId],
        writes=True,
        record=changed("keyreel.PERMISSION_ITEM", "permission_item_id"),
    )
    async def update(self, call: Call, permission_item_id: int, permission_item: PermissionItem) -> PermissionItem:
        """For the installation's own account: change an item that it made."""
        _check_account(call, "update")
        stored = await _added(self._db, call, permission_item_id)
        if type(stored) is not type(permission_item):
            raise InvalidFieldValue("objectType")
        changes = _cleaned(amend(stored, permission_item, call), permission_item)

        async def unit(tx: Tx) -> PermissionItem:
            await self._accounts.raise_version(tx, call.partner_id)
            current = await _added(tx, call, permission_item_id)
            changed = type(current).of({**current.given, **changes, "updated_at": call.time})
            await item_store.change_item(tx, changed)
            return changed

        return await self._db.write(unit)

    @action(
        permission=[],
        raises=[InvalidObjectId],
        writes=True,
        record=deleted("keyreel.PERMISSION_ITEM", "permission_item_id"),
    )
    async def delete(self, call: Call, permission_item_id: int) -> PermissionItem:
        """For the installation's own account: remove an item that it made. Permissions that list it lose it."""
        _check_account(call, "delete")

        async def unit(tx: Tx) -> PermissionItem:
            await self._accounts.raise_version(tx, call.partner_id)
            current = await _added(tx, call, permission_item_id)
            changed = type(current).of({**current.given, "updated_at": call.time})
            await item_store.change_item(tx, changed, deleted_at=call.time)
            return changed

        return await self._db.write(unit)

    @action(permission=["ADMIN_BASE"])
    async def list_(
        self, call: Call, filter: PermissionItemFilter | None = None, pager: FilterPager | None = None
    ) -> PermissionItemListResponse:
        """The permission items that the account can use."""
        every = [*self._items.usable(call.partner_id), *await item_store.items_of(self._db, call.partner_id)]
        filter = _with_types(filter)
        found = arrange([item for item in every if matches(item, filter)], filter)
        size, offset = page_of(pager)
        page = [_copy(item) for item in found[offset : offset + size]]
        return PermissionItemListResponse(total_count=len(found), objects=page)

    async def _free_id(self, tx: Tx, values: dict[str, Any]) -> int:
        name = ".".join(str(values[part]) for part in ("service", "object", "parameter", "action") if part in values)
        number = 0
        while True:
            number += 1
            id = item_id(f"{values['partner_id']}:{name}:{number}")
            if id not in self._items.all and not await item_store.is_taken(tx, id):
                return id


def _check_account(call: Call, name: str) -> None:
    """Raises where another account comes, such as one that was given the action by an item of its own."""
    if call.partner_id != CONSOLE:
        raise ServiceForbidden(f"permissionItem->{name}")


def _needed(item: PermissionItem) -> tuple[str, ...]:
    is_action = isinstance(item, ApiActionPermissionItem)
    return ("service", "action") if is_action else ("object", "parameter", "action")


def _nothing(item: PermissionItem) -> dict[str, Any]:
    return dict.fromkeys(_needed(item))


def _cleaned(values: dict[str, Any], item: PermissionItem) -> dict[str, Any]:
    """Values as they are kept. Raises where one is empty that an item needs."""
    for name in _needed(item):
        if name in values and not str(values[name] or "").strip():
            raise CannotBeNull(f"{item.kaltura_name}::{name}")
    if isinstance(item, ApiActionPermissionItem):
        values |= {name: values[name].strip().lower() for name in _needed(item) if name in values}
    if "tags" in values:
        values["tags"] = values["tags"] or ""
    return values


def _with_types(filter: PermissionItemFilter | None) -> PermissionItemFilter | None:
    """A filter that names types as items show them; programs may also say how they are called where they are kept."""
    if filter is None:
        return None
    given = dict(filter.given)
    for name in ("type_equal", "type_in"):
        if given.get(name):
            given[name] = ",".join(SHOWN.get(part.strip(), part) for part in str(given[name]).split(","))
    return PermissionItemFilter.of(given)


def _copy(item: T) -> T:
    return type(item).of(dict(item.given))


async def _added(db: Reader, call: Call, id: int) -> PermissionItem:
    found = {item.id: item for item in await item_store.items_of(db, call.partner_id)}
    if id not in found:
        raise InvalidObjectId(id)
    return found[id]
