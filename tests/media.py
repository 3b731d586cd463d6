"""Real media files, made when a test needs them. A frame tells its second by how bright it is: see `second_of`."""

import math
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from PIL import Image

STEP = 20
"""How much brighter each second is than the one before."""


def make_video(
    path: Path, seconds: int = 4, *, width: int = 320, height: int = 180, rate: int = 10, codec: str = "libx264"
) -> Path:
    """A video with a tone. Its kind is that of its name; it can be cut at every second."""
    with av.open(str(path), "w") as container:
        picture = container.add_stream(codec, rate=rate)
        picture.width, picture.height, picture.pix_fmt = width, height, "yuv420p"
        picture.gop_size = rate
        sound = container.add_stream("libopus" if path.suffix == ".webm" else "aac", rate=48_000)
        sound.layout = "mono"
        for index in range(seconds * rate):
            level = index // rate * STEP + STEP
            frame = av.VideoFrame.from_ndarray(np.full((height, width, 3), level, np.uint8), format="rgb24")
            frame.pts, frame.time_base = index, Fraction(1, rate)
            container.mux(picture.encode(frame))
        size = 960
        for index in range(seconds * 48_000 // size):
            wave = [math.sin((index * size + at) / 48_000 * 440 * 2 * math.pi) * 0.2 for at in range(size)]
            tone = av.AudioFrame.from_ndarray(np.array([wave], np.float32), format="fltp", layout="mono")
            tone.sample_rate, tone.pts, tone.time_base = 48_000, index * size, Fraction(1, 48_000)
            container.mux(sound.encode(tone))
        container.mux(picture.encode(None))
        container.mux(sound.encode(None))
    return path


def second_of(image: Image.Image) -> int:
    """Which second of a video that `make_video` made an image shows."""
    grey = image.convert("L")
    return round((grey.getpixel((grey.width // 2, grey.height // 2)) - STEP) / STEP)  # type: ignore[operator]


def make_image(path: Path, width: int = 64, height: int = 48) -> Path:
    """An image whose left half is red and whose right half is blue."""
    image = Image.new("RGB", (width, height), (255, 0, 0))
    image.paste((0, 0, 255), (width // 2, 0, width, height))
    image.save(path)
    return path
