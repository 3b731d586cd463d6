"""What docs/client.md names is there; tests/documentation runs its examples."""

import re
from pathlib import Path

import pytest

PAGE = (Path(__file__).parents[2] / "docs" / "client.md").read_text()


@pytest.mark.parametrize("name", re.findall(r"`(?:Session|client|batch)\.(\w+)", PAGE))
def test_what_the_page_names_is_there(name: str) -> None:
    from keyreel.client import Client, Session
    from keyreel.client.api import Batch

    assert any(hasattr(model, name) for model in (Client, Session, Batch)) or name == "results"
