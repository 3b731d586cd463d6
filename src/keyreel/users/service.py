"""`user.*`: the people and groups of an account. See docs/protocol/users.md and, for logging in, logins.md there."""

import logging
from collections.abc import Mapping
from typing import Any

from keyreel.gate import Call, admit, amend
from keyreel.schema.errors import CannotBeNull, InvalidFieldValue, OwnerNeedsAdminRole, UserNotFound
from keyreel.schema.lists import FilterPager
from keyreel.schema.records import changed, created, deleted
from keyreel.schema.service import USER, WIDGET, Service, action
from keyreel.storage import Conflict, Database, Tx
from keyreel.users import logins, rules, store
from keyreel.users.enabling_actions import EnablingActions
from keyreel.users.errors import (
    AdminDomainNotAllowed,
    AdminQuotaExceeded,
    CannotChangeApplicativeGroup,
    CannotChangeOwnRole,
    CannotDeleteOrBlockOwner,
    CannotDemoteAdmin,
    CannotRetrieveAnotherUser,
    DemoteOnlyAdmin,
    DuplicateUserById,
    DuplicateUserByLoginId,
    IdAndExternalId,
    LoginDataNotFound,
    UserIsBlocked,
    UserRoleNotFound,
)
from keyreel.users.export_actions import ExportActions
from keyreel.users.filters import with_roles
from keyreel.users.link_actions import LinkActions
from keyreel.users.login_actions import LoginActions
from keyreel.users.policy import PasswordStructureInvalid
from keyreel.users.room import Opening
from keyreel.users.store import InvalidUserId
from keyreel.users.types import AdminUser, User, UserFilter, UserListResponse, UserStatus, UserType

log = logging.getLogger("keyreel.users")

_STANDING = {"status", "role_ids", "is_admin"}
UNTOLD = ("storage_size", "type")
"""What the answer to `user.add` leaves out unless it was sent."""


