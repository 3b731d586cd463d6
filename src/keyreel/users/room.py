"""What the actions on users share: the parts they use, and the steps that several of them take."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from keyreel.gate import Call, PartnerFacts, Partners
from keyreel.gate.epochs import LoginMarks
from keyreel.gate.errors import AccessControlRestricted
from keyreel.gate.throttle import Limit, Throttle
from keyreel.schema.errors import InvalidFieldValue
from keyreel.storage import Conflict, Database, Sealer, Tx
from keyreel.users import keys, logins, rules, store
from keyreel.users.errors import AdminDomainNotAllowed, AdminQuotaExceeded, UserRoleNotFound, WrongPassword
from keyreel.users.logins import NOBODY, Login, LoginUser
from keyreel.users.passwords import Passwords
from keyreel.users.policy import LoginPolicy
from keyreel.users.proof import Proofs
from keyreel.users.types import User


class Accounts(Protocol):
    """What users need to know of accounts."""

    async def owner_id(self, db: Database | Tx, partner_id: int) -> str | None:
        """The id of the user who owns the account. Read in a transaction, they stay the owner until its end."""
        ...

    async def role_names(self, db: Database | Tx, partner_id: int) -> dict[str, str]:
        """The roles that an account can use: id, as text, to name."""
        ...

    async def role_permissions(self, db: Database, partner_id: int) -> Mapping[str, str]:
        """What the roles that an account can use permit: id, as text, to a comma list of permissions."""
        ...

    @property
    def admin_role_id(self) -> str:
        """The role of administrators who are given no other."""
        ...

    async def has_feature(self, partner_id: int, name: str) -> bool:
        """Whether an account has a feature, alone or as everybody has it."""
        ...

    async def login_policy(self, partner_id: int) -> LoginPolicy:
        """What an account demands of logins; of an account that is not there, what every account does."""
        ...


class Letters(Protocol):
    """The mails that users get. Sending never fails and never delays the call: it happens later."""

    async def new_user(self, to: str, name: str, key: str) -> None:
        """Choose a password."""
        ...

    async def password_reset(self, to: str, name: str, key: str) -> None:
        """Choose a new password."""
        ...

    async def second_factor(self, to: str, name: str, key: str) -> None:
        """Enrol an authenticator app."""
        ...

    async def table(self, to: str, name: str, ks: str, id: str) -> None:
        """Get a table of users with this session."""
        ...


class Jobs(Protocol):
    """What users need to know of jobs."""

    async def leave(self, tx: Tx, partner_id: int, kind: str, payload: dict[str, Any], now: int) -> int:
        """Leave a job to do once this transaction is through; its id."""
        ...

    def wake(self) -> None:
        """Look for jobs now."""
        ...


MAILS = Limit("login/mail", 10, 600)
"""Mails to one login."""

Farewell = Callable[[Tx, int, str, int], Awaitable[None]]
"""What else goes when a user is deleted: called in that transaction with the account, the user's id and the time."""
Renaming = Callable[[Tx, int, str, str], Awaitable[None]]
"""What follows a user whose id changes: called in that transaction with the account, the old and the new id."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What the room is made of. `tables` is the folder that tables of users lie in."""

    db: Database
    partners: Partners
    accounts: Accounts
    passwords: Passwords
    proofs: Proofs
    sealer: Sealer
    letters: Letters
    jobs: Jobs
    tables: Path
    farewells: Sequence[Farewell] = ()
    renamings: Sequence[Renaming] = ()


@dataclass(frozen=True, slots=True)
class Opening:
    """How a user comes to a login.

    Attributes:
        email: what they log in with.
        hashed: the hash of the login's password; empty where it is still to be chosen, or was not proven.
        is_new: whether there is no login with this e-mail yet.
        proven: whether the password of a login that there is was given.
        key: what the mail to its owner carries, where the e-mail must be proven.
        quota: how many administrators of the account may log in; -1 for any number.
    """

    email: str
    hashed: str
    is_new: bool
    proven: bool
    key: str | None
    quota: int = -1


