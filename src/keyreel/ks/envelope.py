"""The outermost layer of a session: URL-safe base64, decoded as leniently as programs need.

See docs/protocol/ks.md, "Text".
"""

import base64
import binascii

from keyreel.ks.errors import Malformed, Unwritable

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
    raw = _ascii(text)
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


def _ascii(text: object) -> bytes:
    if isinstance(text, bytes):
        return text
    if not (isinstance(text, str) and text.isascii()):
        raise Malformed("not base64")
    return text.encode("ascii")


def encode_standard(raw: bytes) -> str:
    """Base64 with `+`, `/` and padding, as version 1 travels.

    Raises:
        Unwritable: it would be too long to be read.
    """
    return _readable(base64.b64encode(raw))


def encode_url_safe(raw: bytes) -> str:
    """Base64 with `-`, `_` and padding, as version 2 travels.

    Raises:
        Unwritable: it would be too long to be read.
    """
    return _readable(base64.b64encode(raw).translate(_TO_URL_SAFE))


def _readable(encoded: bytes) -> str:
    if len(encoded) > MAX_LENGTH:
        raise Unwritable("text", "too long")
    return encoded.decode("ascii")
