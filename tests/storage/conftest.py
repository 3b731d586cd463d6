"""A small database of either kind, with one table of its own."""

import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from keyreel.storage import Database, open_database

sys.path.append(str(Path(__file__).parent))

from storage_things import MIGRATION  # found through the path above


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty database, of either kind."""
    if request.param == "postgresql":
        return request.getfixturevalue("postgres_url")
    return f"sqlite:///{tmp_path / 'test.db'}"


@pytest.fixture
def versions(tmp_path: Path) -> Path:
    folder = tmp_path / "versions"
    folder.mkdir()
    (folder / "0001_thing.py").write_text(MIGRATION)
    return folder


@pytest.fixture
async def db(database_url: str, versions: Path) -> AsyncIterator[Database]:
    database = await open_database(database_url, versions=versions)
    yield database
    await database.close()
