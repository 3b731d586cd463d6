"""What keeps the audit trail: one worker's, asked by every call that leaves a line.

A change and its line are one transaction. A refusal is written before it is answered. Sessions that are opened, and
refusals that repeat, wait for a batch, where those that are alike become one line.
"""

import logging
from collections import OrderedDict
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from typing import Any

from keyreel.audit.store import finish_line, insert_line, row_of
from keyreel.gate import Call, Identity, Origin
from keyreel.gate.trail import CURRENT, Line, mark_of, reason_of
from keyreel.ks import KsError, partner_of
from keyreel.schema.casts import to_int
from keyreel.schema.enums import ApiIntEnum
from keyreel.schema.errors import ApiError, InvalidKs
from keyreel.schema.objects import ApiObject
from keyreel.schema.records import OPENED, SESSION, Record, changed
from keyreel.schema.service import Action
from keyreel.storage import BESIDE, Batch, Database, StorageError, Tx

log = logging.getLogger("keyreel.audit")

PAUSE = 1.0
"""Seconds between two batches: what a crash can lose of the sessions that were opened."""
AT_ONCE = 10
"""Refusals that are alike, of one address within `WINDOW`, that get a line each; what comes on top is counted."""
WINDOW = 60
_REMEMBERED = 10_000
_TELLING = frozenset({"id", "user_id", "group_id", "session_user_id", "role_ids", "permission_names", "name"})
"""Properties whose text is no secret."""


class Entry:
    """The line of one call or command: begun before it, closed behind it."""

    def __init__(self, keeper: "Keeper", line: Line) -> None:
        self.line = line
        self._keeper = keeper
        self._id: int | None = None
        self._written: tuple[Any, ...] | None = None
        self._is_kept = False

    async def write(self, tx: Tx) -> None:
        """Write it in the transaction of the change."""
        if not self._is_kept:
            self._id = await insert_line(tx, row_of(self.line))
            self._written = _outcome(self.line)

    def kept(self) -> None:
        """Learn that this transaction was made."""
        self._is_kept = True

    async def close(self, result: Any = None, error: BaseException | None = None) -> None:
        """Say how it ended: with a result, or refused. What cannot be written is logged: it is done already."""
        line = self.line
        if error is not None:
            line.error = reason_of(error)
        elif line.object_id is None:
            line.object_id = _id_of(result)
        if line.sessions and error is None:
            self._keeper.count(*line.sessions)
        elif self._is_kept:
            await self._keeper.finish(self._id, line, self._written)
        elif error is not None:
            await self._keeper.refused(line)
        elif line.action != OPENED:
            await self._keeper.add(line)


