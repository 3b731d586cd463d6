"""The stores that files lie in, for tests that are about both."""

from itertools import count
from typing import Any

import pytest

import s3

_numbers = count(1)
STORES = ["disk", pytest.param("s3", marks=pytest.mark.xdist_group("s3"))]
"""The parameters of fixtures that keep files on each kind of store."""


def store_settings(request: pytest.FixtureRequest) -> dict[str, Any]:
    """The settings of a server that keeps its files on an empty store of the kind that a fixture's parameter names."""
    if request.param == "disk":
        return {}
    return s3.settings(request.getfixturevalue("s3_server"), f"tests/{next(_numbers)}")
