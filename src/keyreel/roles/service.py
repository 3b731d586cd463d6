"""`userRole.*`, `permission.*`, `permissionItem.*`: see docs/protocol/permissions.md."""

from datetime import UTC, datetime
from typing import Any, Protocol

from keyreel.gate import Call, admit, amend
from keyreel.gate.roles import EVERYTHING
from keyreel.roles import store
from keyreel.roles.items import Items
from keyreel.roles.store import EVERYBODY, names_of
from keyreel.roles.types import (
    Permission,
    PermissionFilter,
    PermissionItem,
    PermissionItemFilter,
    PermissionItemListResponse,
    PermissionListResponse,
    PermissionStatus,
    PermissionType,
    UserRole,
    UserRoleFilter,
    UserRoleListResponse,
    UserRoleStatus,
)
from keyreel.schema.errors import ApiError, CannotBeNull, InvalidFieldValue, InvalidObjectId
from keyreel.schema.lists import FilterPager
from keyreel.schema.service import ALWAYS, USER, Service, action
from keyreel.shelf import page_of
from keyreel.storage import Database, Statement, Tx


class RoleNameAlreadyExists(ApiError, code="ROLE_NAME_ALREADY_EXISTS"):
    """A role of the account, or of everybody, has this name."""


class SystemNameAlreadyExists(ApiError, code="SYSTEM_NAME_ALREADY_EXISTS"):
    """A role of the account, or of everybody, has the system name {SYS_NAME}."""


class PermissionNotFound(ApiError, code="PERMISSION_NOT_FOUND"):
    """{ERR_TEXT}"""


class RoleIsBeingUsed(ApiError, code="ROLE_IS_BEING_USED"):
    """Users have this role: give them another first."""


class PermissionAlreadyExists(ApiError, code="PERMISSION_ALREADY_EXISTS", params=("PERMISSION", "PID")):
    """Account {PID}, or everybody, has a permission {PERMISSION}."""


class PermissionItemNotFound(ApiError, code="PERMISSION_ITEM_NOT_FOUND"):
    """There is no such permission item."""


class Accounts(Protocol):
    """What roles need to know of accounts and users."""

    async def raise_version(self, tx: Tx, partner_id: int) -> None:
        """Let every worker forget what it knows of an account's callers."""
        ...

    async def has_users_with_role(self, partner_id: int, role_id: int) -> bool:
        """Whether a user of the account has the role."""
        ...


