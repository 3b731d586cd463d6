"""Every setting is documented, and comes from where it should."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from keyreel.cli.options import Flags, given_by
from keyreel.configuration import Source, file_name, read, to_environment, write_template
from keyreel.settings import Setting, SettingInvalid, Settings, declared

PAGE = (Path(__file__).parents[2] / "docs" / "settings.md").read_text()
SETTINGS = [pytest.param(setting, id=setting.key) for setting in declared()]
OTHER: dict[str, Any] = {
    "public_url": "https://video.example.org",
    "database_url": "postgresql://db/keyreel",
    "mail_from": "a@b.org",
    "s3_endpoint": "https://s3.example.org",
    "s3_prefix": "media",
    "otel_endpoint": "http://localhost:4318",
    "import_folder": ("/srv/films", "101=/srv/more"),
}
PAIRS = (("tls_cert", "tls_key"), ("smtp_user", "smtp_password"), ("s3_access_key", "s3_secret_key"))
"""Settings that are given together."""


def other_than_default(setting: Setting, folder: Path) -> Any:
    """A value that the setting may have, and does not have by itself."""
    if setting.name in OTHER:
        return OTHER[setting.name]
    match setting.default:
        case bool():
            return not setting.default
        case int():
            return setting.default + (-1 if setting.default == setting.most else 1)
        case tuple():
            return ("10.0.0.0/8", "192.0.2.0/24")
        case _ if setting.path:
            path = folder / setting.key
            path.touch()
            return type(setting.default)(path)
        case _:
            return setting.choices[-1] if setting.choices else "some text"


def companions(setting: Setting, folder: Path) -> dict[str, str]:
    """What must be given with a setting, as variables."""
    (folder / "pem").touch()
    partners = [name for pair in PAIRS if setting.name in pair for name in pair if name != setting.name]
    return {f"KEYREEL_{name.upper()}": str(folder / "pem") for name in partners}


@pytest.mark.parametrize("setting", SETTINGS)
def test_settings_are_documented(setting: Setting) -> None:
    assert setting.help.endswith(".")
    assert setting.section
    assert f"| `{setting.key}` | `{setting.variable}` |" in PAGE
    if name := file_name(setting):
        assert f"`{name.replace('_', '-')}`" in PAGE
    assert re.search(rf"^# {setting.key} = ", write_template({}), re.MULTILINE)
    flags = {f"--{item.name.replace('_', '-')}" for item in fields(Flags)}  # type: ignore[arg-type]
    assert setting.flag in flags
    assert not (setting.secret and f"--{setting.key}" in flags), "secrets are no flags"


@pytest.mark.parametrize("setting", SETTINGS)
def test_each_setting_can_be_given_in_each_way(setting: Setting, tmp_path: Path) -> None:
    value = other_than_default(setting, tmp_path)
    with_it = {"KEYREEL_CONFIG": "", **companions(setting, tmp_path)}

    def given(found: Any, source: Source) -> None:
        assert getattr(found.settings, setting.name) == value
        assert found.origins[setting.name].source is source

    text = ",".join(value) if isinstance(value, tuple) else str(value)
    given(read({}, {**with_it, setting.variable: text}), Source.ENVIRONMENT)
    path = tmp_path / "settings.toml"
    path.write_text(write_template({setting.name: value}))
    in_file = {**with_it, "KEYREEL_CONFIG": str(path)}
    given(read({}, in_file), Source.FILE)
    if not setting.secret:
        sent = list(value) if isinstance(value, tuple) else value
        flags = given_by(Flags(**{setting.name: sent}))  # type: ignore[call-arg]
        given(read(flags, {**in_file, setting.variable: "overridden"} if text == value else in_file), Source.FLAG)
    if name := file_name(setting):
        (tmp_path / "held").write_text(f"{text}\n")
        given(read({name: tmp_path / "held"}, with_it), Source.FLAG)
        given(read({}, {**with_it, f"KEYREEL_{name.upper()}": str(tmp_path / "held")}), Source.ENVIRONMENT)
        path.write_text(f'{name.replace("_", "-")} = "held"')
        given(read({}, in_file), Source.FILE)


def test_the_template_says_what_it_is_given_and_the_defaults_besides() -> None:
    assert tomllib.loads(write_template({})) == {}
    values = {"port": 9, "open_registration": True, "trusted_proxy": ["::1/128"], "smtp_user": 'a"\\\n\x7f é'}
    written = write_template(values)
    assert tomllib.loads(written) == {key.replace("_", "-"): value for key, value in values.items()}
    whole = "\n".join(line.removeprefix("# ") for line in written.splitlines() if re.match(r"#? ?[a-z0-9-]+ = ", line))
    defaults = {item.key: item.default for item in declared() if item.name not in values}
    found = tomllib.loads(whole)
    for key, default in defaults.items():
        assert type(default)(found[key]) == default


def test_flags_win_over_the_environment_and_that_over_the_file_and_that_over_defaults(tmp_path: Path) -> None:
    path = tmp_path / "keyreel.toml"
    path.write_text('port = 1\nhost = "::2"\nmax-calls = 7\ntls-cert = "c"\ntls-key = "/abs/k"\n')
    (tmp_path / "c").touch()
    environ = {
        "KEYREEL_PORT": "1234",
        "KEYREEL_OPEN_REGISTRATION": "yes",
        "KEYREEL_TRUSTED_PROXY": "10.0.0.0/8, ::1/128",
        "KEYREEL_CONFIG": str(path),
        "KEYREEL_TLS_KEY": str(path),
    }
    found = read({"port": None, "host": "::1"}, environ).settings
    assert (found.port, found.host, found.open_registration, found.workers) == (1234, "::1", True, 1)
    assert (found.max_calls, found.tls_cert) == (7, str(tmp_path / "c"))
    assert len(found.trusted_networks) == 2
    assert read({"port": 5}, environ).settings.port == 5


def test_they_survive_the_way_to_a_worker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings(
        port=7, trusted_proxy=("10.0.0.0/8",), open_registration=True, data_dir=Path("/x y"), sealing_key="5" * 64
    )
    monkeypatch.chdir(tmp_path)
    (tmp_path / "keyreel.toml").write_text("port = 8")
    environ = {"KEYREEL_SMTP_PASSWORD_FILE": "/gone", **to_environment(settings)}
    assert read({}, environ).settings == settings


def test_the_file_is_found_here_else_in_the_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert read({}, {}).file is None
    data = tmp_path / "keyreel-data"
    data.mkdir()
    (data / "keyreel.toml").write_text('port = 2\ndata-dir = "."')
    assert (read({}, {}).settings.port, read({}, {}).settings.data_dir.resolve()) == (2, data)
    assert read({"data_dir": data}, {}).settings.port == 2
    assert read({}, {"KEYREEL_DATA_DIR": str(data)}).settings.port == 2
    (tmp_path / "keyreel.toml").write_text("port = 1")
    assert read({}, {}).settings.port == 1
    assert read({}, {"KEYREEL_CONFIG": ""}).file is None
    assert read({"config": data / "keyreel.toml"}, {"KEYREEL_CONFIG": ""}).settings.port == 2
    (tmp_path / "keyreel.toml").chmod(0o666)
    with pytest.raises(SettingInvalid, match="can be changed by others"):
        read({}, {})
    assert read({}, {"KEYREEL_CONFIG": "keyreel.toml"}).settings.port == 1, "whoever names it means it"
    (tmp_path / "keyreel.toml").unlink()
    (data / "keyreel.toml").write_text('data-dir = "/elsewhere"')
    with pytest.raises(SettingInvalid, match="found in another data folder"):
        read({}, {})


@pytest.mark.parametrize(
    ("environ", "said"),
    [
        ({"KEYREEL_PORT": "x"}, "KEYREEL_PORT: a whole number is expected, not 'x'"),
        ({"KEYREEL_PORT": "0"}, "KEYREEL_PORT: a number from 1 to 65535 is expected"),
        ({"KEYREEL_OPEN_REGISTRATION": "perhaps"}, "KEYREEL_OPEN_REGISTRATION: true or false is expected"),
        ({"KEYREEL_MAX_BODY": "0"}, "KEYREEL_MAX_BODY: a number above 0 is expected"),
        ({"KEYREEL_SMTP_TLS": "ssl"}, "KEYREEL_SMTP_TLS: starttls, tls or none is expected"),
        ({"KEYREEL_SMTP_PASSWORD_FILE": "/no"}, "KEYREEL_SMTP_PASSWORD_FILE: /no cannot be read: No such file"),
        ({"KEYREEL_SMTP_PASSWORD_FILE": __file__, "KEYREEL_SMTP_PASSWORD": "p"}, "give one of them"),
        ({"KEYREEL_SMTP_USER": "me"}, "smtp-user and smtp-password: give both or neither; given is KEYREEL_SMTP_USER"),
        ({"KEYREEL_CONFIG": "/no/such.toml"}, "/no/such.toml: it cannot be read: No such file"),
        ({"KEYREEL_CONFIG": "/"}, "/: it cannot be read"),
    ],
)
def test_what_cannot_be_is_refused_and_its_variable_named(environ: Mapping[str, str], said: str) -> None:
    with pytest.raises(SettingInvalid) as error:
        read({}, environ)
    assert said in str(error.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('\nport = "x"', ", line 2: port: a whole number is expected, not 'x'"),
        ("port = true", ", line 1: port: a whole number is expected"),
        ("port = 0", ", line 1: port: a number from 1 to 65535 is expected"),
        ("# port\n\nprot = 4", ", line 3: there is no setting 'prot'; did you mean port?"),
        ("max_calls = 4", "did you mean max-calls?"),
        ("wholly-other = 4", "docs/settings.md lists them"),
        ('port = 1\n[mail]\nsmtp-host = "x"', ", line 2: mail is a table"),
        ("port = = 4", ", line 1: this is no TOML"),
        ("port = 1\nport = 2", ", line 2: this is no TOML"),
        ("port = [" + "[" * 5000, "nested so deep"),
        ('host = "\xff"', ", line 1: this is no UTF-8"),
        ('data-dir = "a\\u0000b"', ", line 1: data-dir: no text holds a zero byte"),
        ('import-folder = ["a", "\\u0000"]', ", line 1: import-folder: no text holds a zero byte"),
        ("smtp-password = 31337", ", line 1: smtp-password: a text in quotes is expected"),
        ("smtp-password-file = 5", "the name of a file in quotes is expected"),
        ('trusted-proxy = "10.0.0.0/8"', 'a list such as ["one", "two"] is expected'),
        ('trusted-proxy = ["nowhere"]', ", line 1: trusted-proxy: a network such as 10.0.0.0/8 is expected"),
        ('open-registration = "yes"', "true or false is expected"),
        ("#" * (1 << 20) + "\n", "more than 1048576 bytes"),
    ],
)
def test_what_cannot_be_in_a_file_is_refused_and_its_line_named(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "keyreel.toml"
    path.write_bytes(text.encode("latin-1"))
    with pytest.raises(SettingInvalid) as error:
        read({"config": path}, {})
    assert str(error.value).startswith(str(path))
    assert said in str(error.value)
    assert "31337" not in str(error.value), "it may be a secret"


def test_a_file_that_cannot_be_read_is_said_to_be_so(tmp_path: Path) -> None:
    with pytest.raises(SettingInvalid, match="it cannot be read"):
        read({"config": tmp_path}, {})


def test_secrets_are_not_shown() -> None:
    settings = Settings(smtp_user="me", smtp_password="geheim", database_url="postgresql://u:geheim@db/keyreel")
    shown = {item.key: item.shown(getattr(settings, item.name)) for item in declared()}
    assert "geheim" not in str(shown)
    assert shown["database-url"] == "postgresql://u:…@db/keyreel"
