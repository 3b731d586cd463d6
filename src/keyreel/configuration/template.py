"""A keyreel.toml with every setting in it: what it is for, what it may be, and its default."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from textwrap import wrap
from typing import Any

from keyreel.configuration.reading import file_name
from keyreel.settings import declared

_WIDTH = 100
_HEAD = """\
# The settings of a Keyreel server. A line without its # counts; flags and the environment win over this file.
# Names of files that begin with no / are relative to the folder of this file.
"""


def write_template(values: Mapping[str, Any]) -> str:
    """The text of a file that sets these values, by name, and shows the defaults of all others as comments.

    A name may also be that of a file that holds a value, as `file_name` has it.
    """
    return "\n".join(_lines(values)) + "\n"


def _lines(values: Mapping[str, Any]) -> Iterator[str]:
    yield _HEAD.rstrip()
    section = ""
    for setting in declared():
        if setting.section != section:
            section = setting.section
            yield f"\n\n# {section}\n# {'-' * len(section)}"
        yield ""
        help = f"{setting.help} {setting.allowed}".strip()
        yield from wrap(help, _WIDTH, initial_indent="# ", subsequent_indent="# ")
        given = values.get(setting.name)
        mark = "# " if given is None else ""
        yield f"{mark}{setting.key} = {_toml(setting.default if given is None else given)}"
        if name := file_name(setting):
            held = values.get(name)
            yield "# Or a file that holds it:"
            yield f"{'# ' if held is None else ''}{name.replace('_', '-')} = {_toml(held or '')}"


def _toml(value: Any) -> str:
    match value:
        case bool():
            return str(value).lower()
        case tuple() | list():
            return f"[{', '.join(_text(str(item)) for item in value)}]"
        case int() | float():
            return str(value)
        case Path():
            return _text(str(value))
        case _:
            return _text(value)


def _text(text: str) -> str:
    """A basic string; what JSON escapes TOML does, and the one sign more that it wants escaped."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
