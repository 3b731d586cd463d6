"""What a session says about its own use, who it is of, and what is derived from it."""

from hashlib import sha1
from typing import Any

import pytest

from keyreel.ks import (
    KS,
    ActionsLimitExceeded,
    BadSignature,
    Expired,
    Keyring,
    KsError,
    Malformed,
    Privileges,
    RestrictedIp,
    RestrictedUri,
    Revoked,
    Unusable,
    Unwritable,
    carried,
    crack,
    generate,
    group_hash,
    reserved_names,
    steady,
)

RING = Keyring(["first secret", "second secret", "third secret"])
END = 2_000_000_000
VERSIONS = pytest.mark.parametrize("version", [1, 2])


def session(privileges: str = "", *, version: int = 2, **wish: Any) -> KS:
    given = {"partner_id": 101, "user_id": "ada", "type": 0, "expiry": END, **wish}
    return crack(generate(RING, version=version, privileges=privileges, **given), RING)


def allowed(
    privileges: str, *, version: int = 2, ip: str | None = "192.0.2.1", uri: str | None = "/api_v3/?a=1"
) -> bool:
    try:
        session(privileges, version=version).check(END - 1, ip, uri)
    except (RestrictedIp, RestrictedUri):
        return False
    return True


@VERSIONS
def test_the_order_is_expiry_address_uri(version: int) -> None:
    ks = session("urirestrict:/x,iprestrict:192.0.2.9", version=version)
    with pytest.raises(Expired) as expired:
        ks.check(END, "192.0.2.1", "/")
    assert (expired.value.expiry, expired.value.now) == (END, END)
    with pytest.raises(RestrictedIp) as address:
        ks.check(END - 1, "192.0.2.1", "/")
    assert (address.value.ip, address.value.allowed) == ("192.0.2.1", ("192.0.2.9",))
    with pytest.raises(RestrictedUri) as uri:
        ks.check(END - 1, "192.0.2.9", "/")
    assert (uri.value.uri, uri.value.allowed) == ("/", ("/x",))
    ks.check(END - 1, "192.0.2.9", "/x")


@VERSIONS
@pytest.mark.parametrize(("now", "ended"), [(END - 1, False), (END - 0.001, False), (END, True), (END + 1, True)])
def test_a_session_ends_at_its_expiry(version: int, now: float, ended: bool) -> None:
    ks = session(version=version)
    if ended:
        with pytest.raises(Expired):
            ks.check(now, None, None)
    else:
        ks.check(now, None, None)


@VERSIONS
@pytest.mark.parametrize("expiry", [0, -1])
def test_an_end_long_ago(version: int, expiry: int) -> None:
    with pytest.raises(Expired):
        session(version=version, expiry=expiry).check(1, None, None)


def test_no_end_is_an_end() -> None:
    ks = KS(2, 101, "ada", 0, None, Privileges.from_text(""), None, None, "", "")
    with pytest.raises(Expired):
        ks.check(0, None, None)


@VERSIONS
@pytest.mark.parametrize(
    ("privileges", "ip", "expected"),
    [
        ("iprestrict:192.0.2.1", "192.0.2.1", True),
        ("iprestrict:192.0.2.1", "192.0.2.10", False),
        ("iprestrict:192.0.2.10", "192.0.2.1", False),
        ("iprestrict:192.0.2.7/192.0.2.1", "192.0.2.1", True),
        ("iprestrict:192.0.2.0/24", "192.0.2.1", False),
        ("iprestrict:192.0.2.*", "192.0.2.1", False),
        ("iprestrict:*", "192.0.2.1", False),
        ("iprestrict", "192.0.2.1", False),
        ("iprestrict:192.0.2.1", None, False),
        ("iprestrict", None, False),
        ("iprestrict:2001:db8::1", "2001:0db8:0:0:0:0:0:1", True),
        ("iprestrict:192.0.2.1", "::ffff:192.0.2.1", True),
        ("iprestrict:::ffff:192.0.2.1", "192.0.2.1", True),
        ("iprestrict:2001:db8::1", "2001:db8::2", False),
        ("myiprestrict:192.0.2.7", "192.0.2.1", True),
    ],
)
def test_addresses(version: int, privileges: str, ip: str | None, expected: bool) -> None:
    assert allowed(privileges, version=version, ip=ip) is expected


