"""The library stands alone: it brings in nothing else of Keyreel, and of others only cryptography, if that is there."""

import json
import subprocess
import sys
from pathlib import Path

LOADED = "import sys; before = set(sys.modules); import keyreel.ks; print(*set(sys.modules) - before)"
BARE = """
import json, sys
sys.modules["cryptography"] = None
from keyreel.ks import Keyring, KsError, crack, generate, keyring
assert keyring._aes().__module__ == "keyreel.ks.aes"
for case in json.load(sys.stdin)["cases"]:
    ring = Keyring(case["secrets"])
    try:
        ks = crack(case["text"], ring)
    except KsError as error:
        assert type(error).__name__ == case["error"]
        continue
    fields = case["fields"] if case["result"] == "valid" else {}
    assert all(getattr(ks, name) == fields[name] for name in fields.keys() & {"user_id", "expiry", "type", "hash"})
    if ks.version == 2 and fields:
        rand = bytes.fromhex(ks.rand)
        made = generate(ring, partner_id=ks.partner_id, user_id=ks.user_id, type=ks.type or 0, expiry=ks.expiry or 0,
                        privileges=ks.privileges.text, key=ks.key_index, rand=rand)
        assert crack(made, ring).privileges.text == ks.privileges.text
        print("made")
"""
VECTORS = Path(__file__).parents[2] / "docs" / "protocol" / "ks-vectors.json"


def test_what_importing_it_loads() -> None:
    found = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True).stdout.split()
    ours = {name for name in found if name.partition(".")[0] == "keyreel"}
    assert all(name == "keyreel" or name.startswith("keyreel.ks") for name in ours)
    others = {name.partition(".")[0] for name in found} - sys.stdlib_module_names
    assert others <= {"keyreel", "cryptography", "_cffi_backend", "_openssl"}


def test_without_anything_compiled_it_reads_and_makes_the_same() -> None:
    assert json.loads(VECTORS.read_text("utf-8"))["cases"]
    with VECTORS.open() as vectors:
        done = subprocess.run([sys.executable, "-c", BARE], stdin=vectors, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("made") > 5
