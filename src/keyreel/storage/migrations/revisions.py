"""Revisions: what a schema is called, and which programs work on it.

Files are named `0001_what_it_does.py`, and the number is the revision. A migration only adds, so that the release
before works on with what it knows; one that does not says in `floor` which is the earliest revision whose release still
does. See docs/upgrading.md.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

from keyreel.storage.errors import Newer
from keyreel.storage.statements import metadata

if TYPE_CHECKING:
    from alembic.script import ScriptDirectory

VERSIONS = Path(__file__).parent / "versions"

schema_floor = sa.Table("schema_floor", metadata, sa.Column("revision", sa.String(32), primary_key=True))
"""One row: the earliest revision whose release works on this schema."""


@dataclass(frozen=True, slots=True)
class Schema:
    """What a database says of its schema; both null where it is empty.

    Attributes:
        revision: what it was brought to.
        floor: the earliest revision whose release works on it.
    """

    revision: str | None
    floor: str | None = None


def head(versions: Path = VERSIONS) -> str:
    """The latest revision."""
    return max(file.stem.partition("_")[0] for file in versions.glob("[0-9]*.py"))


def title(revision: str, versions: Path = VERSIONS) -> str:
    """A revision as people read it: its number, and what it does."""
    file = next(versions.glob(f"{revision}_*.py"), None)
    return f"{revision} ({file.stem.partition('_')[2].replace('_', ' ')})" if file else revision


def scripts(versions: Path = VERSIONS) -> "ScriptDirectory":
    """The migrations in a folder."""
    from alembic.script import ScriptDirectory  # what a start that migrates nothing need not wait for

    return ScriptDirectory(str(VERSIONS.parent), version_locations=[str(versions)])


def floor(versions: Path = VERSIONS) -> str:
    """The earliest revision whose release works on the latest schema."""
    first = min(file.stem.partition("_")[0] for file in versions.glob("[0-9]*.py"))
    return max(getattr(each.module, "floor", first) for each in scripts(versions).walk_revisions())


def is_current(found: Schema, versions: Path = VERSIONS) -> bool:
    """Whether this release works on a database as it is.

    Raises:
        Newer: a later release made it, and this one does not work on it.
    """
    known = head(versions)
    if found.revision is not None and found.revision > known:
        if found.floor is None or found.floor > known:
            raise Newer(found.revision, known)
        return True
    return found.revision == known
