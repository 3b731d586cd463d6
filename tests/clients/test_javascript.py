"""The stock JavaScript client (npm `kaltura-client`), unmodified, opens sessions and uses them."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from media import make_video
from running import Running

HERE = Path(__file__).parent
NODE = Path(__file__).parents[2] / "tools" / "node.py"


def run(script: str, server: Running, *arguments: str) -> dict[str, Any]:
    """What a script prints, which is JSON."""
    subprocess.run([sys.executable, str(NODE), "install", str(HERE / "node")], check=True)
    done = subprocess.run(
        [sys.executable, str(NODE), "run", str(HERE / "node" / script), *arguments],
        env=server.environ,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def found(server: Running) -> dict[str, Any]:
    return run("session.cjs", server)


def test_a_session_is_started_and_read(found: dict[str, Any], server: Running) -> None:
    started = found["started"]
    assert (started["partnerId"], started["userId"], started["sessionType"]) == (server.partner_id, "node", 2)
    assert started["privileges"] == "sview:*"


def test_a_widget_opens_a_session_that_may_little(found: dict[str, Any], server: Running) -> None:
    assert found["widget"] == {"partnerId": server.partner_id, "userId": "0"}
    assert found["visitorRefused"]["code"] == "SERVICE_FORBIDDEN"
    assert found["visitorRefused"]["args"] == {"SERVICE": "user->list"}


def test_an_account_impersonates_itself(found: dict[str, Any]) -> None:
    assert found["impersonated"]["userId"] == "other"


def test_a_multirequest_uses_an_earlier_result(found: dict[str, Any]) -> None:
    started, read, failed = found["multi"]
    assert isinstance(started, str)
    assert read["userId"] == "multi"
    assert failed["code"] == "INVALID_USER_ID"


def test_errors_carry_code_message_and_arguments(found: dict[str, Any]) -> None:
    assert found["refused"]["code"] == "INVALID_USER_ID"
    assert found["refused"]["message"]
    assert found["missing"]["args"] == {"PID": "999999"}


def test_an_ended_session_is_refused(found: dict[str, Any]) -> None:
    assert found["ended"]["code"] == "INVALID_KS"
    assert found["ended"]["args"]["KSID"] == "LOGOUT"


def test_a_user_is_added_logs_in_changes_the_password_is_blocked_and_deleted(server: Running) -> None:
    assert run("logins.cjs", server) == {
        "enabled": True,
        "self": "linus.node",
        "afterChange": "INVALID_KS",
        "oldPassword": "USER_WRONG_PASSWORD",
        "again": "linus.node",
        "blocked": "USER_BLOCKED",
        "deleted": "INVALID_KS",
        "gone": "INVALID_USER_ID",
    }


def test_a_video_is_uploaded_in_chunks_listed_and_read_back(server: Running, tmp_path: Path) -> None:
    film = make_video(tmp_path / "film.mp4", 4)
    assert run("entries.cjs", server, str(film)) == {
        "uploaded": True,
        "status": "2",
        "listed": [["KalturaMediaEntry", "From Node"]],
        "duration": 4,
        "same": [True, True],
        "gone": 404,
    }
