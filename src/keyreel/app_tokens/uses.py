"""Uses: how often, when and from where tokens open sessions, written in batches so that no session waits for it."""

import logging

from keyreel.app_tokens import store
from keyreel.storage import Batch, Database, StorageError, Tx

log = logging.getLogger("keyreel.app_tokens")

PAUSE = 1.0
"""Seconds between two batches: what a crash can lose."""


class Uses:
    """What one worker has still to write."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._waiting: dict[str, tuple[int, int, str]] = {}
        self._batch = Batch(PAUSE, self._write)

    def note(self, token_id: str, at: int, address: str) -> None:
        """Note that a token opened a session."""
        uses = self._waiting.get(token_id, (0, 0, ""))[0]
        self._waiting[token_id] = (uses + 1, at, address)
        self._batch.begin()

    async def settle(self) -> None:
        """Write what is waiting."""
        await self._batch.settle()

    async def stop(self) -> None:
        """Write what is waiting, and end."""
        await self._batch.stop()

    async def _write(self) -> None:
        waiting, self._waiting = self._waiting, {}
        if not waiting:
            return

        async def unit(tx: Tx) -> None:
            for token_id, (uses, at, address) in waiting.items():
                await store.note_uses(tx, token_id, uses, at, address)

        try:
            await self._db.write(unit, alone=True)
        except StorageError as error:
            log.warning("uses of %s application tokens were not written: %s", len(waiting), error)
