"""Recorded requests get the recorded answers, or a listed deviation."""

import pytest
import replay


@pytest.mark.parametrize("compat", [True, False], ids=["recorded", "defaults"])
@pytest.mark.parametrize("file", replay.BUILT_SO_FAR)
async def test_rows_are_the_same_or_listed(file: str, compat: bool) -> None:
    outcome = await replay.replay(file, compat=compat)
    assert outcome.failed == []
    assert replay.stale([outcome], compat=compat) == []


def test_a_different_value_is_noticed() -> None:
    assert replay.differences({"json": {"a": [1, {"b": "x"}]}}, {"json": {"a": [1, {"b": "y"}]}})
    assert replay.differences({"json": {"a": 1}}, {"json": {}})
    assert replay.differences({"json": {}}, {"json": {"a": 1}})
    assert replay.differences({"json": [1]}, {"json": [1, 2]})
    assert replay.differences({"json": None}, {"json": 0})
    assert replay.differences({"json": True}, {"json": "1"})
    assert replay.differences({"xml": ["a", [["b", "1"], ["c", "2"]]]}, {"xml": ["a", [["c", "2"], ["b", "1"]]]})


def test_numbers_recorded_as_text_may_be_numbers() -> None:
    assert not replay.differences({"json": {"expiry": "5"}}, {"json": {"expiry": 5}})


@pytest.mark.parametrize("file", ["02_session", "03_ks", "06_multirequest", "09_deserialization"])
async def test_rows_are_the_same_on_postgresql(file: str, postgres_url: str) -> None:
    outcome = await replay.replay(file, compat=True, database_url=postgres_url)
    assert outcome.failed == []
