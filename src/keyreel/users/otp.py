"""The second factor: codes of six digits by the time (TOTP, RFC 6238), and the QR code that enrols an app for them."""

import base64
import hmac
import io
from urllib.parse import quote

from pyotp import random_base32
from pyotp.totp import TOTP

STEP = 30
"""Seconds that a code stands for."""
TOLERATED = 1
"""Steps before and after the present one that count: clocks differ, and people type."""


def draw_seed() -> str:
    """A new seed: 32 characters of base32, from the system's generator."""
    return random_base32()


def step_of(seed: str, code: str, now: float) -> int | None:
    """The step whose code this is, or `None`. Each step's code is compared, so that time tells nothing."""
    totp = TOTP(seed)
    present = int(now) // STEP
    given = code.strip().encode("utf-8", "surrogatepass")
    found: int | None = None
    for step in range(present - TOLERATED, present + TOLERATED + 1):
        if hmac.compare_digest(totp.generate_otp(step).encode(), given):
            found = step
    return found


def enrol_uri(seed: str, user_id: str, host: str) -> str:
    """What an authenticator app reads from the QR code."""
    return f"otpauth://totp/{quote(f'{user_id}_{host}_KMC', safe='')}?secret={seed}"


def qr_code(text: str) -> str:
    """A QR code: PNG in base64. It is drawn here; no other server learns the seed."""
    import segno  # a start need not wait for it

    image = io.BytesIO()
    segno.make(text, error="m").save(image, kind="png", scale=6, border=4)
    return base64.b64encode(image.getvalue()).decode()
