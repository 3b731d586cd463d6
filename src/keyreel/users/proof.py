"""Proof of who logs in: the password, the lock that guards it, the second factor.

Wrong passwords are counted at the login, in the database, so that every worker and a restart agree; an address that
fails too often waits, whatever logins it tries. What is checked, and in which order, is docs/protocol/logins.md.
"""

from collections import Counter
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

from keyreel.gate import Call
from keyreel.gate.throttle import Limit, Throttle, count, origin_of
from keyreel.schema.errors import ActionBlocked, ApiError, UserNotFound
from keyreel.storage import Database, Sealer, Tx
from keyreel.telemetry.metrics import THROTTLED
from keyreel.users import logins, otp
from keyreel.users.errors import (
    InvalidOtp,
    LoginBlocked,
    LoginRetriesExceeded,
    MissingOtp,
    WrongPassword,
)
from keyreel.users.logins import NOBODY, Lock, Login, seed_context
from keyreel.users.passwords import Passwords, is_outdated
from keyreel.users.policy import LoginPolicy

FAILURES = 50
"""Logins of one address that may fail within ten minutes."""


class Proofs:
    """Proves who logs in, for one worker.

    Args:
        failures: how many logins of one address may fail within ten minutes, and be tried at once.
    """

    def __init__(self, db: Database, passwords: Passwords, sealer: Sealer, *, failures: int = FAILURES) -> None:
        self._db = db
        self._passwords = passwords
        self._sealer = sealer
        self._throttle = Throttle(db)
        self._limit = Limit("login/address", failures, 600)
        self._trying: Counter[str] = Counter()

    async def prove_password(self, call: Call, login: Login, password: str, policy: LoginPolicy) -> Login:
        """The login as it is once the password was proven.

        Whatever is wrong asks and writes the same, and hashes as much, so that it takes as long; `login` is `NOBODY`
        where there is none.

        Raises:
            ActionBlocked: the address has failed too often, or tries too much at once.
            UserNotFound: there is no login.
            LoginBlocked: it is locked, whether the password is right or not.
            WrongPassword, LoginRetriesExceeded: the password is wrong, and now the login is locked.
        """
        origin = origin_of(call.ip)
        used = await self._throttle.used(self._limit, origin, call.now)
        if used + self._trying[origin] >= self._limit.tries:
            THROTTLED.add(self._limit.kind)
            raise ActionBlocked("login", "user")
        with self._counted(origin):
            is_right = await self._passwords.verify(login.password_hash, password)
            current = await logins.find_login(self._db, login.key)  # others may have guessed in the meantime
            if current is None:
                raise await self._fail(call, login, policy, UserNotFound() if login is NOBODY else LoginBlocked())
            if current.blocked_until > call.now:
                raise await self._fail(call, login, policy, LoginBlocked())
            if not is_right or current.password_hash != login.password_hash:
                raise await self._fail(call, login, policy, WrongPassword())
        return current

    @contextmanager
    def _counted(self, origin: str) -> Generator[None]:
        """Count what an address tries while it does: a guess that is still being made may be a wrong one."""
        self._trying[origin] += 1
        try:
            yield
        finally:
            self._trying[origin] -= 1
            if not self._trying[origin]:
                del self._trying[origin]

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

        async def unit(tx: Tx) -> Lock:
            until = call.time + policy.block_period
            most = policy.max_attempts
            lock = await logins.count_failure(tx, login.key, most=most, until=until, now=call.time)
            await count(tx, self._limit, origin_of(call.ip), call.now)
            return lock

        lock = await self._db.write(unit, alone=True)
        if not isinstance(error, WrongPassword) or lock is Lock.OPEN:
            return error
        return LoginRetriesExceeded() if lock is Lock.CLOSES else LoginBlocked()

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
            **logins.NO_KEY,
        }


MOST_REMEMBERED = 24
"""Earlier passwords that are kept of a login, whatever its account asks for."""
