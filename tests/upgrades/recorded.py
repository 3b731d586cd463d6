"""Recorded releases: the database of a small town as a release made it, and what it answered. See CONTRIBUTING.md."""

import gc
import io
import json
import subprocess
import tarfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import postgres
import town
from keyreel.storage import Statement, is_postgresql
from worker import workers

RELEASES = Path(__file__).parent / "releases"
_DATA, _DUMP, _NOTES = "data", "postgresql.sql", "recorded.json"


@dataclass(frozen=True, slots=True)
class Recorded:
    """A release as it was recorded.

    Attributes:
        revision: of its schema.
        questions, answers: what was asked, and answered.
        statements: the SQL that it ran, with the number of parameters.
    """

    revision: str
    questions: list[town.Question]
    answers: list[Any]
    statements: list[tuple[str, int]]


async def record(target: Path, folder: Path, database_url: str, revision: str) -> None:
    """Build a town with this release, and write it down.

    Args:
        folder: an empty one to do so in; `database_url` is an empty database.
    """
    data = folder / "data"
    async with workers(data, database_url) as [worker]:
        questions = await town.build(worker, folder)
    with tarfile.open(target, "w:xz") as archive:
        for path in sorted(data.rglob("*")):
            if path.is_file() and path.parent.name not in ("outbox", "uploads"):
                archive.add(path, f"{_DATA}/{path.relative_to(data)}", filter=_plain)
        if is_postgresql(database_url):
            _add(archive, _DUMP, dump(database_url))
        async with workers(data, database_url) as [worker]:
            answers = await town.answers(worker, questions)
        notes = {"revision": revision, "questions": questions, "answers": answers}
        _add(archive, _NOTES, json.dumps({**notes, "statements": _statements(database_url)}).encode())


def unpack(source: Path, data: Path, database_url: str) -> Recorded:
    """Put a recorded release where it can be run: into an empty folder and, where it is of PostgreSQL, database."""
    with tarfile.open(source) as archive:
        for member in archive:
            file = archive.extractfile(member)
            assert file is not None
            if member.name.startswith(f"{_DATA}/"):
                path = data / member.name.removeprefix(f"{_DATA}/")
                path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                path.write_bytes(file.read())
                path.chmod(0o600)
            elif member.name == _DUMP:
                load(database_url, file.read())
            else:
                notes = json.load(file)
    return Recorded(**{**notes, "statements": [(sql, count) for sql, count in notes["statements"]]})


def dump(database_url: str) -> bytes:
    """A PostgreSQL database as SQL that any later server takes."""
    command = [postgres.binaries() / "bin/pg_dump", "--inserts", "--no-owner", "--no-privileges", database_url]
    lines = subprocess.run(command, capture_output=True, check=True).stdout.splitlines(keepends=True)
    return b"".join(
        line for line in lines if not line.startswith((b"\\restrict", b"\\unrestrict", b"SET transaction_"))
    )


def load(database_url: str, sql: bytes) -> None:
    """Run what `dump` gave on an empty database."""
    command = [postgres.binaries() / "bin/psql", "--quiet", "--set=ON_ERROR_STOP=1", database_url]
    subprocess.run(command, input=sql, stdout=subprocess.DEVNULL, check=True)


def covers(new: Any, old: Any) -> bool:
    """Whether an answer says all that an earlier one said; a later release may say more."""
    if isinstance(old, dict):
        return isinstance(new, dict) and all(name in new and covers(new[name], value) for name, value in old.items())
    if isinstance(old, list):
        return isinstance(new, list) and len(new) == len(old) and all(map(covers, new, old))
    return new == old and type(new) is type(old)


def _statements(database_url: str) -> list[tuple[str, int]]:
    known = [each for each in gc.get_objects() if type(each) is Statement]
    compiled = [each.postgresql if is_postgresql(database_url) else each.sqlite for each in known]
    return sorted({(each.sql, len(each.names)) for each in compiled})


def _add(archive: tarfile.TarFile, name: str, content: bytes) -> None:
    member = tarfile.TarInfo(name)
    member.size = len(content)
    archive.addfile(member, io.BytesIO(content))


def _plain(member: tarfile.TarInfo) -> tarfile.TarInfo:
    member.uid = member.gid = member.mtime = 0
    member.uname = member.gname = ""
    return member
