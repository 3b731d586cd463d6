"""keyreel.toml: where it is found, and what is in it."""

import os
import re
import stat
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from keyreel.settings import SettingInvalid

NAME = "keyreel.toml"
LARGEST = 1 << 20
"""Bytes that the file may have."""
_PLACE = re.compile(r" \(at line (\d+), column \d+\)")


@dataclass(frozen=True, slots=True)
class Document:
    """What a file says.

    Attributes:
        values: by key, as TOML has them.
    """

    path: Path
    values: Mapping[str, Any]
    text: str

    def place(self, key: str) -> str:
        """Where a key is, for people."""
        found = re.search(rf"""^[ \t]*\[*[ \t]*["']?{re.escape(key)}\b""", self.text, re.MULTILINE)
        line = self.text.count("\n", 0, found.start()) + 1 if found else None
        return f"{self.path}, line {line}" if line else str(self.path)


def find_file(folder: Path, data_dir: Path) -> Path | None:
    """The file that nobody named: in `folder`, where people work, else in the data folder.

    Raises:
        SettingInvalid: it belongs to somebody else. Its settings may run commands, so it must be named then.
    """
    for place in (folder, data_dir):
        path = place / NAME
        try:
            found = path.stat()
        except OSError:  # not there, or not for us to see
            continue
        owners = {0, os.geteuid(), data_dir.stat().st_uid} if place is data_dir else {0, os.geteuid()}
        if found.st_uid not in owners or found.st_mode & stat.S_IWOTH:
            expected = "it can be changed by others; where that is meant, name it with --config or KEYREEL_CONFIG"
            raise SettingInvalid(str(path), expected)
        return path
    return None


def read_file(path: Path, known: Iterable[str]) -> Document:
    """What a file says of these keys.

    Raises:
        SettingInvalid: it cannot be read, is no TOML, or says something else.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except OSError as error:
        raise SettingInvalid(str(path), f"it cannot be read: {error.strerror}") from error
    if len(raw) > LARGEST:
        raise SettingInvalid(str(path), f"more than {LARGEST} bytes are no settings")
    try:
        text = raw.decode()
        document = Document(path, tomllib.loads(text + "\n"), text)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise SettingInvalid(f"{path}, line {line}", "this is no UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        at = _PLACE.search(str(error))
        said = _PLACE.sub("", str(error))
        raise SettingInvalid(f"{path}, line {at[1]}" if at else str(path), f"this is no TOML: {said}") from error
    except RecursionError as error:
        raise SettingInvalid(str(path), "nothing in it is nested so deep") from error
    _check_keys(document, list(known))
    return document


def _check_keys(document: Document, known: list[str]) -> None:
    for key, value in document.values.items():
        if key in known:
            continue
        inner: list[str] = list(value) if isinstance(value, dict) else []
        if any(item in known for item in inner):
            raise SettingInvalid(document.place(key), f"{key} is a table; settings stand in none: remove [{key}]")
        close = get_close_matches(key.replace("_", "-").lower(), known, n=1)
        hint = f"; did you mean {close[0]}?" if close else "; docs/settings.md lists them"
        raise SettingInvalid(document.place(key), f"there is no setting {key[:80]!r}{hint}")
