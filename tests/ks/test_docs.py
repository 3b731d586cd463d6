"""The page about sessions: its table is the registry, and the code cites sections that it has."""

import doctest
import re
from pathlib import Path

import keyreel.ks
from keyreel.ks import reserved_names
from keyreel.ks.privileges import Privilege

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "protocol" / "ks.md").read_text("utf-8")


def test_the_example_of_the_library_runs() -> None:
    result = doctest.testmod(keyreel.ks)
    assert result.failed == 0
    assert result.attempted >= 4


def test_the_table_of_privileges_is_the_registry() -> None:
    table = PAGE.split("\n## Privileges\n")[1].split("\n## ")[0].split("| name | what it does |\n|---|---|\n")[1]
    rows = [f"| `{name}` | {' '.join((kind.__doc__ or '').split())} |" for name, kind in Privilege.registry.items()]
    assert table.strip().splitlines() == rows
    assert all(row.count("|") == 3 for row in rows)
    assert reserved_names() == {*Privilege.registry, "*"}


def test_cited_sections_exist() -> None:
    sections = set(re.findall(r"^## (.+)$", PAGE, re.MULTILINE))
    sources = [path.read_text("utf-8") for path in (ROOT / "src" / "keyreel").rglob("*.py")]
    cited = {section for source in sources for section in re.findall(r'docs/protocol/ks\.md, "([^"]+)"', source)}
    assert {"Text", "Version 1", "Version 2", "Privileges", "Checks"} <= cited <= sections
