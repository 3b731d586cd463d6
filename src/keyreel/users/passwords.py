"""Passwords: hashed with Argon2id, off the event loop, a few at a time.

The parameters are OWASP's first choice: 46 MiB, one pass, one lane (about 25 ms on a server's core).
"""

import asyncio
import contextlib
import hmac
import os
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from hashlib import sha1
from typing import TypeVar

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError, VerifyMismatchError
from argon2.low_level import Type

from keyreel.load import waiting
from keyreel.schema.errors import ActionBlocked
from keyreel.telemetry.metrics import HASH_SECONDS, HASH_WAITS, HASHES_WAITING, THROTTLED
from keyreel.users.policy import MAX_BYTES

T = TypeVar("T")

MEMORY_KIB = 47_104
PASSES = 1
LANES = 1
AT_ONCE = 2
"""Hashes that one worker computes at the same time; others wait, and no call waits for them."""
MOST_WAITING = 100
"""Hashes that may wait for each that is computed; whoever comes then is told so, rather than after minutes."""
BACK = 10
"""How far the hashing threads stand back from the one that answers calls: a niceness."""

_LEGACY = "sha1"


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher(time_cost=PASSES, memory_cost=MEMORY_KIB, parallelism=LANES, type=Type.ID)


@cache
def _nobodys() -> str:
    """What a password is compared with where there is none, so that it takes as long."""
    return _hasher().hash("")


def legacy(salt: str, digest: str) -> str:
    """How a hash `sha1(salt + password)` of another server is kept until its owner's next login."""
    return f"{_LEGACY}${salt}${digest.lower()}"


class Passwords:
    """Hashes and verifies for one worker."""

    def __init__(self, *, at_once: int = AT_ONCE, most_waiting: int = MOST_WAITING) -> None:
        self._threads = ThreadPoolExecutor(at_once, "hash", _stand_back)
        self._most = at_once * (1 + most_waiting)
        self._asked = 0

    async def hash(self, password: str) -> str:
        """The password as it is kept.

        Raises:
            ActionBlocked: too many wait.
        """
        return await self._run(_hasher().hash, password)

    async def verify(self, kept: str | None, password: str) -> bool:
        """Whether it is the password that was kept; where none was, this takes as long and says no.

        Raises:
            ActionBlocked: too many wait.
        """
        return await self._run(_verify, kept, password)

    async def _run(self, work: Callable[..., T], *arguments: str | None) -> T:
        if self._asked >= self._most:
            THROTTLED.add("hashing")
            raise ActionBlocked("login", "user")
        self._asked += 1
        HASHES_WAITING.add(1)
        asked = time.perf_counter()

        def timed() -> tuple[float, float, T]:
            began = time.perf_counter()
            result = work(*arguments)
            return began, time.perf_counter(), result

        try:
            with waiting():
                began, ended, result = await asyncio.get_running_loop().run_in_executor(self._threads, timed)
        finally:
            self._asked -= 1
            HASHES_WAITING.add(-1)
        HASH_WAITS.observe(began - asked)
        HASH_SECONDS.observe(ended - began)
        return result


def _stand_back() -> None:
    """Let the thread that answers calls have the processor first."""
    with contextlib.suppress(OSError):
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), BACK)


def is_outdated(kept: str) -> bool:
    """Whether a hash was made in another way than hashes are made now, and should be made anew."""
    return kept.startswith(f"{_LEGACY}$") or _hasher().check_needs_rehash(kept)


def _verify(kept: str | None, password: str) -> bool:
    given = password.encode("utf-8", "surrogatepass")
    if not kept or len(given) > MAX_BYTES:
        _fits(_nobodys(), b"nobody's")
        return False
    if kept.startswith(f"{_LEGACY}$"):
        _fits(_nobodys(), b"nobody's")
        salt, _, digest = kept.removeprefix(f"{_LEGACY}$").rpartition("$")
        made = sha1(salt.encode() + given).hexdigest()  # noqa: S324  # what the other server kept
        return hmac.compare_digest(made, digest)
    return _fits(kept, given)


def _fits(kept: str, given: bytes) -> bool:
    try:
        return _hasher().verify(kept, given)
    except (VerifyMismatchError, VerificationError, InvalidHashError):
        return False
