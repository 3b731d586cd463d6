"""Addresses of bytes that hold what no text can: nothing is there, and nothing fails."""

from pathlib import Path

from worker import workers


async def test_what_is_no_text_names_nothing(database_url: str, tmp_path: Path) -> None:
    async with workers(tmp_path, database_url) as (worker,):
        await worker.open_account(101)
        for wrong in ("%00", "%ff", "%0a", "%ed%a0%80"):
            for route in ("raw/entry_id/{}", "serveFlavor/entryId/0_a/flavorId/{}", "playManifest/entryId/{}/a.m3u8"):
                assert (await worker.get(f"/p/101/sp/10100/{route.format(wrong)}"))[0] == 404
            for query in ("ks={}", "entry_id={}", "{}=1"):
                status, _, body = await worker.get(f"/p/101/thumbnail?{query.format(wrong)}")
                assert status in (400, 403, 404), (query, wrong, body)
