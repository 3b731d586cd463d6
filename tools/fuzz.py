"""Send the API whatever comes to mind for a while, in process: `python tools/fuzz.py --seconds 120`.

Recorded requests are mutated: values swapped for odd ones, bytes changed, keys repeated and nested. Every answer must
have status 200, the API's shape, and no internal error. A failure is printed with what reproduces it.
"""

import argparse
import asyncio
import copy
import json
import random
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "golden"))

import replay
from trees import read_answer

INTERNAL = ("INTERNAL_SERVERL_ERROR", "INTERNAL_DATABASE_ERROR")
ALLOWED = ("session/action/get",)
"""What answers an internal error by the API's own rules: reading a session that is none."""
ODD_TEXTS = (
    *(
        "",
        " ",
        "0",
        "-",
        "%",
        "_",
        "\\",
        "\x00",
        "a\x00b",
        "\ud800",
        "\uffff",
        "\U0001f600",
        "'",
        '"',
        ";",
        ",",
        ",,",
        "/",
        "*",
    ),
    *(
        "{1:result}",
        "{1:result:x:0}",
        "x" * 5000,
        "\u00e9" * 300,
        "1e9",
        "0x10",
        "\u0661",
        " 1",
        "-createdAt",
        "+id,-id",
        "null",
    ),
)
ODD: list[Any] = [
    *ODD_TEXTS,
    *(None, True, False, 0, -1, 1, 2**31, 2**63, -(2**63) - 1, 10**400, 1.5, -0.0, 1e308),
    *([], {}, [[]], [None], {"-": ""}, {"0": {}}, {"a": {"b": {"c": []}}}),
    *({"objectType": "KalturaUser"}, {"objectType": "KalturaFilter"}),
]
NAMES = ("ks", "p", "partnerId", "format", "language", "responseProfile", "service", "action", "filter", "pager", "1")


def mutate_value(value: Any, dice: random.Random) -> Any:
    """`value` with something in it changed."""
    value = copy.deepcopy(value)
    if not isinstance(value, dict) or not value or dice.random() < 0.05:
        return dice.choice(ODD)
    for _ in range(dice.choice((1, 1, 2, 4))):
        key = dice.choice(list(value))
        chance = dice.random()
        if chance < 0.3 and isinstance(value[key], dict):
            value[key] = mutate_value(value[key], dice)
        elif chance < 0.7:
            value[key] = dice.choice(ODD)
        elif chance < 0.8:
            value[dice.choice(NAMES)] = dice.choice(ODD)
        elif chance < 0.9:
            value[f"{key}:{dice.choice(NAMES)}:{dice.choice(NAMES)}"] = dice.choice(ODD)
        else:
            value[f"{key}__null"] = ""
    return value


def mutate_text(text: str, dice: random.Random) -> str:
    """`text` with some characters changed, doubled or removed."""
    raw = bytearray(text.encode("utf-8", "surrogatepass"))
    for _ in range(dice.choice((1, 2, 5, 20))):
        at = dice.randrange(len(raw) + 1)
        match dice.randrange(4):
            case 0:
                raw[at : at + 1] = bytes([dice.randrange(256)])
            case 1:
                raw[at:at] = dice.choice((b"[", b"]", b"&", b"=", b"%", b"%00", b":", b"\x00", b"\xff", b"/"))
            case 2:
                raw[at : at + dice.randrange(8)] = b""
            case _:
                raw[at:at] = raw[at : at + dice.randrange(40)]
    return raw.decode("utf-8", "surrogateescape")


def mutate(row: dict[str, Any], dice: random.Random) -> dict[str, Any]:
    """A request like `row`, and not."""
    row = dict(row)
    if isinstance(row.get("json"), dict) and dice.random() < 0.8:
        row["json"] = mutate_value(row["json"], dice)
        if dice.random() < 0.1:
            row["body"] = mutate_text(json.dumps(row.pop("json")), dice)
            row["headers"] = {"Content-Type": "application/json"}
    elif isinstance(row.get("form"), str):
        row["form"] = mutate_text(row["form"], dice)
    elif isinstance(row.get("body"), str):
        row["body"] = mutate_text(row["body"], dice)
    if dice.random() < 0.15:
        head, slash, tail = row["path"].partition("/action/")
        row["path"] = head + slash + mutate_text(tail, dice)
    return row


def wrong(row: dict[str, Any], status: int, content_type: str, body: bytes) -> str | None:
    """What is wrong with an answer, or `None`."""
    if status != 200:
        return f"status {status}"
    try:
        tree = json.dumps(read_answer(body, content_type, status))
    except ValueError as error:
        return f"the answer cannot be read: {error}: {body[:200]!r}"
    if any(code in tree for code in INTERNAL) and not any(part in row["path"] for part in ALLOWED):
        whole = json.dumps(row)
        return None if "session" in whole and '"get"' in whole else f"an internal error: {body[:300]!r}"
    return None


async def run(options: argparse.Namespace) -> int:
    """Fuzz and print; how many answers were wrong."""
    dice = random.Random(options.seed)  # noqa: S311  # odd requests, no secrets
    rows = [row for file in replay.BUILT_SO_FAR for row in replay.load_rows(file) if row["status"] == 200]
    rows = [row for row in rows if "/api_v3" in row["path"] and not row["path"].startswith("/api_v3/getFeed")]
    tried = failed = 0
    ends = time.monotonic() + options.seconds
    with tempfile.TemporaryDirectory() as folder:
        server = replay.Server(Path(folder), file="02_session", compat=True, database_url=options.database_url)
        await server.start()
        while failed < 20 and (tried < options.requests if options.requests else time.monotonic() < ends):
            row = mutate(dice.choice(rows), dice)
            try:
                problem = wrong(row, *await asyncio.wait_for(server.ask(row), 120))
            except UnicodeError:
                continue
            except Exception as error:
                problem = f"{type(error).__name__}: {error}"
            tried += 1
            if problem:
                failed += 1
                print(f"{problem}\n  {json.dumps(row)[:1500]}")
        await server.app.stop()
    print(f"{tried} requests tried with seed {options.seed}, {failed} answered wrongly")
    return failed


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description="Send the API whatever comes to mind.")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--requests", type=int, default=0, help="so many, however long they take")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--database-url", default="", help="an empty PostgreSQL database, instead of SQLite")
    raise SystemExit(1 if asyncio.run(run(parser.parse_args())) else 0)


if __name__ == "__main__":
    main()
