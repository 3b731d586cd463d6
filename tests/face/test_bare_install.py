"""What the base install, which is the client, says when it is asked for the server."""

import subprocess
import sys

BARE = """
import sys
sys.modules["cyclopts"] = None  # as if it were not installed
from keyreel.__main__ import main
main()
"""


def test_the_command_says_what_to_install() -> None:
    done = subprocess.run([sys.executable, "-c", BARE], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == "keyreel: the server's parts are not installed (cyclopts): pip install 'keyreel[server]'\n"
