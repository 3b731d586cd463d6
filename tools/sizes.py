"""No source file is longer than 400 lines, unless it is generated: a longer one has become two things."""

import subprocess
import sys
from pathlib import Path

MOST = 400
GENERATED = "# Generated from "
"""How the first line of a generated file begins."""


def main() -> None:
    """Name the files that are too long; exit with 1 where there are any."""
    listed = subprocess.run(["git", "ls-files", "*.py", "*.mjs", "*.cjs"], capture_output=True, text=True, check=True)
    texts = {name: Path(name).read_text() for name in listed.stdout.splitlines() if Path(name).exists()}
    long = [(len(text.splitlines()), name) for name, text in texts.items() if not text.startswith(GENERATED)]
    over = [(count, name) for count, name in sorted(long, reverse=True) if count > MOST]
    for count, name in over:
        print(f"{name}: {count} lines, {MOST} at most")
    sys.exit(1 if over else 0)


if __name__ == "__main__":
    main()
