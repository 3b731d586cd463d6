"""AES-128 as version 2 of sessions uses it, by `cryptography`. Cannot be imported where that is not installed."""

from cryptography.hazmat.primitives.ciphers import Cipher, CipherContext
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC, ECB

_ZERO_IV = bytes(16)


class Aes:
    """AES-128-CBC under one key with a zero IV. Threads may share one.

    The decryptor is a block cipher without chaining, so that one context serves every call. Only one thread at a time
    may use a context: whoever decrypts takes an idle one and puts it back, and there are as many as ever were needed
    at once.
    """

    __slots__ = ("_cipher", "_idle", "_key")

    def __init__(self, key: bytes) -> None:
        self._key = key
        self._idle: list[CipherContext] = []
        self._cipher: Cipher[CBC] | None = None

    def encrypt(self, plain: bytes) -> bytes:
        """`plain` is whole blocks."""
        if self._cipher is None:
            self._cipher = Cipher(AES(self._key), CBC(_ZERO_IV))
        context = self._cipher.encryptor()
        return context.update(plain) + context.finalize()

    def decrypt(self, sealed: bytes) -> bytes:
        """`sealed` is whole blocks; nothing is unpadded."""
        try:
            context = self._idle.pop()
        except IndexError:
            context = Cipher(AES(self._key), ECB()).decryptor()  # noqa: S305  # chained by hand below
        blocks = context.update(sealed)
        self._idle.append(context)
        raw = int.from_bytes(blocks) ^ int.from_bytes(sealed[:-16])
        return raw.to_bytes(len(sealed))
