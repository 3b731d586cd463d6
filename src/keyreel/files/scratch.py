"""The folder of what is on its way: files of requests and jobs, each removed by whoever made it."""

import shutil
from contextlib import suppress
from pathlib import Path

FORGOTTEN = 86_400
"""Seconds after which nobody is still writing to a file, or answering the request that it came with."""


def remove_leftovers(folder: Path, now: float) -> int:
    """Remove what processes left that were killed, before the last day; how much. Others may be using the folder.

    Args:
        now: unix seconds.
    """
    count = 0
    for path in folder.iterdir():
        with suppress(FileNotFoundError):
            if path.stat().st_mtime >= now - FORGOTTEN:
                continue
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink()
            count += 1
    return count
