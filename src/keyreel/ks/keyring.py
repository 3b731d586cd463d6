"""Keyrings: the admin secrets of an account, in order. The first signs, every one verifies."""

from collections.abc import Iterable
from hashlib import sha1

from cryptography.hazmat.primitives.ciphers import Cipher, CipherContext
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC, ECB

from keyreel.ks.errors import Unwritable
from keyreel.ks.fields import require_text

_ZERO_IV = bytes(16)


class Key:
    """One secret, with what is derived from it made once.

    The decryptor is a block cipher without chaining, so that one context serves every call. Only one thread at a time
    may use a context: whoever decrypts takes an idle one and puts it back, and there are as many as ever were needed
    at once.
    """

    __slots__ = ("_cipher", "_idle", "_key", "secret")

    def __init__(self, secret: str) -> None:
        require_text("keyring", secret)
        if not secret:
            raise Unwritable("keyring", "an empty secret")
        self.secret = secret.encode("utf-8", "surrogatepass")
        self._key = sha1(self.secret, usedforsecurity=False).digest()[:16]
        self._idle: list[CipherContext] = []
        self._cipher: Cipher[CBC] | None = None

    def decrypt(self, sealed: bytes) -> bytes:
        """AES-128-CBC with a zero IV, without unpadding. `sealed` is whole blocks."""
        try:
            context = self._idle.pop()
        except IndexError:
            context = Cipher(AES(self._key), ECB()).decryptor()  # noqa: S305  # chained by hand below
        blocks = context.update(sealed)
        self._idle.append(context)
        raw = int.from_bytes(blocks) ^ int.from_bytes(sealed[:-16])
        return raw.to_bytes(len(sealed))

    def encrypt(self, plain: bytes) -> bytes:
        """AES-128-CBC with a zero IV, padded with zero bytes to whole blocks."""
        if self._cipher is None:
            self._cipher = Cipher(AES(self._key), CBC(_ZERO_IV))
        context = self._cipher.encryptor()
        return context.update(plain + bytes(-len(plain) % 16)) + context.finalize()

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
