"""Addresses of bytes where something is wrong: with what they hold, or with the server."""

from pathlib import Path

import sqlalchemy as sa

from keyreel.storage import Statement
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


async def test_a_database_that_fails_is_told_as_it_is(database_url: str, tmp_path: Path) -> None:
    async with workers(tmp_path, database_url) as (worker,):
        await worker.open_account(101)
        assert worker.app.parts is not None
        await worker.app.parts.db.write(lambda tx: tx.execute(Statement(sa.text("DROP TABLE entry"))))
        status, headers, _ = await worker.get("/p/101/sp/10100/raw/entry_id/0_a")
        assert (status, headers["x-kaltura"]) == (503, "error-INTERNAL_DATABASE_ERROR")
