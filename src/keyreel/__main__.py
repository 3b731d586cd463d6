"""Where the `keyreel` command begins: it is there with the client alone, and then says what it lacks."""

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command that the arguments name, those of the process by default, or say which parts it needs."""
    try:
        from keyreel.cli import main as run
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] == "keyreel":
            raise
        sys.exit(f"keyreel: the server's parts are not installed ({missing.name}): pip install 'keyreel[server]'")
    run(arguments)


if __name__ == "__main__":
    main()
