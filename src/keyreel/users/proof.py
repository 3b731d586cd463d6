"""Proof of who logs in: the password, the lock that guards it, the second factor.

Wrong passwords are counted at the login, in the database, so that every worker and a restart agree; an address that
fails too often waits, whatever logins it tries. What is checked, and in which order, is docs/protocol/logins.md.
"""

from typing import Any

from keyreel.gate import Call
from keyreel.gate.throttle import Limit, Throttle
from keyreel.schema.errors import ApiError, UserNotFound
from keyreel.storage import Database, Sealer, Tx
from keyreel.users import logins, otp
from keyreel.users.errors import (
    InvalidOtp,
    LoginBlocked,
    LoginRetriesExceeded,
    MissingOtp,
    WrongPassword,
)
from keyreel.users.logins import Login, seed_context
from keyreel.users.passwords import Passwords, is_outdated
from keyreel.users.policy import LoginPolicy

PER_ADDRESS = Limit("login/address", 50, 600)
"""Failed logins from one address."""


class Proofs:
    """Proves who logs in, for one worker."""

    def __init__(self, db: Database, passwords: Passwords, sealer: Sealer) -> None:
        self._db = db
        self._passwords = passwords
        self._sealer = sealer
        self._throttle = Throttle(db)

    async def prove_password(self, call: Call, login: Login | None, password: str, policy: LoginPolicy) -> Login:
        """The login as it is once the password was proven. Whatever is wrong takes as long as what is right.

        Raises:
            ActionBlocked: the address has failed too often.
            UserNotFound: there is no login.
            LoginBlocked: it is locked, whether the password is right or not.
            WrongPassword, LoginRetriesExceeded: the password is wrong, and now the login is locked.
        """
        await self._throttle.check(PER_ADDRESS, call.ip, call.now, action="login", service="user")
        is_right = await self._passwords.verify(login.password_hash if login else None, password)
        if login is None:
            await self._throttle.count(PER_ADDRESS, call.ip, call.now)
            raise UserNotFound
        current = await logins.find_login(self._db, login.key)  # others may have guessed while this one was hashed
        if current is None or current.blocked_until > call.now:
            await self._throttle.count(PER_ADDRESS, call.ip, call.now)
            raise LoginBlocked
        if not is_right or current.password_hash != login.password_hash:
            raise await self._fail(call, login, policy, WrongPassword())
        return current

    async def prove_second_factor(self, call: Call, login: Login, code: str | None, policy: LoginPolicy) -> None:
        """Check the code of the second factor and use it up.

        Raises:
            MissingOtp: no code was sent.
            InvalidOtp: it does not fit, or was used before.
        """
        if not code:
            raise await self._fail(call, login, policy, MissingOtp())
        step = None
        if login.seed is not None:
            step = otp.step_of(self._sealer.open(login.seed, seed_context(login.key)), code, call.now)
        taken = step

        async def unit(tx: Tx) -> bool:
            return taken is not None and await logins.take_step(tx, login.key, taken)

        if step is None or not await self._db.write(unit, alone=True):
            raise await self._fail(call, login, policy, InvalidOtp())

    async def _fail(self, call: Call, login: Login, policy: LoginPolicy, error: ApiError) -> ApiError:
        """Count a failure; the error to raise."""

        async def unit(tx: Tx) -> bool:
            return await logins.count_failure(
                tx, login.key, most=policy.max_attempts, until=call.time + policy.block_period, now=call.time
            )

        is_locked = await self._db.write(unit, alone=True)
        await self._throttle.count(PER_ADDRESS, call.ip, call.now)
        return LoginRetriesExceeded() if is_locked and isinstance(error, WrongPassword) else error

    async def renewals(self, login: Login, password: str) -> dict[str, Any]:
        """What of a login changes when its owner has proven who they are."""
        changes: dict[str, Any] = {"attempts": 0} if login.attempts else {}
        if is_outdated(login.password_hash):
            changes["password_hash"] = await self._passwords.hash(password)
        return changes

    async def is_used(self, login: Login, password: str, policy: LoginPolicy) -> bool:
        """Whether a password is among those that the account remembers of a login, its present one included."""
        if not policy.remembered:
            return False
        for kept in (login.password_hash, *login.previous[-policy.remembered :]):
            if kept and await self._passwords.verify(kept, password):
                return True
        return False

    async def new_password(self, login: Login, password: str, now: int) -> dict[str, Any]:
        """What of a login changes when its password does; the old one is remembered."""
        kept = [*login.previous, login.password_hash] if login.password_hash else login.previous
        return {
            "password_hash": await self._passwords.hash(password),
            "password_updated_at": now,
            "previous": kept[-MOST_REMEMBERED:],
            "attempts": 0,
            "blocked_until": 0,
            "key_digest": None,
            "key_expires_at": None,
            "key_user": None,
        }


MOST_REMEMBERED = 24
"""Earlier passwords that are kept of a login, whatever its account asks for."""
