"""What each earlier release made is brought up to date, and answers as it did; and that release could work on it."""

import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import asyncpg
import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

import keyreel.app  # noqa: F401  # declares every table
from keyreel.storage import floor, head, is_postgresql, metadata, migrate_database, path_of, schema_of
from keyreel.storage.sqlite import connect
from worker import workers

sys.path.append(str(Path(__file__).parent))

from recorded import RELEASES, covers, unpack  # found through the path above

from town import answers

ALL = sorted(RELEASES.glob("*.tar.xz"), key=lambda path: (path.name.split("-")[1], path.name))
NEWEST = ALL[-2:]
"""Those of the release before: the one that may run beside this one."""


def by_name(path: Path) -> str:
    return path.name.removesuffix(".tar.xz")


@pytest.fixture
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty database of the kind that the release of the test was recorded on."""
    recorded: Path = request.node.callspec.params["release"]
    if "postgresql" in recorded.name:
        return request.getfixturevalue("postgres_url")
    return f"sqlite:///{tmp_path / 'data' / 'keyreel.db'}"


def test_each_release_was_recorded_on_both_databases() -> None:
    names = [by_name(path).rpartition("-") for path in ALL]
    assert {kind for _, _, kind in names} == {"sqlite", "postgresql"}
    assert len(names) == 2 * len({release for release, _, _ in names})


@pytest.mark.parametrize("release", ALL, ids=by_name)
async def test_it_answers_as_it_did(release: Path, empty_url: str, tmp_path: Path) -> None:
    recorded = unpack(release, tmp_path / "data", empty_url)
    assert (await schema_of(empty_url)).revision == recorded.revision
    async with workers(tmp_path / "data", empty_url) as [worker]:
        found = await answers(worker, recorded.questions)
    differing = [
        (question, new, old)
        for question, new, old in zip(recorded.questions, found, recorded.answers, strict=True)
        if not covers(new, old)
    ]
    assert differing == []
    assert len(found) > 50
    assert (await schema_of(empty_url)).revision == head()


@pytest.mark.parametrize("release", ALL, ids=by_name)
async def test_it_becomes_what_a_new_database_is(release: Path, empty_url: str, tmp_path: Path) -> None:
    unpack(release, tmp_path / "data", empty_url)
    await migrate_database(empty_url)
    differences = await on(empty_url, lambda link: compare_metadata(MigrationContext.configure(link), metadata))
    assert differences == []


@pytest.mark.parametrize("release", NEWEST, ids=by_name)
async def test_it_could_work_on_what_it_becomes(release: Path, empty_url: str, tmp_path: Path) -> None:
    recorded = unpack(release, tmp_path / "data", empty_url)
    before = await on(empty_url, shape)
    await migrate_database(empty_url)
    assert missing(before, await on(empty_url, shape)) == []
    assert floor() <= recorded.revision, "a floor above the release before shuts its workers out"
    assert len(recorded.statements) > 200
    if is_postgresql(empty_url):
        link = await asyncpg.connect(empty_url)
        for sql, _ in recorded.statements:
            await link.prepare(sql)
        await link.close()
    else:
        with closing(connect(path_of(empty_url), busy_timeout=5)) as link:
            for sql, count in recorded.statements:
                link.execute(f"EXPLAIN {sql}", [None] * count)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("CREATE TABLE chapter (id INTEGER PRIMARY KEY)", []),
        ("ALTER TABLE thing ADD COLUMN more TEXT", []),
        ("ALTER TABLE thing ADD COLUMN more TEXT NOT NULL DEFAULT ''", []),
        ("CREATE INDEX thing_more ON thing (name)", []),
        ("DROP TABLE thing", ["thing is gone"]),
        ("ALTER TABLE thing DROP COLUMN name", ["thing.name is gone"]),
        ("ALTER TABLE thing RENAME COLUMN name TO title", ["thing.name is gone", "thing.title must be given"]),
        ("CREATE UNIQUE INDEX thing_name ON thing (name)", ["thing: ('name',) is unique now"]),
    ],
)
async def test_what_is_no_addition_is_noticed(tmp_path: Path, change: str, said: list[str]) -> None:
    path = tmp_path / "db"
    with closing(sqlite3.connect(path)) as link:
        link.execute("CREATE TABLE thing (id INTEGER PRIMARY KEY, name TEXT NOT NULL)")
        before = await on(str(path), shape)
        link.execute(change)
    assert missing(before, await on(str(path), shape)) == said


Shape = dict[str, tuple[dict[str, tuple[str, bool]], set[tuple[str, ...]]]]


def shape(link: sa.Connection) -> Shape:
    """The tables: their columns, each with its type and whether an insert must give it, and what is unique."""
    look = sa.inspect(link)
    return {
        table: (
            {
                column["name"]: (str(column["type"]), not column["nullable"] and column["default"] is None)
                for column in look.get_columns(table)
            },
            {tuple(map(str, each["column_names"])) for each in look.get_indexes(table) if each["unique"]},
        )
        for table in look.get_table_names()
    }


def missing(before: Shape, after: Shape) -> list[str]:
    """What a program that knows the tables as they were before would stumble over."""
    found: list[str] = []
    for table, (columns, unique) in before.items():
        if table not in after:
            found.append(f"{table} is gone")
            continue
        now, now_unique = after[table]
        found += [f"{table}.{name} is gone" for name in columns if name not in now]
        same = [name for name in columns if name in now]
        found += [f"{table}.{name} is of another type" for name in same if now[name][0] != columns[name][0]]
        found += [
            f"{table}.{name} must be given" for name, (_, needed) in now.items() if needed and name not in columns
        ]
        found += [f"{table}: {each} is unique now" for each in sorted(now_unique - unique)]
    return found


async def on(database_url: str, look: Any) -> Any:
    """What `look` finds on a connection to a database."""
    from sqlalchemy.ext.asyncio import create_async_engine

    if not is_postgresql(database_url):
        engine = sa.create_engine(f"sqlite:///{path_of(database_url)}")
        with engine.connect() as link:
            found = look(link)
        engine.dispose()
        return found
    engine = create_async_engine(database_url.replace("postgresql://", "postgresql+asyncpg://"))
    async with engine.connect() as link:
        found = await link.run_sync(look)
    await engine.dispose()
    return found
