"""What is in a media file: how long, how large, and what plays it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import av
import av.error
import av.stream
from PIL import Image, UnidentifiedImageError

from keyreel.media_files.reading import IMAGES, Source, demuxed, size_of

MAX_SIDE = 16_384
"""Pixels that a side of a picture may have."""
MAX_PIXELS = 100_000_000
MAX_BYTES = 512 << 20
"""Bytes that a picture may have: some formats are read whole before anything is known of them."""
MAX_STREAMS = 64
LONGEST = 30 * 86_400
"""Seconds that a file may claim to last."""

_CONTAINERS = {
    "mov,mp4,m4a,3gp,3g2,mj2": "mpeg-4",
    "matroska,webm": "webm",
    "mp3": "mpeg audio",
    "mpegts": "mpeg-ts",
    "ogg": "ogg",
    "wav": "wave",
}
_CODECS = {
    "h264": "avc1",
    "hevc": "hvc1",
    "vp8": "vp8",
    "vp9": "vp09",
    "av1": "av01",
    "mpeg4": "mp4v",
    "aac": "mp4a",
    "mp3": "mp3",
    "opus": "opus",
    "vorbis": "vorbis",
    "flac": "flac",
}
_WEB_VIDEO = {"avc1", "vp8", "vp09", "av01"}
_WEB_CONTAINERS = {"mpeg-4", "webm"}


class NotMedia(Exception):
    """A file that nothing here can play or show."""


@dataclass(frozen=True, slots=True)
class Probe:
    """What a media file is.

    Attributes:
        kind: `video`, `audio` or `image`.
        container: how its streams are put together, such as `mpeg-4`.
        duration: milliseconds; 0 of an image.
        bit_rate: kilobits a second.
        width, height: pixels as they are shown, after any rotation.
        frame_rate: frames a second.
        video_codec, audio_codec: what decodes them, such as `avc1`; empty where there is none.
        language: of the sound, three letters, where it says.
    """

    kind: str
    container: str
    duration: int = 0
    bit_rate: int = 0
    width: int = 0
    height: int = 0
    frame_rate: float = 0.0
    video_codec: str = ""
    audio_codec: str = ""
    language: str = ""

    @property
    def is_web(self) -> bool:
        """Whether browsers play it as it is."""
        if self.kind == "audio":
            return self.audio_codec in ("mp4a", "mp3", "opus", "vorbis")
        return self.container in _WEB_CONTAINERS and self.video_codec in _WEB_VIDEO


def probe_image(path: Path) -> Probe:
    """What an image is.

    Raises:
        NotMedia: it is none, or too large to be shown.
    """
    if path.stat().st_size > MAX_BYTES:
        raise NotMedia("the image has too many bytes")
    try:
        with Image.open(path, formats=IMAGES) as image:
            width, height = image.size
            if Image.Image.getexif(image).get(0x0112) in (5, 6, 7, 8):  # that of PNG decodes the image before
                width, height = height, width
            kind = (image.format or "").lower()
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError) as error:
        raise NotMedia("this is no image that can be shown") from error
    if max(width, height) > MAX_SIDE or width * height > MAX_PIXELS:
        raise NotMedia(f"the image is too large: {width} x {height} pixels")
    return Probe("image", kind, width=width, height=height)


def probe(source: Source) -> Probe:
    """What a video or a sound is.

    Raises:
        NotMedia: it is neither, or broken.
    """
    try:
        with demuxed(source) as container:
            return _read(container, size_of(source))
    except NotMedia:
        raise
    except (av.error.FFmpegError, ValueError, OSError, MemoryError, OverflowError, IndexError) as error:
        raise NotMedia("this is no video or sound that can be read") from error


def _read(container: Any, size: int) -> Probe:
    if len(container.streams) > MAX_STREAMS:
        raise NotMedia("the file has too many streams")
    videos = [each for each in container.streams.video if not _is_cover(each)]
    sounds = list(container.streams.audio)
    if not videos and not sounds:
        raise NotMedia("the file has neither pictures nor sound")
    duration = _duration(container, [*videos[:1], *sounds[:1]])
    found: dict[str, Any] = {}
    if videos:
        found |= _picture(videos[0])
    if sounds:
        name = sounds[0].codec_context.name if sounds[0].codec_context else ""
        found |= {"audio_codec": _CODECS.get(name, name), "language": _language(sounds[0])}
    format = str(container.format.name)
    bit_rate = container.bit_rate or (size * 8000 // duration if duration else 0)
    return Probe(
        "video" if videos else "audio",
        _CONTAINERS.get(format, format),
        duration=duration,
        bit_rate=min(bit_rate // 1000, 2**31),
        **found,
    )


def _is_cover(stream: Any) -> bool:
    return bool(getattr(stream, "disposition", 0) & av.stream.Disposition.attached_pic)


def _picture(stream: Any) -> dict[str, Any]:
    context = stream.codec_context
    if context is None:
        raise NotMedia("the video is of a kind that cannot be decoded")
    width, height = context.width, context.height
    if width <= 0 or height <= 0 or max(width, height) > MAX_SIDE:
        raise NotMedia(f"the picture cannot be {width} x {height} pixels")
    if rotation_of(stream) in (90, 270):
        width, height = height, width
    rate = stream.average_rate
    return {
        "width": width,
        "height": height,
        "frame_rate": round(float(rate), 3) if rate else 0.0,
        "video_codec": _CODECS.get(context.name, context.name),
    }


def rotation_of(stream: Any) -> int:
    """Degrees by which the pictures of a stream are to be turned clockwise: 0, 90, 180 or 270."""
    text = (stream.metadata or {}).get("rotate", "")
    if text.lstrip("-").isdigit():
        return int(text) % 360 // 90 * 90
    side = getattr(stream, "side_data", None)
    found = side.get("DISPLAYMATRIX") if isinstance(side, dict) else None
    return -round(found) % 360 // 90 * 90 if isinstance(found, int | float) else 0


def _duration(container: Any, streams: list[Any]) -> int:
    seconds = 0.0
    if container.duration:
        seconds = container.duration / av.time_base
    else:
        lengths = [float(each.duration * each.time_base) for each in streams if each.duration and each.time_base]
        seconds = max(lengths, default=0.0)
    return int(min(max(seconds, 0.0), LONGEST) * 1000)


def _language(stream: Any) -> str:
    text = (stream.language or "") if hasattr(stream, "language") else ""
    return text if len(text) == 3 and text.isalpha() and text != "und" else ""
