"""What a worker remembers of requests stays small, whatever they are sent with."""

import gc
import tracemalloc
from pathlib import Path

from worker import workers

LONG, MANY = 60_000, 100


async def test_what_is_remembered_is_not_as_long_as_what_is_sent(tmp_path: Path) -> None:
    page = "/api_v3/service/permission/action/list?format=1&ks="
    async with workers(tmp_path) as (worker,):
        await worker.open_account(101)
        ks = worker.ks(101, "ada")
        await worker.get(page + ks)
        tracemalloc.start()
        for number in range(MANY):
            spaces, long = "+" * (LONG - number), f"{number}{'a' * LONG}"
            status, headers, _ = await worker.get(page + ks + spaces, host=long, accept_encoding=long)
            assert (status, headers["vary"]) == (200, "accept-encoding")
        gc.collect()
        kept, _ = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert kept < LONG * MANY / 4


async def test_a_header_is_not_as_long_as_what_it_repeats(tmp_path: Path) -> None:
    async with workers(tmp_path) as (worker,):
        _, headers, _ = await worker.get(f"/api_v3/service/system/action/ping?format={'x' * LONG}")
    assert headers["x-kaltura-app"].startswith("exiting on error UNKNOWN_RESPONSE_FORMAT - ")
    assert len(headers["x-kaltura-app"]) <= 2000
