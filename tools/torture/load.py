"""Mixed calls at twice the rate that the server can serve."""

import asyncio
import json
import secrets
import statistics
import time
from dataclasses import dataclass, field
from pathlib import Path

from torture.results import Result
from torture.victim import Victim

_CONNECTIONS = 8
_AT_ONCE = 400
"""Connections that the callers have at most when they come as they come: fewer than the system lets wait."""
_PATIENCE = 30.0
_MOST = 1.0
"""Seconds that the p99 of what is served may be. The callers are on the same machine, and take their part of it."""


@dataclass
class _Round:
    """What a round of calls gave: seconds that each served one took, and how many were refused, unclear or lost."""

    served: list[float] = field(default_factory=list)
    shed: dict[str, int] = field(default_factory=dict)
    unclear: list[str] = field(default_factory=list)

    @property
    def p99(self) -> float:
        return statistics.quantiles(self.served, n=100)[98] if len(self.served) > 1 else 0.0


class _Caller:
    """Calls a server over connections that are kept."""

    def __init__(self, victim: Victim, ks: str) -> None:
        self._port = victim.port
        self._asker = victim.asker
        self._ks = ks
        self._free = asyncio.Semaphore(_AT_ONCE)
        self._idle: list[tuple[asyncio.StreamReader, asyncio.StreamWriter]] = []

    def _body(self, number: int) -> tuple[str, bytes]:
        who = {"partnerId": self._asker.partner_id, "secret": self._asker.secret, "type": 2}
        path, params = (
            ("user/action/get", {"userId": "first"}),
            ("media/action/list", {"pager": {"pageSize": 10}}),
            ("session/action/start", who),
            ("user/action/list", {"filter": {"idEqual": "first"}}),
            ("user/action/add", {"user": {"id": secrets.token_hex(8)}}),
        )[number % 5]
        return path, json.dumps({"format": 1, "ks": self._ks, **params}).encode()

    async def call(self, number: int, found: _Round) -> None:
        """Make a call once there is a connection for it, and note how it ended."""
        async with self._free:
            await self._call(number, found)

    async def _call(self, number: int, found: _Round) -> None:
        began = time.perf_counter()
        try:
            status, text = await asyncio.wait_for(self._ask(*self._body(number)), _PATIENCE)
        except TimeoutError:
            found.unclear.append("no answer in half a minute")
            return
        except (OSError, asyncio.IncompleteReadError, ValueError) as error:
            found.shed[type(error).__name__] = found.shed.get(type(error).__name__, 0) + 1
            return
        took = time.perf_counter() - began
        if status != 200 or b"KalturaAPIException" in text:
            if status >= 500 and (status != 503 or b"Traceback" in text):
                found.unclear.append(f"{status}: {text[:80]!r}")
            code = f"{status}" if status != 200 else json.loads(text)["code"]
            found.shed[code] = found.shed.get(code, 0) + 1
            return
        found.served.append(took)

    async def _ask(self, path: str, body: bytes) -> tuple[int, bytes]:
        reader, writer = self._idle.pop() if self._idle else await asyncio.open_connection("127.0.0.1", self._port)
        try:
            head = f"POST /api_v3/service/{path} HTTP/1.1\r\nHost: k\r\nContent-Type: application/json\r\n"
            writer.write(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
            said = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
            length = int(said.partition("content-length:")[2].partition("\r\n")[0])
            text = await reader.readexactly(length)
        except BaseException:
            writer.close()
            raise
        if "connection: close" in said:
            writer.close()
        else:
            self._idle.append((reader, writer))
        return int(said.split(" ", 2)[1]), text

    def close(self) -> None:
        for _, writer in self._idle:
            writer.close()


async def _measure(caller: _Caller, seconds: float) -> _Round:
    """Some callers, each of whom waits for its answer."""
    found = _Round()
    ends = time.perf_counter() + seconds

    async def work(number: int) -> None:
        while time.perf_counter() < ends:
            await caller.call(number, found)
            number += 1

    await asyncio.gather(*(work(number) for number in range(_CONNECTIONS)))
    return found


async def _overload(caller: _Caller, rate: float, seconds: float) -> tuple[_Round, int]:
    """Calls that come at a rate, whether or not the ones before are answered."""
    found = _Round()
    tasks: set[asyncio.Task[None]] = set()
    began = time.perf_counter()
    sent = 0
    while (passed := time.perf_counter() - began) < seconds:
        for _ in range(int(passed * rate) - sent):
            task = asyncio.create_task(caller.call(sent, found))
            tasks.add(task)
            task.add_done_callback(tasks.discard)
            sent += 1
        await asyncio.sleep(0.002)
    await asyncio.gather(*tasks)
    return found, sent


def overload(folder: Path, *, seconds: float = 15) -> Result:
    """Find out what the server can serve, and send it twice as much."""
    found = Result(
        "Load", f"Mixed calls over {_CONNECTIONS} connections; then twice as many a second, over {_AT_ONCE}."
    )
    victim = Victim(folder)
    victim.make_account()
    victim.start()
    ks = victim.asker.session("torturer", "disableentitlement")
    victim.asker.ask("user", "add", ks=ks, user={"id": "first"})

    async def both() -> tuple[_Round, _Round, int, float]:
        caller = _Caller(victim, ks)
        await _measure(caller, seconds / 5)
        calm = await _measure(caller, seconds)
        rate = len(calm.served) / seconds
        loaded, sent = await _overload(caller, 2 * rate, seconds)
        caller.close()
        return calm, loaded, sent, rate

    calm, loaded, sent, rate = asyncio.run(both())
    shed = sum(loaded.shed.values())
    found.tell(f"it serves {rate:.0f} calls a second, with a p99 of {1000 * calm.p99:.0f} ms")
    codes = ", ".join(f"{code} {times}" for code, times in sorted(loaded.shed.items())) or "none"
    found.tell(
        f"of {sent} calls at twice that rate {len(loaded.served)} were served, with a p99 of "
        f"{1000 * loaded.p99:.0f} ms, and {shed} refused: {codes}"
    )
    found.must(shed > 0, "nothing was refused: it was not tortured")
    found.must(not calm.shed, f"refused without load: {calm.shed}")
    found.must(not loaded.unclear, f"unclear answers: {loaded.unclear[:3]}")
    found.must(loaded.p99 <= _MOST, "what is served waits")
    found.must(victim.asker.ask("user", "get", ks=ks, userId="first")["id"] == "first", "it does not recover")
    found.must(not (trace := victim.traceback()), trace)
    found.must(victim.stop() == 0, "it did not stop well")
    return found
