"""The attack on version 1: its signature is SHA-1 of secret and fields, so it can be continued without the secret.

A session of the stock clients ends with its privileges, so that what an attacker appends are privileges. The forgery is
made here in full, to show that it is real and that `crack` refuses it before it looks at the signature.
"""

import base64
import struct
from hashlib import sha1

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keyreel.ks import BadSignature, Keyring, Malformed, crack

SECRET = "0123456789abcdef0123456789abcdef"
FIELDS = b"101;101;2000000000;0;424242;ada;sview:0_a"
APPENDED = b",edit:*,list:*,disableentitlement"


def rotate(word: int, by: int) -> int:
    return (word << by | word >> 32 - by) & 0xFFFFFFFF


def compress(state: tuple[int, ...], block: bytes) -> tuple[int, ...]:
    """One step of SHA-1."""
    words = list(struct.unpack(">16I", block))
    for at in range(16, 80):
        words.append(rotate(words[at - 3] ^ words[at - 8] ^ words[at - 14] ^ words[at - 16], 1))
    a, b, c, d, e = state
    for at, word in enumerate(words):
        if at < 20:
            mixed, constant = b & c | ~b & d, 0x5A827999
        elif at < 40:
            mixed, constant = b ^ c ^ d, 0x6ED9EBA1
        elif at < 60:
            mixed, constant = b & c | b & d | c & d, 0x8F1BBCDC
        else:
            mixed, constant = b ^ c ^ d, 0xCA62C1D6
        a, b, c, d, e = (rotate(a, 5) + mixed + e + constant + word) & 0xFFFFFFFF, a, rotate(b, 30), c, d
    return tuple((old + new) & 0xFFFFFFFF for old, new in zip(state, (a, b, c, d, e), strict=True))


def padding(size: int) -> bytes:
    """What SHA-1 puts behind a message of `size` bytes."""
    return b"\x80" + bytes((55 - size) % 64) + struct.pack(">Q", size * 8)


def extend(raw: bytes, secret_size: int, appended: bytes) -> bytes:
    """A session that says more, from one that verifies, without its secret."""
    signature, _, info = raw.partition(b"|")
    glue = padding(secret_size + len(info))
    state = struct.unpack(">5I", bytes.fromhex(signature.decode()))
    tail = appended + padding(secret_size + len(info) + len(glue) + len(appended))
    for at in range(0, len(tail), 64):
        state = compress(state, tail[at : at + 64])
    return struct.pack(">5I", *state).hex().encode() + b"|" + info + glue + appended


def verify_naively(raw: bytes, secret: str) -> bool:
    signature, _, info = raw.partition(b"|")
    return sha1(secret.encode() + info).hexdigest().encode() == signature


def sign(info: bytes, secret: str) -> bytes:
    return sha1(secret.encode() + info).hexdigest().encode() + b"|" + info


def test_the_forgery_fools_a_naive_verifier_and_is_malformed_here() -> None:
    honest = sign(FIELDS, SECRET)
    assert crack(base64.b64encode(honest), Keyring([SECRET])).privileges.text == "sview:0_a"
    forged = extend(honest, len(SECRET), APPENDED)
    assert verify_naively(forged, SECRET)
    assert b"edit:*" in forged.split(b";")[6].split(b",")
    with pytest.raises(Malformed) as caught:
        crack(base64.b64encode(forged), Keyring([SECRET]))
    assert caught.value.reason == BadSignature.reason


@given(
    secret=st.text(st.characters(codec="ascii"), min_size=1, max_size=80),
    info=st.text(st.characters(codec="ascii", min_codepoint=0x20, exclude_characters=";"), max_size=140),
    appended=st.binary(max_size=140),
)
def test_no_length_of_secret_or_session_makes_it_pass(secret: str, info: str, appended: bytes) -> None:
    forged = extend(sign(FIELDS + info.encode(), secret), len(secret), appended)
    assert verify_naively(forged, secret)
    with pytest.raises(Malformed):
        crack(base64.b64encode(forged), Keyring([secret]))


def test_what_is_refused_is_in_the_padding_itself() -> None:
    """The first padding byte alone is no UTF-8 behind ASCII, and its NULs are control characters behind anything."""
    for cut in (b"\x80", "é".encode() + b"\x00", "é".encode()[:1] + b"\x80\x00"):
        with pytest.raises(Malformed):
            crack(base64.b64encode(sign(FIELDS + cut, SECRET)), Keyring([SECRET]))
