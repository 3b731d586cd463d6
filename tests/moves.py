"""Accounts that move: what exports and imports them where a worker serves."""

from dataclasses import dataclass
from pathlib import Path

import town
from keyreel.transfers import Exporter, Importer, Landed, Landing, Lock
from worker import NOW, Worker

LOCK = Lock(key=b"k" * 32)


def silent(*_: object) -> None:
    """Says nothing of what is done."""


def exporter(worker: Worker) -> Exporter:
    parts = worker.app.parts
    assert parts is not None
    return Exporter(worker.settings, parts.db, parts.sealer, parts.media.files, parts.media.pieces)


def importer(worker: Worker) -> Importer:
    parts = worker.app.parts
    assert parts is not None
    return Importer(parts.db, parts.sealer, parts.media.files, parts.media.pieces, worker.settings.uploads)


async def bring(worker: Worker, archive: Path, landing: Landing | None = None) -> Landed:
    """Import an archive of `LOCK` where a worker serves."""
    return await importer(worker).bring(archive, LOCK, landing or Landing(), now=NOW, tell=silent)


@dataclass(frozen=True)
class Exported:
    """A town, and an archive of its account."""

    served: town.Served
    archive: Path
