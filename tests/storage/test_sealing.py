"""Sealed text opens for its place and with its key, and not otherwise."""

import random
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from keyreel.app import create_app
from keyreel.settings import Settings
from keyreel.storage import (
    KeyFileUnsafe,
    SealBroken,
    Sealer,
    draw_key,
    keys_from_command,
    load_or_create_keys,
    metadata,
    parse_keys,
    read_keys,
    sealer_of_file,
    sealing,
    sealing_keys,
    write_keys,
)
from keyreel.wiring.sealed import SEALED

OLD, NEW = b"o" * 32, b"n" * 32


@given(st.text(), st.text())
def test_round_trip(plain: str, context: str) -> None:
    try:
        (plain + context).encode()
    except UnicodeEncodeError:
        return
    sealer = Sealer([OLD])
    sealed = sealer.seal(plain, context)
    assert sealer.open(sealed, context) == plain
    assert sealer.seal(plain, context) != sealed


def test_it_opens_nowhere_else() -> None:
    sealed = Sealer([OLD]).seal("secret", "partner/101")
    with pytest.raises(SealBroken):
        Sealer([OLD]).open(sealed, "partner/102")


def test_every_changed_byte_is_noticed() -> None:
    sealed = Sealer([OLD]).seal("secret", "here")
    for at in range(len(sealed)):
        changed = bytes([*sealed[:at], sealed[at] ^ 1, *sealed[at + 1 :]])
        with pytest.raises(SealBroken):
            Sealer([OLD]).open(changed, "here")
    for size in range(len(sealed)):
        with pytest.raises(SealBroken):
            Sealer([OLD]).open(sealed[:size], "here")


def test_keys_can_be_changed() -> None:
    before = Sealer([OLD]).seal("secret", "here")
    both = Sealer([NEW, OLD])
    assert both.open(before, "here") == "secret"
    after = both.seal("secret", "here")
    assert Sealer([NEW]).open(after, "here") == "secret"
    with pytest.raises(SealBroken):
        Sealer([NEW]).open(before, "here")


def test_the_key_file_is_its_owners(tmp_path: Path) -> None:
    path = tmp_path / "key"
    [key] = load_or_create_keys(path)
    assert path.stat().st_mode & 0o777 == 0o600
    assert load_or_create_keys(path) == [key]
    path.chmod(0o644)
    with pytest.raises(KeyFileUnsafe, match="chmod 600"):
        load_or_create_keys(path)
    path.chmod(0o600)
    for text in ("nonsense", "ab" * 31, ""):
        path.write_text(text)
        with pytest.raises(KeyFileUnsafe):
            load_or_create_keys(path)


def test_a_sealer_learns_of_a_new_key() -> None:
    keys = [OLD]
    sealer = Sealer(keys, lambda: keys)
    before = sealer.seal("secret", "here")
    keys = [NEW, OLD]
    after = Sealer([NEW]).seal("secret", "here")
    assert sealer.open(after, "here") == "secret"
    assert sealer.open(before, "here") == "secret"
    assert sealer.is_current(sealer.seal("other", "here"))
    assert sealer.is_current(after)
    assert not sealer.is_current(before)


def test_keys_are_read_from_texts_and_commands(tmp_path: Path) -> None:
    text = f"{NEW.hex()}, {OLD.hex()}\n"
    assert parse_keys(text, "here") == [NEW, OLD]
    script = tmp_path / "vault"
    script.write_text(f"#!/bin/sh\necho {NEW.hex()}\n")
    script.chmod(0o700)
    assert keys_from_command(str(script)) == [NEW]
    for wrong in ("", "zz", NEW.hex()[:-2], f"{NEW.hex()} x"):
        with pytest.raises(KeyFileUnsafe, match="here holds no key"):
            parse_keys(wrong, "here")
    for command in (str(tmp_path / "missing"), "false", "echo nothing"):
        with pytest.raises(KeyFileUnsafe) as told:
            keys_from_command(command)
        assert NEW.hex() not in str(told.value)


def test_a_file_of_keys_is_changed_whole(tmp_path: Path) -> None:
    path = tmp_path / "key"
    [first] = load_or_create_keys(path)
    write_keys(path, [NEW, first])
    assert load_or_create_keys(path) == [NEW, first]
    assert path.stat().st_mode & 0o777 == 0o600
    assert [found.name for found in tmp_path.iterdir()] == ["key"]


def test_a_sealer_whose_keys_changed_seals_under_the_new_one(tmp_path: Path) -> None:
    """Otherwise a worker that has opened nothing since would go on with a key that is about to be dropped."""
    path = tmp_path / "key"
    write_keys(path, [OLD])
    sealer = sealer_of_file(path)
    write_keys(path, [NEW, OLD])
    sealed = sealer.seal("secret", "here")
    assert Sealer([NEW]).open(sealed, "here") == "secret"


def test_keys_that_change_while_they_are_read_are_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "key"

    def read(path: Path) -> list[bytes]:
        found = read_keys(path)
        write_keys(path, [draw_key(), *found])
        return found

    monkeypatch.setattr(sealing_keys, "read_keys", read)
    sealer = sealer_of_file(path)
    monkeypatch.undo()
    sealed = sealer.seal("secret", "here")
    assert Sealer(read_keys(path)[:1]).open(sealed, "here") == "secret"


def test_keys_that_are_away_are_not_drawn_anew(tmp_path: Path) -> None:
    path = tmp_path / "key"
    sealer = sealer_of_file(path)
    sealed = sealer.seal("secret", "here")
    path.unlink()
    with pytest.raises(KeyFileUnsafe, match="cannot be read"):
        sealer.open(Sealer([NEW]).seal("of another key", "here"), "here")
    assert not path.exists()
    assert sealer.open(sealed, "here") == "secret"


def test_what_no_key_opens_does_not_ask_for_the_keys_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "PATIENCE", 3600.0)
    asked: list[int] = []

    def reload() -> list[bytes]:
        asked.append(1)
        return [OLD]

    sealer = Sealer([OLD], reload)
    for _ in range(5):
        with pytest.raises(SealBroken):
            sealer.open(Sealer([NEW]).seal("secret", "here"), "here")
    assert len(asked) == 1


def test_keys_change_while_others_seal() -> None:
    """A key that is dropped while another thread seals."""
    sealers = ([OLD], [NEW])
    sealer = Sealer([OLD], changed=lambda: True, reload=lambda: random.choice(sealers))
    with ThreadPoolExecutor(4) as pool:
        for sealed in pool.map(lambda _: [sealer.seal("secret", "here") for _ in range(300)], range(4)):
            assert all(Sealer([OLD, NEW]).open(item, "here") == "secret" for item in sealed)


def test_a_command_that_is_none_is_said_so() -> None:
    for command in ("  ", "echo 'open"):
        with pytest.raises(KeyFileUnsafe):
            keys_from_command(command)


def test_every_sealed_column_is_known(tmp_path: Path) -> None:
    """Whatever holds bytes is sealed, and sealed anew by `keyreel reseal`."""
    create_app(Settings(data_dir=tmp_path))
    columns = (column for table in metadata.sorted_tables for column in table.columns)
    assert {item.column for item in SEALED} == {found for found in columns if isinstance(found.type, sa.LargeBinary)}
