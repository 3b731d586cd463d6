"""The folder that the processes of one server share: its own from the first moment on."""

import fcntl
from pathlib import Path

import pytest

from keyreel import run_folder as module
from keyreel.run_folder import run_folder


def test_a_server_that_starts_meanwhile_takes_no_folder_away(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    lock = fcntl.flock

    def meanwhile(file: int, how: int) -> None:
        monkeypatch.setattr(fcntl, "flock", lock)
        with run_folder():
            lock(file, how)

    monkeypatch.setattr(module, "MEMORY", tmp_path)
    monkeypatch.setattr(fcntl, "flock", meanwhile)
    with run_folder() as folder:
        folder.tell_stopping()
        with run_folder():
            assert folder.is_stopping
    assert list(tmp_path.iterdir()) == []
