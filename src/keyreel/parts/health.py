"""Whether a worker can answer calls: what load balancers ask. See docs/observing.md."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable

from keyreel.storage import Database, StorageError, is_usable

log = logging.getLogger("keyreel.health")

KEPT = 1.0
"""Seconds that an answer counts for, so that asking often costs the database and the store nothing."""
PATIENCE = 5.0
"""Seconds that each of them has to answer."""
OK = "ok"

Check = Callable[[], Awaitable[str]]
"""What is found: `OK`, or in a word what is wrong. What it raises is logged."""


class Health:
    """Finds out, for one worker, whether it is ready.

    Args:
        check_store: raises `OSError` where files cannot be kept.
        is_stopping: whether the server was told to stop.
    """

    def __init__(
        self, db: Database, check_store: Callable[[], Awaitable[None]], is_stopping: Callable[[], bool]
    ) -> None:
        self._db = db
        self._check_store = check_store
        self._is_stopping = is_stopping
        self._asking: asyncio.Task[dict[str, str]] | None = None
        self._asked_at = 0.0
        self._told: dict[str, str] = {}

    async def find(self) -> dict[str, str]:
        """What is found of each thing that a worker needs: `OK`, or a word."""
        if self._is_stopping():
            return {"server": "stopping"}
        now = time.monotonic()
        if self._asking is None or (self._asking.done() and now - self._asked_at > KEPT):
            self._asking, self._asked_at = asyncio.create_task(self._ask()), now
        return await asyncio.shield(self._asking)

    async def _ask(self) -> dict[str, str]:
        checks: dict[str, Check] = {"database": self._database, "store": self._store}
        found = dict(zip(checks, await asyncio.gather(*map(self._run, checks, checks.values())), strict=True))
        if found != self._told and any(word != OK for word in found.values()):
            log.warning("the server is not ready: %s", ", ".join(f"{name} {word}" for name, word in found.items()))
        elif found != self._told and self._told:
            log.warning("the server is ready again")
        self._told = found
        return found

    async def _run(self, name: str, check: Check) -> str:
        try:
            return await asyncio.wait_for(check(), PATIENCE)
        except TimeoutError:
            return "slow"
        except (StorageError, OSError) as error:
            if self._told.get(name) != "unreachable":
                log.error("the %s cannot be used: %s", name, error)
            return "unreachable"

    async def _database(self) -> str:
        return OK if await is_usable(self._db) else "outdated"

    async def _store(self) -> str:
        await self._check_store()
        return OK
