"""Sealing: what must be readable again (account secrets, tokens, seeds) is encrypted at rest, under a key that the
database does not hold."""

import secrets
from collections.abc import Callable, Sequence
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from keyreel.storage.errors import StorageError

KEY_SIZE = 32
_NONCE_SIZE = 12
_ID_SIZE = 4
_FORMAT = b"\x01"


class SealBroken(StorageError):
    """No key opens this: it was sealed under another, for another place, or changed since."""


class Sealer:
    """Seals and opens text. The first key seals, every key opens.

    Args:
        keys: 32 bytes each.
        reload: the keys as they are now; asked where something was sealed under a key that was not there.
    """

    def __init__(self, keys: Sequence[bytes], reload: Callable[[], Sequence[bytes]] | None = None) -> None:
        self._reload = reload
        self._take(keys)

    def _take(self, keys: Sequence[bytes]) -> None:
        self._ciphers = {_key_id(key): AESGCM(key) for key in keys}
        self._first = _key_id(keys[0])

    def is_current(self, sealed: bytes) -> bool:
        """Whether this was sealed under the key that seals now."""
        return sealed[1 : 1 + _ID_SIZE] == self._first

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
        if cipher is None and self._reload is not None and head[:1] == _FORMAT:
            self._take(self._reload())
            cipher = self._ciphers.get(head[1:])
        if head[:1] != _FORMAT or cipher is None:
            raise SealBroken("sealed under a key that is not here")
        try:
            return cipher.decrypt(rest[:_NONCE_SIZE], rest[_NONCE_SIZE:], head + context.encode()).decode()
        except (InvalidTag, ValueError) as error:
            raise SealBroken("changed since it was sealed, or sealed for another place") from error


def _key_id(key: bytes) -> bytes:
    return sha256(b"keyreel sealing key" + key).digest()[:_ID_SIZE]
