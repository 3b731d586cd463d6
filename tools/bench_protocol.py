"""How many microseconds the protocol takes: requests in, answers out, stage by stage.

    python tools/bench_protocol.py [--rounds N]

The stages alternate within every round, and medians are shown, so that they compare on a machine that does other things
too. There is no server and no network in it: `tools/bench.py` measures those.
"""

import argparse
import asyncio
import json
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any

from keyreel.calls.life import Answer
from keyreel.calls.request import Request
from keyreel.load import Load
from keyreel.protocol.answer import Arrival, Format, write
from keyreel.protocol.asgi import Api
from keyreel.protocol.form import read_pairs
from keyreel.protocol.http import Front, read_request
from keyreel.protocol.limits import Limits
from keyreel.schema.errors import MissingMandatoryParameter
from keyreel.users.types import User, UserListResponse

KS = "djJ8MTAxfPz8zH7wWQmYvKQ3kN9nSxQ0yJ0zYw6c8YyqHnXo2W5kLk0h1gq2r7v4bJ8m3u6s9x1z5c7d0f2g4h6j8k"
JSON = json.dumps({"ks": KS, "userId": "ada", "format": 1, "clientTag": "bench", "apiVersion": "22.19.0"}).encode()
FORM = f"ks={KS}&userId=ada&format=1&filter%5BidIn%5D=a%2Cb&pager[pageSize]=30".encode()
BOUNDARY = "0123456789abcdef0123456789abcdef"
MULTIPART = (
    (
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="json"\r\n\r\n{JSON.decode()}\r\n'
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="fileData"; filename="x"\r\n\r\n'
    ).encode()
    + b"x" * 65536
    + f"\r\n--{BOUNDARY}--\r\n".encode()
)
REST = "/service/user/action/get"
USER = User(
    id="ada",
    partner_id=101,
    screen_name="Ada",
    full_name="Ada Lovelace",
    email="ada@example.org",
    status=1,
    created_at=1_700_000_000,
    updated_at=1_700_000_000,
    is_admin=False,
    role_ids="",
    login_enabled=True,
)
PAGE = UserListResponse(total_count=30, objects=[USER] * 30)
ARRIVAL = Arrival(time.perf_counter(), "0123456789abcdef")


def scope_of(content_type: str, query: bytes = b"") -> dict[str, Any]:
    """A request as a server hands it over."""
    path = "/api_v3" + REST
    headers = [(b"host", b"127.0.0.1:8090"), (b"content-type", content_type.encode()), (b"accept-encoding", b"gzip")]
    headers += [(b"user-agent", b"bench"), (b"content-length", b"100"), (b"accept", b"*/*")]
    return {
        "type": "http",
        "method": "POST",
        "path": path,
        "raw_path": path.encode(),
        "query_string": query,
        "headers": headers,
        "client": ("127.0.0.1", 1),
        "scheme": "http",
    }


def receiver(body: bytes) -> Callable[[], Awaitable[Mapping[str, Any]]]:
    """A body that arrives at once."""
    message = {"type": "http.request", "body": body, "more_body": False}

    async def receive() -> Mapping[str, Any]:
        return message

    return receive


async def send(message: Mapping[str, Any]) -> None:
    """Nobody listens."""


def stages(folder: Path) -> dict[str, Callable[[], Awaitable[Any]]]:
    """What is measured."""
    front = Front(folder)
    limits = Limits()

    async def answer(request: Request) -> Answer:
        return Answer(USER)

    async def nothing(request: Request) -> Answer:
        return Answer(None)

    def reading(content_type: str, body: bytes) -> Callable[[], Awaitable[Any]]:
        scope, receive = scope_of(content_type), receiver(body)

        async def stage() -> None:
            request = await read_request(scope, dict(scope["headers"]), receive, REST, {}, front, "")
            for upload in request.files.values():
                upload.path.unlink()

        return stage

    def writing(value: Any, number: int) -> Callable[[], Awaitable[Any]]:
        async def stage() -> None:
            write(value, Format(number, "cb"), [], ARRIVAL)

        return stage

    def whole(act: Callable[[Request], Awaitable[Answer]]) -> Callable[[], Awaitable[Any]]:
        api, scope, receive = Api(act, front, Load(100, 60)), scope_of("application/json"), receiver(JSON)

        async def stage() -> None:
            await api(scope, receive, send, REST)

        return stage

    async def query() -> None:
        read_pairs(FORM.decode(), limits)

    return {
        "read a JSON body": reading("application/json", JSON),
        "read a form": reading("application/x-www-form-urlencoded", FORM),
        "read a query alone": query,
        "read an upload of 64 KiB": reading(f"multipart/form-data; boundary={BOUNDARY}", MULTIPART),
        "write a user as JSON": writing(USER, 1),
        "write a user as XML": writing(USER, 2),
        "write a user as PHP": writing(USER, 3),
        "write an error as JSON": writing(MissingMandatoryParameter("userId"), 1),
        "write 30 users as JSON": writing(PAGE, 1),
        "write 30 users as XML": writing(PAGE, 2),
        "JSON in, null out, whole": whole(nothing),
        "JSON in, a user out, whole": whole(answer),
    }


async def measure(rounds: int) -> dict[str, float]:
    """Median microseconds of each stage."""
    with tempfile.TemporaryDirectory() as folder:
        chosen = stages(Path(folder))
        times: dict[str, list[float]] = {name: [] for name in chosen}
        for _ in range(rounds):
            for name, stage in chosen.items():
                repeats = 20
                started = time.perf_counter()
                for _ in range(repeats):
                    await stage()
                times[name].append((time.perf_counter() - started) / repeats * 1e6)
    return {name: statistics.median(found) for name, found in times.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=200)
    for name, figure in asyncio.run(measure(parser.parse_args().rounds)).items():
        print(f"{name:28} {figure:8.1f} us")


if __name__ == "__main__":
    main()
