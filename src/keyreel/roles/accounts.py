"""What roles need of accounts and users."""

from typing import Protocol

from keyreel.storage import Tx


class Accounts(Protocol):
    """What roles need to know of accounts and users."""

    async def raise_version(self, tx: Tx, partner_id: int) -> None:
        """Let every worker forget what it knows of an account's callers.

        Until the transaction ends no other one gets past this for the account, so what is asked after it stays so.
        """
        ...

    async def has_users_with_role(self, tx: Tx, partner_id: int, role_id: int) -> bool:
        """Whether a user of the account has the role."""
        ...
