"""`permission.*`: see docs/protocol/permissions.md."""

from typing import Any

from keyreel.gate import Call, admit, amend
from keyreel.gate.roles import EVERYTHING
from keyreel.roles import defaults, item_store, store
from keyreel.roles.accounts import Accounts
from keyreel.roles.errors import PermissionAlreadyExists, PermissionItemNotFound
from keyreel.roles.items import Items
from keyreel.roles.store import names_of
from keyreel.roles.types import (
    Permission,
    PermissionFilter,
    PermissionListResponse,
    PermissionStatus,
    PermissionType,
)
from keyreel.schema.errors import CannotBeNull, InvalidFieldValue, InvalidObjectId
from keyreel.schema.lists import FilterPager
from keyreel.schema.records import changed, created, deleted
from keyreel.schema.service import ALWAYS, USER, Service, action
from keyreel.storage import Database, Reader, Tx


class PermissionService(Service, name="permission"):
    """Permissions: the names that roles are made of, and the features of an account."""

    def __init__(self, db: Database, accounts: Accounts, items: Items) -> None:
        self._db = db
        self._accounts = accounts
        self._items = items

    @action(
        permission=["ADMIN_PERMISSION_ADD"],
        raises=[CannotBeNull, InvalidFieldValue, PermissionAlreadyExists, PermissionItemNotFound],
        writes=True,
        record=created("Permission"),
    )
    async def add(self, call: Call, permission: Permission) -> Permission:
        """Make a permission of the account, for its own roles."""
        values = admit(permission, call)
        _check_values({"name": None, **values})
        name = values["name"]
        values = {
            "friendly_name": name,
            "status": PermissionStatus.ACTIVE,
            **values,
            "type": PermissionType.NORMAL,
            "partner_id": call.partner_id,
            "created_at": call.time,
            "updated_at": call.time,
        }

        async def unit(tx: Tx) -> Permission:
            await self._accounts.raise_version(tx, call.partner_id)
            await self._check_free(tx, call.partner_id, name)
            await self._check_items(tx, call.partner_id, values)
            await store.own_permissions.insert(tx, values)
            return await store.own_permissions.get(tx, call.partner_id, name)

        return await self._db.write(unit)

    @action(permission=["ADMIN_BASE"], raises=[InvalidObjectId])
    async def get(self, call: Call, permission_name: str) -> Permission:
        """A permission, the account's own or everybody's, by its name."""
        name = await self._spelled(self._db, call.partner_id, permission_name)
        return await store.permissions.get(self._db, call.partner_id, name)

    @action(
        permission=["ADMIN_PERMISSION_UPDATE"],
        raises=[CannotBeNull, InvalidFieldValue, InvalidObjectId, PermissionAlreadyExists, PermissionItemNotFound],
        writes=True,
        record=changed("Permission", "permission_name"),
    )
    async def update(self, call: Call, permission_name: str, permission: Permission) -> Permission:
        """Change a permission of the account that is for roles."""
        name = await self._spelled(self._db, call.partner_id, permission_name)
        stored = await self._normal(self._db, call.partner_id, name)
        changes = amend(stored, permission, call)
        for never_null in ("name", "status"):
            if changes.get(never_null, "") is None:
                del changes[never_null]
        _check_values(changes)
        changes["updated_at"] = call.time

        async def unit(tx: Tx) -> Permission:
            await self._accounts.raise_version(tx, call.partner_id)
            current = await self._normal(tx, call.partner_id, name)
            if (new_name := changes.get("name", name)) != name:
                await self._check_free(tx, call.partner_id, new_name, besides=name)
            await self._check_items(tx, call.partner_id, changes)
            return await store.own_permissions.change(tx, call.partner_id, name, current, changes)

        return await self._db.write(unit)

    @action(
        permission=["ADMIN_PERMISSION_DELETE"],
        raises=[InvalidObjectId],
        writes=True,
        record=deleted("Permission", "permission_name"),
    )
    async def delete(self, call: Call, permission_name: str) -> Permission:
        """Remove a permission of the account."""

        async def unit(tx: Tx) -> Permission:
            await self._accounts.raise_version(tx, call.partner_id)
            name = await self._spelled(tx, call.partner_id, permission_name)
            current = await store.own_permissions.get(tx, call.partner_id, name)
            changes = {"status": PermissionStatus.DELETED, "updated_at": call.time}
            return await store.own_permissions.change(tx, call.partner_id, name, current, changes)

        return await self._db.write(unit)

    @action(permission=["ADMIN_BASE", "KMC_READ_ONLY"])
    async def list_(
        self, call: Call, filter: PermissionFilter | None = None, pager: FilterPager | None = None
    ) -> PermissionListResponse:
        """The permissions that the account can use."""
        page = await store.permissions.list(self._db, call.partner_id, filter, pager)
        return PermissionListResponse(total_count=page.total, objects=page.objects)

    @action(permission=[ALWAYS, USER], session="optional")
    async def get_current_permissions(self, call: Call) -> str:
        """The names of the permissions that the session has, a comma list."""
        return ",".join(call.grant.names)

    @staticmethod
    async def _spelled(db: Reader, partner_id: int, name: str) -> str:
        """The name as the permission spells it, or as it is where there is none."""
        known = await store.known_permissions(db, partner_id)
        return known[name.casefold()].name if name.casefold() in known else name

    @staticmethod
    async def _normal(db: Database | Tx, partner_id: int, name: str) -> Permission:
        found = await store.own_permissions.get(db, partner_id, name)
        if found.type != PermissionType.NORMAL:
            raise InvalidObjectId(name)
        return found

    async def _check_free(self, tx: Tx, partner_id: int, name: str, *, besides: str = "") -> None:
        """Whether an account may have a permission of this name, which one that it renames may be close to.

        A name that the installation gives a meaning is none that accounts can give themselves: who named a permission
        like a feature would have what needs the feature.
        """
        folded = name.casefold()
        if folded != besides.casefold() and folded in await store.known_permissions(tx, partner_id):
            raise PermissionAlreadyExists(name, partner_id)
        if name in defaults.load().meaningful or name in self._items.of_permission:
            raise InvalidFieldValue("name")

    async def _check_items(self, tx: Tx, partner_id: int, values: dict[str, Any]) -> None:
        ids = names_of(values.get("permission_items_ids"))
        unknown = [id for id in ids if self._items.find(id, partner_id) is None]
        if unknown and not set(unknown) <= {str(item.id) for item in await item_store.items_of(tx, partner_id)}:
            raise PermissionItemNotFound


def _check_values(values: dict[str, Any]) -> None:
    """Raises where a permission cannot have these. Deleting is `delete`'s, which needs another permission."""
    if "name" in values:
        name = (values["name"] or "").strip()
        if not name:
            raise CannotBeNull("KalturaPermission::name")
        if "," in name or name == EVERYTHING or name != values["name"]:
            raise InvalidFieldValue("name")
    if values.get("status") == PermissionStatus.DELETED:
        raise InvalidFieldValue("status")
