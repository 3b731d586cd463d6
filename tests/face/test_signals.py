"""Signals to a server, and the deaths of its processes."""

import ctypes
import json
import os
import signal
import ssl
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

from certificates import write_certificate
from ports import free_port  # tools/ports.py
from running import PATIENCE, Running, listens, serving, until


def workers(server: Running) -> set[int]:
    """The processes that answer."""
    pid = server.process.pid
    return {int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()}


def lives(pid: int) -> bool:
    """Whether a process runs."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


@contextmanager
def calling(server: Running) -> Iterator[list[Any]]:
    """Calls, one after the other in each of four threads, while something happens; what went wrong with any."""
    wrong: list[Any] = []
    is_over = threading.Event()

    def call() -> None:
        while not is_over.is_set():
            try:
                if server.call("system", "ping") is not True:
                    wrong.append("no answer")
            except Exception as error:
                if not isinstance(getattr(error, "reason", None), BrokenPipeError):  # closed before it was read
                    wrong.append(error)

    threads = [threading.Thread(target=call) for _ in range(4)]
    for thread in threads:
        thread.start()
    try:
        yield wrong
    finally:
        is_over.set()
        for thread in threads:
            thread.join()


def test_settings_are_read_again_without_dropping_a_call_and_bad_ones_change_nothing(tmp_path: Path) -> None:
    config, log = tmp_path / "keyreel.toml", tmp_path / "log"
    config.write_text("max-calls = 5\n")
    with serving(tmp_path / "data", "--workers", "2", "--config", str(config), log=log) as server:

        def most() -> int:
            """How many calls a multirequest may hold."""
            several = {str(number): {"service": "system", "action": "ping"} for number in range(1, 31)}
            answer = server.call("multirequest", "", **several)
            return int(answer["args"]["MAX"]) if isinstance(answer, dict) else 30

        def reload(said: str) -> None:
            before = log.read_text().count(said)
            server.process.send_signal(signal.SIGHUP)
            until(lambda: log.read_text().count(said) > before)

        assert most() == 5
        first = workers(server)
        config.write_text('max-calls = 7\nhost = "::1"\n')
        with calling(server) as wrong:
            reload("every worker has the settings")
            assert {most() for _ in range(8)} == {7}
            second = workers(server)
            assert not first & second
            config.write_text("max-calls = 9\nworkerz = 3\n")
            reload("those before still count")
            config.write_text('max-calls = 9\ndatabase-url = "sqlite:////nowhere/at/all.db"\n')
            reload("the ones before go on")
        assert wrong == []
        assert {most() for _ in range(8)} == {7}
        assert workers(server) == second
        text = log.read_text()
        assert "host changes when the server is started again" in text
        assert "changed: max-calls" in text
        assert "there is no setting 'workerz'" in text


def test_certificates_are_read_again(tmp_path: Path) -> None:
    pem, key = write_certificate(tmp_path)
    log = tmp_path / "log"
    with serving(tmp_path / "data", "--tls-cert", str(pem), "--tls-key", str(key), log=log) as server:
        port = int(server.url.rpartition(":")[2])

        def shown() -> str:
            return ssl.get_server_certificate(("127.0.0.1", port))

        first = shown()
        assert first.strip() == pem.read_text().strip()
        pem.write_text("no certificate")
        server.process.send_signal(signal.SIGHUP)
        until(lambda: "those before still count" in log.read_text())
        assert shown() == first
        write_certificate(tmp_path)
        server.process.send_signal(signal.SIGHUP)
        until(lambda: "every worker has the settings" in log.read_text())
        assert shown().strip() == pem.read_text().strip() != first.strip()


def test_a_worker_that_is_killed_is_replaced_and_none_outlives_the_main_process(tmp_path: Path) -> None:
    command_line = tmp_path / "data"
    with serving(command_line, "--workers", "2", log=tmp_path / "log") as server:
        first = until(lambda: len(found := workers(server)) == 2 and found)
        killed = min(first)
        os.kill(killed, signal.SIGKILL)
        until(lambda: len(workers(server)) == 2 and killed not in workers(server))
        for _ in range(8):
            assert server.call("system", "ping") is True
        last = workers(server)
        server.process.kill()
        server.process.wait()
        until(lambda: not any(map(lives, last)))
        server.process.returncode = 0
    assert "the main process is gone" in (tmp_path / "log").read_text()
    with serving(command_line) as server:
        assert server.call("system", "ping") is True


def test_who_is_told_to_stop_says_so_for_a_while_and_answers(tmp_path: Path) -> None:
    reasons: list[Any] = []
    with serving(tmp_path / "data", "--stop-delay", "600") as server:

        def ready() -> int:
            try:
                with urlopen(f"{server.url}/readyz", timeout=PATIENCE) as answer:
                    return answer.status
            except HTTPError as refused:
                with refused:
                    reasons.append(json.load(refused)["checks"])
                return refused.code

        assert ready() == 200
        server.process.send_signal(signal.SIGTERM)
        until(lambda: ready() == 503)
        assert reasons[0] == {"server": "stopping"}
        assert server.call("system", "ping") is True
        server.process.send_signal(signal.SIGTERM)
        assert server.process.wait(PATIENCE) == 0, "whoever is told twice waits no longer"


def test_who_is_told_to_stop_once_does_so_after_the_while(tmp_path: Path) -> None:
    with serving(tmp_path / "data", "--stop-delay", "1") as server:
        server.process.send_signal(signal.SIGTERM)
        assert server.process.wait(PATIENCE) == 0


def test_a_signal_that_the_system_gives_to_another_thread_is_heard(tmp_path: Path) -> None:
    """As it does where the main one has another signal, or stands still."""
    with serving(tmp_path / "data") as server:
        assert server.call("system", "ping") is True
        main = server.process.pid
        beside, *_ = {int(path.name) for path in Path(f"/proc/{main}/task").iterdir()} - {main}
        assert ctypes.CDLL(None).tgkill(main, beside, signal.SIGTERM) == 0
        assert server.process.wait(PATIENCE) == 0


SLOW_TO_HEAR = """
from keyreel.__main__ import main
from keyreel.server import process
process._LOOK = 2
main(["serve", "--workers", "2"])
"""


def test_workers_that_hear_of_the_end_first_have_not_failed(tmp_path: Path) -> None:
    environ = {**os.environ, "KEYREEL_PORT": str(free_port()), "KEYREEL_DATA_DIR": str(tmp_path / "data")}
    with (tmp_path / "log").open("w+") as log:
        server = subprocess.Popen([sys.executable, "-c", SLOW_TO_HEAR], stdout=log, stderr=log, env=environ)
        until(lambda: listens(int(environ["KEYREEL_PORT"])))
        server.send_signal(signal.SIGTERM)
        assert server.wait(PATIENCE) == 0
    assert "Unexpected exit" not in (tmp_path / "log").read_text()


TOLD_OFTEN = """
import asyncio, os, signal
from keyreel.server.worker import listen
loop = asyncio.new_event_loop()
told = listen(loop)
for _ in range(3):
    os.kill(os.getpid(), signal.SIGTERM)
    loop.run_until_complete(asyncio.sleep(0.01))
print("still here")
"""


def test_a_worker_that_does_not_serve_yet_may_be_told_to_end_more_than_once() -> None:
    done = subprocess.run([sys.executable, "-c", TOLD_OFTEN], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout == "still here\n"