class UserRoleService(Service, name="userRole"):
    """Roles: which permissions the users of an account have."""

    def __init__(self, db: Database, accounts: Accounts) -> None:
        self._db = db
        self._accounts = accounts

    @action(
        permission=["ADMIN_ROLE_ADD"],
        raises=[RoleNameAlreadyExists, SystemNameAlreadyExists, PermissionNotFound],
        writes=True,
    )
    async def add(self, call: Call, user_role: UserRole) -> UserRole:
        """Make a role."""
        values = admit(user_role, call)
        if not values.get("name"):
            raise CannotBeNull("KalturaUserRole::name")
        await self._check_names(call, values)
        values.setdefault("status", UserRoleStatus.ACTIVE)
        values.setdefault("permission_names", "")
        values["system_name"] = values.get("system_name") or None
        made = await self._insert(call, values)
        made.system_name = made.system_name or ""
        return made

    @action(permission=["ADMIN_BASE", "KMC_READ_ONLY"], raises=[InvalidObjectId])
    async def get(self, call: Call, user_role_id: int) -> UserRole:
        """A role, the account's own or everybody's."""
        return await self._shown(call, await store.roles.get(self._db, call.partner_id, str(user_role_id)))

    @action(permission=["ADMIN_ROLE_UPDATE"], raises=[InvalidObjectId, PermissionNotFound], writes=True)
    async def update(self, call: Call, user_role_id: int, user_role: UserRole) -> UserRole:
        """Change a role of the account. What it permits changes at the next call of whoever has it."""
        stored = await store.own_roles.get(self._db, call.partner_id, str(user_role_id))
        changes = {name: value for name, value in amend(stored, user_role, call).items() if value is not None}
        if stored.permission_names == EVERYTHING:
            changes.pop("permission_names", None)
        await self._check_names(
            call, {name: changes[name] for name in changes if changes[name] != stored.given.get(name)}
        )
        changes["updated_at"] = call.time

        async def unit(tx: Tx) -> UserRole:
            current = await store.own_roles.get(tx, call.partner_id, str(user_role_id))
            changed = await store.own_roles.change(tx, call.partner_id, str(user_role_id), current, changes)
            await self._accounts.raise_version(tx, call.partner_id)
            return changed

        return await self._shown(call, await self._db.write(unit))

    @action(permission=["ADMIN_ROLE_DELETE"], raises=[InvalidObjectId, RoleIsBeingUsed], writes=True)
    async def delete(self, call: Call, user_role_id: int) -> UserRole:
        """Remove a role of the account that nobody has."""
        stored = await store.own_roles.get(self._db, call.partner_id, str(user_role_id))
        if await self._accounts.has_users_with_role(call.partner_id, user_role_id):
            raise RoleIsBeingUsed
        changes = {"status": UserRoleStatus.DELETED, "updated_at": call.time}

        async def unit(tx: Tx) -> UserRole:
            changed = await store.own_roles.change(tx, call.partner_id, str(user_role_id), stored, changes)
            await self._accounts.raise_version(tx, call.partner_id)
            return changed

        return await self._shown(call, await self._db.write(unit))

    @action(permission=["ADMIN_BASE", "ACCOUNT_BASE"])
    async def list_(
        self, call: Call, filter: UserRoleFilter | None = None, pager: FilterPager | None = None
    ) -> UserRoleListResponse:
        """The roles that the account can use."""
        page = await store.roles.list(self._db, call.partner_id, filter, pager)
        objects = [await self._shown(call, found) for found in page.objects]
        return UserRoleListResponse(total_count=page.total, objects=objects)

    @action(permission=["ADMIN_ROLE_ADD"], raises=[InvalidObjectId], writes=True)
    async def clone(self, call: Call, user_role_id: int) -> UserRole:
        """Copy a role into the account."""
        source = await store.roles.get(self._db, call.partner_id, str(user_role_id))
        when = datetime.fromtimestamp(call.now, UTC).strftime("%a %d %b %Y, %H:%M:%S")
        kept = ("description", "permission_names", "tags", "system_name", "status")
        values = {name: source.given[name] for name in kept if name in source.given}
        return await self._insert(call, {**values, "name": f"{source.name} copy ({when})"})

    async def _check_names(self, call: Call, values: dict[str, Any]) -> None:
        if name := values.get("name"):
            await self._check_free(call, store.ROLE_NAME_TAKEN, name.casefold(), RoleNameAlreadyExists())
        if name := values.get("system_name"):
            await self._check_free(call, store.SYSTEM_NAME_TAKEN, name, SystemNameAlreadyExists(name))
        named = values.get("permission_names")
        if named and named != EVERYTHING:
            for name in names_of(named):
                found = await store.permissions.find_one(self._db, call.partner_id, name)
                if found is None or found.type != PermissionType.NORMAL or found.status != PermissionStatus.ACTIVE:
                    raise PermissionNotFound(f"Account {call.partner_id} has no permission {name} for roles")

    async def _check_free(self, call: Call, taken: Statement, name: str, error: ApiError) -> None:
        if await self._db.fetch_one(taken, {"partner_id": call.partner_id, "name": name}) is not None:
            raise error

    async def _insert(self, call: Call, values: dict[str, Any]) -> UserRole:
        stamps = {"partner_id": call.partner_id, "created_at": call.time, "updated_at": call.time}

        async def unit(tx: Tx) -> UserRole:
            await store.own_roles.insert(tx, {**values, **stamps})
            await self._accounts.raise_version(tx, call.partner_id)
            return await store.newest_role(tx, call.partner_id)

        return await self._shown(call, await self._db.write(unit))

    async def _shown(self, call: Call, role: UserRole) -> UserRole:
        """A role as answered: one with every permission names them all."""
        if role.permission_names == EVERYTHING:
            role.permission_names = ",".join(await store.all_names(self._db, call.partner_id))
        return role


