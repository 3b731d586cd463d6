"""What logs, errors and representations may show: no session, secret, password, token or code in full."""

import re
from collections.abc import Mapping
from enum import Enum
from typing import Any

HIDDEN = "…"
_SECRET = re.compile(r"secret|password|passwd|token|hash|seed|otp|qrcode|session$|^ks$|privatekey|authorization", re.I)
_PLAIN = frozenset({"hashtype", "tokenid", "uploadtokenid", "apptokenid", "sessiontype"})
"""Names that look like those of secrets and are none."""
_KS_IN_TEXT = re.compile(
    r"(?:djJ8[A-Za-z0-9+/_-]{12,}"
    r"|(?:[MNOYZ][DGTWjmz2][ABEFIJMNQRUVYZcdghkl][A-Za-z0-9+/_-]){13}[A-Za-z0-9+/_-]+)={0,2}"
)
"""Sessions: in base64, those of version 2 begin with `djJ8`, and those of version 1 with forty hexadecimal digits."""
_KS_PARAMETER = re.compile(r"\b(ks|secret|token|otp|password)(=|/|%3D)[^&/\s\"']+", re.I)


def text(value: str) -> str:
    """`value` without the sessions in it, in which only the first characters are left, and without `ks=…`."""
    value = _KS_PARAMETER.sub(lambda match: match[1] + match[2] + HIDDEN, value)
    return _KS_IN_TEXT.sub(lambda match: match[0][:8] + HIDDEN, value)


def shown(name: str, value: Any) -> Any:
    """A parameter or property for a log: nested ones too; long texts are cut."""
    if _SECRET.search(name) and name.replace("_", "").lower() not in _PLAIN and value not in (None, "", (), [], {}):
        return HIDDEN
    if isinstance(value, Mapping):
        return {key: shown(str(key), item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [shown(name, item) for item in value]
    if isinstance(value, bytes | bytearray):
        return f"<{len(value)} bytes>"
    if isinstance(value, str) and not isinstance(value, Enum):
        safe = text(value)
        return safe if len(safe) <= 200 else safe[:200] + HIDDEN
    return value
