"""The page about sessions: the names of privileges, the example, and the code cites sections that it has."""

import doctest
import re
from pathlib import Path

import pytest

import keyreel.ks
from keyreel.ks import Privileges, reserved_names
from keyreel.ks.privileges import Privilege

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "protocol" / "ks.md").read_text("utf-8")


def test_the_example_of_the_library_runs() -> None:
    result = doctest.testmod(keyreel.ks)
    assert result.failed == 0
    assert result.attempted >= 4


@pytest.mark.parametrize("kind", Privilege.registry.values(), ids=lambda kind: kind.name)
def test_privileges_have_examples_that_are_right(kind: type[Privilege]) -> None:
    text = f"{kind.name}:{kind.example}" if kind.example else kind.name
    [read] = Privileges.from_text(text)
    assert (type(read), str(read)) == (kind, text)
    read.verify("192.0.2.1", "/api_v3/service/media/action/list")


def test_names_of_privileges_are_reserved() -> None:
    assert reserved_names() == {*Privilege.registry, "*"}


def test_tables_of_bytes_are_those_of_the_example() -> None:
    page = (ROOT / "docs" / "ks-built.md").read_text("utf-8")
    found: dict[str, bytes] = {}
    for example in re.findall(r"^```python\n(.*?)^```$", page, re.DOTALL | re.MULTILINE):
        exec(example, found)
    version_2, version_1 = page.split("## Version 1")
    for text, built in ((version_2, found["plain"]), (version_1, found["info"])):
        rows = re.findall(r"^\| (\d+) to (\d+) \| (?:`([^`]+)`)?", text, re.MULTILINE)
        assert [int(first) for first, _, _ in rows] == [0, *(int(last) + 1 for _, last, _ in rows[:-1])]
        assert int(rows[-1][1]) == len(built) - 1
        assert all(built[int(first) : int(last) + 1] == said.encode() for first, last, said in rows if said)


def test_cited_sections_exist() -> None:
    sections = set(re.findall(r"^## (.+)$", PAGE, re.MULTILINE))
    sources = [path.read_text("utf-8") for path in (ROOT / "src" / "keyreel").rglob("*.py")]
    cited = {section for source in sources for section in re.findall(r'docs/protocol/ks\.md, "([^"]+)"', source)}
    assert {"Text", "Version 1", "Version 2", "Privileges", "Checks"} <= cited <= sections
