"""The `keyreel` command, run within the tests' process: what it imports is there already."""

import io
import os
import subprocess
import sys
import threading
import traceback
from contextlib import redirect_stderr, redirect_stdout
from unittest import mock

from keyreel.__main__ import main

Done = subprocess.CompletedProcess[str]


def keyreel(*arguments: str, text: str | bytes = "", **environ: str) -> Done:
    """What the command says and how it exits, with `text` on its standard input and no settings but those given.

    In a thread, as a test may run in an event loop of its own. Not for commands that end by a signal.
    """
    exits: list[int] = []
    given = io.TextIOWrapper(io.BytesIO(text.encode() if isinstance(text, str) else text), "utf-8")
    said, complained = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="") for _ in range(2))
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KEYREEL_")}
    with (
        mock.patch.dict(os.environ, {**kept, **environ}, clear=True),
        mock.patch.object(sys, "stdin", given),
        redirect_stdout(said),
        redirect_stderr(complained),
    ):
        thread = threading.Thread(target=_run, args=(arguments, exits))
        thread.start()
        thread.join()
    texts = (stream.buffer.getvalue().decode() for stream in (_flushed(said), _flushed(complained)))
    return Done(["keyreel", *arguments], exits[0], *texts)


def _run(arguments: tuple[str, ...], exits: list[int]) -> None:
    try:
        main(arguments)
        exits.append(0)
    except SystemExit as ended:
        if isinstance(ended.code, str):
            print(ended.code, file=sys.stderr)
        exits.append(ended.code if isinstance(ended.code, int) else int(ended.code is not None))
    except BaseException:  # as Python ends a process
        traceback.print_exc()
        exits.append(1)


def _flushed(stream: io.TextIOWrapper) -> io.TextIOWrapper:
    stream.flush()
    return stream
