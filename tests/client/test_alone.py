"""The client needs httpx, the standard library, and nothing that is compiled: neither the server nor its parts."""

import subprocess
import sys

BARE = """
import sys
from importlib.abc import MetaPathFinder

ALLOWED = {"keyreel", "httpx", "httpcore", "h11", "anyio", "certifi", "idna", "sniffio", "typing_extensions"}
FINDERS = list(sys.meta_path)

class OnlyWhatComesAlong(MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        top = name.partition(".")[0]
        if top in sys.stdlib_module_names or top in ALLOWED:
            return None
        raise ModuleNotFoundError(f"{name} is not installed", name=name)

sys.meta_path.insert(0, OnlyWhatComesAlong())
from keyreel.client import AsyncClient, Client, Session, api
from keyreel.client.api import errors
for name in api.REGISTRY.names():
    getattr(api, name)
client = Client("http://127.0.0.1:1", 101, Session.from_secret("0" * 32, "ada"))
assert client.ks().startswith("djJ8")
client.user, client.media

ours = sorted(name for name in sys.modules if name.startswith("keyreel."))
allowed = ("keyreel.client", "keyreel.ks", "keyreel.schema.names")
assert all(name.startswith(allowed) or name == "keyreel.schema" for name in ours), ours
files = {name: str(getattr(module, "__file__", "")) for name, module in sys.modules.items()}
compiled = {name for name, file in files.items() if file.endswith((".so", ".pyd"))}
assert all(name.partition(".")[0] in sys.stdlib_module_names for name in compiled), compiled
"""


def test_it_loads_and_makes_sessions_without_anything_else() -> None:
    done = subprocess.run([sys.executable, "-c", BARE], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
