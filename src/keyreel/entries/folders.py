"""Folders of the server that the operator opens to accounts. See docs/protocol/entries.md, "Resources"."""

import shutil
from collections.abc import Sequence
from pathlib import Path

from keyreel.gate.roles import PropertyKey

_USE: frozenset[PropertyKey] = frozenset({("KalturaServerFileResource", "localFilePath", "all")})


class Folders:
    """Which files of the server accounts may take.

    Args:
        opened: folders, each with the account that it is opened to; `None` is every account.
    """

    def __init__(self, opened: Sequence[tuple[int | None, Path]]) -> None:
        self._opened = tuple(opened)

    def lent(self, partner_id: int) -> frozenset[PropertyKey]:
        """The uses of properties that an account gets by having a folder."""
        return _USE if any(account in (None, partner_id) for account, _ in self._opened) else frozenset()

    def find(self, partner_id: int, path: str) -> Path:
        """A file that an account may take, behind every link.

        Raises:
            LookupError: it may take no such file.
        """
        try:
            found = Path(path).resolve(strict=True)
            for account, folder in self._opened:
                if account in (None, partner_id) and found.is_relative_to(folder.resolve()) and found.is_file():
                    return found
        except (OSError, ValueError, RuntimeError) as error:
            raise LookupError(path) from error
        raise LookupError(path)


def copy_file(source: Path, target: Path) -> None:
    """Copy a file: what becomes of the first one later does not change the other.

    Raises:
        OSError
    """
    shutil.copyfile(source, target)
