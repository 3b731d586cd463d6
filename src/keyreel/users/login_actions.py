"""The actions of `user.*` that open sessions: with a password, or with a session of another account."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from keyreel.gate import Call, PartnerFacts
from keyreel.gate.errors import AccessControlRestricted
from keyreel.gate.minting import DAY, Wish, mint
from keyreel.gate.trail import about
from keyreel.schema.common import SessionResponse
from keyreel.schema.errors import ActionBlocked, ApiError, UserDataError, UserNotFound
from keyreel.schema.records import opens
from keyreel.schema.service import ALWAYS, USER, WIDGET, action
from keyreel.storage import Tx
from keyreel.telemetry.metrics import LOGINS
from keyreel.users import logins, privileges, store
from keyreel.users.errors import (
    ChangeAccountDisabled,
    DirectLoginBlocked,
    InvalidLoginPartner,
    InvalidOtp,
    LoginBlocked,
    LoginDataNotFound,
    LoginRetriesExceeded,
    MissingOtp,
    NewLoginRequired,
    PasswordExpired,
    UserIsBlocked,
    WrongPassword,
)
from keyreel.users.logins import NOBODY, Login, LoginUser
from keyreel.users.policy import LoginPolicy
from keyreel.users.room import UserRoom
from keyreel.users.store import InvalidUserId

_TOLD = (WrongPassword, PasswordExpired, MissingOtp, InvalidOtp, DirectLoginBlocked, ActionBlocked)
_NOTED = 600
"""Seconds between two notes of when a user last logged in."""
_TITLE = "user->login"


def mask_login(error: ApiError) -> ApiError:
    """Who guesses learns only that it was wrong: neither whether there is such a login, nor that it is locked."""
    return error if isinstance(error, _TOLD) else WrongPassword()


@dataclass(frozen=True, slots=True)
class Entry:
    """Where a login leads: the user, their account, and what it demands. `user` is null where it leads nowhere."""

    user: LoginUser | None
    partner: PartnerFacts | None
    policy: LoginPolicy

    @property
    def is_open(self) -> bool:
        """Whether user and account are active."""
        return bool(self.user and self.user.is_active and self.partner and self.partner.is_open)


class LoginActions(UserRoom):
    """Logging in."""

    @action(
        permission=[ALWAYS, USER, WIDGET],
        raises=[
            UserNotFound,
            WrongPassword,
            InvalidLoginPartner,
            LoginRetriesExceeded,
            LoginBlocked,
            PasswordExpired,
            UserIsBlocked,
        ],
        session="none",
        record=opens("user_id"),
    )
    async def login(
        self, call: Call, partner_id: int, user_id: str, password: str, expiry: int = 86400, privileges: str = "*"
    ) -> str:
        """Open a session with the id and the password of a user. It is an ADMIN session if the user is one."""
        if call.partner_id and partner_id != call.partner_id:
            raise InvalidLoginPartner(partner_id)
        login = await logins.login_of(self._db, partner_id, user_id) or NOBODY
        return await self._log_in(call, login, password, partner_id, expiry, privileges, None)

    @action(
        permission=[ALWAYS, USER, WIDGET],
        raises=[WrongPassword, PasswordExpired, MissingOtp, InvalidOtp, DirectLoginBlocked, ActionBlocked],
        masks=mask_login,
        session="none",
        record=opens("login_id"),
    )
    async def login_by_login_id(
        self,
        call: Call,
        login_id: str,
        password: str,
        partner_id: int | None = None,
        expiry: int = 86400,
        privileges: str = "*",
        otp: str | None = None,
    ) -> str:
        """Open a session with an e-mail and a password, in an account or, without one, in the one last used."""
        if call.partner_id and partner_id and partner_id != call.partner_id:
            raise InvalidLoginPartner(partner_id)
        login = await logins.find_login(self._db, login_id) or NOBODY
        return await self._log_in(call, login, password, partner_id or None, expiry, privileges, otp)

    @action(
        permission=["ADMIN_BASE", "KMC_ACCESS"],
        raises=[
            ChangeAccountDisabled,
            InvalidUserId,
            LoginDataNotFound,
            UserDataError,
            LoginBlocked,
            UserIsBlocked,
            DirectLoginBlocked,
            NewLoginRequired,
            AccessControlRestricted,
        ],
        record=opens(related=("Partner", "requested_partner_id")),
    )
    async def login_by_ks(self, call: Call, requested_partner_id: int) -> SessionResponse:
        """Open a session of another account in which the caller is an administrator too.

        Only a session that a login opened says who its user is: one that an account made itself could name anybody.
        """
        ks = call.ks
        if ks is None or ks.is_anonymous or ks.user_id is None:
            raise InvalidUserId
        if "enablechangeaccount" in ks.privileges and not ks.privileges.allows(
            "enablechangeaccount", str(requested_partner_id)
        ):
            raise ChangeAccountDisabled
        if requested_partner_id == ks.partner_id:
            return SessionResponse(partner_id=ks.partner_id, ks=call.caller.ks_text, user_id=ks.user_id)
        login = await logins.login_of(self._db, ks.partner_id, ks.user_id)
        if login is None:
            raise LoginDataNotFound
        if not self._marks.opened(ks, call.now):
            raise UserDataError
        if login.blocked_until > call.now:
            raise LoginBlocked
        users = await logins.users_of(self._db, login.key)
        entry = await self._entry(users, requested_partner_id)
        if entry.user is None or not entry.user.is_admin or entry.partner is None:
            raise UserDataError
        if not entry.is_open:
            raise UserIsBlocked
        stored = await store.users.get(self._db, entry.partner.id, entry.user.user_id)
        if entry.policy.direct_login_blocked and not stored.is_sso_excluded:
            raise DirectLoginBlocked
        second_factor = self._marks.has_second_factor(ks, call.now)
        if entry.policy.needs_second_factor(is_admin=True) and not second_factor:
            raise NewLoginRequired
        self._check_address(call, entry.partner, _TITLE)
        text = privileges.exchanged(ks.privileges.text, stored.ks_privileges, ks_version=entry.partner.ks_version)
        ends = call.time + _capped(entry.partner, DAY)
        minted = self._minted(call, entry.partner, entry.user, text, ends, second_factor=second_factor)
        return SessionResponse(partner_id=entry.partner.id, ks=minted, user_id=ks.user_id)

    def _minted(
        self, call: Call, partner: PartnerFacts, user: LoginUser, privileges: str, ends: int, *, second_factor: bool
    ) -> str:
        """A session that a login opens."""
        mark = self._marks.write(partner.id, user.user_id, user.epoch, ends=ends, second_factor=second_factor)
        wish = Wish(user.user_id, 2 if user.is_admin else 0, ends, privileges, additional_data=mark)
        return mint(partner, wish, now=call.now)

    async def administrated(self, call: Call) -> list[int]:
        """The accounts that the user of a session administrates by the login that opened it; their own, else."""
        ks = call.ks
        login = None
        if ks is not None and ks.user_id is not None and self._marks.opened(ks, call.now):
            login = await logins.login_of(self._db, ks.partner_id, ks.user_id)
        users = await logins.users_of(self._db, login.key) if login else []
        return sorted({call.partner_id, *(user.partner_id for user in users if user.is_admin and user.is_active)})

    async def prove_owner(self, call: Call, login_id: str, password: str, names: Mapping[str, Any]) -> None:
        """Check that somebody may come to own an account with this e-mail and password.

        Where the e-mail logs in already the password must be its own, and wrong ones are counted; else it must keep to
        the rules, unless it is empty, as one is drawn then.

        Raises:
            ApiError: what logging in, or choosing the password, would answer.
        """
        login = await logins.find_login(self._db, login_id)
        if login is not None:
            await self._proofs.prove_password(call, login, password, await self._policy_of(login))
        elif password:
            policy = await self._accounts.login_policy(0)
            policy.check_password(password, email=login_id, names=names)

    async def log_in_as_admin(
        self, call: Call, login_id: str, password: str, partner_id: int | None, code: str | None = None
    ) -> str:
        """An ADMIN session for an e-mail and a password.

        Raises:
            UserDataError: they are right, but their owner is no administrator.
            ApiError: what the actions here raise.
        """
        if call.partner_id and partner_id and partner_id != call.partner_id:
            raise InvalidLoginPartner(partner_id)
        login = await logins.find_login(self._db, login_id) or NOBODY
        return await self._log_in(call, login, password, partner_id or None, DAY, "*", code, admins_only=True)

    async def _log_in(self, *how: Any, **more: Any) -> str:
        """A session for whoever proves to be the owner of a login; see `_session_for`."""
        try:
            ks = await self._session_for(*how, **more)
        except ApiError as error:
            LOGINS.add(error.code)
            raise
        LOGINS.add("ok")
        return ks

    async def _session_for(
        self,
        call: Call,
        login: Login,
        password: str,
        partner_id: int | None,
        expiry: int,
        asked: str,
        code: str | None,
        *,
        admins_only: bool = False,
    ) -> str:
        """A session for whoever proves to be the owner of a login; docs/protocol/logins.md has the order of checks."""
        users = await logins.users_of(self._db, login.key)
        entry = await self._entry(users, login.last_partner_id if partner_id is None else partner_id)
        if not entry.is_open and partner_id is None:
            entry = await self._fallback(users) or entry
        about(partner_id=entry.partner.id if entry.partner else login.config_partner_id or None)
        rules_of = await self._policy_of(login)
        login = await self._proofs.prove_password(call, login, password, rules_of)
        if entry.policy.direct_login_blocked and not await self._is_excluded(entry):
            raise DirectLoginBlocked
        is_admin = bool(entry.user and entry.user.is_admin)
        if admins_only and entry.user and not is_admin:
            raise UserDataError
        needs_code = entry.policy.needs_second_factor(is_admin=is_admin)
        if needs_code:
            await self._invite_to_enrol(call, login, entry.partner.id if entry.partner else 0, entry.user)
            await self._proofs.prove_second_factor(call, login, code, rules_of)
        if call.time - login.password_updated_at > rules_of.max_age:
            raise PasswordExpired
        if entry.user is None:
            raise UserNotFound
        if not entry.is_open or entry.partner is None:
            raise UserIsBlocked
        self._check_address(call, entry.partner, _TITLE)
        own = await self._settle(call, login, password, entry.user)
        text, dropped = privileges.granted(asked, own, is_admin=is_admin, ks_version=entry.partner.ks_version)
        if dropped:
            call.notes.append(("X-Keyreel-Privileges", f"left out: {', '.join(dropped)}"[:200]))
        ends = call.time + _capped(entry.partner, expiry)
        return self._minted(call, entry.partner, entry.user, text, ends, second_factor=needs_code)

    async def _entry(self, users: Sequence[LoginUser], partner_id: int | None) -> Entry:
        user = next((item for item in users if item.partner_id == partner_id), None)
        partner = None if partner_id is None else await self._partners.get(partner_id)
        policy = await self._accounts.login_policy(partner.id if partner else 0)
        return Entry(user, partner, policy)

    async def _fallback(self, users: Sequence[LoginUser]) -> Entry | None:
        """The first account where user and account are active."""
        for user in users:
            if user.partner_id > 0 and user.is_active:
                entry = await self._entry(users, user.partner_id)
                if entry.is_open:
                    return entry
        return None

    async def _is_excluded(self, entry: Entry) -> bool:
        """Whether the user need not come through the account's identity provider."""
        if entry.user is None:
            return False
        found = await store.users.find_one(self._db, entry.user.partner_id, entry.user.user_id)
        return found is not None and bool(found.is_sso_excluded)

    async def _settle(self, call: Call, login: Login, password: str, user: LoginUser) -> str | None:
        """Note that a user logged in; the privileges that the account gave them."""
        changes: dict[str, Any] = await self._proofs.renewals(login, password)
        if user.is_admin and login.last_partner_id != user.partner_id:
            changes["last_partner_id"] = user.partner_id
        stored = await store.users.get(self._db, user.partner_id, user.user_id)
        is_noted = call.time - (stored.last_login_time or 0) < _NOTED
        if changes or not is_noted:

            async def unit(tx: Tx) -> None:
                if changes:
                    current = await logins.find_login(tx, login.key)
                    if current is None or current.password_hash != login.password_hash:
                        raise WrongPassword  # it was changed a moment ago
                    await logins.change_login(tx, login.key, **changes)
                if not is_noted:
                    current_user = await store.users.get(tx, user.partner_id, user.user_id)
                    noted = {"last_login_time": call.time}
                    await store.users.change(tx, user.partner_id, user.user_id, current_user, noted)

            await self._db.write(unit)
        return stored.ks_privileges


def _capped(partner: PartnerFacts, seconds: int) -> int:
    return min(seconds, partner.ks_max_expiry) if partner.ks_max_expiry else seconds