@VERSIONS
@pytest.mark.parametrize(
    ("privileges", "uri", "expected"),
    [
        ("urirestrict:/api_v3/?a=1", "/api_v3/?a=1", True),
        ("urirestrict:/api_v3/", "/api_v3/?a=1", False),
        ("urirestrict:/api_v3/?a=1", "/api_v3/?a=11", False),
        ("urirestrict:/api_v3/*", "/api_v3/?a=1", True),
        ("urirestrict:/api_v3/*", "/api_v3", False),
        ("urirestrict:/api_v3/*", "/x/api_v3/", False),
        ("urirestrict:*", "/anything", True),
        ("urirestrict:/a|/b", "/b", True),
        ("urirestrict:/a|/b", "/a|/b", False),
        ("urirestrict:/a|/b*", "/b/c", True),
        ("urirestrict:/a*|/b", "/b/c", False),
        ("urirestrict:/a/*/c", "/a/b/c", False),
        ("urirestrict:/A", "/a", False),
        ("urirestrict:a//b", "a//b", True),
        ("urirestrict:/u?x=a:b", "/u?x=a:b", True),
        ("urirestrict", "/", False),
        ("urirestrict:/a", None, False),
        ("myurirestrict:/a", "/b", True),
    ],
)
def test_uris(version: int, privileges: str, uri: str | None, expected: bool) -> None:
    assert allowed(privileges, version=version, uri=uri) is expected


@VERSIONS
@pytest.mark.parametrize(("type_", "admin"), [(-1, False), (0, False), (1, True), (2, True), (3, True)])
def test_any_type_from_one_is_admin(version: int, type_: int, admin: bool) -> None:
    assert session(version=version, type=type_).is_admin is admin


@VERSIONS
@pytest.mark.parametrize(
    ("user", "anonymous"), [(None, True), ("", True), ("0", True), ("00", False), ("ada", False), (" ", False)]
)
def test_anonymous(version: int, user: str | None, anonymous: bool) -> None:
    assert session(version=version, user_id=user).is_anonymous is anonymous


@VERSIONS
@pytest.mark.parametrize(
    ("privileges", "user", "type_", "widget"),
    [
        ("view:*,widget:1", "0", 0, True),
        ("view:*,widget:1", None, 0, True),
        ("view:*,widget:1", "ada", 0, False),
        ("view:*,widget:1", "0", 2, False),
        ("widget:10", "0", 0, False),
        ("mywidget:1", "0", 0, False),
        ("x:widget:1", "0", 0, False),
        ("widget", "0", 0, False),
        ("view:*", "0", 0, False),
    ],
)
def test_widget(version: int, privileges: str, user: str | None, type_: int, widget: bool) -> None:
    assert session(privileges, version=version, user_id=user, type=type_).is_widget is widget


@VERSIONS
def test_group(version: int) -> None:
    expected = sha1(b"101_lesson-7").hexdigest()
    assert session("sessionid:lesson-7", version=version).group_hash == expected == group_hash(101, "lesson-7")
    assert session("sessionid:lesson-7/other", version=version).group_hash == expected
    assert session("sessionid:lesson-7", version=version, partner_id=102).group_hash != expected
    for privileges in ("", "sessionid", "sessionid:", "mysessionid:lesson-7"):
        assert session(privileges, version=version).group_hash is None


@VERSIONS
def test_every_key_verifies_and_the_first_signs(version: int) -> None:
    wish: dict[str, Any] = {"version": version, "partner_id": 101, "user_id": None, "type": 0, "expiry": END}
    for key in range(3):
        text = generate(RING, key=key, **wish)
        assert crack(text, RING).key_index == key
        assert crack(text, Keyring([["first secret", "second secret", "third secret"][key]])).key_index == 0
    assert crack(generate(RING, **wish), RING).key_index == 0
    doubled = Keyring(["second secret", "second secret"])
    assert crack(generate(RING, key=1, **wish), doubled).key_index == 0
    for ring in (Keyring([]), Keyring(["fourth secret"]), Keyring(["first secret "])):
        with pytest.raises(BadSignature) as caught:
            crack(generate(RING, **wish), ring)
        assert caught.value.partner_id == 101
    with pytest.raises(Unwritable):
        generate(Keyring([]), **wish)


@VERSIONS
def test_the_decoy_of_an_empty_ring_verifies_nothing(version: int) -> None:
    ring = Keyring(["no account has this secret"])
    text = generate(ring, version=version, partner_id=101, user_id=None, type=2, expiry=END)
    assert crack(text, ring)
    with pytest.raises(BadSignature):
        crack(text, Keyring([]))


def test_sessions_are_equal_whichever_key_of_a_ring_signed() -> None:
    wish: dict[str, Any] = {"partner_id": 101, "user_id": None, "type": 0, "expiry": END, "rand": bytes(range(16))}
    text = generate(RING, key=1, **wish)
    first, second = crack(text, RING), crack(text, Keyring(["second secret"]))
    assert (first, hash(first)) == (second, hash(second))
    assert first.key_index != second.key_index


@VERSIONS
@pytest.mark.parametrize("value", ["", ":", ":0", ":-1", ":many", ":1.5", ":1e3", ":" + "9" * 19, ":٣", ": 5x", ":0/5"])
def test_a_limit_that_is_none(version: int, value: str) -> None:
    with pytest.raises(Unusable) as caught:
        _ = session(f"actionslimit{value}", version=version).privileges.actions_limit
    assert caught.value.privilege == "actionslimit"