class Keeper:
    """Keeps lines for one worker."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._waiting: dict[tuple[Any, ...], tuple[Line, int]] = {}
        self._refused: OrderedDict[tuple[Any, ...], tuple[int, int]] = OrderedDict()
        self._batch = Batch(PAUSE, self._write_waiting)

    def begin(self, action: Action, call: Call, arguments: Mapping[str, Any], origin: Origin) -> Entry | None:
        """The entry of a call that is about to be answered, where it leaves a line."""
        record = action.seed.record
        if record is None:
            return None
        entry = Entry(self, _line(action, record, call, arguments, origin))
        CURRENT.set(entry.line)
        if record.act != OPENED:
            BESIDE.set(entry)
        return entry

    @asynccontextmanager
    async def noted(self, line: Line) -> AsyncGenerator[None]:
        """Keep what is done inside: by a command of the operator, or a job."""
        entry = Entry(self, line)
        CURRENT.set(line)
        if line.action != OPENED:
            BESIDE.set(entry)
        try:
            yield
        except Exception as error:
            await entry.close(error=error)
            raise
        else:
            await entry.close()
        finally:
            self.end()

    @staticmethod
    def end() -> None:
        """Forget the call that was answered."""
        CURRENT.set(None)
        BESIDE.set(None)

    async def refuse(
        self, action: Action, identity: Identity | None, sent: Mapping[str, Any], origin: Origin, error: ApiError
    ) -> None:
        """Keep the refusal of a call that never came to be answered, where it is worth a line: that of its session, or
        of a change, or of a session that it was to open.

        Args:
            sent: the parameters, as they came.
        """
        record = _USED if isinstance(error, InvalidKs) else action.seed.record
        if record is None:
            return
        line = Line(int(origin.now), record.act, record.kind, action.title)
        if identity is not None:
            ks = identity.ks
            line.partner_id, line.user_id, line.ks = ks.partner_id, ks.user_id, mark_of(ks)
            line.master_partner_id = ks.master_partner_id
        else:
            line.partner_id = _claimed(sent)
        _place(line, origin)
        line.error = reason_of(error)
        await self.refused(line)

    async def refused(self, line: Line) -> None:
        """Write a refusal, or count it with those that are like it."""
        key = (line.entry_point, line.partner_id, line.ip_address, line.error)
        ends, seen = self._refused.get(key, (0, 0))
        if ends <= line.at:
            ends, seen = line.at + WINDOW, 0
        self._refused[key] = (ends, seen + 1)
        self._refused.move_to_end(key)
        if len(self._refused) > _REMEMBERED:
            self._refused.popitem(last=False)
        if seen < AT_ONCE:
            await self.add(line)
        else:
            self.count(replace(line, object_id=None, user_id=None, ks=None, client_tag=None, user_agent=""))

    async def add(self, line: Line) -> None:
        """Write a line now."""
        row = row_of(line)
        await self._write(lambda tx: insert_line(tx, row))

    async def finish(self, id: int | None, line: Line, written: tuple[Any, ...] | None) -> None:
        """Complete a line whose end was not known when it was written."""
        if id is not None and _outcome(line) != written:
            await self._write(lambda tx: finish_line(tx, id, line))

    async def _write(self, unit: Callable[[Tx], Awaitable[Any]]) -> None:
        try:
            await self._db.write(unit, alone=True)
        except StorageError as error:
            log.error("a line of the audit trail could not be written: %s", error)

    def count(self, *lines: Line) -> None:
        """Leave lines to the next batch."""
        for line in lines:
            self._wait(line, 1)
        self._batch.begin()

    def _wait(self, line: Line, times: int) -> None:
        key = _likeness(line)
        first, before = self._waiting.get(key, (line, 0))
        self._waiting[key] = (first, before + times)

    async def settle(self) -> None:
        """Write what is waiting; what cannot be written waits for the next batch."""
        await self._batch.settle()

    async def stop(self) -> None:
        """Write what is waiting, and end."""
        await self._batch.stop()

    async def _write_waiting(self) -> None:
        waiting, self._waiting = self._waiting, {}
        if not waiting:
            return
        rows = [row_of(line, times=times) for line, times in waiting.values()]

        async def unit(tx: Tx) -> None:
            for row in rows:
                await insert_line(tx, row)

        try:
            await self._db.write(unit, alone=True)
        except StorageError as error:
            meanwhile, self._waiting = self._waiting, waiting
            for line, times in meanwhile.values():
                self._wait(line, times)
            self._batch.begin()
            log.warning("%s lines of the audit trail are not written yet: %s", len(rows), error)


_ACCOUNT = changed("Partner")
_USED = Record("keyreel.USED", SESSION)


def _line(action: Action, record: Record, call: Call, arguments: Mapping[str, Any], origin: Origin) -> Line:
    line = Line(int(origin.now), record.act, record.kind, action.title, partner_id=call.partner_id)
    line.object_id = _text(arguments.get(record.id)) if record.id else None
    if record == _ACCOUNT:
        line.object_id = str(call.partner_id)
    if record.related is not None:
        line.related_object_type, line.related_object_id = record.related[0], _text(arguments.get(record.related[1]))
    ks = call.ks
    if ks is not None:
        line.user_id, line.ks, line.master_partner_id = ks.user_id, mark_of(ks), ks.master_partner_id
    _place(line, origin)
    line.changes = _changes(arguments)
    return line


def _claimed(sent: Mapping[str, Any]) -> int:
    """The account that a call without a session of ours says it is about."""
    text = sent.get("ks")
    with suppress(KsError):
        return partner_of(text) if isinstance(text, str) and text else to_int(sent.get("partnerId"))
    return 0


def _place(line: Line, origin: Origin) -> None:
    line.ip_address, line.user_agent = origin.ip, origin.user_agent
    line.client_tag, line.request_id = origin.client_tag, origin.request_id


def _changes(arguments: Mapping[str, Any]) -> dict[str, str | None]:
    """What was sent: the names of properties, and the values that cannot be secret."""
    return {
        item.wire: _telling(item.name, value.given[item.name])
        for value in arguments.values()
        if isinstance(value, ApiObject)
        for item in value.properties
        if item.name in value.given
    }


def _telling(name: str, value: Any) -> str | None:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return str(int(value) if isinstance(value, ApiIntEnum) else value)
    return str(value)[:256] if name in _TELLING and isinstance(value, str) else None


def _likeness(line: Line) -> tuple[Any, ...]:
    """What lines have in common that become one."""
    who = (
        line.partner_id,
        line.master_partner_id,
        line.user_id,
        line.ks,
        line.ip_address,
        line.user_agent,
        line.client_tag,
    )
    what = line.entry_point, line.object_id, line.related_object_id, line.description, line.error
    return (*who, *what)


def _outcome(line: Line) -> tuple[Any, ...]:
    return line.partner_id, line.object_id, line.error


def _id_of(result: Any) -> str | None:
    return _text(getattr(result, "id", None)) if isinstance(result, ApiObject) else None


def _text(value: Any) -> str | None:
    return None if value is None or value == "" else str(value)
