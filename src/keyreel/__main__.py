"""Where the `keyreel` command begins: it is there with the client alone, and then says what it lacks."""

import sys


def main() -> None:
    """Run the command, or say which parts it needs."""
    try:
        from keyreel.cli import main as run
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] == "keyreel":
            raise
        sys.exit(f"keyreel: the server's parts are not installed ({missing.name}): pip install 'keyreel[server]'")
    run()


if __name__ == "__main__":
    main()