@VERSIONS
def test_actions_limit(version: int) -> None:
    assert session("actionslimit:5", version=version).privileges.actions_limit == 5
    assert session("actionslimit:5/9", version=version).privileges.actions_limit == 5
    for privileges in ("", "myactionslimit:5", "x:actionslimit:5"):
        assert session(privileges, version=version).privileges.actions_limit is None


@VERSIONS
def test_privileges_match_whole_names_and_values(version: int) -> None:
    privileges = session("edit:0_a/0_b,list:*,myview:*,download", version=version).privileges
    assert privileges.allows("edit", "0_a")
    assert privileges.allows("edit", "0_b")
    assert privileges.allows("list", "0_x")
    assert privileges.allows("download")
    for name, value in [
        ("edit", "0_"),
        ("edit", "0_ab"),
        ("edit", "*"),
        ("view", "0_a"),
        ("download", "0_a"),
        ("", ""),
    ]:
        assert not privileges.allows(name, value)
    assert session("*", version=version).privileges.allows("edit", "0_a")
    assert not session("*x", version=version).privileges.allows("edit", "0_a")
    assert not session("edit:1,*", version=version).privileges.allows("sview", "0_a")


@VERSIONS
def test_everything_covers_values_and_switches_nothing(version: int) -> None:
    privileges = session("*", version=version).privileges
    assert privileges.allows("edit", "0_a")
    assert privileges.allows("edit", "*")
    for name in ("enableentitlement", "disableentitlement", "setrole", "actionslimit"):
        assert not privileges.allows(name)


def test_what_a_list_will_say() -> None:
    for text, first in ((" setrole:9", "9"), ("setrole:1,setrole:9", "9"), ("setrole:9,x", "9")):
        assert carried(text, 2).first("setrole") == first
    assert carried(" setrole:9", 1).first("setrole") is None
    assert carried("setrole:1,setrole:9", 1).get("setrole") == ("1", "9")


def test_a_repeated_name() -> None:
    assert session("edit:1,edit:2", version=1).privileges.get("edit") == ("1", "2")
    assert session("edit:1,sview:3,edit:2", version=2).privileges.text == "edit:2,sview:3"


@pytest.mark.parametrize(("wanted", "given"), [(1500, 1500), (1501, 1800), (1799, 1800), (0, 0), (-1, 0)])
def test_steady(wanted: int, given: int) -> None:
    assert steady(wanted, 1) == (given, str(given))
    expiry, rand = steady(wanted, 2)
    assert (expiry, len(rand)) == (given, 16)


@VERSIONS
def test_steady_sessions_of_the_same_five_minutes_are_the_same(version: int) -> None:
    def text(wanted: int) -> str:
        expiry, rand = steady(wanted, version)
        return generate(
            RING,
            version=version,
            partner_id=101,
            user_id=None,
            type=0,
            expiry=expiry,
            privileges="downloadasset:0_x",
            rand=rand,
        )

    assert text(1501) == text(1799) != text(1801)


@VERSIONS
def test_other_sessions_of_the_same_content_differ(version: int) -> None:
    wish: dict[str, Any] = {"version": version, "partner_id": 101, "user_id": None, "type": 0, "expiry": END}
    assert len({generate(RING, **wish) for _ in range(3)}) == 3


def test_version_1_carries_the_time_it_was_made_at() -> None:
    assert session(version=1, now=1795406481.0656).rand == "1795406481.0656"
    assert session(version=1, now=1795406481).rand == "1795406481"


def test_every_refusal_has_the_name_that_the_wire_uses() -> None:
    kinds: list[type[KsError]] = [Malformed, BadSignature, Expired, Revoked, RestrictedIp, RestrictedUri]
    assert [kind.reason for kind in kinds] == [
        "INVALID_STR",
        "INVALID_STR",
        "EXPIRED",
        "LOGOUT",
        "EXCEEDED_RESTRICTED_IP",
        "EXCEEDED_RESTRICTED_URI",
    ]
    assert ActionsLimitExceeded.reason == "EXCEEDED_ACTIONS_LIMIT"
    assert (Revoked("f" * 40).hash, ActionsLimitExceeded(5).limit) == ("f" * 40, 5)
    assert "f" * 40 not in str(Revoked("f" * 40))
    assert all(str(error) for error in (Revoked(), ActionsLimitExceeded(), ActionsLimitExceeded(5)))


def test_names_that_an_application_token_cannot_add() -> None:
    reserved = reserved_names()
    assert {"edit", "setrole", "sessionid", "apptoken", "disableentitlement", "widget", "all", "*", "view"} <= reserved
    assert "appId" not in reserved
