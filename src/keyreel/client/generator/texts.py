"""How generated modules are written."""

import re
import textwrap
from collections.abc import Iterable, Mapping

MARK = "# Generated from the schema: change its source instead."
WIDTH = 110
_STRING = re.compile(r'"""[\s\S]*?"""|"[^"\n]*"|\'[^\'\n]*\'')


def module(
    about: str, imports: Iterable[str], body: Iterable[str], typing_only: Iterable[str] = (), *, exported: bool = False
) -> str:
    """The text of a module.

    Args:
        imports: lines of imports, in order, of which those are written that the body needs; an empty one separates.
        body: its lines.
        typing_only: imports that are for type checkers.
        exported: they are all needed: the module hands them on.
    """
    text = "\n".join(body)
    needed = set(re.findall(r"\w+", _STRING.sub("", text)))
    only = list(typing_only) if exported else _needed(sorted(set(typing_only)), needed)
    if only:
        only, needed = ["", "if TYPE_CHECKING:", *(f"    {line}" for line in only)], needed | {"TYPE_CHECKING"}
    first = imports if exported else _needed(imports, needed)
    lines = [MARK, f'"""{about}"""', "", "from __future__ import annotations", "", *first, *only]
    return re.sub(r"\n{4,}", "\n\n\n", "\n".join([*lines, text])) + "\n"


def _needed(imports: Iterable[str], needed: set[str]) -> list[str]:
    """What of these imports is needed, without two empty lines in a row."""
    lines: list[str] = []
    for line in imports:
        start, _, names = line.partition(" import ")
        kept = [name for name in names.split(", ") if name.split(" ")[-1] in needed]
        if kept:
            lines.append(f"{start} import {', '.join(kept)}")
        elif not line and lines and lines[-1]:
            lines.append("")
    return lines if not lines or lines[-1] else lines[:-1]


def doc(text: str, indent: str, more: Iterable[str] = ()) -> list[str]:
    """A docstring, as lines: the first paragraph of `text`, and lines of sections after it; nothing for nothing."""
    wrapped = textwrap.wrap(_plain(text), WIDTH - len(indent))
    sections = list(more)
    if not wrapped and not sections:
        return []
    lines = [*wrapped, *([""] if wrapped and sections else []), *sections]
    lines[0] = f'"""{lines[0]}'
    if len(lines) == 1:
        lines[0] += ' """' if lines[0].endswith('"') else '"""'
    else:
        lines.append('"""')
    return [f"{indent}{line}" if line else "" for line in lines]


def item_lines(text: str) -> list[str]:
    """A line of a section, as lines."""
    return textwrap.wrap(_plain(text), WIDTH - 8, initial_indent="    ", subsequent_indent="        ")


def _plain(text: str) -> str:
    """What can stand in a docstring."""
    return " ".join(re.sub(r"[\x00-\x1f\x7f]", " ", text).split()).replace("\\", "\\\\").replace('"""', "'''")


def name_imports(names: Mapping[str, str], package: str, own: str = "") -> list[str]:
    """Lines that import names from modules.

    Args:
        names: the module of each name.
        package: where the modules lie, with its dots.
        own: the module that the lines are for, which imports nothing from itself.
    """
    by_module: dict[str, list[str]] = {}
    for name, where in names.items():
        if where != own:
            by_module.setdefault(where, []).append(name)
    return [f"from {package}{where} import {', '.join(sorted(by_module[where]))}" for where in sorted(by_module)]
