"""docs/rooms.md names every room."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_every_room_is_named() -> None:
    page = (ROOT / "docs" / "rooms.md").read_text("utf-8")
    named = {
        name.rstrip("/")
        for row in re.findall(r"^\| (`.+?) \|", page, re.MULTILINE)
        for name in re.findall("`(.+?)`", row)
    }
    rooms = {path.parent.name for path in (ROOT / "src" / "keyreel").glob("*/__init__.py")}
    modules = {path.name for path in (ROOT / "src" / "keyreel").glob("[!_]*.py")}
    assert named == rooms | modules
