"""A clock that jumps back while the server runs, and forward again."""

import subprocess
import tempfile
import time
from pathlib import Path

from torture.asking import Refused
from torture.results import Result
from torture.victim import Victim
from torture.writers import Journal, Writers, lost

_CACHE = Path(__file__).parents[2] / ".cache" / "faketime"
_LIBRARY = "faketime/libfaketimeMT.so.1"


def _library() -> Path | None:
    """Debian's libfaketime: the system's, or its package unpacked; `None` where neither can be."""
    for folder in (Path("/usr/lib"), _CACHE / "usr/lib"):
        if found := next(folder.glob(f"*/{_LIBRARY}"), None):
            return found
    try:
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run(["apt-get", "download", "-q", "libfaketime"], cwd=folder, check=True, capture_output=True)
            [package] = Path(folder).glob("*.deb")
            _CACHE.mkdir(parents=True, exist_ok=True)
            subprocess.run(["dpkg-deb", "-x", package, _CACHE], check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return next((_CACHE / "usr/lib").glob(f"*/{_LIBRARY}"), None)


def jump(folder: Path, *, seconds: float = 4) -> Result:
    """Move the server's clock back by a day, and forth again, while programs write."""
    found = Result("Clock", "The server's clock jumps back by a day, and then forth again, while four programs write.")
    library = _library()
    if library is None:
        found.tell("not run: libfaketime is not here, and could not be fetched")
        return found
    offset = folder / "offset"
    offset.write_text("+0\n")
    fake = {
        "LD_PRELOAD": str(library),
        "FAKETIME_TIMESTAMP_FILE": str(offset),
        "FAKETIME_NO_CACHE": "1",
        "DONT_FAKE_MONOTONIC": "1",
    }
    victim = Victim(folder, environ=fake)
    victim.make_account()
    victim.start()
    asker = victim.asker
    ks = asker.session("torturer", "disableentitlement")
    ended = asker.session("somebody")
    asker.ask("session", "end", ks=ended)
    journals = [Journal(), Journal(), Journal()]
    for journal, moved in zip(journals, ("+0", "-1d", "+0"), strict=True):
        offset.write_text(f"{moved}\n")
        writers = Writers(asker, journal, ks)
        time.sleep(seconds)
        writers.stop()
        try:
            asker.ask("user", "list", ks=ended)
            found.must(False, f"an ended session is one again at {moved}")
        except Refused as error:
            found.must(error.code == "INVALID_KS", f"an ended session is answered with {error.code}")
        if moved != "+0":
            stamped = asker.ask("user", "add", ks=ks, user={"id": "early"})["createdAt"]
            found.must(abs(time.time() - 86_400 - stamped) < 60, "the clock did not jump: it was not tortured")
            entry = asker.upload(ks, b"\x89PNG\r\n\x1a\n" + b"x" * 20_000)
    found.must(_ready(victim, ks, entry), "what was uploaded meanwhile is never ready")
    missing = [each for journal in journals for each in lost(asker, ks, journal)]
    counts = ", ".join(str(journal.acknowledged) for journal in journals)
    found.tell(f"changes acknowledged before, during and after: {counts}; {len(missing)} lost")
    for journal in journals:
        found.must(not journal.refused, f"refused: {journal.refused}")
        found.must(not journal.unclear and not journal.gone, f"unclear answers: {journal.unclear[:5]}")
        found.must(journal.acknowledged > 0, "nothing could be changed")
    found.must(not missing, f"lost: {'; '.join(missing[:5])}")
    found.must("Traceback" not in victim.said(), "a traceback in the log")
    found.must(victim.stop() == 0, "it did not stop well")
    return found


def _ready(victim: Victim, ks: str, entry_id: str) -> bool:
    """Whether the job that reads an upload is done; what is no picture after all is an error, and done too."""
    for _ in range(200):
        if victim.asker.ask("media", "get", ks=ks, entryId=entry_id)["status"] in ("2", 2, "-1", -1):
            return True
        time.sleep(0.1)
    return False
