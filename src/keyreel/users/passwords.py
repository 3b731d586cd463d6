"""Passwords: hashed with Argon2id, off the event loop, a few at a time.

The parameters are OWASP's first choice: 46 MiB, one pass, one lane (about 25 ms on a server's core).
"""

import asyncio
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError, VerifyMismatchError
from argon2.low_level import Type

MEMORY_KIB = 47_104
PASSES = 1
LANES = 1
AT_ONCE = 2
"""Hashes that one worker computes at the same time; others wait, and no call waits for them."""
MAX_BYTES = 1024
"""A longer password is refused before it is hashed."""


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher(time_cost=PASSES, memory_cost=MEMORY_KIB, parallelism=LANES, type=Type.ID)


class Passwords:
    """Hashes and verifies for one worker."""

    def __init__(self, *, at_once: int = AT_ONCE) -> None:
        self._turns = asyncio.Semaphore(at_once)

    async def hash(self, password: str) -> str:
        """The password as it is kept."""
        async with self._turns:
            return await asyncio.to_thread(_hasher().hash, password)

    async def verify(self, kept: str, password: str) -> bool:
        """Whether it is the password that was kept."""
        async with self._turns:
            return await asyncio.to_thread(_verify, kept, password)


def _verify(kept: str, password: str) -> bool:
    try:
        return _hasher().verify(kept, password)
    except (VerifyMismatchError, VerificationError, InvalidHashError):
        return False
