"""Build the documentation site: docs/ becomes site/. A link or an anchor that leads nowhere, and a page that the
navigation in zensical.toml forgets, end it with 1.

Pages are plain files that read well as they are. The one thing that the site shows in another way are examples that
follow each other with a label each, `**curl**`: they become tabs.
"""

import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PREPARED = ROOT / ".cache" / "website"
SITE = ROOT / "site"
CONFIG = ROOT / "zensical.toml"
_LABEL = re.compile(r"^\*\*(?P<name>[^*]+)\*\*(?:, (?P<note>.+))?$")
_COLOUR = re.compile(r"\x1b\[[\d;]*m")
_MARK = re.compile(r"^<!--.*-->$")


def in_tabs(page: str) -> str:
    """A page with labelled examples that follow each other as tabs."""
    lines = page.split("\n")
    written: list[str] = []
    at = 0
    while at < len(lines):
        tabs, end = _tabs(lines, at)
        if len(tabs) < 2:
            tabs, end = [[lines[at]]], at + 1
        written += [line for tab in tabs for line in tab]
        at = end
    return "\n".join(written)


def _tabs(lines: list[str], at: int) -> tuple[list[list[str]], int]:
    """The tabs that labelled examples from a line on make, and the line after them."""
    tabs: list[list[str]] = []
    while label := at < len(lines) and _LABEL.match(lines[at]):
        body, end = _examples(lines, at + 1)
        if not body:
            break
        note = [f"{label['note'][0].upper()}{label['note'][1:]}", ""] if label["note"] else []
        tabs.append([f'=== "{label["name"]}"', "", *(f"    {line}".rstrip() for line in [*note, *body]), ""])
        at = end
    return tabs, at


def _examples(lines: list[str], at: int) -> tuple[list[str], int]:
    """The fenced blocks from a line on, without the marks for tests between them, and the line after them."""
    body: list[str] = []
    while True:
        start = at
        while start < len(lines) and (not lines[start] or _MARK.match(lines[start])):
            start += 1
        if start == len(lines) or not lines[start].startswith("```"):
            return body, start
        at = lines.index("```", start + 1) + 1
        body += [*lines[start:at], ""]


def prepare() -> None:
    """Copy docs/ and the configuration to where the site is built from."""
    shutil.rmtree(PREPARED, ignore_errors=True)
    shutil.copytree(DOCS, PREPARED / "docs", ignore=shutil.ignore_patterns("*.toml"))
    shutil.copy(CONFIG, PREPARED)
    for path in PREPARED.rglob("*.md"):
        path.write_text(in_tabs(path.read_text("utf-8")), "utf-8")


def in_navigation(part: Any) -> Iterator[str]:
    """The pages that a part of the navigation leads to."""
    match part:
        case str():
            yield part
        case dict():
            for below in part.values():
                yield from in_navigation(below)
        case list():
            for below in part:
                yield from in_navigation(below)


def main() -> None:
    """Run the command."""
    listed = list(in_navigation(tomllib.loads(CONFIG.read_text("utf-8"))["project"]["nav"]))
    there = [str(path.relative_to(DOCS)) for path in DOCS.rglob("*.md")]
    wrong = [f"docs/{name} is not in the navigation of {CONFIG.name}" for name in sorted({*there} - {*listed})]
    wrong += [f"{CONFIG.name} names docs/{name}, which is not there" for name in sorted({*listed} - {*there})]
    wrong += [f"{CONFIG.name} names docs/{name} twice" for name in sorted({*listed}) if listed.count(name) > 1]
    if wrong:
        sys.exit("\n".join(wrong))
    prepare()
    build = [sys.executable, "-m", "zensical", "build", "--strict"]
    done = subprocess.run(build, cwd=PREPARED, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if done.returncode:
        sys.exit(_COLOUR.sub("", done.stdout).partition("Traceback")[0])
    shutil.rmtree(SITE, ignore_errors=True)
    (PREPARED / "site").rename(SITE)
    print("site/index.html")


if __name__ == "__main__":
    main()
