"""The examples of README.md run as they stand."""

import re
import subprocess
import sys
from pathlib import Path

from running import Running

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text()
NODE = ROOT / "tests" / "clients" / "node"


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


def output(command: list[str], server: Running, **more: str) -> str:
    environ = {**server.environ, **more}
    done = subprocess.run(command, env=environ, cwd=NODE, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_curl(server: Running) -> None:
    (script,) = [block for block in blocks("sh") if block.startswith("KS=")]
    assert '"userId":"me"' in output(["bash", "-c", script], server)


def test_python(server: Running) -> None:
    (script,) = blocks("python")
    assert output([sys.executable, "-W", "ignore", "-c", script], server) == "me"


def test_javascript(server: Running) -> None:
    node = str(ROOT / "tools" / "node.py")
    subprocess.run([sys.executable, node, "install", str(NODE)], check=True)
    (script,) = blocks("js")
    assert output([sys.executable, node, "run", "-e", script], server) == "me"


def test_the_commands_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"`?make ([a-z]+)", README)) <= targets
    assert re.findall(r"^make (\w+)", blocks("sh")[0], re.MULTILINE) == ["run", "test"]


def test_links_lead_somewhere() -> None:
    for page in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]:
        for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text()):
            assert (page.parent / link).exists(), f"{page.name}: {link}"


def test_pages_that_the_code_cites_exist_and_have_the_sections_it_names() -> None:
    cited = re.compile(r'docs/([a-z/-]+\.md)(?:, "([^"]+)")?')
    for file in (ROOT / "src").rglob("*.py"):
        for page, section in cited.findall(" ".join(file.read_text().split())):
            assert (ROOT / "docs" / page).exists(), f"{file.name}: {page}"
            headings = re.findall(r"^#+ (.+)$", (ROOT / "docs" / page).read_text(), re.MULTILINE)
            assert not section or section in headings, f"{file.name}: {page} has no section {section}"
