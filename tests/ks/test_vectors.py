"""The published vectors hold, are what their generator writes, and cover what they promise."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from keyreel import ks as library
from keyreel.ks import KS, Keyring, KsError, Privileges, crack
from keyreel.ks.privileges import Unknown

ROOT = Path(__file__).parents[2]
PUBLISHED = (ROOT / "docs" / "protocol" / "ks-vectors.json").read_text("utf-8")
DOCUMENT: dict[str, Any] = json.loads(PUBLISHED)


def name(case: dict[str, Any]) -> str:
    return f"{case['id']}-{case['comment']}"


def values(privileges: Privileges) -> dict[str, list[str]]:
    return {(p.called if isinstance(p, Unknown) else p.name): list(p.values) for p in privileges}


def read(case: dict[str, Any]) -> KS:
    ks = crack(case["text"], Keyring(case["secrets"]))
    if use := case.get("use"):
        ks.check(use["now"], use["ip"], use["uri"])
    return ks


@pytest.mark.parametrize("case", [case for case in DOCUMENT["cases"] if case["result"] == "valid"], ids=name)
def test_valid(case: dict[str, Any]) -> None:
    ks, fields = read(case), dict(case["fields"])
    assert values(ks.privileges) == fields.pop("values")
    assert ks.privileges.text == fields.pop("privileges")
    assert {field: getattr(ks, field) for field in fields} == fields


@pytest.mark.parametrize("case", [case for case in DOCUMENT["cases"] if case["result"] == "invalid"], ids=name)
def test_invalid(case: dict[str, Any]) -> None:
    with pytest.raises(KsError) as caught:
        read(case)
    assert type(caught.value) is getattr(library, case["error"])
    assert caught.value.reason == case["reason"]


@pytest.fixture(scope="module")
def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("ks_vectors", ROOT / "tools" / "ks_vectors.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_file_is_what_its_generator_writes(generator: ModuleType) -> None:
    assert generator.document() == PUBLISHED == generator.document()


def test_every_flag_is_explained_and_used() -> None:
    used = {flag for case in DOCUMENT["cases"] for flag in case["flags"]}
    assert used == set(DOCUMENT["flags"])


def test_ids_count() -> None:
    assert [case["id"] for case in DOCUMENT["cases"]] == list(range(1, len(DOCUMENT["cases"]) + 1))
