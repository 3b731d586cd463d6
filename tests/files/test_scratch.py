"""What processes left that were killed is removed, and nothing that is still used."""

import os
from pathlib import Path

from keyreel.files.scratch import FORGOTTEN, remove_leftovers

NOW = 1_800_000_000.0


def test_leftovers_are_removed_after_a_day(tmp_path: Path) -> None:
    for name, age in (("upload-old", FORGOTTEN + 60), ("upload-new", FORGOTTEN - 60)):
        (tmp_path / name).touch()
        (tmp_path / f"{name}-job").mkdir()
        (tmp_path / f"{name}-job" / "content").touch()
        for path in (tmp_path / name, tmp_path / f"{name}-job"):
            os.utime(path, (NOW - age,) * 2)
    assert remove_leftovers(tmp_path, NOW) == 2
    assert {path.name for path in tmp_path.iterdir()} == {"upload-new", "upload-new-job"}
