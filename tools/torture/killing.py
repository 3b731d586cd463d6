"""kill -9, at random moments during writes."""

import asyncio
import secrets
import sqlite3
import time
from contextlib import closing
from pathlib import Path

from torture.results import Result
from torture.victim import Victim
from torture.writers import Journal, Writers, lost

_CHANCE = secrets.SystemRandom()


def kill(folder: Path, *, rounds: int, database_url: str = "") -> Result:
    """Kill the server and its workers in the middle of writes, and start it again, over and over."""
    kind = "PostgreSQL" if database_url else "SQLite"
    found = Result(f"kill -9, {kind}", "Two workers are killed at once while four programs write without a pause.")
    victim = Victim(folder, workers=2, environ={"KEYREEL_DATABASE_URL": database_url} if database_url else {})
    victim.make_account()
    total = Journal()
    starts: list[float] = []
    ks = ""
    for _ in range(rounds):
        starts.append(victim.start())
        ks = ks or victim.asker.session("torturer", "disableentitlement")
        journal = Journal()
        writers = Writers(victim.asker, journal, ks)
        time.sleep(_CHANCE.uniform(0.2, 1.5))
        victim.kill()
        writers.stop()
        _add(total, journal)
    starts.append(victim.start())
    missing = lost(victim.asker, ks, total)
    found.tell(f"{rounds} rounds; {total.acknowledged} changes acknowledged, {len(total.files)} of them files")
    found.tell(f"{len(missing)} of them lost")
    found.tell(f"a start after a kill took {max(starts):.1f} seconds at most")
    found.must(not missing, f"lost: {'; '.join(missing[:5])}")
    found.must(not total.unclear, f"unclear answers: {'; '.join(total.unclear[:5])}")
    found.must(not total.refused, f"refused between two kills: {total.refused}")
    found.must(not (trace := victim.traceback()), trace)
    found.must(victim.stop() == 0, "it did not stop well")
    if not database_url:
        _check_folder(victim, found)
    return found


def _add(total: Journal, journal: Journal) -> None:
    total.users |= journal.users
    total.deleted |= journal.deleted
    total.entries |= journal.entries
    total.files |= journal.files
    total.ended += journal.ended
    total.unclear += journal.unclear
    total.calls += journal.calls
    for code, times in journal.refused.items():
        total.refused[code] = total.refused.get(code, 0) + times


def _check_folder(victim: Victim, found: Result) -> None:
    """Whether the database is sound, every file that it names is whole, and what it does not name is collected."""
    with closing(sqlite3.connect(victim.data / "keyreel.db")) as link:
        said = link.execute("PRAGMA integrity_check").fetchone()[0]
        rows = link.execute("SELECT partner_id, name, size FROM stored_file WHERE released_at IS NULL").fetchall()
    found.must(said == "ok", f"the database is damaged: {said}")
    folder = victim.data / "files"
    paths = {folder / str(partner_id) / name[:2] / name: size for partner_id, name, size in rows}
    half = [path.name for path, size in paths.items() if not path.is_file() or path.stat().st_size != size]
    found.tell(f"{len(paths)} files are named by the database, {len(half)} of them missing or half")
    found.must(not half, f"half files: {half[:5]}")
    left = {path for path in folder.rglob("*") if path.is_file()} - set(paths)
    asyncio.run(_collect(victim.data))
    still = {path for path in folder.rglob("*") if path.is_file()} - set(paths)
    found.tell(f"{len(left)} files that no row names were left by the kills, and {len(still)} once a day had passed")
    found.must(not still, f"files are never collected: {[path.name for path in still][:5]}")
    found.must(all(path.is_file() for path in paths), "a file was collected that is needed")


async def _collect(data: Path) -> None:
    """Collect files as the server does every hour, two days later."""
    from keyreel.parts import open_parts
    from keyreel.settings import Settings

    later = time.time() + 2 * 86_400
    parts = await open_parts(Settings(data_dir=data), lambda: later)
    try:
        await parts.media.files.collect(later)
    finally:
        await parts.db.close()
