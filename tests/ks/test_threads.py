"""A ring is made once and used by whoever needs it."""

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from keyreel.ks import Keyring, crack, generate

RING = Keyring(["first secret", "second secret"])
USERS = [f"user {number} {'x' * number * 700}" for number in range(8)]


@pytest.fixture
def eager_switches() -> Iterator[None]:
    """Threads take turns as often as they can."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(usual)


@pytest.mark.usefixtures("eager_switches")
@pytest.mark.parametrize("version", [1, 2])
def test_threads_share_a_ring(version: int) -> None:
    def work(user: str) -> set[str | None]:
        text = generate(RING, version=version, key=1, partner_id=101, user_id=user, type=0, expiry=7)
        return {crack(text, RING).user_id for _ in range(500)}

    with ThreadPoolExecutor(len(USERS)) as pool:
        assert list(pool.map(work, USERS)) == [{user} for user in USERS]
