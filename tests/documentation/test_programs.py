"""Programs of Debian's that tests need: whoever lacks one is told which, and what to do."""

from pathlib import Path

import pytest

import debian  # tools/debian.py


@pytest.mark.parametrize("name", debian.PROGRAMS)
def test_a_program_that_cannot_be_had_is_no_riddle(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(debian, "CACHE", tmp_path)
    with pytest.raises(debian.ProgramMissing, match=f"The tests need {name}. Install Debian's "):
        debian.fetch(name)


def test_a_link_into_the_system_leads_to_what_was_unpacked(tmp_path: Path) -> None:
    (tmp_path / "etc").mkdir()
    (tmp_path / "etc" / "settings").write_text("here")
    (tmp_path / "link").symlink_to("/etc/settings")
    debian.relink(tmp_path)
    assert (tmp_path / "link").read_text() == "here"
