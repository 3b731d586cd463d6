"""Files put together anew for HTTP live streaming: one file in fragments, played by ranges of its bytes.

Nothing is decoded: the pictures and the sound are those of the file that was uploaded, to the bit.
"""

import itertools
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

import av
import av.error

from keyreel.media_files.probe import NotMedia, rotation_of
from keyreel.media_files.reading import Source, demuxed

SHORTEST = 4_000_000
"""Microseconds that a fragment lasts at least, where the key frames allow."""
_VIDEO, _AUDIO = {"h264"}, {"aac", "mp3"}
_SOUND = {"aac": "mp4a.40.2", "mp3": "mp4a.40.34"}
_CONTAINERS = {"mov,mp4,m4a,3gp,3g2,mj2", "matroska,webm"}
_BOX = struct.Struct(">I4s")


class Piece(NamedTuple):
    """A fragment: its first byte, how many there are, and how many seconds they play."""

    start: int
    size: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Package:
    """How to play a packaged file.

    Attributes:
        begin: bytes at its beginning that every player needs first.
        pieces: the fragments, in their order.
        bandwidth: bits a second, of the fragment that has most.
        codecs: what players need, as RFC 6381 has it.
        width, height: pixels; 0 where there is only sound.
    """

    begin: int
    pieces: tuple[Piece, ...]
    bandwidth: int
    codecs: str
    width: int
    height: int


def package(source: Source, target: Path) -> Package | None:
    """Write to `target` what can be streamed of `source`; `None` where its codecs do not allow it.

    Raises:
        NotMedia: it cannot be read.
    """
    try:
        with demuxed(source) as container:
            found = _streams(container)
            if not found:
                return None
            lead = _write(container, found, target)
            codecs = ",".join(_codec(each) for each in found)
            width, height = _size(found[0])
        with target.open("rb") as file:
            begin, pieces = _cut(file, lead)
    except (av.error.FFmpegError, ValueError, OSError, OverflowError, struct.error) as error:
        raise NotMedia("this cannot be put together for streaming") from error
    if not pieces:
        return None
    most = max(piece.size * 8 / max(piece.seconds, 0.5) for piece in pieces)
    return Package(begin, tuple(pieces), int(most) + 1, codecs, width, height)


def _streams(container: Any) -> list[Any]:
    """The first video and the first sound, or nothing where one of them cannot be streamed."""
    if container.format.name not in _CONTAINERS:
        return []
    video = next((each for each in container.streams.video if each.codec_context is not None), None)
    audio = next((each for each in container.streams.audio if each.codec_context is not None), None)
    if video is not None and video.codec_context.name not in _VIDEO:
        return []
    if audio is not None and audio.codec_context.name not in _AUDIO:
        return []
    return [each for each in (video, audio) if each is not None]


def _write(container: Any, streams: list[Any], target: Path) -> int:
    """Copy the streams in fragments; the number that the leading one has there."""
    options = {
        "movflags": "frag_keyframe+empty_moov+default_base_moof+negative_cts_offsets",
        "min_frag_duration": str(SHORTEST),
    }
    if streams[0].type != "video":
        options["movflags"] = options["movflags"].replace("frag_keyframe+", "")
        options["frag_duration"] = str(SHORTEST)
    with av.open(str(target), "w", format="mp4", options=options) as made:
        outs = {each.index: made.add_stream_from_template(each) for each in streams}
        for packet in container.demux(streams):
            if packet.dts is None or packet.is_corrupt:
                continue
            packet.stream = outs[packet.stream.index]
            made.mux(packet)
    return 1


def _codec(stream: Any) -> str:
    name = stream.codec_context.name
    if name in _SOUND:
        return _SOUND[name]
    extra: bytes = stream.codec_context.extradata or b""
    return f"avc1.{extra[1:4].hex()}" if len(extra) > 3 and extra[0] == 1 else "avc1.640028"


def _size(stream: Any) -> tuple[int, int]:
    if stream.type != "video":
        return 0, 0
    width, height = stream.codec_context.width, stream.codec_context.height
    return (height, width) if rotation_of(stream) in (90, 270) else (width, height)


