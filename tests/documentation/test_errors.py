"""docs/errors.md explains every error that the server can answer."""

import re
from pathlib import Path

import pytest

import keyreel.app  # noqa: F401  # declares them
from reference import declared_errors, explained_errors  # tools/reference.py

PAGE = (Path(__file__).parents[2] / "docs" / "errors.md").read_text("utf-8")


@pytest.mark.parametrize("code", declared_errors())
def test_every_error_has_a_cause_and_a_remedy(code: str) -> None:
    assert code in explained_errors(), "docs/errors.toml says nothing of it"
    assert all(text.endswith(".") for text in explained_errors()[code])
    assert f"\n## {code}\n" in PAGE


def test_nothing_else_is_explained() -> None:
    assert {*explained_errors()} == {*declared_errors()} == {*re.findall(r"^## (\w+)$", PAGE, re.MULTILINE)}