class PermissionService(Service, name="permission"):
    """Permissions: the names that roles are made of, and the features of an account."""

    def __init__(self, db: Database, accounts: Accounts, items: Items) -> None:
        self._db = db
        self._accounts = accounts
        self._items = items

    @action(permission=["ADMIN_PERMISSION_ADD"], raises=[PermissionAlreadyExists, PermissionItemNotFound], writes=True)
    async def add(self, call: Call, permission: Permission) -> Permission:
        """Make a permission of the account, for its own roles."""
        values = admit(permission, call)
        name = values.get("name")
        if not name:
            raise CannotBeNull("KalturaPermission::name")
        if "," in name:
            raise InvalidFieldValue("name")
        self._check_items(values)
        if await store.permissions.find_one(self._db, call.partner_id, name) is not None:
            raise PermissionAlreadyExists(name, call.partner_id)
        values.setdefault("friendly_name", name)
        values.setdefault("status", PermissionStatus.ACTIVE)
        row = {
            **values,
            "type": PermissionType.NORMAL,
            "partner_id": call.partner_id,
            "created_at": call.time,
            "updated_at": call.time,
        }

        async def unit(tx: Tx) -> Permission:
            await store.own_permissions.insert(tx, row)
            await self._accounts.raise_version(tx, call.partner_id)
            return await store.own_permissions.get(tx, call.partner_id, name)

        return await self._db.write(unit)

    @action(permission=["ADMIN_BASE"], raises=[InvalidObjectId])
    async def get(self, call: Call, permission_name: str) -> Permission:
        """A permission, the account's own or everybody's, by its name."""
        return await store.permissions.get(self._db, call.partner_id, permission_name)

    @action(permission=["ADMIN_PERMISSION_UPDATE"], raises=[InvalidObjectId, PermissionItemNotFound], writes=True)
    async def update(self, call: Call, permission_name: str, permission: Permission) -> Permission:
        """Change a permission of the account that is for roles."""
        stored = await store.own_permissions.get(self._db, call.partner_id, permission_name)
        if stored.type != PermissionType.NORMAL:
            raise InvalidObjectId(permission_name)
        changes = amend(stored, permission, call)
        self._check_items(changes)
        for name in ("name", "status"):
            if changes.get(name, "") is None:
                del changes[name]
        new_name = changes.get("name", permission_name)
        if new_name != permission_name:
            if "," in new_name or not new_name:
                raise InvalidFieldValue("name")
            if await store.permissions.find_one(self._db, call.partner_id, new_name) is not None:
                raise PermissionAlreadyExists(new_name, call.partner_id)
        return await self._change(call, permission_name, changes)

    @action(permission=["ADMIN_PERMISSION_DELETE"], raises=[InvalidObjectId], writes=True)
    async def delete(self, call: Call, permission_name: str) -> Permission:
        """Remove a permission of the account."""
        return await self._change(call, permission_name, {"status": PermissionStatus.DELETED})

    async def _change(self, call: Call, name: str, changes: dict[str, Any]) -> Permission:
        async def unit(tx: Tx) -> Permission:
            current = await store.own_permissions.get(tx, call.partner_id, name)
            stamped = {**changes, "updated_at": call.time}
            changed = await store.own_permissions.change(tx, call.partner_id, name, current, stamped)
            await self._accounts.raise_version(tx, call.partner_id)
            return changed

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

    def _check_items(self, values: dict[str, Any]) -> None:
        for id in names_of(values.get("permission_items_ids")):
            if not id.isdecimal() or int(id) not in self._items.all:
                raise PermissionItemNotFound


class PermissionItemService(Service, name="permissionItem"):
    """Permission items: the actions and properties that permissions open."""

    def __init__(self, items: Items) -> None:
        self._items = items

    @action(permission=["ADMIN_BASE"], raises=[InvalidObjectId])
    async def get(self, call: Call, permission_item_id: int) -> PermissionItem:
        """A permission item."""
        found = self._items.all.get(permission_item_id)
        if found is None:
            raise InvalidObjectId(permission_item_id)
        return type(found).of(dict(found.given))

    @action(permission=["ADMIN_BASE"])
    async def list_(
        self, call: Call, filter: PermissionItemFilter | None = None, pager: FilterPager | None = None
    ) -> PermissionItemListResponse:
        """The permission items; the filter's ids, types and accounts count."""
        found = [item for item in self._items.all.values() if _matches(item, filter)]
        size, offset = page_of(pager)
        page = [type(item).of(dict(item.given)) for item in found[offset : offset + size]]
        return PermissionItemListResponse(total_count=len(found), objects=page)


def _matches(item: PermissionItem, filter: PermissionItemFilter | None) -> bool:
    given: dict[str, Any] = filter.given if filter else {}
    for name, value in given.items():
        if value in (None, ""):
            continue
        if name == "id_equal" and item.id != value:
            return False
        if name == "id_in" and str(item.id) not in str(value).split(","):
            return False
        if name == "partner_id_equal" and value != EVERYBODY:
            return False
        if name == "partner_id_in" and str(EVERYBODY) not in str(value).split(","):
            return False
        kinds = _KINDS[str(item.type)]
        if name in ("type_equal", "type_in") and not any(kind in kinds for kind in str(value).split(",")):
            return False
    return True


_KINDS = {
    "KalturaApiActionPermissionItem": ("KalturaApiActionPermissionItem", "kApiActionPermissionItem"),
    "KalturaApiParameterPermissionItem": ("KalturaApiParameterPermissionItem", "kApiParameterPermissionItem"),
}
