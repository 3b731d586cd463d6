"""A session is found in whatever people paste."""

import json
import time
from typing import Any
from urllib.parse import quote

import pytest

from keyreel.cli.ks_text import find_sessions
from keyreel.ks import Keyring, generate
from worker import SECRET

ACCOUNT = 4711


def session(user: str = "ada", kind: int = 2, lasts: int = 3600, version: int = 2, **more: Any) -> str:
    ends = int(time.time()) + lasts
    given = {"partner_id": ACCOUNT, **more}
    return generate(Keyring([SECRET]), user_id=user, type=kind, expiry=ends, version=version, **given)


@pytest.mark.parametrize("version", [1, 2])
@pytest.mark.parametrize(
    "around",
    [
        "{}",
        "\n {}\n",
        "https://host/api_v3/?service=user&action=get&ks={}&format=1",
        "curl -s 'https://host/api_v3/service/user/action/get' -d format=1 -d ks={} -H 'Accept: */*'",
        'curl https://host/api_v3/service/user/action/get --data-urlencode "ks={}"',
        '{{"format":1,"ks":"{}","id":"ada"}}',
        '-d "{{\\"ks\\": \\"{}\\"}}"',
        "Authorization: Bearer {}",
        "<xml><result><ks>{}</ks></result></xml>",
        "<result>{}</result>",
        "refused: {} (see above)",
    ],
)
def test_a_session_is_found_in_what_holds_it(around: str, version: int) -> None:
    for number in range(20):
        ks = session(privileges=f"a:{'x' * number}", version=version)
        assert find_sessions(around.format(ks)) == [ks]


def test_encoded_folded_and_several_sessions_are_told_apart() -> None:
    for version in (1, 2):
        first, second = session(version=version), session("bob", version=version)
        assert find_sessions(f"https://host/p/1/playManifest/ks/{quote(first, safe='')}/a.m3u8") == [first]
        assert find_sessions(f"https://host/?ks={quote(first, safe='')}&x=1") == [first]
        assert find_sessions(quote(json.dumps({"ks": first}), safe="")) == [first]
        assert find_sessions(f"{first} {second}") == [first, second]
        assert find_sessions(f"1:ks={first}&2:ks={first}&3:ks={second}") == [first, second]
        folded = "\n".join(first[at : at + 76] for at in range(0, len(first), 76))
        assert find_sessions(folded) == [folded]
