"""URLs: which are the API's, and what parameters they carry. See docs/protocol/requests.md, "URLs"."""

import re
from binascii import a2b_qp
from collections.abc import Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import quote

_PREFIX = re.compile(r"(?:/+p/[^/]+(?:/+sp/[^/]+)?)?/+(api_v3|api)(?=/|\Z)")
_NO_ESCAPE = re.compile(rb"%(?![0-9A-Fa-f]{2})")
_SCRIPT = ("", "api_v3", "index.php")
_SHORT = 80
"""Characters of a path that names little more than an action, and so comes again."""
_PAGES = ("api_schema.php", "getFeed.php")


def decode(text: str) -> str:
    """Percent-decoded text; bytes that are no UTF-8 stay recognisable, so that they count as no text later."""
    raw = _NO_ESCAPE.sub(b"%25", text.encode("utf-8", "surrogateescape"))
    # Quoted-printable is the same with another sign, and the standard library decodes it in C: ten times as fast.
    return a2b_qp(raw.replace(b"=", b"=3D").replace(b"%", b"=")).decode("utf-8", "surrogateescape")


def rest_of(path: str) -> str | None:
    """What follows the API's own part of a URL path, or `None` where the path is not the API's."""
    return _known_rest(path) if len(path) <= _SHORT else _rest(path)


def _rest(path: str) -> str | None:
    match = _PREFIX.match(path)
    if match is None:
        return None
    rest = path[match.end() :]
    return None if rest.strip("/").split("/")[0] in _PAGES else rest


def rest_as_sent(scope: Mapping[str, Any], rest: str) -> str:
    """What follows the API's own part of a request's path, before percent-decoding.

    Args:
        rest: the same, decoded, as `rest_of` finds it in `scope["path"]`.
    """
    raw: bytes | None = scope.get("raw_path")
    if raw is not None and b"%" not in raw and raw.isascii():
        return rest
    sent = rest_of(raw.partition(b"?")[0].decode("utf-8", "surrogateescape")) if raw else None
    return quote(rest) if sent is None else sent


def path_params(rest: str) -> dict[str, str]:
    """The parameters in a path, `/service/S/action/A/k/v`: the first of a name wins, an empty name ends them.

    `rest` is not percent-decoded yet: a slash that is part of a value is written `%2F`.
    The result is shared: it is not to be changed.
    """
    return _known_params(rest) if len(rest) <= _SHORT else _params(rest)


def _params(rest: str) -> dict[str, str]:
    segments = [decode(part) for part in rest.split("/") if part not in _SCRIPT]
    params: dict[str, str] = {}
    for name, value in zip(segments[::2], [*segments[1::2], ""], strict=False):
        if name in ("", "0"):
            break
        params.setdefault(name, value)
    return params


_known_params = lru_cache(maxsize=2048)(_params)
_known_rest = lru_cache(maxsize=2048)(_rest)
