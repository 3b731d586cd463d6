"""What an archive holds, in order: a manifest, the rows of each table some at a time, the files, and how much it was.

It is a tar file in an envelope, so that it can be written and read without knowing beforehand how large it becomes.
"""

import io
import tarfile
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, cast

import msgspec

from keyreel.transfers.envelope import Lock, Opening, Sealing
from keyreel.transfers.refusal import TransferRefused

MANIFEST, END = "manifest.json", "end.json"
ROWS, FILES, PIECES = "rows", "files", "pieces"
_STEP = 1 << 20

Tables = dict[str, int]


class Manifest(msgspec.Struct, kw_only=True):
    """What an archive is of.

    Attributes:
        version: of Keyreel; `revision` is that of the schema.
        partner_id, name: of the account.
        made_at: unix seconds: the account is as it was then.
        database: the kind that it comes from.
    """

    version: str
    revision: str
    partner_id: int
    name: str
    made_at: int
    database: str


class End(msgspec.Struct, kw_only=True):
    """How much there was.

    Attributes:
        rows: how many of each table.
        files, bytes: how many files, and how large they are together.
        missing: files that the database named and that were not there.
    """

    rows: Tables
    files: int
    bytes: int
    missing: list[str]


@dataclass(frozen=True, slots=True)
class Rows:
    """Some rows of a table."""

    table: str
    rows: list[list[Any]]


@dataclass(frozen=True, slots=True)
class File:
    """A file: which, and what reads it until the next part is asked for."""

    kind: str
    name: str
    size: int
    content: IO[bytes]


Part = Manifest | Rows | File | End


class Writer:
    """Writes an archive."""

    def __init__(self, file: IO[bytes], lock: Lock) -> None:
        self._sealing = Sealing(file, lock)
        self._tar = tarfile.TarFile.open(fileobj=cast("IO[bytes]", self._sealing), mode="w|", format=tarfile.PAX_FORMAT)
        self._number = 0

    def put(self, name: str, value: Any) -> None:
        """Write a value as JSON."""
        content = msgspec.json.encode(value)
        self._tar.addfile(_member(name, len(content)), io.BytesIO(content))

    def put_rows(self, table: str, rows: Sequence[Sequence[Any]]) -> None:
        """Write some rows of a table."""
        self._number += 1
        self.put(f"{ROWS}/{table}/{self._number}", rows)

    def put_file(self, kind: str, name: str, path: Path) -> int:
        """Write what a file holds; how many bytes.

        Raises:
            OSError: it cannot be read.
        """
        with path.open("rb") as file:
            size = path.stat().st_size
            self._tar.addfile(_member(f"{kind}/{name}", size), file)
        return size

    def close(self) -> None:
        """Write the end."""
        self._tar.close()
        self._sealing.close()


def _member(name: str, size: int) -> tarfile.TarInfo:
    member = tarfile.TarInfo(name)
    member.size = size
    return member


@contextmanager
def reading(path: Path, opening: Opening) -> Generator[Iterator[Part]]:
    """The parts of an archive, in order. Whoever asks for all of them learns that nothing is behind them.

    Raises:
        TransferRefused: it is not what an export writes.
    """
    try:
        with closing(tarfile.open(fileobj=cast("IO[bytes]", opening), mode="r|")) as tar:
            yield _parts(path, tar, opening)
    except tarfile.TarError as error:
        raise TransferRefused(f"{path} is not what an export writes") from error


def _parts(path: Path, tar: tarfile.TarFile, opening: Opening) -> Iterator[Part]:
    for member in tar:
        content = tar.extractfile(member) if member.isreg() else None
        if content is None:
            raise TransferRefused(f"{path} is not what an export writes: {member.name}")
        kind, _, name = member.name.partition("/")
        try:
            if member.name == MANIFEST:
                yield msgspec.json.decode(content.read(), type=Manifest)
            elif member.name == END:
                yield msgspec.json.decode(content.read(), type=End)
            elif kind == ROWS:
                yield Rows(name.partition("/")[0], msgspec.json.decode(content.read(), type=list[list[Any]]))
            elif kind in (FILES, PIECES):
                yield File(kind, name, member.size, content)
            else:
                raise TransferRefused(f"{path} is not what an export writes: {member.name}")
        except msgspec.MsgspecError as error:
            raise TransferRefused(f"{path} is not what an export writes: {member.name}: {error}") from error
    while padding := opening.read(_STEP):
        if padding.strip(b"\0"):
            raise TransferRefused(f"{path} is not what an export writes: something follows its end")
