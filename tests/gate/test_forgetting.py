"""What has expired by itself is forgotten, and nothing before."""

import sqlalchemy as sa
from house import NOW, House

from keyreel.gate.store import forget_expired
from keyreel.storage import Statement

_COUNTS = Statement(
    sa.text("SELECT (SELECT count(*) FROM revocation) AS revoked, (SELECT count(*) FROM action_count) AS counted")
)


async def test_records_last_as_long_as_the_sessions_they_are_of(house: House) -> None:
    assert house.app.parts is not None
    db = house.app.parts.db
    limited = house.ks("counted", privileges="actionslimit:5")
    await house.ask("session", "get", ks=limited)
    ended = house.ks("ended")
    await house.ask("session", "end", ks=ended)
    assert tuple(await db.fetch_one(_COUNTS) or ()) == (1, 1)
    await forget_expired(db, NOW + 9000)
    assert tuple(await db.fetch_one(_COUNTS) or ()) == (1, 1)
    assert (await house.ask("session", "get", ks=ended))["args"]["KSID"] == "LOGOUT"
    await forget_expired(db, NOW + 10_000)
    assert tuple(await db.fetch_one(_COUNTS) or ()) == (0, 0)


async def test_groups_are_remembered_longer_than_any_member_is_known_to_live(house: House) -> None:
    assert house.app.parts is not None
    first, second = (house.ks(name, privileges="sessionid:lesson") for name in ("first", "second"))
    await house.ask("session", "end", ks=first)
    await forget_expired(house.app.parts.db, NOW + 365 * 86400)
    assert (await house.ask("session", "get", ks=second))["args"]["KSID"] == "LOGOUT"