class UserRoom:
    """Base of the classes that have a service's actions."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._db = parts.db
        self._accounts = parts.accounts
        self._passwords = parts.passwords
        self._partners = parts.partners
        self._letters = parts.letters
        self._throttle = Throttle(parts.db)
        self._proofs = parts.proofs
        self._marks = LoginMarks(parts.sealer)

    @staticmethod
    def _check_address(call: Call, partner: PartnerFacts, title: str) -> None:
        """Raises `AccessControlRestricted` where an account lets nobody in from there, or not in this way."""
        secure = call.base_url.startswith("https://")
        if not partner.takes_calls_from(call.ip, secure=secure, now=call.now, user_agent=call.user_agent):
            raise AccessControlRestricted(title)

    async def _shown(self, call: Call, id: str) -> User:
        return await self._completed(call, await store.users.get(self._db, call.partner_id, id))

    async def _completed(self, call: Call, stored: User) -> User:
        names = await self._accounts.role_names(self._db, call.partner_id) if stored.role_ids else {}
        owner = call.partner.owner_id if call.partner else None
        return rules.complete(stored, owner_id=owner, role_names=names)

    async def _without_seed(self, call: Call, id: str) -> User:
        """A user as actions on logins answer: programs look for a seed, which stays here."""
        found = await self._shown(call, id)
        return found if found.is_admin else User.of({**found.given, "encrypted_seed": ""})

    async def _check_roles(self, db: Database | Tx, call: Call, values: dict[str, Any]) -> None:
        ids = rules.role_ids(values.get("role_ids"))
        if "role_ids" in values:
            values["role_ids"] = ",".join(ids)
        if ids and not set(ids) <= (await self._accounts.role_names(db, call.partner_id)).keys():
            raise UserRoleNotFound

    async def _policy_of(self, login: Login) -> LoginPolicy:
        """The rules that a login keeps to: of the account that made it, or, once that has closed, of the last used."""
        if login is NOBODY:
            await self._partners.get(0)  # as much is asked as of anybody
            return await self._accounts.login_policy(0)
        for partner_id in (login.config_partner_id, login.last_partner_id):
            facts = None if partner_id is None else await self._partners.get(partner_id)
            if facts is not None and facts.is_open:
                return await self._accounts.login_policy(facts.id)
        users = await logins.users_of(self._db, login.key)
        return await self._accounts.login_policy(users[0].partner_id if users else 0)

    async def _plan_login(
        self, call: Call, values: Mapping[str, Any], email: str, password: str | None
    ) -> tuple[Opening, bool]:
        """How a user comes to log in with an e-mail, and whether they cannot: somebody else of the account does, or the
        password that was sent is not that of the login that there is.

        Raises:
            InvalidFieldValue: it is no e-mail.
            PasswordStructureInvalid, CommonPassword, AdminDomainNotAllowed
            ActionBlocked, LoginBlocked, LoginRetriesExceeded: too many wrong passwords.
        """
        if not rules.EMAIL.match(email):
            raise InvalidFieldValue("email")
        policy = await self._accounts.login_policy(call.partner_id)
        if values.get("is_admin"):
            self._check_domain(policy, email)
        existing = await logins.find_login(self._db, email)
        key = keys.draw_key(call.partner_id, call.time + keys.PASSWORD_LIFE) if password is None else None
        if existing is not None:
            if any(user.partner_id == call.partner_id for user in await logins.users_of(self._db, existing.key)):
                return Opening(email, "", is_new=False, proven=False, key=None), True
            if password is None:
                await self._throttle.check(MAILS, existing.key, call.now)
                await self._throttle.count(MAILS, existing.key, call.now)
                return Opening(email, "", is_new=False, proven=False, key=key, quota=policy.admin_quota), False
            is_right = await self._is_right(call, existing, password)
            hashed = existing.password_hash if is_right else ""
            found = Opening(email, hashed, is_new=False, proven=is_right, key=None, quota=policy.admin_quota)
            return found, not is_right
        if password is not None:
            policy.check_password(password, email=email, names=values)
        hashed = "" if password is None else await self._passwords.hash(password)
        return Opening(email, hashed, is_new=True, proven=True, key=key, quota=policy.admin_quota), False

    @staticmethod
    def _check_domain(policy: LoginPolicy, email: str) -> None:
        """Raises `AdminDomainNotAllowed` where no administrator of the account may have this e-mail."""
        if policy.admin_domains and email.rpartition("@")[2].lower() not in policy.admin_domains:
            raise AdminDomainNotAllowed

    async def _check_quota(self, tx: Tx, call: Call, quota: int) -> None:
        """Raises `AdminQuotaExceeded` where no more administrators of the account may log in."""
        if quota != -1:
            await self._accounts.owner_id(tx, call.partner_id)  # which nobody else reads so until this is counted
            if await logins.count_admins(tx, call.partner_id) >= max(quota, 1):
                raise AdminQuotaExceeded

    async def _is_right(self, call: Call, login: Login, password: str) -> bool:
        try:
            await self._proofs.prove_password(call, login, password, await self._policy_of(login))
        except WrongPassword:
            return False
        return True

    async def _open_login(self, tx: Tx, call: Call, user_id: str, opening: Opening, *, is_admin: bool) -> None:
        """Let a user log in as planned.

        Raises:
            AdminQuotaExceeded
            Conflict: somebody else took the e-mail, or the login is not any more what it was.
        """
        if is_admin:
            await self._check_quota(tx, call, opening.quota)
        if opening.is_new:
            await logins.add_login(tx, opening.email, opening.hashed, call.time, partner_id=call.partner_id)
        else:
            current = await logins.find_login(tx, opening.email)
            if current is None or (opening.proven and current.password_hash != opening.hashed):
                raise Conflict("login")
        if opening.proven:
            await logins.attach_login(tx, call.partner_id, user_id, opening.email)
        if opening.key is not None:
            await self._keep_key(tx, opening.email, opening.key, call.time + keys.PASSWORD_LIFE)
            if not opening.proven:
                serial = await logins.serial_of(tx, call.partner_id, user_id)
                await logins.change_login(tx, store.fold(opening.email), key_user=serial)

    @staticmethod
    async def _keep_key(tx: Tx, email: str, key: str, expires_at: int) -> None:
        await logins.change_login(
            tx, store.fold(email), key_digest=keys.digest_of(key), key_expires_at=expires_at, key_user=None
        )

    async def _write_to(self, call: Call, opening: Opening, name: str) -> None:
        """Send the link to a login; where it proves who owns the e-mail, even in accounts that write no such mails."""
        if opening.key is None:
            return
        if opening.is_new and await self._accounts.has_feature(call.partner_id, "FEATURE_DISABLE_NEW_USER_EMAIL"):
            return
        await self._letters.new_user(opening.email, name, opening.key)

    async def _invite_to_enrol(self, call: Call, login: Login, partner_id: int, user: LoginUser | None) -> None:
        """Send a link to whoever needs a second factor and has none, unless one is on its way."""
        if login.seed is not None or (login.key_expires_at or 0) > call.time:
            return
        if await self._throttle.is_over(MAILS, login.key, call.now):
            return
        ends = call.time + keys.ENROLMENT_LIFE
        key = keys.draw_key(partner_id, ends)

        async def unit(tx: Tx) -> None:
            await self._keep_key(tx, login.login_id, key, ends)

        await self._db.write(unit)
        await self._throttle.count(MAILS, login.key, call.now)
        names = {"first_name": user.first_name, "last_name": user.last_name} if user else {}
        await self._letters.second_factor(login.login_id, rules.name_of(names), key)
