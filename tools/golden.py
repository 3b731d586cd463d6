"""Replay recorded requests and print what became of them: `make golden`.

    python tools/golden.py [--file NAME] [--row TEXT] [--json] [-v] [--all]

Twice: with the switches that restore the recorded server's laxer behaviour, and with this server's defaults.
"""

import argparse
import asyncio
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "golden"))

import replay


async def run(options: argparse.Namespace) -> int:
    """Replay and print; how many rows failed."""
    every = sorted(file.name.partition(".")[0] for file in replay.DATA.glob("*.gz"))
    files = [options.file] if options.file else every if options.all else replay.BUILT_SO_FAR
    report: dict[str, dict[str, dict[str, int]]] = {}
    failures = 0
    for name, compat in (("like the recorded server", True), ("with defaults", False)):
        outcomes = []
        for file in files:
            rows = replay.load_rows(file)
            if options.row:
                rows = [row for row in rows if options.row in row["name"]]
            outcomes.append(await replay.replay(file, compat=compat, rows=rows))
        failures += sum(len(outcome.failed) for outcome in outcomes)
        report[name] = {
            outcome.file: {
                "same": len(outcome.same),
                "deviates": len(outcome.deviates),
                "not built": len(outcome.not_built),
                "failed": len(outcome.failed),
            }
            for outcome in outcomes
        }
        if not options.json:
            show(name, report[name])
            for outcome in outcomes:
                for label, why in outcome.failed:
                    print(f"FAILED {label}\n  " + why.replace("\n", "\n  "))
                if options.verbose:
                    for label in outcome.not_built:
                        print(f"not built: {label}")
                    for label in outcome.deviates:
                        print(f"deviates: {label}")
    if options.json:
        print(json.dumps(report, indent=1))
    return failures


def show(name: str, counts: dict[str, dict[str, int]]) -> None:
    """Print the counts of one replay."""
    columns = ("same", "deviates", "not built", "failed")
    print(f"\nReplay {name}")
    print(f"{'':24}" + "".join(f"{column:>12}" for column in columns))
    totals = {column: sum(row[column] for row in counts.values()) for column in columns}
    for file, row in [*counts.items(), ("all", totals)]:
        print(f"{file:24}" + "".join(f"{row[column]:>12}" for column in columns))


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description="Replay recorded requests.")
    parser.add_argument("--file", help="only this recording, such as 02_session")
    parser.add_argument("--row", help="only rows whose name holds this")
    parser.add_argument("--all", action="store_true", help="recordings of what is not built yet, too")
    parser.add_argument("--json", action="store_true", help="print the counts as JSON")
    parser.add_argument("-v", "--verbose", action="store_true", help="name the rows that deviate or are not built")
    raise SystemExit(1 if asyncio.run(run(parser.parse_args())) else 0)


if __name__ == "__main__":
    main()