def _cut(file: BinaryIO, lead: int) -> tuple[int, list[Piece]]:
    """Where the fragments of a file lie, and how long each is by the clock of its leading track."""
    begin, starts, scale, total = 0, list[tuple[int, int]](), 0, 0
    end = 0
    for kind, start, size in _boxes(file, 0, None):
        end = start + size
        if kind == b"moov":
            scale = _timescale(file, start, size, lead)
            begin = end
        elif kind == b"moof":
            found = _lead_of(file, start, size, lead)
            if found is not None:
                starts.append((start, found[0]))
                total = found[0] + found[1]
        elif kind == b"mfra":
            end = start
            break
    if not scale or not starts:
        return begin, []
    marks = [*starts, (end, total)]
    return begin, [
        Piece(start, after - start, max((until - since) / scale, 0.001))
        for (start, since), (after, until) in itertools.pairwise(marks)
    ]


def _boxes(file: BinaryIO, start: int, end: int | None) -> Iterator[tuple[bytes, int, int]]:
    """Kind, first byte and size of each box between two places."""
    while end is None or start + 8 <= end:
        file.seek(start)
        head = file.read(16)
        if len(head) < 8:
            return
        size, kind = _BOX.unpack_from(head)
        if size == 1 and len(head) == 16:
            (size,) = struct.unpack_from(">Q", head, 8)
        if size < 8:
            return
        yield kind, start, size
        start += size


def _inside(file: BinaryIO, box: tuple[int, int], *path: bytes) -> Iterator[tuple[int, int]]:
    """The boxes that a path of kinds leads to from a box: first byte and size of each."""
    start, size = box
    for kind, at, length in _boxes(file, start + 8, start + size):
        if kind == path[0]:
            if len(path) == 1:
                yield at, length
            else:
                yield from _inside(file, (at, length), *path[1:])


def _body(file: BinaryIO, box: tuple[int, int]) -> bytes:
    file.seek(box[0] + 8)
    return file.read(box[1] - 8)


def _timescale(file: BinaryIO, start: int, size: int, lead: int) -> int:
    for track in _inside(file, (start, size), b"trak"):
        [head] = _inside(file, track, b"tkhd")
        body = _body(file, head)
        (id,) = struct.unpack_from(">I", body, 20 if body[0] else 12)
        if id == lead:
            [media] = _inside(file, track, b"mdia", b"mdhd")
            body = _body(file, media)
            (scale,) = struct.unpack_from(">I", body, 20 if body[0] else 12)
            return scale
    return 0


def _lead_of(file: BinaryIO, start: int, size: int, lead: int) -> tuple[int, int] | None:
    """When the leading track begins in a fragment and how long it goes on there, by its own clock."""
    for track in _inside(file, (start, size), b"traf"):
        [head] = _inside(file, track, b"tfhd")
        body = _body(file, head)
        flags, id = struct.unpack_from(">II", body)
        if id != lead:
            continue
        [began] = _inside(file, track, b"tfdt")
        when = _body(file, began)
        (since,) = struct.unpack_from(">Q" if when[0] else ">I", when, 4)
        each = _default_length(body, flags)
        return since, sum(_length(_body(file, run), each) for run in _inside(file, track, b"trun"))
    return None


def _default_length(body: bytes, flags: int) -> int:
    """How long a sample lasts that does not say it itself."""
    at = 8 + 8 * bool(flags & 1) + 4 * bool(flags & 2)
    return int(struct.unpack_from(">I", body, at)[0]) if flags & 8 else 0


def _length(body: bytes, each: int) -> int:
    """How long the samples of a run last together."""
    flags, count = struct.unpack_from(">II", body)
    if not flags & 0x100:
        return each * count
    at = 8 + 4 * bool(flags & 1) + 4 * bool(flags & 4)
    step = 4 * sum(bool(flags & bit) for bit in (0x100, 0x200, 0x400, 0x800))
    return sum(struct.unpack_from(">I", body, at + step * index)[0] for index in range(count))
