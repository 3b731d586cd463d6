"""Sealing: what must be readable again (account secrets, tokens, seeds) is encrypted at rest, under a key that the
database does not hold."""

import os
import secrets
from collections.abc import Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from keyreel.storage.errors import StorageError

KEY_SIZE = 32
_NONCE_SIZE = 12
_ID_SIZE = 4
_FORMAT = b"\x01"


class SealBroken(StorageError):
    """No key opens this: it was sealed under another, for another place, or changed since."""


class KeyFileUnsafe(StorageError):
    """The file with the sealing key cannot be trusted: the message says why and what to do."""


class Sealer:
    """Seals and opens text. The first key seals, every key opens.

    Args:
        keys: 32 bytes each.
    """

    def __init__(self, keys: Sequence[bytes]) -> None:
        self._ciphers = {_key_id(key): AESGCM(key) for key in keys}
        self._first = _key_id(keys[0])

    def seal(self, plain: str, context: str) -> bytes:
        """`plain` encrypted for the place that `context` names; it opens nowhere else."""
        nonce = secrets.token_bytes(_NONCE_SIZE)
        head = _FORMAT + self._first
        return head + nonce + self._ciphers[self._first].encrypt(nonce, plain.encode(), head + context.encode())

    def open(self, sealed: bytes, context: str) -> str:
        """What was sealed for `context`.

        Raises:
            SealBroken: no key opens it.
        """
        head, rest = sealed[: 1 + _ID_SIZE], sealed[1 + _ID_SIZE :]
        cipher = self._ciphers.get(head[1:])
        if head[:1] != _FORMAT or cipher is None:
            raise SealBroken("sealed under a key that is not here")
        try:
            return cipher.decrypt(rest[:_NONCE_SIZE], rest[_NONCE_SIZE:], head + context.encode()).decode()
        except (InvalidTag, ValueError) as error:
            raise SealBroken("changed since it was sealed, or sealed for another place") from error


def _key_id(key: bytes) -> bytes:
    return sha256(b"keyreel sealing key" + key).digest()[:_ID_SIZE]


def load_or_create_key(path: Path) -> bytes:
    """The key in a file of 64 hexadecimal digits that only its owner can read; drawn and written where there is none.

    The file appears whole or not at all, whoever else draws one at the same time and whenever the power goes.

    Raises:
        KeyFileUnsafe: others can read the file, or it holds no key.
        OSError: it cannot be read or written.
    """
    if not path.exists():
        _draw(path)
    return _load(path)


def _draw(path: Path) -> None:
    draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_bytes(KEY_SIZE).hex() + "\n")
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):  # another process was faster
            os.link(draft, path)
    finally:
        draft.unlink()
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _load(path: Path) -> bytes:
    if path.stat().st_mode & 0o077:
        raise KeyFileUnsafe(f"{path} can be read by others: chmod 600 {path}")
    try:
        key = bytes.fromhex(path.read_text().strip())
    except ValueError as error:
        raise KeyFileUnsafe(f"{path} holds no key: 64 hexadecimal digits are expected") from error
    if len(key) != KEY_SIZE:
        raise KeyFileUnsafe(f"{path} holds no key: 64 hexadecimal digits are expected")
    return key
