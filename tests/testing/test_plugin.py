"""The plugin in projects of others: each is a folder of its own, tested by a pytest process of its own."""

import re
import subprocess
import sys
from pathlib import Path


def run(project: Path, *options: str, code: int = 0, **files: str) -> str:
    """What pytest prints in a project."""
    for name, text in files.items():
        (project / f"{name}.py").write_text(text)
    (project / "pytest.ini").write_text("[pytest]\nfilterwarnings = error\n")
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-p", "no:asyncio", *options]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout


ISOLATED = """
import logging
import time
from pathlib import Path

import httpx
import pytest

FILE = logging.FileHandler("own.log", mode="w")
logging.getLogger("own").addHandler(FILE)
KEPT = {}


def ask(server, service, action, **params):
    url = f"{server.url}/api_v3/service/{service}/action/{action}"
    return httpx.post(url, json={"format": 1, **params}, timeout=60).json()


@pytest.mark.parametrize("turn", [1, 2, 3])
def test_nothing_is_left(turn, keyreel_server, keyreel_account, keyreel_clock, ks_factory):
    assert abs(keyreel_clock.now - time.time()) < 60
    assert keyreel_server.calls == []
    assert keyreel_server.mails == []
    ks = ks_factory("boss", type=2)
    if KEPT:
        assert keyreel_account.partner_id not in KEPT["numbers"]
        assert ask(keyreel_server, "session", "get", ks=KEPT["ks"])["code"] == "INVALID_KS"
        old = ask(keyreel_server, "uploadToken", "get", ks=ks, uploadTokenId=KEPT["token"])
        assert old["code"] == "UPLOAD_TOKEN_NOT_FOUND"
    KEPT.setdefault("numbers", []).append(keyreel_account.partner_id)
    # a login's e-mail is everybody's, and a throttle counts it
    user = {"id": "ada", "email": "ada@x.example", "password": "Str0ng!pass"}
    assert ask(keyreel_server, "user", "add", ks=ks, user=user)["id"] == "ada"
    for _ in range(12):
        assert ask(keyreel_server, "user", "resetPassword", email="ada@x.example") is None
    assert len(keyreel_server.mails) == 10
    KEPT["token"] = ask(keyreel_server, "uploadToken", "add", ks=ks)["id"]
    sent = {"format": "1", "ks": ks, "uploadTokenId": KEPT["token"]}
    url = f"{keyreel_server.url}/api_v3/service/uploadToken/action/upload"
    file = ("notes.txt", b"notes")
    assert httpx.post(url, data=sent, files={"fileData": file}, timeout=60).json()["status"] == 2
    KEPT["ks"] = ks
    keyreel_server.next_call(times=5).answer(500)
    keyreel_clock.forward(days=3)


def test_a_call_that_waits_does_not_hold_up_the_next_test(keyreel_server, ks_factory):
    keyreel_server.next_call().delay(600)
    with pytest.raises(httpx.ReadTimeout):
        httpx.post(f"{keyreel_server.url}/api_v3/service/system/action/ping", timeout=httpx.Timeout(60, read=0.2))


def test_the_next_test(keyreel_server):
    assert ask(keyreel_server, "system", "ping") is True
    template = keyreel_server._house.template
    assert template.memory.is_dir()
    assert template.disk.is_dir()
    Path("folders").write_text(f"{template.memory}\\n{template.disk}")


def test_logs_reach_the_test_and_logging_stays_as_it_was(keyreel_server, caplog):
    logging.getLogger("own").warning("written")
    with open("own.log") as file:
        assert file.read() == "written\\n"
    assert not logging.getLogger("_granian").handlers
    logging.getLogger("keyreel.app").warning("heard")
    assert "heard" in caplog.text


def teardown_module():
    FILE.close()
"""


def test_what_a_test_does_is_unknown_to_the_next_and_nothing_is_left_behind(tmp_path: Path) -> None:
    assert "6 passed" in run(tmp_path, test_isolated=ISOLATED)
    folders = (tmp_path / "folders").read_text().splitlines()
    assert len(folders) == 2
    assert not any(Path(folder).exists() for folder in folders)


def test_it_works_in_parallel_and_without_other_plugins(tmp_path: Path) -> None:
    text = """
        import os
        import pytest
        import httpx

        @pytest.mark.parametrize("number", range(8))
        def test_it_answers(number, keyreel_server):
            url = f"{keyreel_server.url}/api_v3/service/system/action/ping?format=1"
            assert httpx.get(url, timeout=60).json() is True

        def test_each_process_has_its_own(keyreel_server):
            assert os.environ["PYTEST_XDIST_WORKER"]

        def test_fails(keyreel_server, ks_factory):
            sent = {"format": 1, "ks": ks_factory("ada"), "userId": "grace"}
            httpx.post(f"{keyreel_server.url}/api_v3/service/user/action/get", json=sent, timeout=60)
            assert not keyreel_server.account.partner_id
    """
    printed = run(tmp_path, "-n", "2", "-p", "no:anyio", code=1, test_parallel=_dedented(text))
    assert "1 failed, 9 passed" in printed
    assert re.search(r"^-+ Captured Keyreel's calls teardown -+\n<user.get\(userId='grace'\) by ada of ", printed, re.M)
    assert printed.count("<user.") == 1


def test_a_project_that_does_not_use_it_notices_nothing(tmp_path: Path) -> None:
    text = """
        import logging
        import sys
        import threading

        def test_nothing_was_loaded():
            loaded = {name for name in sys.modules if name.startswith("keyreel")}
            assert loaded == {"keyreel", "keyreel.testing", "keyreel.testing.plugin"}
            assert not {"granian", "sqlalchemy", "msgspec", "httpx"} & sys.modules.keys()
            assert threading.active_count() == 1
            assert not logging.getLogger("keyreel").handlers
    """
    options = ("-p", "no:anyio", "-p", "no:hypothesispytest", "-p", "no:xdist")
    assert "1 passed" in run(tmp_path, *options, test_nothing=_dedented(text))


def test_where_the_server_is_not_installed_the_fixtures_say_so(tmp_path: Path) -> None:
    blocked = """
        import sys
        sys.modules["granian"] = None
    """
    text = """
        def test_one(keyreel_server):
            pass

        def test_two():
            pass
    """
    printed = run(tmp_path, code=1, conftest=_dedented(blocked), test_bare=_dedented(text))
    assert "pip install 'keyreel[testing]'" in printed
    assert "During handling" not in printed
    assert re.search("1 passed, 1 error", printed)


def test_the_fixtures_are_listed_with_what_they_are(tmp_path: Path) -> None:
    printed = run(tmp_path, "--fixtures")
    for name in (
        "keyreel_server",
        "keyreel_account",
        "keyreel_client",
        "keyreel_clock",
        "keyreel_settings",
        "ks_factory",
    ):
        assert re.search(rf"^{name}.*\n    \S", printed, re.MULTILINE), printed


def _dedented(text: str) -> str:
    return re.sub("^        ", "", text, flags=re.MULTILINE)
