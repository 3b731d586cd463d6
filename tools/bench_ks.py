"""Cost of reading a session: decrypting and splitting against the naive way, and whole verification beside it."""

import statistics
import time
from collections.abc import Callable
from hashlib import sha1
from urllib.parse import parse_qsl

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

from keyreel.ks import Keyring, SessionType, crack, envelope, generate, v2

SECRET = "0123456789abcdef" * 2
PRIVILEGES = "edit:*,sview:*,list:*,download,privacycontext:ctx1,sessionid:abc"
ROUNDS = 9
CALLS = 4000


def microseconds(work: Callable[[], object]) -> float:
    """Microseconds per call of `work`."""
    start = time.perf_counter()
    for _ in range(CALLS):
        work()
    return (time.perf_counter() - start) / CALLS * 1e6


def measure() -> dict[str, float]:
    """Medians of alternating rounds, in microseconds, and the ratio of ours to the naive way."""
    ring = Keyring([SECRET])
    text = generate(
        ring,
        partner_id=101,
        user_id="ada@example.org",
        type=SessionType.USER,
        expiry=2_000_000_000,
        privileges=PRIVILEGES,
    )
    sealed = envelope.decode(text).split(b"|", 2)[2]
    aes_key = sha1(SECRET.encode(), usedforsecurity=False).digest()[:16]

    def naive() -> dict[str, str]:
        context = Cipher(AES(aes_key), CBC(bytes(16))).decryptor()
        plain = (context.update(sealed) + context.finalize()).rstrip(b"\0")
        return dict(parse_qsl(plain[36:].decode(), keep_blank_values=True))

    def ours() -> dict[str, str]:
        return v2.split_fields(ring.keys[0].decrypt(sealed).rstrip(b"\0")[36:])

    if naive() != ours():
        raise SystemExit("the two ways disagree")
    rounds = [(microseconds(naive), microseconds(ours), microseconds(lambda: crack(text, ring))) for _ in range(ROUNDS)]
    naive_us, ours_us, crack_us = (statistics.median(column) for column in zip(*rounds, strict=True))
    return {"naive_us": naive_us, "ours_us": ours_us, "ratio": ours_us / naive_us, "verify_us": crack_us}


if __name__ == "__main__":
    for name, value in measure().items():
        print(f"{name:10} {value:8.2f}")
