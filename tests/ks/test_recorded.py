"""Sessions recorded from a running server: we make the same text from the same fields, and read the same in it."""

import json
from pathlib import Path
from typing import Any

import pytest

from keyreel.ks import Keyring, Privileges, Unwritable, crack, generate

RECORDED: dict[str, Any] = json.loads(Path(__file__).with_name("recorded.json").read_text("utf-8"))
SESSIONS: list[dict[str, Any]] = RECORDED["sessions"]
INJECTED = [row for row in SESSIONS if row["version"] == 1 and ";" in row["user"] + row["privileges"]]
"""Version 1 escapes nothing, so a `;` in a value makes fields of its own. Such texts are read as the server reads
them, and never made: what is a user id to the caller would be privileges, or a master account, to the reader."""


def name(row: dict[str, Any]) -> str:
    return f"v{row['version']}-{row['user']}-{row['type']}-{row['privileges']}"


def parsed(privileges: Privileges, names: list[str]) -> dict[str, list[str]]:
    return {name: list(privileges.get(name) or ()) for name in names if name in privileges}


def make(row: dict[str, Any]) -> str:
    rand = row["read"]["rand"]
    return generate(
        Keyring([row["secret"]]),
        version=row["version"],
        partner_id=row["partner_id"],
        user_id=row["user"],
        type=row["type"],
        expiry=row["expiry"],
        privileges=row["privileges"],
        rand=rand if row["version"] == 1 else bytes.fromhex(rand),
    )


@pytest.mark.parametrize("row", [row for row in SESSIONS if row not in INJECTED], ids=name)
def test_the_same_fields_make_the_same_text(row: dict[str, Any]) -> None:
    assert make(row) == row["text"]


@pytest.mark.parametrize("row", INJECTED, ids=name)
def test_a_semicolon_is_never_written_into_version_1(row: dict[str, Any]) -> None:
    with pytest.raises(Unwritable) as caught:
        make(row)
    assert caught.value.field == ("user" if ";" in row["user"] else "privileges")
    assert "semicolon" in caught.value.detail


@pytest.mark.parametrize("row", SESSIONS, ids=name)
def test_the_text_reads_as_the_server_reads_it(row: dict[str, Any]) -> None:
    ks, read = crack(row["text"], Keyring([row["secret"]])), row["read"]
    assert (ks.version, ks.partner_id, ks.type, ks.expiry) == (
        row["version"],
        row["partner_id"],
        row["type"],
        row["expiry"],
    )
    assert (ks.user_id, ks.rand, ks.hash) == (read["user"], read["rand"], read["hash"])
    assert (ks.is_admin, ks.is_widget) == (read["is_admin"], read["is_widget"])
    assert (ks.master_partner_id, ks.additional_data) == (None, read["additional"])
    assert not read["master"]
    assert ks.privileges.text == read["privileges"]
    names = [str(privilege) for privilege in ks.privileges]
    assert len(names) == len([name for name in read["parsed"] if name])
    assert parsed(ks.privileges, list(read["parsed"])) == read["parsed"]


@pytest.mark.parametrize("row", RECORDED["partly_recorded"], ids=lambda row: f"v{row['version']}")
def test_master_account_and_additional_data(row: dict[str, Any]) -> None:
    ks = crack(row["text"], Keyring([row["secret"]]))
    read = {
        "master": str(ks.master_partner_id),
        "additional": ks.additional_data,
        "privileges": ks.privileges.text,
    }
    assert read == row["read"]
    again = generate(
        Keyring([row["secret"]]),
        version=row["version"],
        partner_id=ks.partner_id,
        user_id=ks.user_id,
        type=ks.type or 0,
        expiry=ks.expiry or 0,
        privileges=ks.privileges.text,
        master_partner_id=ks.master_partner_id,
        additional_data=ks.additional_data,
        rand=ks.rand if row["version"] == 1 else bytes.fromhex(ks.rand),
    )
    assert again == row["text"]


@pytest.mark.parametrize("row", SESSIONS, ids=name)
def test_a_later_secret_of_the_ring_verifies(row: dict[str, Any]) -> None:
    recorded = RECORDED["several_secrets"]
    ring = Keyring([row["secret"] if secret == "<secret>" else secret for secret in recorded["ring"]])
    assert recorded["reads"]
    assert crack(row["text"], ring).key_index == recorded["by"]


@pytest.mark.parametrize("row", RECORDED["privilege_lists"], ids=lambda row: row["text"])
def test_privilege_lists(row: dict[str, Any]) -> None:
    privileges = Privileges.from_text(row["text"])
    assert privileges.text == row["text"]
    assert parsed(privileges, list(row["parsed"])) == row["parsed"]
    assert ",".join(str(privilege) for privilege in privileges) == row["built"]
