"""`userRole.*`: see docs/protocol/permissions.md."""

from datetime import UTC, datetime
from typing import Any

from keyreel.gate import Call, admit, amend
from keyreel.gate.roles import EVERYTHING
from keyreel.roles import store
from keyreel.roles.accounts import Accounts
from keyreel.roles.errors import PermissionNotFound, RoleIsBeingUsed, RoleNameAlreadyExists, SystemNameAlreadyExists
from keyreel.roles.store import names_of
from keyreel.roles.types import (
    PermissionStatus,
    PermissionType,
    UserRole,
    UserRoleFilter,
    UserRoleListResponse,
    UserRoleStatus,
)
from keyreel.schema.errors import CannotBeNull, InvalidFieldValue, InvalidObjectId
from keyreel.schema.lists import FilterPager
from keyreel.schema.records import changed, created, deleted
from keyreel.schema.service import Service, action
from keyreel.storage import Database, Reader, Tx

_NEVER_NULL = ("name", "status", "permission_names")


class UserRoleService(Service, name="userRole"):
    """Roles: which permissions the users of an account have."""

    def __init__(self, db: Database, accounts: Accounts) -> None:
        self._db = db
        self._accounts = accounts

    @action(
        permission=["ADMIN_ROLE_ADD"],
        raises=[RoleNameAlreadyExists, SystemNameAlreadyExists, PermissionNotFound, InvalidFieldValue],
        writes=True,
        record=created("UserRole"),
    )
    async def add(self, call: Call, user_role: UserRole) -> UserRole:
        """Make a role."""
        values = admit(user_role, call)
        _check_values({"name": None, **values})
        values.setdefault("status", UserRoleStatus.ACTIVE)
        values.setdefault("permission_names", "")
        values["system_name"] = values.get("system_name") or None

        async def unit(tx: Tx) -> UserRole:
            await self._accounts.raise_version(tx, call.partner_id)
            await self._check_names(tx, call.partner_id, values)
            return await self._insert(tx, call, values)

        made = await self._shown(call, await self._db.write(unit))
        made.system_name = made.system_name or ""
        return made

    @action(permission=["ADMIN_BASE", "KMC_READ_ONLY"], raises=[InvalidObjectId])
    async def get(self, call: Call, user_role_id: int) -> UserRole:
        """A role, the account's own or everybody's."""
        return await self._shown(call, await store.roles.get(self._db, call.partner_id, str(user_role_id)))

    @action(
        permission=["ADMIN_ROLE_UPDATE"],
        raises=[
            InvalidObjectId,
            RoleNameAlreadyExists,
            SystemNameAlreadyExists,
            PermissionNotFound,
            InvalidFieldValue,
        ],
        writes=True,
        record=changed("UserRole", "user_role_id"),
    )
    async def update(self, call: Call, user_role_id: int, user_role: UserRole) -> UserRole:
        """Change a role of the account. What it permits changes at the next call of whoever has it."""
        id = str(user_role_id)
        changes = amend(await store.own_roles.get(self._db, call.partner_id, id), user_role, call)
        changes = {name: value for name, value in changes.items() if value is not None or name not in _NEVER_NULL}
        if "system_name" in changes:
            changes["system_name"] = changes["system_name"] or None
        _check_values(changes)

        async def unit(tx: Tx) -> UserRole:
            current = await store.own_roles.get(tx, call.partner_id, id)
            await self._accounts.raise_version(tx, call.partner_id)
            differing = {name: changes[name] for name in changes if changes[name] != current.given.get(name)}
            if current.permission_names == EVERYTHING:
                differing.pop("permission_names", None)
            await self._check_names(tx, call.partner_id, differing, besides=user_role_id)
            differing["updated_at"] = call.time
            return await store.own_roles.change(tx, call.partner_id, id, current, differing)

        return await self._shown(call, await self._db.write(unit))

    @action(
        permission=["ADMIN_ROLE_DELETE"],
        raises=[InvalidObjectId, RoleIsBeingUsed],
        writes=True,
        record=deleted("UserRole", "user_role_id"),
    )
    async def delete(self, call: Call, user_role_id: int) -> UserRole:
        """Remove a role of the account that nobody has."""
        id = str(user_role_id)

        async def unit(tx: Tx) -> UserRole:
            current = await store.own_roles.get(tx, call.partner_id, id)
            if await self._accounts.has_users_with_role(tx, call.partner_id, user_role_id):
                raise RoleIsBeingUsed
            await self._accounts.raise_version(tx, call.partner_id)
            changes = {"status": UserRoleStatus.DELETED, "updated_at": call.time}
            return await store.own_roles.change(tx, call.partner_id, id, current, changes)

        return await self._shown(call, await self._db.write(unit))

    @action(permission=["ADMIN_BASE", "ACCOUNT_BASE"])
    async def list_(
        self, call: Call, filter: UserRoleFilter | None = None, pager: FilterPager | None = None
    ) -> UserRoleListResponse:
        """The roles that the account can use."""
        page = await store.roles.list(self._db, call.partner_id, filter, pager)
        objects = [await self._shown(call, found) for found in page.objects]
        return UserRoleListResponse(total_count=page.total, objects=objects)

    @action(permission=["ADMIN_ROLE_ADD"], raises=[InvalidObjectId], writes=True, record=created("UserRole"))
    async def clone(self, call: Call, user_role_id: int) -> UserRole:
        """Copy a role into the account."""
        when = datetime.fromtimestamp(call.now, UTC).strftime("%a %d %b %Y, %H:%M:%S")
        kept = ("description", "permission_names", "tags", "system_name", "status")

        async def unit(tx: Tx) -> UserRole:
            await self._accounts.raise_version(tx, call.partner_id)
            source = await store.roles.get(tx, call.partner_id, str(user_role_id))
            values = {name: source.given[name] for name in kept if name in source.given}
            return await self._insert(tx, call, {**values, "name": f"{source.name} copy ({when})"})

        return await self._shown(call, await self._db.write(unit))

    async def _check_names(
        self, tx: Tx, partner_id: int, values: dict[str, Any], *, besides: int | None = None
    ) -> None:
        """Whether the names in `values` are free and mean something; those of permissions get their right spelling.

        Args:
            besides: the role that is changed.
        """
        if values.get("name") or values.get("system_name"):
            others = [label for label in await store.role_labels(tx, partner_id) if label.id != besides]
            if (name := values.get("name")) and name.casefold() in {label.name_key for label in others}:
                raise RoleNameAlreadyExists
            system_name = values.get("system_name")
            if system_name and system_name.casefold() in {label.system_name.casefold() for label in others}:
                raise SystemNameAlreadyExists(system_name)
        named = values.get("permission_names")
        if named and named != EVERYTHING:
            values["permission_names"] = ",".join(await self._spelled(tx, partner_id, names_of(named)))

    @staticmethod
    async def _spelled(db: Reader, partner_id: int, names: tuple[str, ...]) -> list[str]:
        known = await store.known_permissions(db, partner_id)
        found: list[str] = []
        for name in names:
            item = known.get(name.casefold())
            if item is None or item.type != PermissionType.NORMAL or item.status != PermissionStatus.ACTIVE:
                raise PermissionNotFound(f"Account {partner_id} has no permission {name} for roles")
            found.append(item.name)
        return found

    @staticmethod
    async def _insert(tx: Tx, call: Call, values: dict[str, Any]) -> UserRole:
        stamps = {"partner_id": call.partner_id, "created_at": call.time, "updated_at": call.time}
        await store.own_roles.insert(tx, {**values, **stamps})
        return await store.newest_role(tx, call.partner_id)

    async def _shown(self, call: Call, role: UserRole) -> UserRole:
        """A role as answered: one with every permission names them all."""
        if role.permission_names == EVERYTHING:
            role.permission_names = ",".join(await store.all_names(self._db, call.partner_id))
        return role


def _check_values(values: dict[str, Any]) -> None:
    """Raises where a role cannot have these. Deleting is `delete`, which asks first whether anybody has the role."""
    if "name" in values and not (values["name"] or "").strip():
        raise CannotBeNull("KalturaUserRole::name")
    if values.get("status") == UserRoleStatus.DELETED:
        raise InvalidFieldValue("status")
