"""Playlists of HTTP live streaming (RFC 8216): one of the renditions of an entry, one of the pieces of each."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from keyreel.media_files.packaging import Package, Piece

CONTENT_TYPE = "application/vnd.apple.mpegurl"


@dataclass(frozen=True, slots=True)
class Rendition:
    """A packaged flavor, and the address of its playlist."""

    package: Package
    address: str


def write_master(renditions: Sequence[Rendition]) -> bytes:
    """The playlist that names the renditions."""
    lines = ["#EXTM3U", "#EXT-X-VERSION:6", "#EXT-X-INDEPENDENT-SEGMENTS"]
    for each in renditions:
        found = each.package
        marks = [f"BANDWIDTH={found.bandwidth}", f'CODECS="{found.codecs}"']
        if found.width and found.height:
            marks.append(f"RESOLUTION={found.width}x{found.height}")
        lines += [f"#EXT-X-STREAM-INF:{','.join(marks)}", each.address]
    return _text(lines)


def write_media(package: Package, address: str, seconds: int | None = None) -> bytes:
    """The playlist that names the pieces of a rendition, which are ranges of one file.

    Args:
        address: of the file.
        seconds: that may be played; all of them without.
    """
    pieces = allowed(package, seconds)
    longest = ceil(max((each.seconds for each in pieces), default=1))
    lines = [
        "#EXTM3U",
        "#EXT-X-VERSION:6",
        "#EXT-X-PLAYLIST-TYPE:VOD",
        f"#EXT-X-TARGETDURATION:{longest}",
        "#EXT-X-MEDIA-SEQUENCE:0",
        f'#EXT-X-MAP:URI="{address}",BYTERANGE="{package.begin}@0"',
    ]
    for each in pieces:
        lines += [f"#EXTINF:{each.seconds:.5f},", f"#EXT-X-BYTERANGE:{each.size}@{each.start}", address]
    return _text([*lines, "#EXT-X-ENDLIST"])


def allowed(package: Package, seconds: int | None) -> list[Piece]:
    """The pieces that begin within so many seconds."""
    if seconds is None:
        return list(package.pieces)
    begins, found = 0.0, list[Piece]()
    for each in package.pieces:
        if begins >= seconds:
            break
        found.append(each)
        begins += each.seconds
    return found


def _text(lines: Sequence[str]) -> bytes:
    return ("\n".join(lines) + "\n").encode()
