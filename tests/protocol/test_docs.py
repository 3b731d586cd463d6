"""The pages about requests and answers: requests mean what they say, their tables hold, cited sections exist."""

import json
import re
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from keyreel.calls import multirequest
from keyreel.calls.notation import group
from keyreel.protocol.answer import CONTENT_TYPES
from keyreel.protocol.compression import WORTHWHILE
from keyreel.protocol.limits import Limits
from keyreel.schema.casts import Context, cast_for
from keyreel.schema.kinds import kind_of

ROOT = Path(__file__).parents[2]
PAGES = {name: (ROOT / "docs" / "protocol" / f"{name}.md").read_text("utf-8") for name in ("requests", "answers")}
EXCHANGES = re.findall(r"^```http\n(.*?)^```\n```json\n(.*?)^```$", PAGES["requests"], re.DOTALL | re.MULTILINE)
VALUES = re.findall(r"^\| `(.+)` \| (\w+) \| `(.+)` \|$", PAGES["requests"], re.MULTILINE)


@pytest.mark.parametrize(("sent", "meant"), EXCHANGES)
async def test_requests_mean_what_the_page_says(wire: Any, sent: str, meant: str) -> None:
    head, _, body = sent.rstrip("\n").partition("\n\n")
    line, *headers = head.split("\n")
    method, target = line.split(" ")
    pairs = dict(header.split(": ") for header in headers)
    if "multipart" in pairs.get("Content-Type", ""):
        body = body.replace("\n", "\r\n")
    params = await wire.params(target, body.encode(), headers=pairs, method=method)
    wanted = json.loads(meant)
    if isinstance(wanted, list):
        items, common = multirequest.split(params, 10)
        assert [{**common, **group(item.params)} for item in items] == wanted
    else:
        assert wanted in (params, group(params))


def test_every_request_of_the_page_was_sent() -> None:
    assert len(EXCHANGES) == PAGES["requests"].count("```http") >= 8


@pytest.mark.parametrize(("sent", "declared", "read"), VALUES)
def test_values_are_read_as_the_table_says(sent: str, declared: str, read: str) -> None:
    cast = cast_for(kind_of({"int": int, "float": float, "bool": bool, "string": str}[declared]))
    found = cast(json.loads(sent), "name", Context(now=0))
    assert (found, type(found)) == (json.loads(read), type(json.loads(read)))


def test_the_tables_are_complete() -> None:
    assert len(VALUES) >= 15
    limits = [int(number) for number in re.findall(r"^\| .+ \| (\d+) \| `REQUEST_\w+` \|$", PAGES["requests"], re.M)]
    assert limits == [getattr(Limits(), item.name) for item in fields(Limits)]
    listed = re.findall(r"^\| (\d).* \| `(.+)` \|$", PAGES["answers"], re.MULTILINE)
    assert {int(number): kind.encode() for number, kind in listed} == CONTENT_TYPES
    assert f"Answers of {WORTHWHILE} bytes and more" in PAGES["answers"]


@pytest.mark.parametrize("page", PAGES)
def test_cited_sections_exist(page: str) -> None:
    sections = set(re.findall(r"^## (.+)$", PAGES[page], re.MULTILINE))
    sources = [path.read_text("utf-8") for path in (ROOT / "src" / "keyreel").rglob("*.py")]
    cited = {name for source in sources for name in re.findall(rf'docs/protocol/{page}\.md, "([^"]+)"', source)}
    assert cited
    assert cited <= sections
