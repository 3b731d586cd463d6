"""Whatever is pasted is looked at: nothing raises, nothing tells a secret, and the verdict is the server's."""

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keyreel.accounts.secrets import Secrets
from keyreel.accounts.signers import find_signer
from keyreel.cli.ks_look import Inspection, as_lines, as_values, look, look_alone
from keyreel.cli.ks_revoke import RevocationRefused, end_account, end_group, end_session, end_token, end_user
from keyreel.cli.ks_text import LONGEST, find_sessions
from keyreel.gate.epochs import stamp
from keyreel.ks import Keyring, generate
from keyreel.parts import Parts
from worker import NOW, SECRET, Worker, workers

ACCOUNT = 4711
AT = int(NOW)
RING = Keyring([SECRET])
texts = st.text(max_size=60) | st.binary(max_size=60).map(lambda raw: raw.decode("utf-8", "replace"))
names = st.sampled_from(
    ["edit", "sview", "*", "all", "sessionid", "iprestrict", "urirestrict", "actionslimit", "setrole"]
)
values = st.text(st.characters(exclude_characters=";,\0", min_codepoint=32, max_codepoint=0x2FFF), max_size=12)
privileges = st.lists(
    st.builds("{}:{}".format, names | values.filter(lambda name: "_" not in name), values), max_size=4
)


@st.composite
def sessions(draw: st.DrawFn) -> str:
    version = draw(st.sampled_from([1, 2]))
    clean = values.map(lambda text: "".join(sign for sign in text if sign.isprintable()))
    said = draw(privileges)
    if version == 1:
        said = ["".join(sign for sign in item if sign.isprintable()) for item in said]
    return generate(
        draw(st.sampled_from([RING, RING, Keyring(["another"])])),
        partner_id=draw(st.sampled_from([ACCOUNT, ACCOUNT, 0, -1, 999])),
        user_id=draw(clean | st.none()),
        type=draw(st.integers(-1, 10**9)),
        expiry=draw(st.integers(-(10**17), 10**17) | st.integers(AT - 5, AT + 10**6)),
        privileges=",".join(item for item in said if not item.lstrip(" ").startswith((".", " "))),
        additional_data=draw(st.none() | clean | st.sampled_from(["l0", "L1", "l", "lx", "note"])),
        version=version,
    )


@st.composite
def pastes(draw: st.DrawFn) -> str:
    """Anything: sessions, damaged ones, and what may be around them."""
    around = st.sampled_from(["ks=", '"ks":"', '"', "&", "<ks>", "</ks>", "/ks/", "%22", "\n", " ", "ks%3D", "="])
    pieces = draw(st.lists(sessions() | texts | around | st.just("djJ8NDcxMXw="), max_size=5))
    text = "".join(pieces)
    return text[draw(st.integers(0, 3)) : draw(st.integers(1, 10**4))]


def check(found: Inspection, text: str) -> None:
    printed, values = "\n".join(as_lines(found)), json.dumps(as_values(found))
    assert SECRET not in printed + values
    assert len(text) < 50 or text not in printed + values
    assert all(sign.isprintable() or sign == "\n" for sign in printed)
    assert printed.startswith("accepted\n") is (found.refusal is None)
    assert found.refusal is not None or found.ks is not None


@settings(max_examples=150)
@given(pastes())
def test_without_a_server_anything_can_be_looked_at(text: str) -> None:
    for one in find_sessions(text):
        check(look_alone(one, SECRET, now=NOW), one)
        check(look_alone(one, SECRET, now=NOW, ip="192.0.2.1", uri="/"), one)


def test_with_a_server_anything_can_be_looked_at(tmp_path: Path) -> None:
    with asyncio.Runner() as runner:
        context = workers(tmp_path, "")
        (worker,) = runner.run(context.__aenter__())
        runner.run(worker.open_account(ACCOUNT))

        @settings(max_examples=100)
        @given(pastes())
        def judged(text: str) -> None:
            for one in find_sessions(text):
                found = runner.run(look(parts(worker), one, now=NOW))
                check(found, one)
                assert (found.signer is None) is (found.ks is None)

        try:
            judged()
        finally:
            runner.run(context.__aexit__(None, None, None))


@pytest.mark.parametrize("piece", ["ks=", '"ks": "', "/ks/", "%25", "<ks>", "djJ8NDcxMXw= ", "A" * 17 + "/", 'ks" : '])
def test_long_texts_are_looked_through_quickly(piece: str) -> None:
    assert len(find_sessions((piece * LONGEST)[:LONGEST])) == 1


@pytest.fixture
async def worker(database_url: str, tmp_path: Path) -> AsyncIterator[Worker]:
    async with workers(tmp_path, database_url) as (one,):
        await one.open_account(ACCOUNT, secret="6" * 32)
        await one.ask("user", "add", ks=one.ks(ACCOUNT), user={"id": "ada", "email": "ada@example.org"})
        blocked = {"id": "eve", "email": "eve@example.org", "status": 0}
        await one.ask("user", "add", ks=one.ks(ACCOUNT), user=blocked)
        yield one


