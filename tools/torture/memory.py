"""Memory under a steady mix of calls: flat, or it grows until somebody restarts it."""

import secrets
import statistics
import time
from contextlib import suppress
from pathlib import Path

from torture.asking import Asker, Refused
from torture.results import Result
from torture.victim import Victim

_CHANCE = secrets.SystemRandom()
_RATE = 25
"""Calls a second: what leaks does so by the call, and others may need the machine."""
_WARM = 0.2
"""The part of the time in which caches fill."""
_GROWTH = 0.03
"""What may be between the first and the last fifth of the rest."""


def watch(folder: Path, *, minutes: float) -> Result:
    """Call the server for some time, and see what its processes hold."""
    found = Result("Memory", f"About {_RATE} mixed calls a second: sessions, reads, lists, changes, uploads, refusals.")
    victim = Victim(folder)
    victim.make_account()
    victim.start()
    ks = victim.asker.session("watcher", "disableentitlement")
    samples: list[tuple[float, int]] = []
    began = time.monotonic()
    calls = 0
    while (passed := time.monotonic() - began) < minutes * 60:
        for _ in range(_RATE):
            calls += _call(victim.asker, ks)
        samples.append((passed, _resident(victim)))
        time.sleep(max(0.0, began + passed + 1 - time.monotonic()))
    warm = [size for at, size in samples if at >= _WARM * minutes * 60]
    fifth = max(1, len(warm) // 5)
    first, last = statistics.median(warm[:fifth]), statistics.median(warm[-fifth:])
    found.tell(f"{minutes:g} minutes, {calls} calls")
    most = max(warm)
    found.tell(f"{first / 1e6:.1f} MB once it was warm, {last / 1e6:.1f} MB at the end, {most / 1e6:.1f} MB at most")
    found.must(last - first <= _GROWTH * first, f"it grew by {(last - first) / 1e6:.1f} MB")
    found.must(victim.stop() == 0, "it did not stop well")
    return found


def _call(asker: Asker, ks: str) -> int:
    chosen = _CHANCE.random()
    with suppress(Refused):
        if chosen < 0.2:
            asker.session(secrets.token_hex(3))
        elif chosen < 0.5:
            asker.ask("user", "get", ks=ks, userId="watcher")
        elif chosen < 0.7:
            asker.ask("media", "list", ks=ks, filter={"orderBy": "-createdAt"}, pager={"pageSize": 10})
        elif chosen < 0.8:
            asker.ask("user", "list", ks=ks, filter={"idEqual": secrets.token_hex(3)})
        elif chosen < 0.9:
            asker.ask("user", "get", ks=secrets.token_hex(40))
        elif chosen < 0.97:
            asker.ask("user", "add", ks=ks, user={"id": secrets.token_hex(6)})
        else:
            asker.upload(ks, b"\x89PNG\r\n\x1a\n" + secrets.token_bytes(50_000))
    return 1


def _resident(victim: Victim) -> int:
    """The bytes that the processes hold of memory of their own."""
    assert victim.process is not None
    total = 0
    for process in (victim.process.pid, *victim.workers()):
        with suppress(OSError):
            for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
                if line.startswith(("Private_Clean", "Private_Dirty")):
                    total += int(line.split()[1]) * 1024
    return total
