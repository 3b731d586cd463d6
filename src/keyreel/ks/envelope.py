"""The outermost layer of a session: URL-safe base64, decoded as leniently as programs need.

See docs/protocol/ks.md, "Text".
"""

import base64
import binascii

from keyreel.ks.errors import Malformed

MAX_LENGTH = 65_536
"""Characters: a longer text is no session."""

_TO_STANDARD = bytes.maketrans(b"-_", b"+/")
_TO_URL_SAFE = bytes.maketrans(b"+/", b"-_")
_WHITESPACE = b" \t\r\n"


def decode(text: str | bytes) -> bytes:
    """The bytes in `text`: white space does not count, padding may be missing, both base64 alphabets do.

    Raises:
        Malformed: it is something else.
    """
    try:
        raw = text.encode("ascii") if isinstance(text, str) else bytes(text)
    except (UnicodeEncodeError, TypeError) as error:
        raise Malformed("not base64") from error
    if len(raw) > MAX_LENGTH:
        raise Malformed("too long")
    raw = raw.translate(_TO_STANDARD, _WHITESPACE).rstrip(b"=")
    try:
        decoded = base64.b64decode(raw + b"=" * (-len(raw) % 4), validate=True)
    except binascii.Error as error:
        raise Malformed("not base64") from error
    if not decoded:
        raise Malformed("empty")
    return decoded


def encode_standard(raw: bytes) -> str:
    """Base64 with `+`, `/` and padding, as version 1 travels."""
    return base64.b64encode(raw).decode("ascii")


def encode_url_safe(raw: bytes) -> str:
    """Base64 with `-`, `_` and padding, as version 2 travels."""
    return base64.b64encode(raw).translate(_TO_URL_SAFE).decode("ascii")


def partner_number(raw: bytes) -> int:
    """The account that a session names.

    Raises:
        Malformed: it is not a whole number.
    """
    digits = raw.removeprefix(b"-")
    if not (digits.isdigit() and len(digits) <= 18):
        raise Malformed("the account is not a number")
    return int(raw)


def whole(text: str, field: str) -> int | None:
    """A number field: `None` where it is empty.

    Raises:
        Malformed: it is not a whole number in its usual spelling.
    """
    if not text:
        return None
    digits = text.removeprefix("-")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 18):
        raise Malformed(f"{field} is not a whole number")
    return int(text)
