"""What the rooms of accounts and people need of each other."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

from keyreel.access_control import store as access_store
from keyreel.accounts import rules as account_rules
from keyreel.accounts import store as account_store
from keyreel.accounts.registration import BroughtUser, LoginTaken, OwnerLogin, UserRefused
from keyreel.accounts.service import Candidate
from keyreel.accounts.types import Partner
from keyreel.conversion import store as conversion_store
from keyreel.gate import Call, Grant
from keyreel.roles import store as role_store
from keyreel.roles.defaults import ADMIN_ROLE_ID
from keyreel.roles.features import has_feature
from keyreel.schema.errors import InvalidFieldValue
from keyreel.sessions import store as session_store
from keyreel.storage import Conflict, Database, Tx
from keyreel.users import logins
from keyreel.users import store as user_store
from keyreel.users.arrivals import Arrival, ArrivalRefused, bring_user
from keyreel.users.login_actions import LoginActions
from keyreel.users.passwords import Passwords, legacy
from keyreel.users.policy import LoginPolicy, SecondFactor
from keyreel.users.rules import ID, check_id, role_ids
from keyreel.users.types import UserStatus, UserType

_DEFAULT_UI_CONF = 200


class Owners:
    """Opens the features, roles, first users and default widget of an account."""

    def __init__(self, db: Database, passwords: Passwords) -> None:
        self._db = db
        self._passwords = passwords

    async def hash_password(self, password: str) -> str:
        """The password as it is kept."""
        return await self._passwords.hash(password)

    async def prove_login(self, email: str, password: str | None) -> bool:
        """Whether a login with this e-mail exists already; its password must be given then.

        Raises:
            LoginTaken: it exists and this is not its password.
        """
        found = await logins.find_login(self._db, email)
        if found is None:
            return False
        if password is None or not await self._passwords.verify(found.password_hash, password):
            raise LoginTaken(f"{email} logs in already, and not with this password")
        return True

    async def open_account(
        self, tx: Tx, partner_id: int, *, email: str | None, name: str, login: OwnerLogin, now: int
    ) -> str | None:
        """Make the account's features and roles, the user of anonymous sessions, the default widget, the owner.

        Raises:
            Conflict: the e-mail logs in already, and `login` is a new one; or it does not any more, and was proven.
        """
        if login.proven and await logins.find_login(tx, email or "") is None:
            raise Conflict("login")
        await role_store.open_account(tx, partner_id, now)
        nobody = {"id": "0", "screen_name": "Unknown", "first_name": "0"}
        await user_store.insert_user(tx, partner_id, nobody, now)
        if partner_id > 0:  # the installation's own accounts have no visitors, and no entries
            await access_store.insert_default(tx, partner_id, now)
            await conversion_store.insert_default(tx, partner_id, now)
            widget = {"id": session_store.default_widget_id(partner_id), "partner_id": partner_id}
            widget |= {"ui_conf_id": _DEFAULT_UI_CONF, "add_embed_html5_support": False}
            await session_store.insert_widget(tx, widget, now)
        if not email:
            return None
        first, _, last = name.partition(" ")
        owner: dict[str, Any] = {"id": email, "screen_name": email, "email": email}
        owner |= {"first_name": first, "last_name": last, "is_admin": True, "role_ids": str(ADMIN_ROLE_ID)}
        await user_store.insert_user(tx, partner_id, owner, now)
        if login.password_hash:
            await logins.add_login(tx, email, login.password_hash, now, partner_id=partner_id)
        if login.password_hash or login.proven:
            await logins.attach_login(tx, partner_id, email, email)
        return email

    async def bring_users(self, tx: Tx, partner_id: int, users: Sequence[BroughtUser], now: int) -> None:
        """Add the users of an account from another server.

        Raises:
            UserRefused: one of them cannot be brought.
        """
        names = await role_store.role_names(tx, partner_id)
        for user in users:
            values = {name: value for name in _BROUGHT if (value := getattr(user, name)) is not None}
            if user.is_admin:
                values.setdefault("role_ids", str(ADMIN_ROLE_ID))
            if unknown := [id for id in role_ids(values.get("role_ids")) if id not in names]:
                raise UserRefused(f"user {user.id}: there is no role {unknown[0]}")
            hashed = legacy(user.salt or "", user.sha1_password) if user.sha1_password else user.password_hash
            try:
                await bring_user(tx, partner_id, Arrival(values, user.login_id, hashed), now)
            except ArrivalRefused as error:
                raise UserRefused(str(error)) from error
            except Conflict as error:
                raise UserRefused(f"user {user.id}: the id is taken") from error


_BROUGHT = (
    "id",
    "email",
    "screen_name",
    "first_name",
    "last_name",
    "is_admin",
    "role_ids",
    "status",
    "created_at",
    "ks_privileges",
)


class UserAccounts:
    """What users need to know of accounts, and of roles."""

    admin_role_id = str(ADMIN_ROLE_ID)

    def __init__(self, db: Database) -> None:
        self._db = db

    async def has_feature(self, partner_id: int, name: str) -> bool:
        """Whether an account has a feature, alone or as everybody has it."""
        return await has_feature(self._db, partner_id, name)

    async def owner_id(self, db: Database | Tx, partner_id: int) -> str | None:
        """The id of the user who owns the account. Read in a transaction, they stay the owner until its end."""
        found = await account_store.partners.find_one(db, partner_id, str(partner_id))
        return found.admin_user_id if found else None

    async def role_names(self, db: Database | Tx, partner_id: int) -> dict[str, str]:
        """The roles that an account can use: id, as text, to name."""
        return await role_store.role_names(db, partner_id)

    async def role_permissions(self, db: Database, partner_id: int) -> dict[str, str]:
        """What the roles that an account can use permit: id, as text, to a comma list of permissions."""
        return await role_store.role_permissions(db, partner_id)

    async def login_policy(self, partner_id: int) -> LoginPolicy:
        """What an account demands of logins; of an account that is not there, what every account does."""
        found = await account_store.partners.find_one(self._db, partner_id, str(partner_id))
        kept = account_rules.password_policy(found or Partner())
        second_factor = SecondFactor(kept.two_factor_mode) if kept.two_factor else None
        return LoginPolicy(
            patterns=kept.patterns,
            help=kept.help,
            names_allowed=kept.names_allowed,
            remembered=kept.remembered,
            max_age=kept.max_age,
            max_attempts=kept.max_attempts,
            block_period=kept.block_period,
            second_factor=second_factor,
            direct_login_blocked=kept.direct_login_blocked,
            admin_quota=kept.admin_quota,
            admin_domains=kept.admin_domains,
        )


class PartnerUsers:
    """What accounts need to know of users."""

    async def candidate(self, db: Database | Tx, partner_id: int, user_id: str) -> Candidate | None:
        """A user of the account, or `None`. Read in a transaction, they stay what they are until its end."""
        found = await user_store.users.find_one(db, partner_id, user_id)
        if found is None or not found.id:
            return None
        name = f"{found.first_name or ''} {found.last_name or ''}".strip() or found.id
        administrates = str(ADMIN_ROLE_ID) in role_ids(found.role_ids)
        return Candidate(found.id, name, found.email, administrates, found.status == UserStatus.ACTIVE)


class RoleAccounts:
    """What roles need to know of accounts and users."""

    async def raise_version(self, tx: Tx, partner_id: int) -> None:
        """Let every worker forget what it knows of an account's callers."""
        await tx.execute(account_store.RAISE_VERSION, {"id": partner_id})

    async def has_users_with_role(self, tx: Tx, partner_id: int, role_id: int) -> bool:
        """Whether a user of the account has the role."""
        return await user_store.has_users_with_role(tx, partner_id, role_id)


