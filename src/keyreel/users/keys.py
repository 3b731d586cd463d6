"""The keys in mailed links: whoever shows one reads the mail of a login, for as long as the key lasts.

A key is base64 of `<account>|<expiry>|<40 hexadecimal digits>`. A login keeps the SHA-256 of its one living key.
"""

import base64
import binascii
import re
import secrets
from hashlib import sha256

PASSWORD_LIFE = 86_400
"""Seconds that the link in a mail about a password works."""
ENROLMENT_LIFE = 259_200
"""Seconds that the link in a mail about a second factor works."""

_PARTS = re.compile(rb"-?\d+\|\d+\|")


def draw_key(partner_id: int, expires_at: int) -> str:
    """A new key. `expires_at` is unix seconds."""
    return base64.b64encode(f"{partner_id}|{expires_at}|{secrets.token_hex(20)}".encode()).decode()


def digest_of(key: str) -> str | None:
    """What is kept of a key; `None` where the text cannot be one. A `.` stands for `=`, which some mailers lose."""
    text = key.strip().replace(".", "=")
    try:
        plain = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    return sha256(text.encode()).hexdigest() if _PARTS.match(plain) else None
