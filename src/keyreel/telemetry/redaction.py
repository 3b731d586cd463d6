"""What is told is told without secrets, whatever it was made of: the last of several fences. See docs/observing.md."""

import re

from keyreel.telemetry.arrival import ARRIVED, HIDDEN

_SESSIONS = re.compile(
    r"(?:djJ8[A-Za-z0-9+/_-]{12,}"
    r"|(?:[MNOYZ][DGTWjmz2][ABEFIJMNQRUVYZcdghkl][A-Za-z0-9+/_-]){13}[A-Za-z0-9+/_-]+)={0,2}"
)
"""In base64, those of version 2 begin with `djJ8`, and those of version 1 with forty hexadecimal digits."""
_HASHES = re.compile(r"(?<![0-9A-Za-z])(?:[0-9a-f]{64}|[0-9a-f]{40}|[0-9a-f]{32})(?![0-9A-Za-z])")
"""Secrets of accounts are 32 hexadecimal digits; so are names of files, which is why some of them are kept."""
_SHOWN = 8
_NAMED = re.compile(r"\b(\w*(?:secret|password|token|hash|otp)|ks)(=|%3D)[^&\s\"',;)}]+", re.IGNORECASE)
_PASSWORD_OF_URL = re.compile(r"(?<=://)[^/@\s]*:[^@\s]*(?=@)")


def redact(text: str) -> str:
    """`text` without what the request that is being answered sent as secrets, and without what looks like one."""
    arrived = ARRIVED.get()
    if arrived is not None:
        for secret in sorted(arrived.secrets(), key=len, reverse=True):
            text = text.replace(secret, HIDDEN).replace(repr(secret)[1:-1], HIDDEN)
    text = _NAMED.sub(lambda match: f"{match[1]}{match[2]}{HIDDEN}", text)
    text = _PASSWORD_OF_URL.sub(HIDDEN, text)
    text = _SESSIONS.sub(lambda match: f"{match[0][:_SHOWN]}…", text)
    return _HASHES.sub(lambda match: f"{match[0][:_SHOWN]}…", text)
