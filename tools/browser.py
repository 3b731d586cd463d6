"""Chromium for the tests of pages: the system's, or Debian's, installed by root and unpacked into .cache by others.

python tools/browser.py     find or fetch it, and print where it is
"""

import os
import shutil
import subprocess
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome")
PACKAGE = "chromium"
FOLDER = Path(__file__).parent.parent / ".cache" / "chromium"
_UNPACKED = FOLDER / "root" / "usr" / "lib" / "chromium" / "chromium"


class BrowserMissing(Exception):
    """There is no browser, and none could be fetched; the message says what to do."""


def find() -> Path | None:
    """The browser, or `None`."""
    for name in NAMES:
        if path := shutil.which(name):
            return Path(path)
    return _UNPACKED if _UNPACKED.exists() else None


def environ(browser: Path) -> dict[str, str]:
    """What the browser is started with: an unpacked one finds its libraries beside it."""
    if browser != _UNPACKED:
        return dict(os.environ)
    root = FOLDER / "root"
    folders = [root / "usr" / "lib" / "chromium", *(path for path in root.glob("*/*-linux-gnu*") if path.is_dir())]
    folders += [path for path in root.glob("usr/lib/*-linux-gnu*") if path.is_dir()]
    return {**os.environ, "LD_LIBRARY_PATH": os.pathsep.join(map(str, folders))}


def fetch() -> Path:
    """The browser, which is fetched if there is none.

    Raises:
        BrowserMissing: there is none, and it could not be fetched.
    """
    if found := find():
        return found
    if not shutil.which("apt-get"):
        raise BrowserMissing("The tests need a browser: install Chromium so that `chromium` is on the PATH.")
    try:
        _install() if os.geteuid() == 0 else _unpack()
    except subprocess.CalledProcessError as error:
        said = (error.stderr or error.stdout or "").strip()[-800:]
        raise BrowserMissing(
            f"The tests need a browser, and fetching Debian's failed: {' '.join(map(str, error.cmd))}\n{said}\n"
            f"Install the package {PACKAGE}, or put another Chromium on the PATH as `chromium`."
        ) from error
    if found := find():
        return found
    raise BrowserMissing(f"The package {PACKAGE} came without a browser: put a Chromium on the PATH as `chromium`.")


def _run(*command: str, cwd: Path | None = None) -> str:
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"}
    return subprocess.run(command, cwd=cwd, env=quiet, check=True, capture_output=True, text=True).stdout


def _install() -> None:
    patient = ("-o", "DPkg::Lock::Timeout=300", "-o", "Acquire::Retries=3")
    _run("apt-get", *patient, "update")
    _run("apt-get", *patient, "install", "--yes", "--no-install-recommends", PACKAGE)


def _unpack() -> None:
    """Unpack the package, and what it needs that the system lacks."""
    apt = FOLDER / "apt"
    packed = FOLDER / "packed"
    unpacking = FOLDER / "unpacking"
    for folder in (apt / "lists" / "partial", apt / "archives" / "partial", packed):
        folder.mkdir(parents=True, exist_ok=True)
    own = ("-o", f"Dir::State::Lists={apt / 'lists'}", "-o", f"Dir::Cache={apt}", "-o", "Debug::NoLocking=1")
    _run("apt-get", *own, "update")
    listed = _run("apt-get", *own, "install", "--print-uris", "--yes", "--no-install-recommends", PACKAGE)
    files = [line.split()[1] for line in listed.splitlines() if line.startswith("'")]
    _run("apt-get", *own, "download", *(file.partition("_")[0] for file in files), cwd=packed)
    shutil.rmtree(unpacking, ignore_errors=True)
    for file in packed.glob("*.deb"):
        _run("dpkg", "-x", str(file), str(unpacking))
    unpacking.replace(FOLDER / "root")
    shutil.rmtree(packed)
    shutil.rmtree(apt)


def main() -> None:
    """Run the command."""
    try:
        print(fetch())
    except BrowserMissing as missing:
        raise SystemExit(str(missing)) from missing


if __name__ == "__main__":
    main()
