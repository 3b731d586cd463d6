"""A worker that is killed while the others answer."""

import os
import signal
import time
from pathlib import Path

from torture.asking import Gone
from torture.results import Result
from torture.victim import Victim
from torture.writers import Journal, Writers, lost


def kill_workers(folder: Path, *, kills: int = 5, pause: float = 3) -> Result:
    """Kill one worker after the other while programs write: others answer, and each is replaced."""
    found = Result("A worker killed", "One of two workers is killed while four programs write, over and over.")
    victim = Victim(folder, workers=2)
    victim.make_account()
    victim.start()
    ks = victim.asker.session("torturer", "disableentitlement")
    journal = Journal()
    writers = Writers(victim.asker, journal, ks)
    took: list[float] = []
    for _ in range(kills):
        writers.write(pause, lambda: journal.acknowledged)  # the one that replaced the last one begins to answer
        before = victim.workers()
        os.kill(before[0], signal.SIGKILL)
        began = time.monotonic()
        while time.monotonic() - began < 60:
            now = victim.workers()
            if len(now) >= len(before) and before[0] not in now and _answers(victim):
                took.append(time.monotonic() - began)
                break
            time.sleep(0.05)
        else:
            found.must(False, "a worker was not replaced")
    writers.stop()
    missing = lost(victim.asker, ks, journal)
    found.tell(f"{kills} kills; {journal.acknowledged} changes acknowledged, {len(missing)} lost")
    found.tell(f"{journal.gone} calls lost their connection with their worker, and {len(journal.unclear)} hung")
    if took:
        found.tell(f"a worker was replaced after {max(took):.1f} seconds at most")
    found.must(not missing, f"lost: {'; '.join(missing[:5])}")
    found.must(not journal.unclear, f"unclear answers: {journal.unclear[:5]}")
    found.must(not journal.refused, f"refused: {journal.refused}")
    found.must(journal.acknowledged > 0, "nothing was changed")
    found.must(not (trace := victim.traceback()), trace)
    found.must(victim.stop() == 0, "it did not stop well")
    found.must("refused to gracefully stop" not in victim.said(), "a worker that was starting did not hear of the end")
    return found


def _answers(victim: Victim) -> bool:
    try:
        victim.asker.ask("system", "ping")
    except Gone:
        return False
    return True