class UserService(LoginActions, EnablingActions, LinkActions, ExportActions, Service, name="user"):
    """Users: who exists in an account, and what is known of them."""

    @action(
        permission=["ADMIN_USER_ADD"],
        raises=[
            DuplicateUserById,
            DuplicateUserByLoginId,
            PasswordStructureInvalid,
            InvalidFieldValue,
            CannotBeNull,
            IdAndExternalId,
            UserRoleNotFound,
            AdminQuotaExceeded,
        ],
        writes=True,
        record=created("kuser"),
    )
    async def add(self, call: Call, user: User) -> User:
        """Make a user. With a password, the user can log in with their e-mail."""
        values = admit(user, call)
        values.pop("login_enabled", None)
        if isinstance(user, AdminUser):
            values["is_admin"] = True
        if values.get("is_admin") and not values.get("role_ids"):
            values["role_ids"] = self._accounts.admin_role_id
        if values.get("id") and values.get("external_id"):
            raise IdAndExternalId
        id = values["id"] = rules.check_id(values.get("id") or values.get("external_id"))
        if id == "0":
            raise CannotBeNull("KalturaUser::id")
        if values.get("status") == UserStatus.DELETED:
            raise InvalidFieldValue("status")
        rules.check_names(values)
        rules.split_full_name(values)
        rules.keep_day_of_birth(values)
        rules.clean_tags(values)
        if await store.users.find_one(self._db, call.partner_id, id) is not None:
            raise DuplicateUserById(id)
        await self._check_roles(self._db, call, values)
        values.setdefault("screen_name", id)
        opening = await self._opening(call, values)
        email = opening.email if opening else ""

        async def unit(tx: Tx) -> None:
            await self._check_roles(tx, call, values)
            await store.insert_user(tx, call.partner_id, values, call.time)
            if opening is not None:
                is_admin = bool(values.get("is_admin"))
                await self._open_login(tx, call, id, opening, is_admin=is_admin)

        try:
            await self._db.write(unit)
        except Conflict as error:
            raise (DuplicateUserByLoginId(email) if "login" in error.key else DuplicateUserById(id)) from error
        if opening is not None:
            await self._write_to(call, opening, rules.name_of(values))
        made = await self._shown(call, id)
        return User.of({name: value for name, value in made.given.items() if name in values or name not in UNTOLD})

    async def _opening(self, call: Call, values: dict[str, Any]) -> Opening | None:
        """How a new user comes to a login, if at all."""
        password = values.pop("password", None) or None
        if password is None and not values.get("is_admin"):
            return None
        email = values.get("email") or ""
        opening, is_wrong = await self._plan_login(call, values, email, password)
        if is_wrong:
            raise DuplicateUserByLoginId(email)
        return opening

    async def _check_role_change(
        self, db: Database | Tx, call: Call, stored: User, changes: dict[str, Any], owner: str | None
    ) -> None:
        await self._check_roles(db, call, changes)
        before, after = set(rules.role_ids(stored.role_ids)), set(rules.role_ids(changes["role_ids"]))
        if before == after:
            return
        if call.caller.user_id is not None and store.fold(call.caller.user_id) == store.fold(stored.id or ""):
            raise CannotChangeOwnRole
        if stored.id == owner and self._accounts.admin_role_id not in after:
            raise OwnerNeedsAdminRole

    async def _check_standing(
        self, db: Database | Tx, call: Call, stored: User, changes: dict[str, Any], owner: str | None
    ) -> None:
        """Whether the user may come to what `changes` make of them: asked before the change and again within it."""
        if stored.is_admin and changes.get("is_admin") is False:
            raise CannotDemoteAdmin
        if "role_ids" in changes:
            await self._check_role_change(db, call, stored, changes, owner)
        status = changes.get("status")
        if status not in (None, stored.status, UserStatus.ACTIVE) and stored.id == owner:
            raise CannotDeleteOrBlockOwner

    @action(permission=["ADMIN_BASE", "KMC_READ_ONLY", USER, WIDGET], raises=[CannotRetrieveAnotherUser, InvalidUserId])
    async def get(self, call: Call, user_id: str | None = None) -> User:
        """A user; oneself where no id is given. Reading oneself for the first time makes the user."""
        own = call.caller.user_id
        wanted = user_id or own
        if user_id and user_id != own and not call.caller.is_admin:
            raise CannotRetrieveAnotherUser(user_id)
        if not wanted:
            raise InvalidUserId
        found = await store.users.find_one(self._db, call.partner_id, wanted)
        if found is None and wanted == own and rules.ID.match(wanted):
            await self._introduce(call, wanted)
            return await self._shown(call, wanted)
        if found is None:
            raise InvalidUserId
        return await self._completed(call, found)

    async def _introduce(self, call: Call, id: str) -> None:
        values = {"id": id, "screen_name": id, "first_name": id}

        async def unit(tx: Tx) -> None:
            await store.insert_user(tx, call.partner_id, values, call.time)

        try:
            await self._db.write(unit)
        except Conflict:
            return  # another call of the same user was faster

    @action(
        permission=["ADMIN_USER_UPDATE"],
        raises=[
            InvalidUserId,
            DuplicateUserById,
            InvalidFieldValue,
            CannotDemoteAdmin,
            CannotDeleteOrBlockOwner,
            CannotChangeOwnRole,
            OwnerNeedsAdminRole,
            UserRoleNotFound,
            CannotChangeApplicativeGroup,
            AdminQuotaExceeded,
            AdminDomainNotAllowed,
        ],
        writes=True,
        record=changed("kuser", "user_id"),
    )
    async def update(self, call: Call, user_id: str, user: User) -> User:
        """Change a user."""
        stored = await store.users.get(self._db, call.partner_id, user_id)
        owner = await self._accounts.owner_id(self._db, call.partner_id)
        changes = amend(rules.complete(stored, owner_id=owner), user, call)
        changes.pop("login_enabled", None)
        await self._check_standing(self._db, call, stored, changes, owner)
        rules.check_names(changes)
        rules.split_full_name(changes)
        rules.keep_day_of_birth(changes)
        rules.clean_tags(changes)
        if "id" in changes:
            rules.check_id(changes["id"])
        if stored.type == UserType.APPLICATIVE_GROUP and changes.get("type", stored.type) not in (None, stored.type):
            raise CannotChangeApplicativeGroup
        quota = await self._admin_quota(call, stored, changes)
        status = changes.get("status")
        if status is not None and status != stored.status:
            changes["status_updated_at"] = call.time
        if status == UserStatus.DELETED:
            changes |= await self._erased(call)
        for name in ("status", "is_admin", "type", "id"):
            if name in changes and changes[name] is None:
                del changes[name]
        changes["updated_at"] = call.time
        new_id = changes.get("id") or stored.id or user_id

        async def unit(tx: Tx) -> None:
            owner_now = await self._accounts.owner_id(tx, call.partner_id) if _STANDING & changes.keys() else None
            current = await store.users.get(tx, call.partner_id, user_id)
            await self._check_standing(tx, call, current, changes, owner_now)
            if current.login_enabled and _counts({**current.given, **changes}) and not _counts(current.given):
                await self._check_quota(tx, call, quota)
            if status == UserStatus.DELETED:
                await self._delete(tx, call, current, changes)
                return
            columns: dict[str, Any] = {"id_key": store.fold(new_id)}
            if columns["id_key"] != store.fold(user_id):  # sessions name who had the id before
                columns["epoch"] = store.draw_epoch()
            await store.users.change(tx, call.partner_id, user_id, current, changes, **columns)
            if current.id is not None and new_id != current.id:
                for renaming in self._parts.renamings:
                    await renaming(tx, call.partner_id, current.id, new_id)

        try:
            await self._db.write(unit)
        except Conflict as error:
            raise DuplicateUserById(new_id) from error
        if status == UserStatus.DELETED:
            return rules.complete(_with(stored, {**changes, "deleted_at": call.time}), owner_id=owner)
        shown = await self._shown(call, new_id)
        shown.is_account_owner = stored.id == owner  # by whatever id
        return shown

    async def _admin_quota(self, call: Call, stored: User, changes: Mapping[str, Any]) -> int:
        """How many administrators may log in, where `changes` make one of a user; -1 where they make none.

        Raises:
            AdminDomainNotAllowed: an administrator may not have the e-mail that this one has then.
        """
        after = {**stored.given, **changes}
        is_new, is_moved = not stored.is_admin, after.get("email") != stored.email
        if not after.get("is_admin") or not (is_new or is_moved or not _counts(stored.given)):
            return -1
        policy = await self._accounts.login_policy(call.partner_id)
        if is_new or is_moved:
            self._check_domain(policy, after.get("email") or "")
        return policy.admin_quota

    async def _delete(self, tx: Tx, call: Call, stored: User, changes: dict[str, Any]) -> None:
        """Delete a user with all that goes with them; their login goes where nobody else logs in with it."""
        user_id = stored.id or ""
        login = await logins.login_of(tx, call.partner_id, user_id)
        for farewell in self._parts.farewells:
            await farewell(tx, call.partner_id, user_id, call.time)
        await logins.attach_login(tx, call.partner_id, user_id, None)
        gone = {"status": UserStatus.DELETED, "deleted_at": call.time, "status_updated_at": call.time}
        await store.users.change(tx, call.partner_id, user_id, stored, {**changes, **gone})
        if login is not None:
            await logins.remove_unused(tx, login.key)

    @action(
        permission=["ADMIN_USER_DELETE"],
        raises=[InvalidUserId, CannotDeleteOrBlockOwner],
        writes=True,
        record=deleted("kuser", "user_id"),
    )
    async def delete(self, call: Call, user_id: str) -> User:
        """Delete a user. Their sessions end, their login goes, and the id is free again."""
        owner = await self._accounts.owner_id(self._db, call.partner_id)
        names = await self._accounts.role_names(self._db, call.partner_id)
        changes = {"updated_at": call.time, **await self._erased(call)}

        async def unit(tx: Tx) -> User:
            stored = await store.users.get(tx, call.partner_id, user_id)
            if stored.id == await self._accounts.owner_id(tx, call.partner_id):
                raise CannotDeleteOrBlockOwner
            await self._delete(tx, call, stored, changes)
            return stored

        stored = await self._db.write(unit)
        gone = {"status": UserStatus.DELETED, "deleted_at": call.time, "status_updated_at": call.time}
        return rules.complete(_with(stored, {**changes, **gone}), owner_id=owner, role_names=names)

    async def _erased(self, call: Call) -> dict[str, Any]:
        """What else changes of a user who is deleted, where an account keeps nothing personal of them."""
        is_purging = await self._accounts.has_feature(call.partner_id, "FEATURE_PURGE_USER_PII_DATA")
        return dict.fromkeys(rules.PERSONAL) if is_purging else {}

    @action(
        permission=["ADMIN_USER_DELETE"],
        raises=[InvalidUserId, UserIsBlocked, CannotDemoteAdmin, DemoteOnlyAdmin],
        record=changed("kuser", "user_id"),
    )
    async def demote_admin(self, call: Call, user_id: str) -> User:
        """Make an administrator an ordinary user without roles. The sessions that they logged in to end."""

        async def unit(tx: Tx) -> None:
            stored = await store.users.get(tx, call.partner_id, user_id)
            if stored.status != UserStatus.ACTIVE:
                raise UserIsBlocked
            if stored.id == await self._accounts.owner_id(tx, call.partner_id):
                raise CannotDemoteAdmin
            if not stored.is_admin:
                raise DemoteOnlyAdmin
            changes = {"is_admin": False, "role_ids": None, "updated_at": call.time}
            await store.users.change(tx, call.partner_id, user_id, stored, changes)
            await logins.end_sessions_of(tx, call.partner_id, user_id)

        await self._db.write(unit)
        return await self._shown(call, user_id)

    @action(permission=["ADMIN_BASE"], raises=[InvalidUserId])
    async def notify_ban(self, call: Call, user_id: str) -> None:
        """Note in the log that an account has banned a user, for who watches it."""
        found = await store.users.get(self._db, call.partner_id, user_id)
        log.info("account %s says that it banned its user %r", call.partner_id, found.id)

    @action(permission=[], raises=[UserNotFound])
    async def index(self, call: Call, id: str, should_update: bool = True) -> str:
        """For accounts of the installation: the user's id, once lists are sure to find them. Here they always are."""
        found = await store.users.find_one(self._db, call.partner_id, id)
        if found is None or not found.id:
            raise UserNotFound
        return found.id

    @action(permission=["ADMIN_BASE", "KMC_READ_ONLY"], raises=[LoginDataNotFound, InvalidUserId])
    async def get_by_login_id(self, call: Call, login_id: str) -> User:
        """The user of this account who logs in with an e-mail: oneself, or, for who manages them, another."""
        found = await logins.users_of(self._db, store.fold(login_id))
        users = [item for item in found if item.partner_id == call.partner_id]
        if not users:  # that somebody logs in elsewhere is not this account's to know
            raise LoginDataNotFound
        if users[0].user_id != call.caller.user_id and not call.grant.holds_any(["MANAGE_ADMIN_USERS"]):
            raise InvalidUserId
        return await self._shown(call, users[0].user_id)

    @action(
        permission=[
            "ADMIN_BASE",
            "ACCOUNT_BASE",
            "EP_BASE",
            "CAPTURE_DEVICE_PERMISSION",
            "WEBCAST_PRODUCER_PERMISSION",
        ]
    )
    async def list_(
        self, call: Call, filter: UserFilter | None = None, pager: FilterPager | None = None
    ) -> UserListResponse:
        """The users of the account, deleted ones left out."""
        filter = await with_roles(filter, self._accounts, self._db, call.partner_id)
        page = await store.users.list(self._db, call.partner_id, filter, pager)
        owner = call.partner.owner_id if call.partner else None
        names: dict[str, str] = {}
        if any(item.role_ids for item in page.objects):
            names = await self._accounts.role_names(self._db, call.partner_id)
        objects = [rules.complete(found, owner_id=owner, role_names=names) for found in page.objects]
        return UserListResponse(total_count=page.total, objects=objects)


def _counts(given: Mapping[str, Any]) -> bool:
    """Whether somebody who logs in is one of the administrators of whom an account may have so many."""
    return bool(given.get("is_admin")) and given.get("status") == UserStatus.ACTIVE


def _with(stored: User, changes: dict[str, Any]) -> User:
    return User.of({name: value for name, value in {**stored.given, **changes}.items() if value is not None})
