"""`user.*`: the people and groups of an account. See docs/protocol/users.md."""

from typing import Any, Protocol

from keyreel.gate import Call, admit, amend
from keyreel.schema.errors import ApiError, CannotBeNull, InvalidFieldValue, OwnerNeedsAdminRole
from keyreel.schema.lists import FilterPager
from keyreel.schema.service import USER, WIDGET, Service, action
from keyreel.storage import Conflict, Database, Tx
from keyreel.users import rules, store
from keyreel.users.passwords import MAX_BYTES, Passwords
from keyreel.users.store import InvalidUserId
from keyreel.users.types import AdminUser, User, UserFilter, UserListResponse, UserStatus


class DuplicateUserById(ApiError, code="DUPLICATE_USER_BY_ID"):
    """The account has a user "{UID}" already."""


class DuplicateUserByLoginId(ApiError, code="DUPLICATE_USER_BY_LOGIN_ID"):
    """Somebody logs in with {EMAIL} already."""


class CannotRetrieveAnotherUser(ApiError, code="CANNOT_RETRIEVE_ANOTHER_USER_USING_NON_ADMIN_SESSION"):
    """Only an ADMIN session can read another user such as "{USER_ID}"."""


class IdAndExternalId(ApiError, code="ID_AND_EXTERNAL_ID_ARE_MUTUALLY_EXCLUSIVE"):
    """A user has an id or an external id; send one of them."""


class PasswordStructureInvalid(ApiError, code="PASSWORD_STRUCTURE_INVALID", params=("RULES",)):
    """The password does not keep to the account's rules: {RULES}"""


class CannotDeleteOrBlockOwner(ApiError, code="CANNOT_DELETE_OR_BLOCK_ROOT_ADMIN_USER"):
    """The owner of the account can neither be deleted nor blocked."""


class CannotDemoteAdmin(ApiError, code="CANNOT_SET_ROOT_ADMIN_AS_NO_ADMIN"):
    """An administrator stays one here; see user.demoteAdmin."""


_STANDING = {"status", "role_ids", "is_admin"}
UNTOLD = ("storage_size", "type")
"""What the answer to `user.add` leaves out unless it was sent."""


class UserRoleNotFound(ApiError, code="USER_ROLE_NOT_FOUND"):
    """The account has no such role."""


class CannotChangeOwnRole(ApiError, code="CANNOT_CHANGE_OWN_ROLE"):
    """Nobody changes their own roles: another administrator can."""


class Accounts(Protocol):
    """What users need to know of accounts."""

    async def owner_id(self, db: Database | Tx, partner_id: int) -> str | None:
        """The id of the user who owns the account. Read in a transaction, they stay the owner until its end."""
        ...

    async def role_names(self, db: Database | Tx, partner_id: int) -> dict[str, str]:
        """The roles that an account can use: id, as text, to name."""
        ...

    @property
    def admin_role_id(self) -> str:
        """The role of administrators who are given no other."""
        ...

    def password_problem(self, password: str, values: dict[str, Any]) -> str | None:
        """What is wrong with a password for this user, in words, or `None`."""
        ...


