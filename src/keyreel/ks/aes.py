"""AES-128 as version 2 of sessions uses it, in plain Python: for machines where nothing compiled is installed.

It makes and reads one or two thousand sessions a second, and its time depends on the data, which others on the same
machine could measure. A server has `cryptography`, which has neither limit: see `keyreel.ks.aes_compiled`.
"""

_BLOCK = 16
_ROUNDS = 10


def _times_two(byte: int) -> int:
    return (byte << 1) ^ (0x11B if byte & 0x80 else 0)


def _make_sbox() -> bytes:
    """Each byte's inverse in the field, turned and mixed: walked through along the powers of a generator, 3."""
    box = bytearray(256)
    power = inverse = 1
    for _ in range(255):
        mixed = inverse
        for turn in range(1, 5):
            mixed ^= (inverse << turn | inverse >> (8 - turn)) & 0xFF
        box[power] = mixed ^ 0x63
        power ^= _times_two(power)
        for shift in (1, 2, 4):  # divides by 3
            inverse ^= inverse << shift
        inverse &= 0xFF
        inverse ^= 0x09 if inverse & 0x80 else 0
    box[0] = 0x63
    return bytes(box)


def _times(byte: int, factor: int) -> int:
    product = 0
    while factor:
        product ^= byte if factor & 1 else 0
        byte, factor = _times_two(byte), factor >> 1
    return product


def _make_tables(box: bytes, factors: tuple[int, ...]) -> tuple[tuple[int, ...], ...]:
    """For each row of a column: a byte's substitute times the column of factors, as one word of 32 bits."""
    return tuple(
        tuple(sum(_times(value, factors[(line - row) % 4]) << (24 - 8 * line) for line in range(4)) for value in box)
        for row in range(4)
    )


_BOX = _make_sbox()
_UNBOX = bytes(_BOX.index(byte) for byte in range(256))
_FORWARD = _make_tables(_BOX, (2, 1, 1, 3))
_BACK = _make_tables(_UNBOX, (14, 9, 13, 11))
_UNMIX = _make_tables(bytes(range(256)), (14, 9, 13, 11))


class Aes:
    """AES-128-CBC under one key with a zero IV. Threads may share one."""

    __slots__ = ("_decrypting", "_encrypting")

    def __init__(self, key: bytes) -> None:
        self._encrypting = _expand(key)
        self._decrypting = _turn_around(self._encrypting)

    def encrypt(self, plain: bytes) -> bytes:
        """`plain` is whole blocks."""
        chain, sealed = 0, bytearray()
        for at in range(0, len(plain), _BLOCK):
            chain ^= int.from_bytes(plain[at : at + _BLOCK])
            chain = _pass(chain, self._encrypting, _FORWARD, _BOX, 1)
            sealed += chain.to_bytes(_BLOCK)
        return bytes(sealed)

    def decrypt(self, sealed: bytes) -> bytes:
        """`sealed` is whole blocks; nothing is unpadded."""
        chain, plain = 0, bytearray()
        for at in range(0, len(sealed), _BLOCK):
            block = int.from_bytes(sealed[at : at + _BLOCK])
            plain += (_pass(block, self._decrypting, _BACK, _UNBOX, -1) ^ chain).to_bytes(_BLOCK)
            chain = block
        return bytes(plain)


def _pass(block: int, keys: list[int], tables: tuple[tuple[int, ...], ...], box: bytes, turn: int) -> int:
    """One block through every round; `turn` says which way the rows shift."""
    words = [block >> (96 - 32 * column) & 0xFFFFFFFF ^ keys[column] for column in range(4)]
    first, second, third, fourth = tables
    for at in range(4, 4 * _ROUNDS, 4):
        words = [
            first[words[column] >> 24]
            ^ second[words[(column + turn) % 4] >> 16 & 0xFF]
            ^ third[words[(column + 2) % 4] >> 8 & 0xFF]
            ^ fourth[words[(column - turn) % 4] & 0xFF]
            ^ keys[at + column]
            for column in range(4)
        ]
    done = 0
    for column in range(4):
        word = (
            box[words[column] >> 24] << 24
            | box[words[(column + turn) % 4] >> 16 & 0xFF] << 16
            | box[words[(column + 2) % 4] >> 8 & 0xFF] << 8
            | box[words[(column - turn) % 4] & 0xFF]
        )
        done = done << 32 | word ^ keys[4 * _ROUNDS + column]
    return done


def _expand(key: bytes) -> list[int]:
    """The words that are mixed in, four a round and four before the first."""
    words = [int.from_bytes(key[at : at + 4]) for at in range(0, 16, 4)]
    constant = 1
    for at in range(4, 4 * (_ROUNDS + 1)):
        word = words[-1]
        if at % 4 == 0:
            word = (word << 8 | word >> 24) & 0xFFFFFFFF
            word = int.from_bytes(bytes(_BOX[byte] for byte in word.to_bytes(4))) ^ constant << 24
            constant = _times_two(constant)
        words.append(words[-4] ^ word)
    return words


def _turn_around(keys: list[int]) -> list[int]:
    """The words for decrypting: the last round's first, those of the inner rounds unmixed."""
    rounds = [keys[at : at + 4] for at in range(0, len(keys), 4)][::-1]
    inner = [[_unmixed(word) for word in words] for words in rounds[1:-1]]
    return [word for words in (rounds[0], *inner, rounds[-1]) for word in words]


def _unmixed(word: int) -> int:
    first, second, third, fourth = word.to_bytes(4)
    return _UNMIX[0][first] ^ _UNMIX[1][second] ^ _UNMIX[2][third] ^ _UNMIX[3][fourth]
