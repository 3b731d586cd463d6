"""Writers: programs that change things without a pause, and note what they were told is done."""

import hashlib
import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from torture.asking import Asker, Gone, Refused, Unclear

_CHANCE = secrets.SystemRandom()
_PATIENCE = 60.0
"""Seconds that writers get to do what there has to be of them: the machine may stand still for some."""


@dataclass
class Journal:
    """What was acknowledged. Threads may share one.

    Attributes:
        users, entries: that were made; `deleted` are users that were deleted.
        files: the SHA-256 of entries' content.
        ended: sessions that were ended.
        refused: how often each error was the answer.
        unclear: answers that must never be.
        calls: how many were answered with a result.
    """

    users: set[str] = field(default_factory=set)
    deleted: set[str] = field(default_factory=set)
    entries: set[str] = field(default_factory=set)
    files: dict[str, str] = field(default_factory=dict)
    ended: list[str] = field(default_factory=list)
    refused: dict[str, int] = field(default_factory=dict)
    unclear: list[str] = field(default_factory=list)
    calls: int = 0
    gone: int = 0

    @property
    def acknowledged(self) -> int:
        """How many changes were."""
        return len(self.users) + len(self.deleted) + len(self.entries) + len(self.files) + len(self.ended)


class Writers:
    """Some threads that write until they are told to stop."""

    def __init__(self, asker: Asker, journal: Journal, ks: str, *, count: int = 4, files: bool = True) -> None:
        self._asker = asker
        self._journal = journal
        self._ks = ks
        self._files = files
        self._stopping = threading.Event()
        self._lock = threading.Lock()
        self._threads = [threading.Thread(target=self._write, daemon=True) for _ in range(count)]
        for thread in self._threads:
            thread.start()

    def write(self, seconds: float, enough: Callable[[], Any]) -> None:
        """Let them write for some seconds, and then for as long as it takes until it is enough."""
        time.sleep(seconds)
        ends = time.monotonic() + _PATIENCE
        while not enough() and time.monotonic() < ends:
            time.sleep(0.05)

    def stop(self) -> None:
        """Let them finish what they do."""
        self._stopping.set()
        for thread in self._threads:
            thread.join(120)

    def _write(self) -> None:
        steps = [self._add_user, self._delete_user, self._add_entry, self._end_session]
        steps += [self._add_file] * self._files
        while not self._stopping.is_set():
            try:
                _CHANCE.choice(steps)()
                self._journal.calls += 1
            except Refused as error:
                with self._lock:
                    self._journal.refused[error.code] = self._journal.refused.get(error.code, 0) + 1
                self._stopping.wait(0.01)
            except Gone:
                self._journal.gone += 1
                self._stopping.wait(0.05)
            except Unclear as error:
                self._journal.unclear.append(str(error))

    def _add_user(self) -> None:
        id = f"u{secrets.token_hex(8)}"
        self._ask("user", "add", user={"id": id, "firstName": id})
        self._journal.users.add(id)

    def _delete_user(self) -> None:
        id = f"d{secrets.token_hex(8)}"
        self._ask("user", "add", user={"id": id})
        self._ask("user", "delete", userId=id)
        self._journal.deleted.add(id)

    def _add_entry(self) -> None:
        entry = {"objectType": "KalturaMediaEntry", "name": "n", "mediaType": 1}
        self._journal.entries.add(self._ask("media", "add", entry=entry)["id"])

    def _add_file(self) -> None:
        content = b"\x89PNG\r\n\x1a\n" + secrets.token_bytes(_CHANCE.randrange(1_000, 300_000))
        id = self._asker.upload(self._ks, content)
        self._journal.files[id] = hashlib.sha256(content).hexdigest()

    def _end_session(self) -> None:
        ks = self._asker.session("somebody")
        self._asker.ask("session", "end", ks=ks)
        self._journal.ended.append(ks)

    def _ask(self, service: str, action: str, **params: Any) -> Any:
        return self._asker.ask(service, action, ks=self._ks, **params)


def lost(asker: Asker, ks: str, journal: Journal) -> list[str]:
    """What was acknowledged and is not so."""
    found: list[str] = []
    for id in journal.users:
        found += _unless(lambda each=id: asker.ask("user", "get", ks=ks, userId=each)["id"] == each, f"user {id}")
    for id in journal.deleted:
        found += _unless(
            lambda each=id: _code(asker, "user", "get", ks=ks, userId=each) == "INVALID_USER_ID", f"no {id}"
        )
    for id in journal.entries:
        found += _unless(lambda each=id: asker.ask("media", "get", ks=ks, entryId=each)["id"] == each, f"entry {id}")
    for id, digest in journal.files.items():
        found += _unless(
            lambda each=id, digest=digest: hashlib.sha256(asker.content(ks, each)).hexdigest() == digest,
            f"file of {id}",
        )
    for each in journal.ended:
        found += _unless(lambda each=each: _code(asker, "user", "list", ks=each) == "INVALID_KS", "an ended session")
    return found


def _unless(holds: Any, what: str) -> list[str]:
    try:
        return [] if holds() else [what]
    except (Refused, Gone, Unclear) as error:
        return [f"{what}: {error}"]


def _code(asker: Asker, service: str, action: str, **params: Any) -> str | None:
    try:
        asker.ask(service, action, **params)
    except Refused as error:
        return error.code
    return None
