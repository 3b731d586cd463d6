"""PostgreSQL that goes and comes back, and one that is slow."""

import time
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

from torture.asking import Refused
from torture.results import Result
from torture.victim import Victim
from torture.wire import wire
from torture.writers import Journal, Writers, lost

_CLEAR = frozenset({"INTERNAL_DATABASE_ERROR"})


def lose(folder: Path, *, seconds: float = 4) -> Result:
    """Stop PostgreSQL at once while programs write, and start it again; then cut the connections to it."""
    import postgres

    found = Result(
        "PostgreSQL gone and back",
        "It is stopped for some seconds while four programs write, and then out of reach; each time it comes back.",
    )
    with postgres.serving() as server, wire(_port(server.url)) as between:
        victim = Victim(folder, environ={"KEYREEL_DATABASE_URL": _through(server.url, between.port)})
        victim.make_account()
        victim.start()
        ks = victim.asker.session("torturer", "disableentitlement")
        victim.asker.ask("user", "add", ks=ks, user={"id": "first"})
        total = 0
        for way, away, back in (
            ("stopped", server.stop, server.start),
            ("out of reach", between.cut, between.mend),
        ):
            journal = Journal()
            writers = Writers(victim.asker, journal, ks)
            writers.write(seconds / 2, lambda journal=journal: journal.acknowledged)
            away()
            writers.write(seconds, lambda journal=journal: journal.refused)
            began = time.monotonic()
            with suppress(Refused):
                victim.asker.ask("user", "get", ks=ks, userId="first")
                found.must(way != "out of reach", "a read is answered without a database")
            answered = time.monotonic() - began
            back()
            took = _recovery(victim, ks, found)
            writers.stop()
            missing = lost(victim.asker, ks, journal)
            refused = sum(journal.refused.values())
            found.tell(
                f"{way}: {journal.acknowledged} changes acknowledged, {refused} calls refused, {len(missing)} lost; "
                f"a call meanwhile took {answered:.1f} seconds, and the first good one came {took:.1f} seconds after"
            )
            found.must(refused > 0, f"{way}: nothing was refused: it was not tortured")
            found.must(set(journal.refused) <= _CLEAR, f"{way}: errors that say nothing: {journal.refused}")
            found.must(not missing, f"{way}: lost: {'; '.join(missing[:5])}")
            found.must(not journal.unclear, f"{way}: unclear answers: {journal.unclear[:5]}")
            found.must(not journal.gone, f"{way}: connections were lost")
            total += journal.acknowledged
        found.must(total > 0, "nothing was changed")
        found.must(not (trace := victim.traceback()), trace)
        found.must(victim.stop() == 0, "it did not stop well")
    return found


def slow(folder: Path, *, seconds: float = 4) -> Result:
    """Let each piece to and from the database wait, then so long that nothing is answered in time."""
    import postgres

    found = Result(
        "Slow database", "Each piece to and from PostgreSQL waits for 0.2 seconds, then for a minute, then not at all."
    )
    with postgres.serving() as server, wire(_port(server.url)) as between:
        victim = Victim(folder, environ={"KEYREEL_DATABASE_URL": _through(server.url, between.port)})
        victim.make_account()
        victim.start()
        ks = victim.asker.session("torturer", "disableentitlement")
        victim.asker.ask("user", "add", ks=ks, user={"id": "first"})
        between.delay = 0.2
        journal = Journal()
        writers = Writers(victim.asker, journal, ks)
        writers.write(seconds, lambda: journal.acknowledged)
        writers.stop()
        found.tell(f"0.2 seconds: {journal.acknowledged} changes acknowledged, {sum(journal.refused.values())} refused")
        found.must(journal.acknowledged > 0, "nothing could be changed while it was slow")
        between.delay = 60.0
        began = time.monotonic()
        try:
            victim.asker.ask("user", "get", ks=ks, userId="first")
            found.must(False, "it was answered while the database stood still")
        except Refused as error:
            found.must(error.code in _CLEAR, f"an error that says nothing: {error.code}")
            found.tell(f"a minute: a call is refused after {time.monotonic() - began:.0f} seconds")
        between.delay = 0.0
        between.cut()
        between.mend()
        took = _recovery(victim, ks, found)
        found.tell(f"the first good answer came {took:.1f} seconds after it was fast again")
        missing = lost(victim.asker, ks, journal)
        found.must(not missing, f"lost: {'; '.join(missing[:5])}")
        found.must(not journal.unclear and not journal.gone, f"unclear answers: {journal.unclear[:5]}")
        found.must(set(journal.refused) <= _CLEAR, f"errors that say nothing: {journal.refused}")
        found.must(not (trace := victim.traceback()), trace)
        found.must(victim.stop() == 0, "it did not stop well")
    return found


def _recovery(victim: Victim, ks: str, found: Result) -> float:
    began = time.monotonic()
    while time.monotonic() - began < 30:
        with suppress(Refused):
            victim.asker.ask("user", "update", ks=ks, userId="first", user={"firstName": "again"})
            return time.monotonic() - began
        time.sleep(0.05)
    found.must(False, "changes are refused half a minute after the database was back")
    return 30.0


def _port(url: str) -> int:
    port = urlsplit(url).port
    assert port is not None
    return port


def _through(url: str, port: int) -> str:
    return url.replace(f":{_port(url)}/", f":{port}/")
