"""`setrole` is judged as the session will carry it, whatever spelling it was asked for in."""

import pytest
from house import IDS, House


@pytest.mark.parametrize(
    "privileges", ["setrole:999999", " setrole:999999", "setrole:2,setrole:999999", "edit:*,setrole:nope"]
)
async def test_a_role_that_is_none_opens_no_session(house: House, privileges: str) -> None:
    sent = {"partnerId": IDS["first"], "secret": "f" * 32, "type": 2, "privileges": privileges}
    assert (await house.ask("session", "start", **sent))["code"] == "UNKNOWN_ROLE_ID"


@pytest.mark.parametrize("privileges", ["setrole:PLAYBACK_BASE_ROLE", "setrole:null", "setrole:2", "sview:*"])
async def test_a_role_that_is_one_does(house: House, privileges: str) -> None:
    sent = {"partnerId": IDS["first"], "secret": "f" * 32, "type": 2, "privileges": privileges}
    assert isinstance(await house.ask("session", "start", **sent), str)
