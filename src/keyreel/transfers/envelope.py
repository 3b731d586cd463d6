"""The envelope of an archive: everything in it is encrypted, and a byte that was changed, moved or cut off is noticed.

A line of text says how the key is made of what the operator gives; blocks of a mebibyte follow, each encrypted with
AES-256-GCM under its number and whether it is the last (the construction is known as STREAM), and bound to that line.
The key is of this one archive: its salt is drawn anew each time.
"""

import os
from collections.abc import Callable
from typing import IO

import msgspec
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from keyreel.storage import key_id
from keyreel.transfers.refusal import TransferRefused

MAGIC = b"keyreel account archive 1\n"
BLOCK = 1 << 20
SHORTEST = 12
"""Characters that a passphrase has at least: whoever has the archive may try as many as they like."""
_TAG = 16
_LINE = 4096
_MOST_MEMORY, _MOST_ROUNDS, _MOST_LANES = 1 << 20, 16, 16
"""What making a key may cost: the line that says it was not looked at yet."""


class Head(msgspec.Struct, omit_defaults=True, forbid_unknown_fields=True):
    """The line before the blocks.

    Attributes:
        salt: hexadecimal digits.
        key: which key it is that the operator has; empty where it is a passphrase.
        memory, rounds, lanes: of Argon2id, which makes the key of a passphrase; kibibytes, passes and lanes.
    """

    salt: str
    key: str = ""
    memory: int = 1 << 16
    rounds: int = 3
    lanes: int = 4


class Lock:
    """What an archive is sealed with: a passphrase, or a key of 32 bytes.

    Raises:
        TransferRefused: the passphrase is too short.
    """

    def __init__(self, *, passphrase: str = "", key: bytes = b"") -> None:
        if not key and len(passphrase) < SHORTEST:
            raise TransferRefused(f"a passphrase has at least {SHORTEST} characters")
        self._passphrase = passphrase
        self._key = key

    def head(self) -> Head:
        """The line of a new archive."""
        return Head(os.urandom(16).hex(), key_id(self._key).hex() if self._key else "")

    def cipher(self, head: Head) -> AESGCM:
        """What encrypts the blocks behind a line.

        Raises:
            TransferRefused: the archive is sealed with something of another kind, or the line is damaged.
        """
        if bool(head.key) != bool(self._key):
            raise TransferRefused(f"the archive is sealed with a {'key' if head.key else 'passphrase'}")
        if head.key and head.key != key_id(self._key).hex():
            raise TransferRefused("the archive is sealed with another key")
        try:
            salt = bytes.fromhex(head.salt)
        except ValueError as error:
            raise TransferRefused("the archive is damaged at its beginning") from error
        if self._key:
            return AESGCM(HKDF(SHA256(), 32, salt, MAGIC).derive(self._key))
        costs = (head.memory, _MOST_MEMORY), (head.rounds, _MOST_ROUNDS), (head.lanes, _MOST_LANES)
        if len(salt) != 16 or not all(1 <= cost <= most for cost, most in costs) or head.memory < 8 * head.lanes:
            raise TransferRefused("the archive is damaged at its beginning")
        secret = self._passphrase.encode()
        return AESGCM(hash_secret_raw(secret, salt, head.rounds, head.memory, head.lanes, 32, Type.ID))


class Sealing:
    """Encrypts what is written to it. Without `close` the archive has no end, and does not open."""

    def __init__(self, file: IO[bytes], lock: Lock) -> None:
        head = lock.head()
        self._file = file
        self._line = MAGIC + msgspec.json.encode(head) + b"\n"
        self._cipher = lock.cipher(head)
        self._number = 0
        self._rest = bytearray()
        file.write(self._line)

    def write(self, data: bytes) -> int:
        """Take in some bytes."""
        self._rest += data
        while len(self._rest) > BLOCK:
            self._put(bytes(self._rest[:BLOCK]), is_last=False)
            del self._rest[:BLOCK]
        return len(data)

    def close(self) -> None:
        """Write the last block."""
        self._put(bytes(self._rest), is_last=True)

    def _put(self, block: bytes, *, is_last: bool) -> None:
        self._file.write(self._cipher.encrypt(_nonce(self._number, is_last=is_last), block, self._line))
        self._number += 1


class Opening:
    """Reads what an archive holds, from its beginning.

    Args:
        cipher: what `lock.cipher` gave for this archive before; making it takes a moment.
        tell: is told how many bytes of the archive were read.

    Raises:
        TransferRefused: it is no archive, or sealed with something else.
    """

    def __init__(
        self, file: IO[bytes], lock: Lock, cipher: AESGCM | None = None, tell: Callable[[int], None] = lambda _: None
    ) -> None:
        if file.read(len(MAGIC)) != MAGIC:
            raise TransferRefused("this is no archive of an account, or one of a later release")
        line = file.readline(_LINE)
        try:
            head = msgspec.json.decode(line, type=Head)
        except msgspec.MsgspecError as error:
            raise TransferRefused("the archive is damaged at its beginning") from error
        self.cipher = cipher or lock.cipher(head)
        self._file = file
        self._line = MAGIC + line
        self._tell = tell
        self._number = 0
        self._next = file.read(BLOCK + _TAG)
        self._held = b""
        self._at = 0

    def read(self, size: int) -> bytes:
        """The next bytes, fewer at the end.

        Raises:
            TransferRefused: what follows is not what was written.
        """
        found = bytearray()
        while len(found) < size:
            if self._at == len(self._held) and not self._open():
                break
            piece = self._held[self._at : self._at + size - len(found)]
            self._at += len(piece)
            found += piece
        return bytes(found)

    def _open(self) -> bool:
        if not self._next:
            if self._number == 0:
                raise TransferRefused("the archive ends before its first block")
            return False
        block, self._next = self._next, self._file.read(BLOCK + _TAG)
        try:
            self._held = self._cipher_of(block)
        except InvalidTag as error:
            if self._number == 0:
                raise TransferRefused("the passphrase or key is another one, or the archive is damaged") from error
            raise TransferRefused("the archive is damaged, was changed, or is not all there") from error
        self._at = 0
        self._number += 1
        self._tell(self._file.tell())
        return True

    def _cipher_of(self, block: bytes) -> bytes:
        return self.cipher.decrypt(_nonce(self._number, is_last=not self._next), block, self._line)


def _nonce(number: int, *, is_last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([is_last])
