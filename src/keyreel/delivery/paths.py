"""Addresses of bytes: `/p/<account>/sp/<number>/<route>/<name>/<value>/…`.

See docs/protocol/playback.md, "Addresses".
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

_PATH = re.compile(r"/+p/+(\d{1,18})(?:/+sp/+\d{1,20})?/+([A-Za-z]+)(?:/+(.*))?\Z", re.DOTALL)
ROUTES = {
    name.lower(): name for name in ("playManifest", "hls", "serveFlavor", "raw", "download", "thumbnail", "thumbAsset")
}
"""What the server gives out by an address of its own, by its name in lower case."""
_ENTRY = ("entryId", "entry_id")


@dataclass(frozen=True, slots=True)
class Address:
    """What an address asks for.

    Attributes:
        partner_id: of which account.
        route: one of `ROUTES`.
        values: names and values of its path and query; those of the path win.
        file: the last part of the path, where it is no pair.
    """

    partner_id: int
    route: str
    values: Mapping[str, str]
    file: str = ""

    @property
    def entry_id(self) -> str:
        """The entry that is asked for; empty where none is named."""
        return next((self.values[name] for name in _ENTRY if self.values.get(name)), "")

    @property
    def ks(self) -> str:
        """The session that is shown; empty where none is."""
        return self.values.get("ks", "")

    def number(self, *names: str) -> int:
        """The first whole number among the values of these names; 0 where there is none."""
        for name in names:
            text = self.values.get(name, "")
            if text.isascii() and text.isdigit() and len(text) < 10:
                return int(text)
        return 0

    def texts(self, *names: str) -> list[str]:
        """The comma list of the first of these names that has one."""
        for name in names:
            if found := [each.strip() for each in self.values.get(name, "").split(",") if each.strip()]:
                return found
        return []


def is_media(path: str) -> bool:
    """Whether a path may be one of bytes: it begins with an account, and is not the API's."""
    return _PATH.match(path) is not None


def read_address(path: str, query: Mapping[str, str]) -> Address | None:
    """What an address asks for; `None` where it is not one of bytes.

    Args:
        path: percent-decoded.
    """
    match = _PATH.match(path)
    if match is None or (route := ROUTES.get(match[2].lower())) is None:
        return None
    parts = [part for part in (match[3] or "").split("/") if part]
    file = parts.pop() if len(parts) % 2 else ""
    pairs = dict(zip(parts[::2], parts[1::2], strict=True))
    return Address(int(match[1]), route, {**query, **pairs}, file)


def write_address(partner_id: int, route: str, values: Mapping[str, str], file: str = "") -> str:
    """The path that asks for these values; empty ones are left out."""
    parts = [f"/p/{partner_id}/sp/{partner_id}00/{route}"]
    parts += [f"{name}/{quote(value, safe=',')}" for name, value in values.items() if value]
    return "/".join([*parts, quote(file)] if file else parts)
