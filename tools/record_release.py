"""Record the databases of this release, for the tests of later ones: `python tools/record_release.py`.

See CONTRIBUTING.md, "To release".
"""

import asyncio
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path += [str(ROOT / name) for name in ("tests", "tests/upgrades", "tools")]

from recorded import RELEASES, record  # noqa: E402

import postgres  # noqa: E402  # found through the path above
from keyreel.storage import head  # noqa: E402


async def write(name: str, url: str) -> None:
    """Record a release on the database at a URL."""
    with tempfile.TemporaryDirectory() as folder:
        await record(RELEASES / name, Path(folder), url, head())
    print(f"tests/upgrades/releases/{name}: {(RELEASES / name).stat().st_size} bytes")


def main() -> None:
    """Record this release on both databases."""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    RELEASES.mkdir(exist_ok=True)
    asyncio.run(write(f"{version}-{head()}-sqlite.tar.xz", ""))
    with postgres.running() as url:
        asyncio.run(write(f"{version}-{head()}-postgresql.tar.xz", url))


if __name__ == "__main__":
    main()
