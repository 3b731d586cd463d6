"""What a file is, by its first bytes, and by its name where these do not say."""

from dataclasses import dataclass
from pathlib import PurePosixPath

ENOUGH = 4096
"""Bytes of the beginning of a file that say what it is."""


@dataclass(frozen=True, slots=True)
class Sniffed:
    """What a file seems to be.

    Attributes:
        kind: `video`, `audio`, `image`, `text` or `unknown`.
        content_type: what browsers may be told; never anything that they would run.
        extension: what its name should end in, without the dot.
    """

    kind: str
    content_type: str
    extension: str


UNKNOWN = Sniffed("unknown", "application/octet-stream", "")
TEXT = Sniffed("text", "text/plain; charset=utf-8", "txt")
_TYPES = {
    "mp4": ("video", "video/mp4"),
    "mov": ("video", "video/quicktime"),
    "m4a": ("audio", "audio/mp4"),
    "webm": ("video", "video/webm"),
    "mkv": ("video", "video/x-matroska"),
    "avi": ("video", "video/x-msvideo"),
    "flv": ("video", "video/x-flv"),
    "ts": ("video", "video/mp2t"),
    "mpg": ("video", "video/mpeg"),
    "mp3": ("audio", "audio/mpeg"),
    "ogg": ("audio", "audio/ogg"),
    "wav": ("audio", "audio/wav"),
    "flac": ("audio", "audio/flac"),
    "aac": ("audio", "audio/aac"),
    "jpg": ("image", "image/jpeg"),
    "png": ("image", "image/png"),
    "gif": ("image", "image/gif"),
    "webp": ("image", "image/webp"),
    "bmp": ("image", "image/bmp"),
    "tif": ("image", "image/tiff"),
}
_BEGINNINGS = (
    (b"\xff\xd8\xff", "jpg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"BM", "bmp"),
    (b"II*\0", "tif"),
    (b"MM\0*", "tif"),
    (b"FLV\x01", "flv"),
    (b"\0\0\x01\xba", "mpg"),
    (b"ID3", "mp3"),
    (b"OggS", "ogg"),
    (b"fLaC", "flac"),
)


def sniff(head: bytes, name: str = "") -> Sniffed:
    """What a file is whose first bytes are `head`."""
    found = _by_content(head)
    if found:
        return _named(found)
    if _is_text(head):
        return TEXT
    extension = PurePosixPath(name).suffix.lower().lstrip(".")
    # The name alone makes nothing an image: browsers would be shown what it is not.
    return _named(extension) if _TYPES.get(extension, ("",))[0] in ("video", "audio") else UNKNOWN


def _named(extension: str) -> Sniffed:
    kind, content_type = _TYPES[extension]
    return Sniffed(kind, content_type, extension)


def _by_content(head: bytes) -> str | None:
    if head[4:8] == b"ftyp":
        brand = head[8:12]
        return "mov" if brand == b"qt  " else "m4a" if brand in (b"M4A ", b"M4B ") else "mp4"
    if head[4:8] in (b"moov", b"mdat", b"wide", b"free") and len(head) > 8:
        return "mov"
    if head[:4] == b"\x1aE\xdf\xa3":
        return "webm" if b"webm" in head[:64] else "mkv"
    if head[:4] == b"RIFF":
        return {b"WAVE": "wav", b"AVI ": "avi", b"WEBP": "webp"}.get(head[8:12])
    for beginning, extension in _BEGINNINGS:
        if head.startswith(beginning):
            return extension
    if head[:1] == b"\x47" and head[188:189] == b"\x47" and head[376:377] == b"\x47":
        return "ts"
    if len(head) > 2 and head[0] == 0xFF and head[1] & 0xF6 == 0xF0:
        return "aac"
    if len(head) > 2 and head[0] == 0xFF and head[1] & 0xE6 == 0xE2:
        return "mp3"
    return None


def _is_text(head: bytes) -> bool:
    if b"\0" in head:
        return False
    try:
        head.decode()
    except UnicodeDecodeError as error:
        return error.start > len(head) - 4 and error.reason == "unexpected end of data"
    return True
