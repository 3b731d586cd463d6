"""The library stands alone: it brings in nothing else of Keyreel, and of others only cryptography."""

import subprocess
import sys

LOADED = "import sys; before = set(sys.modules); import keyreel.ks; print(*set(sys.modules) - before)"


def test_what_importing_it_loads() -> None:
    found = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True).stdout.split()
    ours = {name for name in found if name.partition(".")[0] == "keyreel"}
    assert all(name == "keyreel" or name.startswith("keyreel.ks") for name in ours)
    others = {name.partition(".")[0] for name in found} - sys.stdlib_module_names
    assert others <= {"keyreel", "cryptography", "_cffi_backend", "_openssl"}
