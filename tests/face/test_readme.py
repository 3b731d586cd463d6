"""What README.md and the code name is there."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text()


def test_the_commands_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"`?make ([a-z]+)", README)) <= targets
    assert re.findall(r"^make (\w+)", README, re.MULTILINE) == ["run", "test"]


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
