"""A clock that jumps back while the server runs, and forward again."""

import shutil
import subprocess
import sys
import time
from pathlib import Path

from torture.asking import Refused
from torture.results import Result
from torture.victim import Victim
from torture.writers import Journal, Writers, lost

_SOURCE = Path(__file__).with_name("clock.c")
_DAY = 86_400


def _library(folder: Path) -> Path | None:
    """What moves a process's clock, compiled; `None` where there is no compiler."""
    compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
    if compiler is None:
        return None
    target = folder / "clock.so"
    subprocess.run([compiler, "-shared", "-fPIC", "-O2", "-o", target, _SOURCE, "-ldl"], check=True)
    return target


def jump(folder: Path, *, seconds: float = 4) -> Result:
    """Move the server's clock back by a day, and forth again, while programs write."""
    found = Result("Clock", "The server's clock jumps back by a day, and then forth again, while four programs write.")
    library = _library(folder)
    if library is None:
        found.tell("not run: there is no C compiler")
        return found
    offset = folder / "offset"
    offset.write_bytes(bytes(8))
    fake = {"LD_PRELOAD": str(library), "KEYREEL_CLOCK": str(offset)}
    victim = Victim(folder, environ=fake)
    victim.make_account()
    victim.start()
    asker = victim.asker
    ks = asker.session("torturer", "disableentitlement")
    ended = asker.session("somebody")
    asker.ask("session", "end", ks=ended)
    journals = [Journal(), Journal(), Journal()]
    for journal, moved in zip(journals, (0, -_DAY, 0), strict=True):
        with offset.open("r+b") as file:
            file.write(moved.to_bytes(8, sys.byteorder, signed=True))
        writers = Writers(asker, journal, ks)
        writers.write(seconds, lambda journal=journal: journal.acknowledged)
        writers.stop()
        try:
            asker.ask("user", "list", ks=ended)
            found.must(False, f"an ended session is one again {moved} seconds on")
        except Refused as error:
            found.must(error.code == "INVALID_KS", f"an ended session is answered with {error.code}")
        if moved:
            stamped = asker.ask("user", "add", ks=ks, user={"id": "early"})["createdAt"]
            found.must(abs(time.time() + moved - stamped) < 60, "the clock did not jump: it was not tortured")
            entry = asker.upload(ks, b"\x89PNG\r\n\x1a\n" + b"x" * 20_000)
    found.must(asker.is_read(ks, entry), "what was uploaded meanwhile is never ready")
    missing = [each for journal in journals for each in lost(asker, ks, journal)]
    counts = ", ".join(str(journal.acknowledged) for journal in journals)
    found.tell(f"changes acknowledged before, during and after: {counts}; {len(missing)} lost")
    for journal in journals:
        found.must(not journal.refused, f"refused: {journal.refused}")
        found.must(not journal.unclear and not journal.gone, f"unclear answers: {journal.unclear[:5]}")
        found.must(journal.acknowledged > 0, "nothing could be changed")
    found.must(not missing, f"lost: {'; '.join(missing[:5])}")
    found.must(not (trace := victim.traceback()), trace)
    found.must(victim.stop() == 0, "it did not stop well")
    return found