class UserService(Service, name="user"):
    """Users: who exists in an account, and what is known of them."""

    def __init__(self, db: Database, accounts: Accounts, passwords: Passwords) -> None:
        self._db = db
        self._accounts = accounts
        self._passwords = passwords

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
        ],
        writes=True,
    )
    async def add(self, call: Call, user: User) -> User:
        """Make a user. With a password, the user can log in with their e-mail."""
        values = admit(user, call)
        values.pop("login_enabled", None)
        if isinstance(user, AdminUser):
            values["is_admin"] = True
        if values.get("is_admin") and not values.get("role_ids"):
            values["role_ids"] = self._accounts.admin_role_id
        if values.get("id") and values.pop("external_id", None):
            raise IdAndExternalId
        rules.check_id(values.get("id"))
        if values["id"] == "0":
            raise CannotBeNull("KalturaUser::id")
        rules.check_names(values)
        rules.split_full_name(values)
        rules.keep_day_of_birth(values)
        rules.clean_tags(values)
        if await store.users.find_one(self._db, call.partner_id, values["id"]) is not None:
            raise DuplicateUserById(values["id"])
        await self._check_roles(self._db, call, values)
        values.setdefault("screen_name", values["id"])
        hashed, email = await self._login(values)

        async def unit(tx: Tx) -> None:
            await self._check_roles(tx, call, values)
            await store.insert_user(tx, call.partner_id, values, call.time)
            if hashed:
                await store.add_login(tx, email, hashed, call.time)
                await store.attach_login(tx, call.partner_id, values["id"], email)

        try:
            await self._db.write(unit)
        except Conflict as error:
            raise (
                DuplicateUserByLoginId(email) if "login" in error.key else DuplicateUserById(values["id"])
            ) from error
        made = await self._shown(call, values["id"])
        return User.of({name: value for name, value in made.given.items() if name in values or name not in UNTOLD})

    async def _check_roles(self, db: Database | Tx, call: Call, values: dict[str, Any]) -> None:
        ids = rules.role_ids(values.get("role_ids"))
        if "role_ids" in values:
            values["role_ids"] = ",".join(ids)
        if ids and not set(ids) <= (await self._accounts.role_names(db, call.partner_id)).keys():
            raise UserRoleNotFound

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

    async def _login(self, values: dict[str, Any]) -> tuple[str | None, str]:
        password, email = values.pop("password", None), values.get("email") or ""
        if (password or values.get("is_admin")) and "@" not in email.strip("@"):
            raise InvalidFieldValue("email")
        if not password:
            return None, email
        problem = "it is too long" if len(password.encode()) > MAX_BYTES else None
        problem = problem or self._accounts.password_problem(password, values)
        if problem:
            raise PasswordStructureInvalid(problem)
        if await store.password_hash(self._db, email) is not None:
            raise DuplicateUserByLoginId(email)
        return await self._passwords.hash(password), email

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
        elif found is None:
            raise InvalidUserId
        return await self._shown(call, wanted)

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
        ],
        writes=True,
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
        status = changes.get("status")
        if status is not None and status != stored.status:
            changes["status_updated_at"] = call.time
            if status == UserStatus.DELETED:
                changes["deleted_at"] = call.time
        for name in ("status", "is_admin", "type", "id"):
            if name in changes and changes[name] is None:
                del changes[name]
        changes["updated_at"] = call.time
        new_id = changes.get("id") or stored.id or user_id

        async def unit(tx: Tx) -> None:
            owner_now = await self._accounts.owner_id(tx, call.partner_id) if _STANDING & changes.keys() else None
            current = await store.users.get(tx, call.partner_id, user_id)
            await self._check_standing(tx, call, current, changes, owner_now)
            await store.users.change(tx, call.partner_id, user_id, current, changes, id_key=store.fold(new_id))

        try:
            await self._db.write(unit)
        except Conflict as error:
            raise DuplicateUserById(new_id) from error
        if status == UserStatus.DELETED:
            return rules.complete(User.of({**stored.given, **changes}), owner_id=owner)
        return await self._shown(call, new_id)

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
        page = await store.users.list(self._db, call.partner_id, filter, pager)
        owner = await self._accounts.owner_id(self._db, call.partner_id)
        names: dict[str, str] = {}
        if any(item.role_ids for item in page.objects):
            names = await self._accounts.role_names(self._db, call.partner_id)
        objects = [rules.complete(found, owner_id=owner, role_names=names) for found in page.objects]
        return UserListResponse(total_count=page.total, objects=objects)

    async def _shown(self, call: Call, id: str) -> User:
        found = await store.users.get(self._db, call.partner_id, id)
        names = await self._accounts.role_names(self._db, call.partner_id) if found.role_ids else {}
        owner = await self._accounts.owner_id(self._db, call.partner_id)
        return rules.complete(found, owner_id=owner, role_names=names)
