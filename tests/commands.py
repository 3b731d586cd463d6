"""The `keyreel` command, run within the tests' process: what it imports is there already."""

import io
import multiprocessing
import os
import subprocess
import sys
import threading
import traceback
from contextlib import redirect_stderr, redirect_stdout
from multiprocessing.connection import Connection
from unittest import mock

from keyreel.__main__ import main

Done = subprocess.CompletedProcess[str]
_ANEW = multiprocessing.get_context("forkserver")
_ANEW.set_forkserver_preload(["cyclopts", "cryptography", "httpx", "msgspec", "pytest", "sqlalchemy"])


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


def keyreel_anew(*arguments: str, text: str = "", **environ: str) -> Done:
    """The same in a process that has imported nothing of Keyreel yet: a command has to bring all that it uses."""
    here, there = _ANEW.Pipe()
    process = _ANEW.Process(target=_answer, args=(there, arguments, text, environ))
    process.start()
    there.close()
    try:
        return here.recv()
    finally:
        process.join(60)


def _answer(there: Connection, arguments: tuple[str, ...], text: str, environ: dict[str, str]) -> None:
    loaded = sorted(name for name in sys.modules if name.startswith("keyreel."))
    assert loaded == ["keyreel.__main__"], loaded
    there.send(keyreel(*arguments, text=text, **environ))


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
