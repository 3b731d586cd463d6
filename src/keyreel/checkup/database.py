"""The database, the key that seals its secrets, and the clock that it is written by."""

import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import sqlalchemy as sa

import keyreel
from keyreel.audit.store import audit_trail
from keyreel.checkup.finding import Finding, fine, note, wrong
from keyreel.desk import open_sealer
from keyreel.settings import Settings
from keyreel.storage import (
    KeyFileUnsafe,
    SealBroken,
    Sealer,
    Snapshot,
    Statement,
    StorageError,
    head,
    is_postgresql,
    open_snapshot_of,
    path_of,
    schema_of,
)
from keyreel.wiring.sealed import SEALED

ASKEW = 60
"""Seconds that the clock may differ from what other clocks said."""
_DAY = 86_400
_THERE = Statement(sa.text("SELECT extract(epoch FROM now())"))
_LATEST = Statement(sa.select(audit_trail.c.created_at).order_by(audit_trail.c.id.desc()).limit(1))
_MADE_BY = "keyreel init, or the first keyreel serve, makes it"
_SET_CLOCK = "set the clock, and let NTP keep it: sessions begin and end by it"


async def look_at_database(settings: Settings) -> AsyncIterator[Finding]:
    """Whether the database answers, is up to date, opens with the key, and agrees on the time."""
    check, url = "database", settings.database
    if not is_postgresql(url) and not path_of(url).exists():
        yield note(check, f"{path_of(url)} is not made yet", _MADE_BY)
        return
    found = await schema_of(url)
    kind = "PostgreSQL" if is_postgresql(url) else "SQLite"
    if found.revision is None:
        yield note(check, f"{kind} answers; there is nothing in it yet", _MADE_BY)
        return
    if found.revision != head():
        if found.revision > head():
            remedy = "run the release that made it, or a later one"
            yield wrong(check, f"it is of revision {found.revision}, and this release knows {head()}", remedy)
        else:
            told = f"it is of revision {found.revision}; this release's is {head()}"
            yield wrong(check, told, "keyreel migrate, or a restart of the server, brings it up to date")
        return
    yield fine(check, f"{kind} answers and is up to date")
    async with open_snapshot_of(url) as snapshot:
        async for finding in _look_inside(settings, snapshot):
            yield finding


def look_at_key(settings: Settings) -> Iterator[Finding]:
    """Whether what seals secrets can be had."""
    yield _find_key(settings)[1]


def _find_key(settings: Settings) -> tuple[Sealer | None, Finding]:
    check = "sealing key"
    if settings.sealing_key:
        where = "a setting"
    elif settings.sealing_key_command:
        where = "a command"
    elif not settings.key_file.exists():
        return None, note(check, f"{settings.key_file} is not made yet", _MADE_BY)
    else:
        where = str(settings.key_file)
    try:
        return open_sealer(settings), fine(check, f"it comes from {where}")
    except (KeyFileUnsafe, StorageError) as error:
        return None, wrong(check, str(error), "docs/secrets.md says where the key may come from")
    except OSError as error:
        return None, wrong(check, f"{where} cannot be read: {error.strerror}", "let the server's user read it")


async def _look_inside(settings: Settings, snapshot: Snapshot) -> AsyncIterator[Finding]:
    sealer, _ = _find_key(settings)
    async for finding in _look_at_sealed(sealer, snapshot):
        yield finding
    if is_postgresql(settings.database):
        row = await snapshot.fetch_one(_THERE)
        if row and abs(float(row[0]) - time.time()) > ASKEW:
            apart = float(row[0]) - time.time()
            yield wrong("clock", f"the clock of the database's machine is {apart:+.0f} s from this one", _SET_CLOCK)
    latest = await snapshot.fetch_one(_LATEST)
    if latest and latest[0] > time.time() + ASKEW:
        ahead = latest[0] - time.time()
        told = f"the latest line of the audit trail is {ahead:.0f} s ahead of the clock: it was set back"
        yield wrong("clock", told, _SET_CLOCK)


async def _look_at_sealed(sealer: Sealer | None, snapshot: Snapshot) -> AsyncIterator[Finding]:
    """Whether one of each kind of sealed value opens."""
    check = "sealing key"
    for item in SEALED:
        read = Statement(sa.select(item.column, *item.named_by).where(item.column.is_not(None)).limit(1))
        row = await snapshot.fetch_one(read)
        if row is None:
            continue
        remedy = "bring back the key that the database was sealed with, from where it was kept or from a backup"
        if sealer is None:
            yield wrong(check, f"{item.column} holds what a key sealed, and the key cannot be had", remedy)
            return
        try:
            sealer.open(bytes(row[0]), item.context(*row[1:]))
        except SealBroken:
            yield wrong(check, f"{item.column} does not open with the key", remedy)
            return


def look_at_clock() -> Iterator[Finding]:
    """Whether the clock can be right: it is not behind the day on which Keyreel was installed."""
    if time.time() < Path(keyreel.__file__).stat().st_mtime - _DAY:
        yield wrong("clock", "the clock is behind the day on which Keyreel was installed", _SET_CLOCK)
    else:
        yield fine("clock", time.strftime("it says %Y-%m-%d %H:%M:%S UTC", time.gmtime()))
