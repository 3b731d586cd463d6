"""Pictures of every shape and kind, made what is wanted."""

import io
from pathlib import Path

import pytest
from PIL import Image

from keyreel.media_files.pictures import Wanted, picture


@pytest.mark.parametrize("format", ["jpg", "png", "gif", "webp"])
@pytest.mark.parametrize("kind", ["RGB", "CMYK", "L", "LA", "P", "RGBA", "I;16", "1"])
def test_a_picture_of_any_kind_becomes_one_of_any_format(tmp_path: Path, kind: str, format: str) -> None:
    path = tmp_path / ("kept.tif" if kind in ("CMYK", "LA") else "kept.png")
    Image.new(kind, (30, 20)).save(path)
    for wanted in (Wanted(format=format), Wanted(15, 10, format=format)):
        with Image.open(io.BytesIO(picture(path, wanted))) as made:
            made.load()
            assert made.size == (wanted.width or 30, wanted.height or 20)


@pytest.mark.parametrize("shape", [(9000, 1), (1, 9000)])
@pytest.mark.parametrize("kind", range(1, 6))
def test_the_thinnest_picture_has_a_side_left(tmp_path: Path, shape: tuple[int, int], kind: int) -> None:
    path = tmp_path / "thin.png"
    Image.new("RGB", shape).save(path)
    for wanted in (Wanted(100, 100, kind), Wanted(width=100, type=kind), Wanted(height=100, type=kind)):
        with Image.open(io.BytesIO(picture(path, wanted))) as made:
            assert min(made.size) >= 1
