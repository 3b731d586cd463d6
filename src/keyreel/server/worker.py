"""What runs in a worker's process."""

import asyncio
import signal

from granian import _signals
from granian._granian import WorkerSignal

from keyreel.app import Application, create_app


def create_worker() -> Application:
    """The application of a worker, which can be told to end as often as one likes."""
    _signals.set_loop_signals = listen
    return create_app()


def listen(loop: asyncio.AbstractEventLoop) -> WorkerSignal:
    """Listen to whoever tells the worker to end, and pass it on once.

    Told twice, Granian drops the calls that are to be finished, and hangs where it does not serve yet.
    """
    told = WorkerSignal()
    has_heard = False

    def hear() -> None:
        nonlocal has_heard
        if not has_heard:
            has_heard = True
            told.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, hear)
    return told
