"""docs/torture.md: what the latest run of each torture found."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from torture.results import Result

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "torture.md"
FOUND = Path(__file__).parent / "found.json"
_HEAD = """# Torture

`make torture` does to a server what must not happen to one, on a machine where it may: it kills it in the middle of
writes, takes its disk, its clock and its database away, and lets it run for long. This page is what the latest run of
each torture found; the tool writes it. `make test` runs a short form of them.

What a server is held to:

* **What was acknowledged is there**: programs note each change that was answered with a result, and look for it
  afterwards. A session that was ended stays ended. A file is given out byte for byte.
* **A call is answered clearly**: with its result, or with an error that says what it is (`INTERNAL_DATABASE_ERROR`,
  `UPLOAD_ERROR`); never with a crash or a traceback, and within half a minute. Only where its worker is killed does a
  call lose its connection.
* **It recovers by itself**: once the cause is gone, the next calls are answered, without a restart.

Tortures that need a small disk make one in a namespace of their own, which needs no privilege; where a system does not
allow that, the page says that they did not run. The clock is moved by a library that takes the place of the system's.
"""


def write_result(name: str, result: Result, order: Sequence[str], *, now: float) -> None:
    """Keep what a torture found, and write the page anew, with the tortures in this order."""
    found: dict[str, Any] = json.loads(FOUND.read_text()) if FOUND.exists() else {}
    found[name] = {"date": datetime.fromtimestamp(now, UTC).date().isoformat(), **asdict(result)}
    FOUND.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n")
    write_page(order)


def write_page(order: Sequence[str]) -> None:
    """Write the page from what was found."""
    found: dict[str, Any] = json.loads(FOUND.read_text())
    parts = [_HEAD, *(_section(name, found[name]) for name in order if name in found)]
    PAGE.write_text("\n".join(parts))


def _section(name: str, found: dict[str, Any]) -> str:
    verdict = "did not survive" if found["wrong"] else "survived"
    lines = [
        f"## {found['name']}",
        "",
        f"{found['does']} On {found['date']} it {verdict} (`make torture ONLY={name}`):",
        "",
    ]
    lines += [f"* {each[:1].upper()}{each[1:]}." for each in found["facts"]]
    lines += [f"* **Wrong**: {each}." for each in found["wrong"]]
    return "\n".join([*lines, ""])
