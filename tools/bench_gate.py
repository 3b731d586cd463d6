"""What the gate costs a call: a session that the worker knows, on SQLite, in one process without HTTP."""

import asyncio
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from itertools import count
from pathlib import Path

from keyreel.gate import Caller, Origin
from keyreel.ks import Keyring, SessionType, generate
from keyreel.parts import open_parts
from keyreel.settings import Settings

PARTNER = 201
SECRET = "0123456789abcdef" * 2
ROUNDS = 9
CALLS = 4000


async def microseconds(work: Callable[[], Awaitable[object]], calls: int = CALLS) -> float:
    """Microseconds per call of `work`."""
    start = time.perf_counter()
    for _ in range(calls):
        await work()
    return (time.perf_counter() - start) / calls * 1e6


def measure() -> dict[str, float]:
    """Medians of alternating rounds, in microseconds.

    `admit_us` is the whole of `Gate.admit` where nothing was written since the call before. `standing_us` is what the
    first call after a write costs more: the question to the database and the reading of its answer. An admitted session
    carries its grant from then on, so finding that is not in there: `grant_us` is the look-up for a session that is new
    to the worker, of a kind of caller that is not; `resolving_us` finds the grant of a new kind. `none_us` is a call
    without a session.
    """
    with tempfile.TemporaryDirectory() as folder:
        return asyncio.run(_measure(Path(folder)))


async def _measure(folder: Path) -> dict[str, float]:
    now = time.time()
    parts = await open_parts(Settings(data_dir=folder))
    try:
        document = {"id": PARTNER, "name": "bench", "adminSecret": SECRET, "adminEmail": "ada@example.org"}
        await parts.registrar.bring(document, now=now)
        text = generate(
            Keyring([SECRET]),
            partner_id=PARTNER,
            user_id="ada@example.org",
            type=SessionType.ADMIN,
            expiry=int(now) + 9999,
            privileges="edit:*,sview:*,list:*,sessionid:abc",
        )
        gate, grants = parts.gate, parts.grants
        action = parts.registry.find("user", "list")
        ping = parts.registry.find("system", "ping")
        origin = Origin("192.0.2.7", "/api_v3/", "https://video.example.org", now)
        identity = await parts.identities.identify(text)
        caller: Caller = (await gate.admit(action, identity, None, origin)).caller
        if not caller.role_ids:
            raise SystemExit("the user of the session has no role: nothing of a user is measured")

        async def asked() -> None:
            identity.stood = None
            await gate.standing(identity)

        others = count(1_000_000)  # roles that do not exist: each makes a kind of caller that nobody has met
        works: dict[str, Callable[[], Awaitable[object]]] = {
            "admit_us": lambda: gate.admit(action, identity, None, origin),
            "standing_us": asked,
            "grant_us": lambda: grants.of(identity.ks, identity.partner, caller.role_ids),
            "resolving_us": lambda: grants.of(identity.ks, identity.partner, f"{caller.role_ids},{next(others)}"),
            "none_us": lambda: gate.admit(ping, None, None, origin),
        }
        rounds: dict[str, list[float]] = {name: [] for name in works}
        for _ in range(ROUNDS):
            for name, work in works.items():
                rounds[name].append(await microseconds(work, CALLS // 20 if name == "resolving_us" else CALLS))
        return {name: statistics.median(column) for name, column in rounds.items()}
    finally:
        await parts.db.close()


if __name__ == "__main__":
    for name, value in measure().items():
        print(f"{name:12} {value:8.2f}")
