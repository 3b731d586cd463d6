"""Verifying an archive before anything of it is written: that it is whole, of this schema, and what it says it is."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from keyreel.storage import head
from keyreel.transfers.archive import FILES, PIECES, End, File, Manifest, Part, Rows
from keyreel.transfers.plan import PLAN, columns_of
from keyreel.transfers.refusal import TransferRefused
from keyreel.uploads.pieces import read_place

_STEP = 1 << 20


@dataclass(slots=True)
class Contents:
    """What an archive holds.

    Attributes:
        ids: of each table whose ids are unique among all accounts.
        numbers: of each table whose rows programs know by number, and `most` is the largest.
    """

    manifest: Manifest
    end: End
    ids: dict[str, set[str]] = field(default_factory=dict)
    numbers: dict[str, set[int]] = field(default_factory=dict)

    @property
    def most(self) -> dict[str, int]:
        return {table: max(numbers) for table, numbers in self.numbers.items()}


def verify(parts: Iterator[Part]) -> Contents:
    """Read all of an archive.

    Raises:
        TransferRefused: it is not whole, or this release cannot take it.
    """
    manifest = next(parts, None)
    if not isinstance(manifest, Manifest):
        raise _damaged("it does not begin with its manifest")
    if manifest.revision != (known := head()):
        raise TransferRefused(
            f"the archive is of revision {manifest.revision} of the schema (Keyreel {manifest.version}), and this "
            f"release has {known}: bring the older installation up to date, and export anew where it was that one"
        )
    contents = Contents(manifest, End(rows=dict.fromkeys(PLAN, 0), files=0, bytes=0, missing=[]))
    counted = contents.end
    sizes: dict[str, int] = {}
    for part in parts:
        if isinstance(part, Rows):
            _note(part, contents, sizes)
        elif isinstance(part, File):
            _check_file(part, sizes, counted)
        elif isinstance(part, End):
            counted.missing = part.missing
            if part != counted or next(parts, None) is not None:
                raise _damaged("it does not hold what it says at its end")
            missing = {f"{FILES}/{name}" for name in sizes}
            if not missing.issubset(part.missing):
                raise _damaged("files are not in it")
            return contents
        else:
            raise _damaged("it has two manifests")
    raise _damaged("it has no end")


def _note(part: Rows, contents: Contents, sizes: dict[str, int]) -> None:
    if part.table not in PLAN:
        raise _damaged(f"it has a table {part.table}")
    moving, names = PLAN[part.table], [column.name for column in columns_of(part.table)]
    if any(len(row) != len(names) for row in part.rows):
        raise _damaged(f"a row of {part.table} has too many columns, or too few")
    contents.end.rows[part.table] += len(part.rows)
    if moving.text:
        at = names.index(moving.text)
        contents.ids.setdefault(part.table, set()).update(row[at] for row in part.rows)
    if moving.number:
        at = names.index(moving.number)
        contents.numbers.setdefault(part.table, set()).update(row[at] for row in part.rows)
    if part.table == "stored_file":
        sizes.update({row[names.index("name")]: row[names.index("size")] for row in part.rows})


def _check_file(part: File, sizes: dict[str, int], counted: End) -> None:
    if part.kind == FILES and sizes.pop(part.name, None) != part.size:
        raise _damaged(f"the file {part.name} is none that it names, or of another size")
    if part.kind == PIECES and read_place("1", part.name) is None:
        raise _damaged(f"the pieces {part.name} are none that it names")
    read = 0
    while piece := part.content.read(_STEP):
        read += len(piece)
    if read != part.size:
        raise _damaged(f"the file {part.name} is not whole")
    counted.files += 1
    counted.bytes += read


def _damaged(why: str) -> TransferRefused:
    return TransferRefused(f"the archive is not what an export writes: {why}")
