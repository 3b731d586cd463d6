"""Pictures made of files: a frame of a video, and images cut and sized as somebody wants them."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import av.error
from PIL import Image, ImageColor, ImageOps

from keyreel.media_files.probe import MAX_BYTES, MAX_PIXELS, NotMedia, rotation_of
from keyreel.media_files.reading import IMAGES, Source, demuxed, opened, size_of

MAX_WANTED = 10_000
"""Pixels that a side of a picture may have that somebody wants."""
_WIDEST = 65_500
"""Pixels that a JPEG may be wide."""
_FIT, _PAD, _CROP, _CROP_TOP, _STRETCH = 1, 2, 3, 4, 5
_KINDS = {"jpg": "JPEG", "png": "PNG", "gif": "GIF", "webp": "WEBP"}

_PRINTED = ("CMYK", "YCbCr", "LAB", "HSV", "F")
"""How pictures may be kept that no format but JPEG and TIFF keeps so."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a picture is to be.

    Attributes:
        width, height: pixels; 0 is what follows from the other, and both 0 the size that it has.
        type: how it gets to that size. 1: as large as fits into it. 2: that, with `background` around it. 3: cut to its
            shape, in the middle. 4: cut to its shape, from the top. 5: stretched.
        quality: of a JPEG, 1 to 100; 0 is a good one.
        background: a colour, six hexadecimal digits.
        area: left, top, width and height of the part of the source that is wanted; all 0 is the whole.
        format: `jpg`, `png`, `gif` or `webp`.
    """

    width: int = 0
    height: int = 0
    type: int = _FIT
    quality: int = 0
    background: str = "ffffff"
    area: tuple[int, int, int, int] = (0, 0, 0, 0)
    format: str = "jpg"


def picture(source: Source, wanted: Wanted) -> bytes:
    """An image, made what is wanted.

    Raises:
        NotMedia: it cannot be read.
    """
    if size_of(source) > MAX_BYTES:
        raise NotMedia("the picture has too many bytes")
    try:
        with opened(source) as file, Image.open(file, formats=IMAGES) as image:
            if image.width * image.height > MAX_PIXELS:
                raise NotMedia("the picture is too large")
            image.draft("RGB", (wanted.width * 2, wanted.height * 2)) if wanted.width and wanted.height else None
            turned: Image.Image = ImageOps.exif_transpose(image)
            return _encoded(_made(turned, wanted), wanted)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise NotMedia("this is no picture that can be read") from error


def frame(source: Source, second: float, wanted: Wanted) -> bytes:
    """The frame that a video shows at a second, made what is wanted; behind its end, the last one.

    Raises:
        NotMedia: it has none.
    """
    return _encoded(_made(next(_frames(source, (second,), exact=True)), wanted), wanted)


def strip(source: Source, seconds: tuple[float, ...], wanted: Wanted) -> bytes:
    """The key frames nearest before several seconds, made what is wanted, side by side.

    Raises:
        NotMedia: it has none.
    """
    made, width, height = list[Image.Image](), 0, 0
    for each in _frames(source, seconds, exact=False):
        made.append(_made(each, wanted).convert("RGB"))
        width, height = width + made[-1].width, max(height, made[-1].height)
        if width > _WIDEST or width * height > MAX_PIXELS:
            raise NotMedia("the picture would be too large")
    whole = Image.new("RGB", (width, height))
    left = 0
    for each in made:
        whole.paste(each, (left, 0))
        left += each.width
    return _encoded(whole, wanted)


def _frames(source: Source, seconds: Sequence[float], *, exact: bool) -> Iterator[Image.Image]:
    """The frames of some seconds, one after the other: together they may be more than there is room for."""
    try:
        with demuxed(source) as container:
            if not container.streams.video:
                raise NotMedia("there is no picture in it")
            stream = container.streams.video[0]
            if stream.codec_context.width * stream.codec_context.height > MAX_PIXELS:
                raise NotMedia("the picture is too large")
            if not exact:
                stream.codec_context.skip_frame = "NONKEY"
            last: Image.Image | None = None
            for second in seconds:
                last = _frame_at(container, stream, second) or last
                if last is None:
                    raise NotMedia("there is no picture in it")
                yield last
    except (av.error.FFmpegError, ValueError, OSError, OverflowError) as error:
        raise NotMedia("no picture could be taken of it") from error


def _frame_at(container: Any, stream: Any, second: float) -> Image.Image | None:
    base = float(stream.time_base)
    begin = (stream.start_time or 0) * base
    container.seek(int((begin + second) / base), stream=stream, backward=True)
    last: Any = None
    for each in container.decode(stream):
        if last is not None and each.pts is not None and each.pts * base > begin + second + 1e-6:
            break
        last = each
    if last is None:
        return None
    image: Image.Image = last.to_image()
    turn = rotation_of(stream)
    return image.rotate(-turn, expand=True) if turn else image


def _made(image: Image.Image, wanted: Wanted) -> Image.Image:
    left, top, wide, high = wanted.area
    if wide and high:
        right, bottom = min(left + wide, image.width), min(top + high, image.height)
        if left < right and top < bottom:
            image = image.crop((left, top, right, bottom))
    width, height = wanted.width, wanted.height
    if not width and not height:
        return image
    if not width or not height:
        ratio = image.width / image.height
        width = width or max(1, round(height * ratio))
        height = height or max(1, round(width / ratio))
    width, height = min(width, MAX_WANTED), min(height, MAX_WANTED)
    if image.mode not in ("RGB", "RGBA", "L"):
        image = image.convert("RGBA" if "A" in image.getbands() or "transparency" in image.info else "RGB")
    if wanted.type == _STRETCH:
        return image.resize((width, height), Image.Resampling.LANCZOS)
    if wanted.type in (_CROP, _CROP_TOP):
        where = (0.5, 0.0 if wanted.type == _CROP_TOP else 0.5)
        return ImageOps.fit(image, (width, height), Image.Resampling.LANCZOS, centering=where)
    if wanted.type == _PAD:
        colour = ImageColor.getrgb(f"#{wanted.background}")
        return ImageOps.pad(image.convert("RGB"), (width, height), Image.Resampling.LANCZOS, color=colour)
    scale = min(width / image.width, height / image.height)
    size = max(1, round(image.width * scale)), max(1, round(image.height * scale))
    return image.resize(size, Image.Resampling.LANCZOS)


def _encoded(image: Image.Image, wanted: Wanted) -> bytes:
    target = io.BytesIO()
    kind = _KINDS[wanted.format]
    if kind == "JPEG":
        if "A" in image.getbands():
            under = Image.new("RGB", image.size, ImageColor.getrgb(f"#{wanted.background}"))
            under.paste(image, mask=image.getchannel("A"))
            image = under
        image.convert("RGB").save(target, kind, quality=min(wanted.quality or 85, 95), optimize=False)
    else:
        image = image.convert("RGB") if image.mode in _PRINTED else image
        image.save(target, kind)
    return target.getvalue()
