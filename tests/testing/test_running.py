"""Servers without pytest's fixtures, and what they leave behind."""

import fcntl
import subprocess
import sys
import threading
from fcntl import flock
from pathlib import Path
from typing import IO

import httpx
import pytest

from keyreel.settings import SettingInvalid
from keyreel.testing import Server, running, template
from keyreel.testing.template import _folder  # pyright: ignore[reportPrivateUsage]
from running import PATIENCE


def ping(server: Server) -> bool:
    url = f"{server.url}/api_v3/service/system/action/ping"
    return httpx.get(url, params={"format": 1}, timeout=PATIENCE).json()


def threads() -> set[threading.Thread]:
    return {thread for thread in threading.enumerate() if thread.name.startswith("keyreel-")}


def test_servers_run_beside_each_other() -> None:
    before = threads()
    with running() as first, running(open_registration=True) as second:
        assert first.url != second.url
        assert ping(first)
        assert ping(second)
        assert (len(first.calls), len(second.calls)) == (1, 1)
        ks = first.ks_factory(type=2)
        url = f"{second.url}/api_v3/service/session/action/get"
        answer = httpx.post(url, json={"format": 1, "ks": ks}, timeout=PATIENCE).json()
        assert answer["code"] == "INVALID_KS"
    with pytest.raises(httpx.ConnectError):
        ping(first)
    assert threads() <= before


def test_a_setting_that_cannot_be_is_told() -> None:
    with pytest.raises(SettingInvalid, match="max-body"), running(max_body=0):
        pass
    with pytest.raises(SettingInvalid, match="data-dir"), running(data_dir=Path("mine")):
        pass
    with running() as server:
        assert ping(server)


def test_folders_of_killed_processes_are_removed(tmp_path: Path) -> None:
    script = f"""
import os, signal
from pathlib import Path
from keyreel.testing.template import _folder
print(_folder(Path({str(tmp_path)!r})), flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    left = Path(done.stdout.strip())
    assert left.is_dir()
    mine = _folder(tmp_path)
    assert not left.exists()
    assert _folder(tmp_path) != mine
    assert mine.is_dir()


def test_a_folder_that_is_taken_for_a_left_one_before_it_is_locked_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[Path] = []

    def late(lock: IO[str], how: int) -> None:
        if not taken:
            taken.append(Path(lock.name).parent)
            template._remove_left(taken[0])  # pyright: ignore[reportPrivateUsage]  # as another process does
        flock(lock, how)

    monkeypatch.setattr(fcntl, "flock", late)
    mine = _folder(tmp_path)
    assert mine.is_dir()
    assert not taken[0].exists()
    _folder(tmp_path)
    assert mine.is_dir()


def test_a_script_ends_and_leaves_nothing(tmp_path: Path) -> None:
    script = """
from keyreel.testing import running
with running() as server:
    print(server.account.partner_id)
"""
    environ = {"TMPDIR": str(tmp_path)}
    command = [sys.executable, "-W", "error", "-c", script]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert list(tmp_path.iterdir()) == []
