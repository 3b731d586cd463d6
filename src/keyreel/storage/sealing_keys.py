"""Where sealing keys come from: a file, a setting, or what a command prints.

Each holds one key or more, 64 hexadecimal digits each: the first seals, every one opens. So a key is changed by putting
a new one first, sealing everything anew, and dropping the old one.
"""

import os
import secrets
import shlex
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from keyreel.storage.errors import StorageError
from keyreel.storage.sealing import KEY_SIZE, Sealer

PATIENCE = 30
"""Seconds that a command may take."""


class KeyFileUnsafe(StorageError):
    """The sealing keys cannot be had or trusted: the message says why and what to do, and nothing of the keys."""


def draw_key() -> bytes:
    """A new key from the system's generator."""
    return secrets.token_bytes(KEY_SIZE)


def parse_keys(text: str, where: str) -> list[bytes]:
    """The keys in a text, separated by commas or white space.

    Raises:
        KeyFileUnsafe: it holds none, or something else.
    """
    try:
        keys = [bytes.fromhex(part) for part in text.replace(",", " ").split()]
    except ValueError as error:
        raise KeyFileUnsafe(f"{where} holds no key: 64 hexadecimal digits are expected") from error
    if not keys or any(len(key) != KEY_SIZE for key in keys):
        raise KeyFileUnsafe(f"{where} holds no key: 64 hexadecimal digits are expected")
    return keys


def keys_from_command(command: str) -> list[bytes]:
    """The keys that a command prints; it is run without a shell.

    Raises:
        KeyFileUnsafe: it fails, or prints none.
    """
    try:
        words = shlex.split(command)
    except ValueError as error:
        raise KeyFileUnsafe("the sealing key's command has a quote that does not end") from error
    if not words:
        raise KeyFileUnsafe("the sealing key's command is blank")
    try:
        done = subprocess.run(  # noqa: S603  # the operator's own
            words, capture_output=True, text=True, errors="replace", timeout=PATIENCE, check=True
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise KeyFileUnsafe(f"the sealing key's command failed: {type(error).__name__}") from error
    return parse_keys(done.stdout, f"what {words[0]} prints")


def load_or_create_keys(path: Path) -> list[bytes]:
    """The keys in a file that only its owner can read; one is drawn and written where there is none.

    The file appears whole or not at all, whoever else draws one at the same time and whenever the power goes.

    Raises:
        KeyFileUnsafe: others can read the file, or it holds no key.
        OSError: it cannot be read or written.
    """
    if not path.exists():
        _write(path, [draw_key()], replace=False)
    return read_keys(path)


def read_keys(path: Path) -> list[bytes]:
    """The keys in a file that only its owner can read.

    Raises:
        KeyFileUnsafe: others can read the file, or it holds no key.
        OSError: it cannot be read.
    """
    if path.stat().st_mode & 0o077:
        raise KeyFileUnsafe(f"{path} can be read by others: chmod 600 {path}")
    return parse_keys(path.read_text(errors="replace"), str(path))


def sealer_of_file(path: Path) -> Sealer:
    """A sealer with the keys in a file, which are read again once the file is another one. One that is away by then is
    not made anew: what was sealed would open never again.

    Raises:
        KeyFileUnsafe, OSError: they cannot be had or trusted.
    """
    seen: list[tuple[int, int, int]] = []

    def state() -> tuple[int, int, int]:
        found = path.stat()
        return found.st_ino, found.st_mtime_ns, found.st_size

    def load() -> list[bytes]:
        try:
            before = state()  # a file that comes while this one is read is another one still
            keys = read_keys(path)
        except OSError as error:
            raise KeyFileUnsafe(f"{path} cannot be read: {error.strerror}") from error
        seen[:] = [before]
        return keys

    load_or_create_keys(path)
    return Sealer(load(), load, lambda: seen != [state()])


def write_keys(path: Path, keys: Sequence[bytes]) -> None:
    """Put these keys into a file, whole or not at all.

    Raises:
        OSError: it cannot be written.
    """
    _write(path, keys, replace=True)


def _write(path: Path, keys: Sequence[bytes], *, replace: bool) -> None:
    draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w") as file:
            file.write("".join(f"{key.hex()}\n" for key in keys))
            file.flush()
            os.fsync(file.fileno())
        if replace:
            os.replace(draft, path)
        else:
            with suppress(FileExistsError):  # another process was faster
                os.link(draft, path)
    finally:
        draft.unlink(missing_ok=True)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
