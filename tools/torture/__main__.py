"""python tools/torture [NAME…] [--rounds N] [--minutes N]: each result goes to docs/torture.md"""

import argparse
import sys
import tempfile
import time
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))

from torture.page import write_result
from torture.plan import TORTURES, Wish


def main() -> int:
    """Run what is asked for; what was found becomes the page."""
    parser = argparse.ArgumentParser(prog="torture", description=__doc__)
    parser.add_argument("names", nargs="*", choices=[[], *TORTURES], help="which; all of them where none is given")
    parser.add_argument("--rounds", type=int, default=100, help="how often the server is killed")
    parser.add_argument("--minutes", type=float, default=30, help="how long its memory is watched")
    given = parser.parse_args()
    wish = Wish(rounds=given.rounds, minutes=given.minutes)
    failed = False
    for name in given.names or TORTURES:
        with tempfile.TemporaryDirectory(prefix="keyreel-torture-") as folder:
            found = TORTURES[name](Path(folder), wish)
        print(f"{found.name}: {'survived' if not found.wrong else 'FAILED'}", flush=True)
        for line in (*found.facts, *(f"WRONG: {each}" for each in found.wrong)):
            print(f"  {line}", flush=True)
        failed |= bool(found.wrong)
        write_result(name, found, list(TORTURES), now=time.time())
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