async def test_the_verdict_is_the_servers(worker: Worker) -> None:
    """A call that every session may make is refused exactly where `inspect` says so, with the same code."""
    epoch = await worker.epoch(ACCOUNT, "ada")
    cases = [
        ("ada", "", AT + 9, None),
        ("ada", "", AT, None),
        ("ada", "sessionid:over", AT + 9, None),
        ("eve", "", AT + 9, None),
        ("ada", "", AT + 9, stamp(epoch)),
        ("ada", "", AT + 9, stamp(epoch + 1)),
        ("ada", "", AT + 9, "l"),
        ("", "setrole:no such role", AT + 9, None),
        ("ada", "actionslimit:many", AT + 9, None),
        ("ada", "actionslimit:1", AT + 9, None),
        ("ada", "iprestrict", AT + 9, None),
    ]
    await end_group(parts(worker), ACCOUNT, "over", NOW)
    outcomes: set[str | None] = set()
    for version in (1, 2):
        for user, said, expiry, data in cases:
            ks = generate(
                RING,
                partner_id=ACCOUNT,
                user_id=user,
                type=0,
                expiry=expiry,
                privileges=said,
                additional_data=data,
                version=version,
            )
            for _ in range(2):
                found = await look(parts(worker), ks, now=NOW)
                code = await worker.code("user", "get", ks=ks)
                told = found.refusal and found.refusal.error
                assert told == (None if code == "INVALID_USER_ID" else code), (user, said, data)
                outcomes.add(told)
    assert outcomes >= {None, "INVALID_KS", "USER_BLOCKED", "INVALID_ACTIONS_LIMIT", "INVALID_OBJECT_ID"}


def parts(worker: Worker) -> Parts:
    assert worker.app.parts is not None
    return worker.app.parts


async def test_the_secret_that_signed_is_found_whatever_became_of_it(worker: Worker) -> None:
    inner = parts(worker)
    secrets = Secrets(inner.db, inner.sealer)
    old = worker.ks(ACCOUNT)
    made, text = await secrets.rotate(ACCOUNT, "admin", AT, grace=60)
    for ks, place, primary in ((old, 2, False), (_signed(text), 1, True)):
        signer = await find_signer(inner.db, inner.sealer, ACCOUNT, ks)
        assert signer is not None
        assert (signer.place, signer.secret.is_primary) == (place, primary)
    assert "works until" in "\n".join(as_lines(await look(inner, old, now=NOW)))
    late = await look(inner, old, now=NOW + 60)
    assert (late.refusal is not None, late.refusal and late.refusal.check) == (True, "key")
    await secrets.rotate(ACCOUNT, "admin", AT, grace=0)
    gone = await look(inner, _signed(text), now=NOW)
    assert gone.refusal is not None
    assert f"admin secret {made.id} did, which is disabled" in gone.refusal.text
    by_user = await look(inner, _signed("6" * 32), now=NOW)
    assert by_user.refusal is not None
    assert "user secrets sign no sessions" in by_user.refusal.text
    assert await find_signer(inner.db, inner.sealer, ACCOUNT, _signed("elsewhere")) is None
    assert await find_signer(inner.db, inner.sealer, 999, old) is None


def _signed(secret: str) -> str:
    return generate(Keyring([secret]), partner_id=ACCOUNT, user_id="ada", type=2, expiry=AT + 10**6)


async def test_both_databases_end_sessions(worker: Worker) -> None:
    inner = parts(worker)
    mark = stamp(await worker.epoch(ACCOUNT, "ada"))
    login = generate(
        RING, partner_id=ACCOUNT, user_id="ada", type=2, expiry=AT + 99, additional_data=mark, privileges="all:*"
    )
    one, member, rest = worker.ks(ACCOUNT, "b"), worker.ks(ACCOUNT, privileges="sessionid:g"), worker.ks(ACCOUNT)
    ended = [
        (one, lambda: end_session(inner, one, NOW)),
        (member, lambda: end_group(inner, ACCOUNT, "g", NOW)),
        (login, lambda: end_user(inner, ACCOUNT, "ADA")),
        (rest, lambda: end_account(inner, ACCOUNT, NOW)),
    ]
    for ks, end in ended:
        assert await worker.code("session", "get", ks=ks) is None
        await end()
        assert await worker.code("session", "get", ks=ks) == "INVALID_KS"
    for refused in (
        end_session(inner, one, NOW),
        end_group(inner, 999, "g", NOW),
        end_group(inner, ACCOUNT, "", NOW),
        end_user(inner, ACCOUNT, "nobody"),
        end_token(inner, ACCOUNT, "0_nothere", NOW),
        end_account(inner, 999, NOW),
    ):
        with pytest.raises(RevocationRefused):
            await refused
