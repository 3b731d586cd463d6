"""Every setting is documented, and comes from where it should."""

from dataclasses import fields
from pathlib import Path

import pytest

from keyreel.settings import SettingInvalid, Settings, from_environment, to_environment, variable

PAGE = (Path(__file__).parents[2] / "docs" / "settings.md").read_text()


@pytest.mark.parametrize("name", [item.name for item in fields(Settings)])
def test_settings_are_documented(name: str) -> None:
    item = next(item for item in fields(Settings) if item.name == name)
    assert item.metadata["help"].endswith(".")
    assert f"`{variable(name)}`" in PAGE


def test_flags_win_over_the_environment_and_that_over_defaults() -> None:
    environ = {
        "KEYREEL_PORT": "1234",
        "KEYREEL_OPEN_REGISTRATION": "yes",
        "KEYREEL_TRUSTED_PROXY": "10.0.0.0/8, ::1/128",
    }
    found = from_environment(environ, port=None, host="::1")
    assert (found.port, found.host, found.open_registration, found.workers) == (1234, "::1", True, 1)
    assert len(found.trusted_networks) == 2
    assert from_environment(environ, port=5).port == 5


def test_they_survive_the_way_to_a_worker() -> None:
    settings = Settings(port=7, trusted_proxy=("10.0.0.0/8",), open_registration=True, data_dir=Path("/x y"))
    assert from_environment(to_environment(settings)) == settings


@pytest.mark.parametrize(
    "environ",
    [{"KEYREEL_PORT": "x"}, {"KEYREEL_OPEN_REGISTRATION": "perhaps"}, {"KEYREEL_MAX_BODY": "0"}],
)
def test_what_cannot_be_is_refused(environ: dict[str, str]) -> None:
    with pytest.raises(SettingInvalid):
        from_environment(environ)
