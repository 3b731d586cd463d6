"""docs/logins.md, from top to bottom, on a server: what it says to type works."""

import os
import re
import subprocess
import sys
from pathlib import Path

from running import KEYREEL, serving

PAGE = (Path(__file__).parents[2] / "docs" / "logins.md").read_text()


def output(language: str, script: str, environ: dict[str, str]) -> str:
    command = ["bash", "-ec", script] if language == "sh" else [sys.executable, "-W", "ignore", "-c", script]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "KalturaAPIException" not in done.stdout, script
    return done.stdout


def test_the_page_works_as_it_stands(tmp_path: Path) -> None:
    scripts = re.findall(r"```(sh|python)\n(.*?)```", PAGE, re.DOTALL)
    path = f"{KEYREEL.parent}{os.pathsep}{os.environ['PATH']}"
    with serving(tmp_path / "data") as server:
        environ = {**server.environ, "KEYREEL_DATA_DIR": str(server.data_dir), "PATH": path}
        said = [output(language, script, environ) for language, script in scripts]
    made, read, vendors, rules, link, shown, second, forgotten, features = said
    assert '"loginEnabled":true' in made
    assert '"id":"ada"' in read
    assert vendors.strip() == "ada"
    assert re.search(r"passwords-remembered +5\n", rules)
    assert "/keyreel/password#key=" in link
    assert "unlocked" in shown
    assert re.search(r"second-factor-for +administrators\n", second)
    assert "ada@example.org" in forgotten
    assert re.search(r"FEATURE_PURGE_USER_PII_DATA +on\n", features)
