"""Keyrings: the admin secrets of an account, in order. The first signs, every one verifies."""

from collections.abc import Callable, Iterable
from functools import cache
from hashlib import sha1
from typing import Protocol

from keyreel.ks.errors import Unwritable
from keyreel.ks.fields import require_text


class _Aes(Protocol):
    def encrypt(self, plain: bytes) -> bytes: ...

    def decrypt(self, sealed: bytes) -> bytes: ...


@cache
def _aes() -> Callable[[bytes], _Aes]:
    """The compiled one where it is installed."""
    try:
        from keyreel.ks.aes_compiled import Aes
    except ModuleNotFoundError:
        from keyreel.ks.aes import Aes
    return Aes


class Key:
    """One secret, with what is derived from it made once."""

    __slots__ = ("_aes", "secret")

    def __init__(self, secret: str) -> None:
        require_text("keyring", secret)
        if not secret:
            raise Unwritable("keyring", "an empty secret")
        self.secret = secret.encode("utf-8", "surrogatepass")
        self._aes = _aes()(sha1(self.secret, usedforsecurity=False).digest()[:16])

    def decrypt(self, sealed: bytes) -> bytes:
        """AES-128-CBC with a zero IV, without unpadding. `sealed` is whole blocks."""
        return self._aes.decrypt(sealed)

    def encrypt(self, plain: bytes) -> bytes:
        """AES-128-CBC with a zero IV, padded with zero bytes to whole blocks."""
        return self._aes.encrypt(plain + bytes(-len(plain) % 16))

    def __repr__(self) -> str:
        return "<Key>"


class Keyring:
    """An ordered list of secrets. An empty ring verifies nothing, at the price of a ring that does not fit.

    Threads may share one.

    Raises:
        Unwritable: a secret is empty or no text, or there is no list of them.
    """

    __slots__ = ("keys",)

    def __init__(self, secrets: Iterable[str]) -> None:
        _require_several(secrets)
        self.keys = tuple(Key(secret) for secret in secrets)

    def __len__(self) -> int:
        return len(self.keys)

    def __repr__(self) -> str:
        return f"<Keyring of {len(self.keys)}>"


def _require_several(secrets: object) -> None:
    """A lone string is one too, and as a ring of its characters it would sign what anybody can."""
    if isinstance(secrets, str | bytes) or not isinstance(secrets, Iterable):
        raise Unwritable("keyring", "not a list of secrets")


DECOY = Key("no account has this secret")
"""Tried where a ring is empty, so that an unknown account costs what a known one does."""
