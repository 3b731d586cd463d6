"""The table of docs/backup.md names what is in a backup; tests/documentation runs its commands."""

import json
import re
import subprocess
from pathlib import Path

from running import KEYREEL, Running

PAGE = Path(__file__).parents[2] / "docs" / "backup.md"


def test_the_table_names_what_is_in_a_backup(server: Running, tmp_path: Path) -> None:
    command = [str(KEYREEL), "backup", str(tmp_path / "today"), "--data-dir", str(server.data_dir), "--json"]
    made = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    assert made["rows"]["partner_secret"] >= 2, "a process of its own knows every table, and every secret"
    listed = re.findall(r"^\| (`.+`) \|", PAGE.read_text("utf-8"), re.MULTILINE)
    names = {name.rstrip("/") for name in re.findall(r"`([^`]+)`", " ".join(listed))}
    assert {"keyreel.db", "manifest.json"} <= {path.name for path in (tmp_path / "today").iterdir()} <= names
