"""Sealing: what must be readable again (account secrets, tokens, seeds) is encrypted at rest, under a key that the
database does not hold. The same key marks what the server says, so that it knows its own word again."""

import hmac
import secrets
import time
from collections.abc import Callable, Sequence
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from keyreel.storage.errors import StorageError

KEY_SIZE = 32
_NONCE_SIZE = 12
_ID_SIZE = 4
_FORMAT = b"\x01"
PATIENCE = 10.0
"""Seconds for which a key that is nowhere is not looked for again: looking may take a command."""


class SealBroken(StorageError):
    """No key opens this: it was sealed under another, for another place, or changed since."""


class Sealer:
    """Seals and opens text. The first key seals, every key opens. Threads may share one.

    Args:
        keys: 32 bytes each.
        reload: the keys as they are now; asked where something was sealed under a key that was not there.
        changed: whether they are others than when they were asked for; asked before something is sealed, because a key
            that was taken out of its place would open it never again.
    """

    def __init__(
        self,
        keys: Sequence[bytes],
        reload: Callable[[], Sequence[bytes]] | None = None,
        changed: Callable[[], bool] = lambda: False,
    ) -> None:
        self._reload = reload
        self._changed = changed
        self._missed: dict[bytes, float] = {}
        self._ring = _Ring(keys)

    def is_current(self, sealed: bytes) -> bool:
        """Whether this was sealed under the key that seals now."""
        return sealed[1 : 1 + _ID_SIZE] == self._ring.first

    def seal(self, plain: str, context: str) -> bytes:
        """`plain` encrypted for the place that `context` names; it opens nowhere else.

        Raises:
            StorageError, OSError: the keys changed, and cannot be had.
        """
        if self._reload is not None and self._changed():
            self._ring = _Ring(self._reload())
        ring = self._ring
        nonce = secrets.token_bytes(_NONCE_SIZE)
        head = _FORMAT + ring.first
        return head + nonce + ring.ciphers[ring.first].encrypt(nonce, plain.encode(), head + context.encode())

    def open(self, sealed: bytes, context: str) -> str:
        """What was sealed for `context`.

        Raises:
            SealBroken: no key opens it.
        """
        head, rest = sealed[: 1 + _ID_SIZE], sealed[1 + _ID_SIZE :]
        cipher = self._cipher(head[1:]) if head[:1] == _FORMAT else None
        if cipher is None:
            raise SealBroken("sealed under a key that is not here")
        try:
            return cipher.decrypt(rest[:_NONCE_SIZE], rest[_NONCE_SIZE:], head + context.encode()).decode()
        except (InvalidTag, ValueError) as error:
            raise SealBroken("changed since it was sealed, or sealed for another place") from error

    def mark(self, text: str) -> str:
        """What nobody else can make of `text`: 32 hexadecimal digits.

        Raises:
            StorageError, OSError: the keys changed, and cannot be had.
        """
        if self._reload is not None and self._changed():
            self._ring = _Ring(self._reload())
        return _mark(self._ring.keys[0], text)

    def is_marked(self, text: str, mark: str) -> bool:
        """Whether `mark` was made of `text`, under any of the keys."""
        if self._reload is not None and self._changed():
            self._ring = _Ring(self._reload())
        given = mark.encode("utf-8", "surrogatepass")
        return any(hmac.compare_digest(_mark(key, text).encode(), given) for key in self._ring.keys)

    def _cipher(self, key_id: bytes) -> AESGCM | None:
        cipher = self._ring.ciphers.get(key_id)
        if cipher is not None or self._reload is None:
            return cipher
        now = time.monotonic()
        if now - self._missed.get(key_id, -PATIENCE) < PATIENCE:
            return None
        self._ring = ring = _Ring(self._reload())
        cipher = ring.ciphers.get(key_id)
        if cipher is None:
            self._missed[key_id] = now
        return cipher


class _Ring:
    """Keys that belong together."""

    def __init__(self, keys: Sequence[bytes]) -> None:
        self.keys = tuple(keys)
        self.ciphers = {key_id(key): AESGCM(key) for key in keys}
        self.first = key_id(keys[0])


def key_id(key: bytes) -> bytes:
    """What tells a key from others, and does not tell the key."""
    return sha256(b"keyreel sealing key" + key).digest()[:_ID_SIZE]


def _mark(key: bytes, text: str) -> str:
    return hmac.digest(key, b"keyreel mark" + text.encode("utf-8", "surrogatepass"), sha256).hex()[:32]
