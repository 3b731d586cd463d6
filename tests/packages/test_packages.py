"""The wheel and the sdist, as the standard tools build them, and what they install into empty environments."""

import os
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from running import free_port, listens, until

ROOT = Path(__file__).parents[2]
CLIENT = """
import importlib.metadata, sys
from keyreel.client import Client, Session
url, partner, secret = sys.argv[1:]
with Client(url, int(partner), Session.from_secret(secret, "ada", type=2)) as client:
    assert client.session.get().user_id == "ada"
installed = {each.metadata["Name"].lower() for each in importlib.metadata.distributions()}
assert not installed & {"sqlalchemy", "msgspec", "granian", "cryptography"}, installed
print("ada")
"""


def run(*command: str | Path, cwd: Path) -> str:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("KEYREEL_", "PYTHON"))}
    done = subprocess.run(command, cwd=cwd, env=kept, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{done.stdout[-2000:]}\n{done.stderr[-2000:]}"
    return done.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist of a clean checkout, and with the wheel that is built out of that sdist."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    return folder


@contextmanager
def environment(folder: Path, requirement: str) -> Iterator[Path]:
    """The programs of an environment that has nothing but what pip says that this needs."""
    run(sys.executable, "-m", "venv", "--without-pip", folder, cwd=folder.parent)
    pip = [sys.executable, "-m", "pip", "--python", folder / "bin" / "python", "--disable-pip-version-check"]
    run(*pip, "install", "--quiet", "--no-compile", requirement, cwd=folder.parent)
    run(*pip, "check", cwd=folder.parent)
    yield folder / "bin"


def test_what_is_in_them(built: Path) -> None:
    (wheel,), (sdist,) = built.glob("*.whl"), built.glob("*.tar.gz")
    with zipfile.ZipFile(wheel) as packed:
        names = set(packed.namelist())
    with tarfile.open(sdist) as packed:
        given = {name.partition("/")[2] for name in packed.getnames()}
    tracked = run("git", "ls-files", "src", cwd=ROOT).split()
    missing = {name.removeprefix("src/") for name in tracked} - names
    assert not missing, "everything of src is in the wheel: pages, templates, migrations too"
    assert all(name.startswith(("keyreel/", "keyreel-")) for name in names)
    assert {"README.md", "LICENSE", "CHANGELOG.md", "pyproject.toml", *tracked} <= given
    assert not [name for name in given if name.startswith((".venv", ".cache", ".git/", "site/", "keyreel-data"))]


def test_they_install_clean_and_run(built: Path, tmp_path: Path) -> None:
    (wheel,) = built.glob("*.whl")
    with (
        environment(tmp_path / "server", f"keyreel[server] @ {wheel.as_uri()}") as server,
        environment(tmp_path / "client", str(wheel)) as client,
    ):
        made = run(server / "keyreel", "account", "create", "--name", "n", "--email", "a@example.org", cwd=tmp_path)
        account = dict(line.split(maxsplit=1) for line in made.splitlines())
        port = free_port()
        with subprocess.Popen([server / "keyreel", "serve", "--port", str(port)], cwd=tmp_path) as process:
            try:
                until(lambda: process.poll() is not None or listens(port))
                assert process.poll() is None
                who = (f"http://127.0.0.1:{port}", account["partnerId"], account["adminSecret"])
                assert run(client / "python", "-W", "error", "-c", CLIENT, *who, cwd=tmp_path) == "ada\n"
            finally:
                process.terminate()
        assert process.returncode == 0
        bare = subprocess.run([client / "keyreel", "serve"], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert (bare.returncode, "pip install 'keyreel[server]'" in bare.stderr) == (1, True)
