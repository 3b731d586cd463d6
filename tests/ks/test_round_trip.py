"""What is written is what is read, for everything that each version can carry."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keyreel.ks import Keyring, Unwritable, carried, crack, generate, partner_of

SECRETS = ["0123456789abcdef0123456789abcdef", "fedcba9876543210fedcba9876543210"]
RING = Keyring(SECRETS)

numbers = st.integers(-(10**18) + 1, 10**18 - 1)
unicode = st.characters(exclude_categories=["Cs"])
unescaped = st.text(st.characters(exclude_categories=["Cs"], exclude_characters=";\x7f", min_codepoint=0x20))
"""Version 1 escapes nothing: no `;` and no control characters."""
escaped = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
"""Version 2 escapes everything, except that its padding is NUL."""

common: dict[str, st.SearchStrategy[Any]] = {
    "partner_id": numbers,
    "type": numbers,
    "expiry": numbers,
    "master_partner_id": st.none() | numbers,
    "key": st.integers(0, 1),
}


def facts(ks: Any) -> dict[str, Any]:
    return {
        "partner_id": ks.partner_id,
        "type": ks.type,
        "expiry": ks.expiry,
        "master_partner_id": ks.master_partner_id,
        "key": ks.key_index,
        "user_id": ks.user_id,
        "additional_data": ks.additional_data,
    }


@given(
    wish=st.fixed_dictionaries({**common, "user_id": st.none() | unescaped, "additional_data": st.none() | unescaped}),
    privileges=unescaped,
    rand=unescaped,
)
def test_version_1(wish: dict[str, Any], privileges: str, rand: str) -> None:
    text = generate(RING, version=1, privileges=privileges, rand=rand, **wish)
    ks = crack(text, RING)
    assert partner_of(text) == wish["partner_id"]
    assert facts(ks) == {
        **wish,
        "user_id": wish["user_id"] or "",
        "additional_data": wish["additional_data"] or "",
    }
    assert (ks.version, ks.rand, ks.privileges.text) == (1, rand, privileges)
    assert generate(RING, version=1, privileges=privileges, rand=ks.rand, **wish) == text


names = st.text(unicode, min_size=1).filter(
    lambda name: not set(name) & set(",: .\0") and name == name.strip(" \t\n\r\v") and name not in ("*", "0")
)
"""Privilege names that version 2 leaves alone: no separators, nothing to trim or to rename."""
values = st.text(st.characters(exclude_categories=["Cs"], exclude_characters=",\0")).filter(
    lambda value: value == value.strip(" \t\n\r\v")
)
OWN = {"_e", "_t", "_u", "_m", "_d"}


@given(
    wish=st.fixed_dictionaries({**common, "user_id": st.none() | escaped, "additional_data": st.none() | escaped}),
    pairs=st.dictionaries(names.filter(lambda name: name not in OWN), values),
    rand=st.binary(min_size=16, max_size=16),
)
def test_version_2(wish: dict[str, Any], pairs: dict[str, str], rand: bytes) -> None:
    privileges = ",".join(f"{name}:{value}" if value else name for name, value in pairs.items())
    text = generate(RING, version=2, privileges=privileges, rand=rand, **wish)
    ks = crack(text, RING)
    assert partner_of(text) == wish["partner_id"]
    assert facts(ks) == wish
    assert (ks.version, ks.rand) == (2, rand.hex())
    assert ks.privileges.text == ("*" if privileges == "all:*" else privileges)
    assert {name: "/".join(ks.privileges.get(name) or ()) for name in pairs} == pairs
    assert generate(RING, version=2, privileges=privileges, rand=rand, **wish) == text


@given(privileges=escaped.filter(lambda text: not any(name in text.replace(".", "_") for name in OWN)))
def test_version_2_reads_any_list_that_it_writes_the_same_way_again(privileges: str) -> None:
    """Trimming, renaming and the last of a name change a list once, and then no more."""
    wish: dict[str, Any] = {"partner_id": 101, "user_id": "ada", "type": 0, "expiry": 2_000_000_000}
    once = crack(generate(RING, privileges=privileges, **wish), RING)
    assert (once.user_id, once.type, once.expiry, once.master_partner_id) == ("ada", 0, 2_000_000_000, None)
    settled = once.privileges.text
    for _ in range(2):
        ks = crack(generate(RING, privileges=settled, **wish), RING)
        settled = ks.privileges.text
    assert crack(generate(RING, privileges=settled, **wish), RING).privileges.text == settled


@pytest.mark.parametrize("version", [1, 2])
@given(user_id=st.none() | st.text(), privileges=st.text(), additional_data=st.none() | st.text())
def test_whatever_is_not_refused_keeps_the_user(
    version: int, user_id: str | None, privileges: str, additional_data: str | None
) -> None:
    """No text moves a value from one field into another."""
    wish: dict[str, Any] = {"partner_id": 101, "type": 0, "expiry": 7, "additional_data": additional_data}
    try:
        text = generate(RING, version=version, user_id=user_id, privileges=privileges, **wish)
    except Unwritable:
        return
    ks = crack(text, RING)
    empty = "" if version == 1 else None
    assert ks.user_id == (empty if user_id is None else user_id)
    assert ks.additional_data == (empty if additional_data is None else additional_data)
    assert (ks.type, ks.expiry, ks.master_partner_id) == (0, 7, None)


@pytest.mark.parametrize("version", [1, 2])
@given(privileges=st.text() | st.text("ab.: _,*/0"))
def test_what_a_list_will_say_is_what_the_session_says(version: int, privileges: str) -> None:
    try:
        text = generate(RING, version=version, partner_id=101, user_id="ada", type=0, expiry=7, privileges=privileges)
    except Unwritable:
        return
    assert carried(privileges, version) == crack(text, RING).privileges


@pytest.mark.parametrize("name", ["_m", "_d", "_u", "_e", "_t", ".m", ".u", "x,_m", "x:1, .d"])
def test_a_privilege_never_becomes_a_field_of_the_session(name: str) -> None:
    with pytest.raises(Unwritable) as caught:
        generate(RING, partner_id=101, user_id=None, type=0, expiry=7, privileges=f"{name}:-11")
    assert caught.value.field == "privileges"
