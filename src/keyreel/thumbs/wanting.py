"""What params ask for, as the makers of pictures understand it."""

from keyreel.assets.thumb_params import ThumbParams
from keyreel.media_files.pictures import MAX_WANTED, Wanted

_DEFAULT_SECOND = 3.0


def wanted_of(params: ThumbParams) -> Wanted:
    """The picture that params ask for."""
    area = (params.crop_x or 0, params.crop_y or 0, params.crop_width or 0, params.crop_height or 0)
    colour = (params.background_color or "").lstrip("#").removeprefix("0x")
    is_colour = len(colour) == 6 and all(each in "0123456789abcdefABCDEF" for each in colour)
    return Wanted(
        width=min(max(params.width or 0, 0), MAX_WANTED),
        height=min(max(params.height or 0, 0), MAX_WANTED),
        type=int(params.crop_type or 1),
        quality=min(max(params.quality or 0, 0), 100),
        background=colour if is_colour else "ffffff",
        area=tuple(max(each, 0) for each in area),  # pyright: ignore[reportArgumentType]  # still four
    )


def seconds_of(params: ThumbParams, duration: float) -> float:
    """Where in a video of so many seconds a picture is taken."""
    if params.video_offset is not None and params.video_offset >= 0:
        return min(params.video_offset, duration)
    if params.video_offset_in_percentage is not None:
        return duration * min(max(params.video_offset_in_percentage, 0), 100) / 100
    return min(_DEFAULT_SECOND, duration)
