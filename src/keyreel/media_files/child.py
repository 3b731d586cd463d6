"""The process that works on media files: it reads work from its standard input and writes results to its output."""

import os
import pickle
import resource
import struct
import sys
from contextlib import suppress
from typing import BinaryIO

from keyreel.media_files.probe import NotMedia
from keyreel.media_files.reading import NotReached

LENGTH = struct.Struct(">Q")
MOST_MEMORY = 4 << 30
"""Bytes that the process may take: a file that wants more is broken, or made to break who reads it."""
DONE, NOT_MEDIA, NOT_REACHED = range(3)


def main() -> None:
    """Do one work after another until the input ends."""
    with suppress(OSError, ValueError):  # where even the process itself may not limit it
        _, most = resource.getrlimit(resource.RLIMIT_DATA)
        resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY if most < 0 else min(MOST_MEMORY, most), most))
    work, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what libraries print is no answer
    while head := work.read(LENGTH.size):
        function, args = pickle.loads(work.read(LENGTH.unpack(head)[0]))  # noqa: S301  # from our own parent only
        try:
            result = (DONE, function(*args))
        except NotMedia as error:
            result = (NOT_MEDIA, str(error))
        except NotReached as error:
            result = (NOT_REACHED, str(error))
        except Exception as error:
            result = (NOT_MEDIA, f"{type(error).__name__}: {error}"[:300])
        try:
            _write(answers, pickle.dumps(result))
        except BrokenPipeError:  # whoever asked was killed
            os._exit(0)


def _write(file: BinaryIO, data: bytes) -> None:
    file.write(LENGTH.pack(len(data)) + data)
    file.flush()


if __name__ == "__main__":
    main()
