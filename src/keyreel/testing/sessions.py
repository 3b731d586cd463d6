"""Sessions (KS) for tests: any that there can be, good or bad."""

import secrets
from collections.abc import Callable

from keyreel.gate.store import REVOKE
from keyreel.ks import KS, Keyring, SessionType, crack, generate
from keyreel.sessions.rules import revocations
from keyreel.storage import Database, Tx
from keyreel.testing.accounts import Account
from keyreel.testing.clock import Clock


class KsFactory:
    """Makes sessions, signed as their account's own programs would sign them; no call of the API is needed.

    Args:
        account: whose they are where nothing else is said.
        clock: what their expiry counts from.
        revoke: ends one at the server.
    """

    def __init__(self, account: Account, clock: Clock, revoke: Callable[[KS], None]) -> None:
        self._account = account
        self._clock = clock
        self._revoke = revoke

    def __call__(
        self,
        user_id: str = "",
        *,
        type: int = SessionType.USER,
        privileges: str = "",
        expiry: int = 86_400,
        version: int = 2,
        account: Account | None = None,
        expired: bool = False,
        revoked: bool = False,
        wrong_signature: bool = False,
    ) -> str:
        """A session.

        Args:
            user_id: whom it names; nobody where it is empty.
            type: 0 for USER, 2 for ADMIN (`keyreel.ks.SessionType`).
            privileges: the list, such as `sview:0_abc,edit:*`.
            expiry: seconds that it lives.
            version: its format, 1 or 2.
            account: whose it is; the test's own where nothing is said.
            expired: let it have ended a second ago.
            revoked: have it ended at the server, with every other of its `sessionid` group.
            wrong_signature: sign it with a secret that no account has.

        Raises:
            Unwritable: a session cannot say that.
        """
        whose = account or self._account
        ring = Keyring([secrets.token_hex(16) if wrong_signature else whose.admin_secret])
        text = generate(
            ring,
            partner_id=whose.partner_id,
            user_id=user_id,
            type=type,
            expiry=int(self._clock.now) + (-1 if expired else expiry),
            privileges=privileges,
            version=version,
        )
        if revoked:
            self._revoke(crack(text, ring))
        return text


async def revoke(db: Database, ks: KS, now: float) -> None:
    """End a session, and its `sessionid` group."""

    async def unit(tx: Tx) -> None:
        for row in revocations(ks, now):
            await tx.execute(REVOKE, row)

    await db.write(unit)