class OwnerLogins:
    """What accounts need to know of logins."""

    def __init__(self, logging_in: LoginActions, granted: Callable[[str], Awaitable[Grant]]) -> None:
        self._logging_in = logging_in
        self._granted = granted

    async def prove_admin(self, call: Call, partner_id: int, email: str, password: str, code: str | None) -> Grant:
        """Check that somebody administrates an account and may log in to it now; what they may do there.

        Raises:
            ApiError: what logging in would answer.
        """
        return await self._granted(await self._logging_in.log_in_as_admin(call, email, password, partner_id, code))

    async def prove_owner(self, call: Call, email: str, password: str, names: Mapping[str, Any]) -> None:
        """Check that who registers knows the password of their e-mail's login, or chooses one by the rules.

        Raises:
            ApiError: what logging in, or choosing the password, would answer.
        """
        await self._logging_in.prove_owner(call, email, password, names)

    async def administrated(self, call: Call) -> list[int]:
        """The accounts that the user of a session administrates by the login that opened it; their own, else."""
        return await self._logging_in.administrated(call)


class TokenUsers:
    """What application tokens need to know of users."""

    async def meet(self, tx: Tx, partner_id: int, user_id: str, now: int) -> None:
        """Make a user who is not there yet.

        Raises:
            InvalidFieldValue: there can be no user with this id.
        """
        if await user_store.users.find_one(tx, partner_id, user_id) is not None:
            return
        if not ID.match(user_id):
            raise InvalidFieldValue("sessionUserId")
        # Of several calls at once one makes the user: the others wait for it here, and find them.
        await account_store.partners.find_one(tx, partner_id, str(partner_id))
        if await user_store.users.find_one(tx, partner_id, user_id) is not None:
            return
        values = {"id": user_id, "screen_name": user_id, "first_name": user_id}
        await user_store.insert_user(tx, partner_id, values, now)


class GroupUsers:
    """What groups need to know of users."""

    async def kind(self, db: Database | Tx, partner_id: int, user_id: str) -> tuple[str, int] | None:
        """A user's id as it is written, and type as the API numbers it; `None` where there is no such user."""
        found = await user_store.users.find_one(db, partner_id, user_id)
        return None if found is None or found.id is None else (found.id, int(found.type or 0))

    def check_group_id(self, group_id: str) -> None:
        """Whether a group can be called so.

        Raises:
            ApiError
        """
        check_id(group_id)

    async def make_group(self, tx: Tx, partner_id: int, group_id: str, now: int) -> None:
        """Make a group, which is a user of that type.

        Raises:
            ApiError: nothing can be called so.
        """
        id = check_id(group_id)
        values = {"id": id, "screen_name": id, "type": UserType.GROUP}
        await user_store.insert_user(tx, partner_id, values, now)
