"""How often sessions of version 1 are used, by account and day, so that the format can be turned off with knowledge.

Counted in memory and written in batches, so that no call waits for it.
"""

import logging
from collections import Counter

from keyreel.gate.store import ADD_OLD_USES
from keyreel.storage import Batch, Database, StorageError, Tx

log = logging.getLogger("keyreel.gate")

PAUSE = 5.0
"""Seconds between two batches: what a crash can lose."""
DAY = 86_400


class OldFormat:
    """What one worker has counted."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._waiting: Counter[tuple[int, int]] = Counter()
        self._batch = Batch(PAUSE, self._write)

    def note(self, partner_id: int, now: float) -> None:
        """Count a call."""
        self._waiting[partner_id, int(now) // DAY] += 1
        self._batch.begin()

    async def settle(self) -> None:
        """Write what was counted; what cannot be written waits for the next batch."""
        await self._batch.settle()

    async def stop(self) -> None:
        """Write what was counted, and end."""
        await self._batch.stop()

    async def _write(self) -> None:
        counted, self._waiting = self._waiting, Counter()
        if not counted:
            return

        async def unit(tx: Tx) -> None:
            for (partner_id, day), calls in sorted(counted.items()):
                await tx.execute(ADD_OLD_USES, {"partner_id": partner_id, "day": day, "calls": calls})

        try:
            await self._db.write(unit, alone=True)
        except StorageError as error:
            self._waiting.update(counted)
            self._batch.begin()
            log.warning("uses of version 1 are not written yet: %s", error)
