"""Programs that tests need and Python does not bring: the system's, or Debian's, which root installs and others unpack
into .cache.

python tools/debian.py NAME…     find or fetch each, and print where it is: such as chromium, or php
"""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

CACHE = Path(__file__).parent.parent / ".cache" / "debian"


class ProgramMissing(Exception):
    """There is no such program, and it could not be fetched; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Program:
    """A program of Debian's.

    Attributes:
        names: what it may be called on the PATH.
        package: what brings it.
        places: where it may lie in what is unpacked.
        libraries: folders of it with shared libraries of its own.
        variables: what has to stand in its environment when it is unpacked: folders in it.
        does: a command that only a whole one can do; some systems have a part of it.
        serves: whether its package would start it: it is never installed, and always unpacked.
    """

    names: tuple[str, ...]
    package: str
    places: tuple[str, ...]
    libraries: tuple[str, ...] = ()
    variables: dict[str, tuple[str, ...]] = field(default_factory=dict)
    does: tuple[str, ...] = ("--version",)
    serves: bool = False


PROGRAMS = {
    "caddy": Program(("caddy",), "caddy", ("usr/bin/caddy",), does=("version",), serves=True),
    "chromium": Program(
        ("chromium", "chromium-browser", "google-chrome"),
        "chromium",
        ("usr/lib/chromium/chromium",),
        libraries=("usr/lib/chromium",),
    ),
    "java": Program(
        ("java",),
        "default-jdk-headless",
        ("usr/lib/jvm/*/bin/java",),
        does=("--add-modules", "jdk.compiler", "--version"),
    ),
    "nginx": Program(("nginx",), "nginx", ("usr/sbin/nginx",), does=("-v",), serves=True),
    "php": Program(("php",), "php-cli", ("usr/bin/php[0-9]*",)),
    "ruby": Program(
        ("ruby",),
        "ruby",
        ("usr/bin/ruby[0-9]*",),
        variables={"RUBYLIB": ("usr/lib/ruby/vendor_ruby", "usr/lib/ruby/*.*.0", "usr/lib/*-linux-gnu*/ruby/*.*.0")},
    ),
    "systemd-analyze": Program(
        ("systemd-analyze",),
        "systemd",
        ("usr/bin/systemd-analyze", "bin/systemd-analyze"),
        libraries=("lib/systemd", "usr/lib/systemd", "usr/lib/*-linux-gnu*/systemd"),
        serves=True,
    ),
}


def find(name: str) -> Path | None:
    """The program, or `None`."""
    program = PROGRAMS[name]
    for each in program.names:
        if (path := shutil.which(each)) and _works(program, Path(path), dict(os.environ)):
            return Path(path)
    unpacked = _in_root(name, program.places)
    return unpacked[0] if unpacked else None


def environ(name: str, path: Path) -> dict[str, str]:
    """What the program is started with: an unpacked one finds its libraries beside it."""
    root = CACHE / name
    if not path.is_relative_to(root):
        return dict(os.environ)
    program = PROGRAMS[name]
    folders = {"LD_LIBRARY_PATH": (*program.libraries, "lib/*-linux-gnu*", "usr/lib/*-linux-gnu*"), **program.variables}
    found = {variable: os.pathsep.join(map(str, _in_root(name, places))) for variable, places in folders.items()}
    return {**os.environ, **{variable: paths for variable, paths in found.items() if paths}}


def fetch(name: str) -> Path:
    """The program, which is fetched if there is none.

    Raises:
        ProgramMissing: there is none, and it could not be fetched.
    """
    program = PROGRAMS[name]
    if found := find(name):
        return found
    wanted = f"Install Debian's {program.package}, or put another {name} on the PATH."
    if not shutil.which("apt-get"):
        raise ProgramMissing(f"The tests need {name}. {wanted}")
    try:
        _install(program.package) if os.geteuid() == 0 and not program.serves else unpack(name)
    except subprocess.CalledProcessError as error:
        said = (error.stderr or error.stdout or "").strip()[-800:]
        raise ProgramMissing(
            f"The tests need {name}, and fetching Debian's failed: {' '.join(map(str, error.cmd))}\n{said}\n{wanted}"
        ) from error
    if found := find(name):
        return found
    raise ProgramMissing(f"Debian's {program.package} came without {name}. {wanted}")


def unpack(name: str) -> None:
    """Unpack a program into .cache, with what it needs that the system lacks."""
    package = PROGRAMS[name].package
    work = CACHE / f".{name}"
    apt, packed, unpacking = work / "apt", work / "packed", work / "root"
    shutil.rmtree(work, ignore_errors=True)
    for folder in (apt / "lists" / "partial", apt / "archives" / "partial", packed, unpacking):
        folder.mkdir(parents=True)
    own = ("-o", f"Dir::State::Lists={apt / 'lists'}", "-o", f"Dir::Cache={apt}", "-o", "Debug::NoLocking=1")
    _run("apt-get", *own, "update")
    listed = _run("apt-get", *own, "install", "--print-uris", "--yes", "--no-install-recommends", package)
    files = [line.split()[1] for line in listed.splitlines() if line.startswith("'")]
    _run("apt-get", *own, "download", *(file.partition("_")[0] for file in files), cwd=packed)
    for file in packed.glob("*.deb"):
        _run("dpkg", "-x", str(file), str(unpacking))
    relink(unpacking)
    shutil.rmtree(CACHE / name, ignore_errors=True)
    unpacking.replace(CACHE / name)
    shutil.rmtree(work)


def relink(root: Path) -> None:
    """Let links that name a place in the system lead to the one that was unpacked."""
    for path in root.rglob("*"):
        if path.is_symlink() and (target := path.readlink()).is_absolute():
            unpacked = root / target.relative_to("/")
            if unpacked.exists() or unpacked.is_symlink():
                path.unlink()
                path.symlink_to(os.path.relpath(unpacked, path.parent))


def _in_root(name: str, places: tuple[str, ...]) -> list[Path]:
    root = CACHE / name
    return [path for place in places for path in sorted(root.glob(place)) if path.exists()]


def _works(program: Program, path: Path, environ: dict[str, str]) -> bool:
    return subprocess.run([path, *program.does], env=environ, capture_output=True, check=False).returncode == 0


def _run(*command: str, cwd: Path | None = None) -> str:
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"}
    return subprocess.run(command, cwd=cwd, env=quiet, check=True, capture_output=True, text=True).stdout


def _install(package: str) -> None:
    patient = ("-o", "DPkg::Lock::Timeout=300", "-o", "Acquire::Retries=3")
    _run("apt-get", *patient, "update")
    _run("apt-get", *patient, "install", "--yes", "--no-install-recommends", package)


def main() -> None:
    """Run the command."""
    try:
        for name in sys.argv[1:]:
            print(fetch(name))
    except ProgramMissing as missing:
        raise SystemExit(str(missing)) from missing


if __name__ == "__main__":
    main()
