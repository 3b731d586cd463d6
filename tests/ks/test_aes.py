"""The plain AES encrypts what NIST published as published, and whatever it is given as `cryptography` does."""

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC
from hypothesis import given
from hypothesis import strategies as st

from keyreel.ks import aes, aes_compiled

FIPS_197 = ("000102030405060708090a0b0c0d0e0f", "00112233445566778899aabbccddeeff", "69c4e0d86a7b0430d8cdb78070b4c55a")
SP_800_38A = "2b7e151628aed2a6abf7158809cf4f3c"
PLAIN = (
    "6bc1bee22e409f96e93d7e117393172a",
    "ae2d8a571e03ac9c9eb76fac45af8e51",
    "30c81c46a35ce411e5fbc1191a0a52ef",
    "f69f2445df4f9b17ad2b417be66c3710",
)
ECB = (
    "3ad77bb40d7a3660a89ecaf32466ef97",
    "f5d3d58503b9699de785895a96fdbaaf",
    "43b1cd7f598ece23881b00e3ed030688",
    "7b0c785e27e8ad3f8223207104725dd4",
)
CBC_WITH_IV = (
    "7649abac8119b246cee98e9b12e9197d",
    "5086cb9b507219ee95db113a917678b2",
    "73bed6b8e3c1743b7116e69e22229516",
    "3ff1caa1681fac09120eca307586e1a7",
)


BLOCKS = [FIPS_197, *((SP_800_38A, plain, sealed) for plain, sealed in zip(PLAIN, ECB, strict=True))]


@pytest.mark.parametrize(("key", "plain", "sealed"), BLOCKS)
def test_published_blocks(key: str, plain: str, sealed: str) -> None:
    cipher = aes.Aes(bytes.fromhex(key))
    assert cipher.encrypt(bytes.fromhex(plain)).hex() == sealed
    assert cipher.decrypt(bytes.fromhex(sealed)).hex() == plain


def test_published_chain() -> None:
    """Its IV, which is not zero here, is mixed into the first block by hand."""
    blocks = bytes.fromhex("".join(PLAIN))
    blocks = bytes(byte ^ mixed for byte, mixed in zip(blocks, range(16), strict=False)) + blocks[16:]
    cipher = aes.Aes(bytes.fromhex(SP_800_38A))
    assert cipher.encrypt(blocks).hex() == "".join(CBC_WITH_IV)
    assert cipher.decrypt(bytes.fromhex("".join(CBC_WITH_IV))) == blocks


@given(key=st.binary(min_size=16, max_size=16), blocks=st.lists(st.binary(min_size=16, max_size=16), max_size=9))
def test_anything(key: bytes, blocks: list[bytes]) -> None:
    plain = b"".join(blocks)
    encryptor = Cipher(AES(key), CBC(bytes(16))).encryptor()
    sealed = encryptor.update(plain) + encryptor.finalize()
    for cipher in (aes.Aes(key), aes_compiled.Aes(key)):
        assert cipher.encrypt(plain) == sealed
        assert cipher.decrypt(sealed) == plain
