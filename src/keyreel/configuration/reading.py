"""Reading settings: which value counts, where it comes from, and what is wrong with it."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Any

from keyreel.configuration.file import NAME, find_file, read_file
from keyreel.settings import PREFIX, Setting, SettingInvalid, Settings, declared

CONFIG = f"{PREFIX}CONFIG"
"""The variable that names the TOML file; where it is empty, none is read."""
_YES, _NO = ("1", "true", "yes", "on"), ("0", "false", "no", "off", "")
_NOTHING: Mapping[str, Any] = MappingProxyType({})


class Source(StrEnum):
    """What gave a value."""

    FLAG = "flag"
    ENVIRONMENT = "environment"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a value comes from.

    Attributes:
        text: the flag, the variable, or the key and its place in the file.
        secret_file: the file that it names, where the value was read from there.
    """

    source: Source
    text: str
    secret_file: Path | None = None


@dataclass(frozen=True, slots=True)
class Configuration:
    """Settings with where they come from.

    Attributes:
        file: the TOML file that was read.
        origins: by name, of those settings that are given.
    """

    settings: Settings
    file: Path | None
    origins: Mapping[str, Origin]


_Found = dict[str, tuple[Any, Origin]]


def read(given: Mapping[str, Any] = _NOTHING, environ: Mapping[str, str] = os.environ) -> Configuration:
    """The settings: those given, else from the environment, else from the TOML file, else the defaults.

    Args:
        given: values by name; `config` is the path of the TOML file. `None` counts as not given.

    Raises:
        SettingInvalid: one of them, or the file, is not what it must be; the message says where.
    """
    flags = _collect(_of_flags(given))
    variables = _collect(_of_environment(environ))
    named = _named(given, environ)
    path = Path(named) if named else None
    if named is None:
        path = find_file(Path(), _data_dir({**variables, **flags}))
    found = {**(_collect(_of_file(path)) if path else {}), **variables, **flags}
    origins = {name: origin for name, (_, origin) in found.items()}
    try:
        settings = Settings(**{name: value for name, (value, _) in found.items()})
    except SettingInvalid as error:
        raise _placed(error, origins) from error
    if named is None and path and path.parent != Path() and path.parent.resolve() != settings.data_dir.resolve():
        expected = "this file was found in another data folder: leave it out, or name the file with --config"
        raise SettingInvalid(origins["data_dir"].text, expected)
    return Configuration(settings, path, origins)


def file_of(given: Mapping[str, Any] = _NOTHING, environ: Mapping[str, str] = os.environ) -> Path:
    """The TOML file that `read` reads, or the one that it would read were it there.

    Raises:
        SettingInvalid: the data folder, or the file that was found, is not what it must be.
    """
    if named := _named(given, environ):
        return Path(named)
    found = {**_collect(_of_environment(environ)), **_collect(_of_flags(given))}
    return find_file(Path(), _data_dir(found)) or Path(NAME)


def _named(given: Mapping[str, Any], environ: Mapping[str, str]) -> str | None:
    return environ.get(CONFIG) if given.get("config") is None else str(given["config"])


def _data_dir(found: _Found) -> Path:
    return found["data_dir"][0] if "data_dir" in found else Settings.__dataclass_fields__["data_dir"].default


def to_environment(settings: Settings) -> dict[str, str]:
    """The settings as environment variables, for worker processes: whoever reads them reads nothing else."""
    found = {CONFIG: ""}
    for setting in declared():
        value = getattr(settings, setting.name)
        found[setting.variable] = ",".join(value) if isinstance(value, tuple) else str(value)
        if name := file_name(setting):
            found[PREFIX + name.upper()] = ""
    return found


def file_name(setting: Setting) -> str | None:
    """The name by which a file is named that holds a setting, where there can be one."""
    name = f"{setting.name}_file"
    return name if setting.from_file and all(other.name != name for other in declared()) else None


_Value = tuple[Setting, Any, Origin]


def _collect(values: Iterator[_Value]) -> _Found:
    """The values of one source."""
    found: _Found = {}
    for setting, value, origin in values:
        if setting.name in found:
            raise SettingInvalid(f"{found[setting.name][1].text} and {origin.text}", "give one of them")
        found[setting.name] = value, origin
    return found


def _of_flags(given: Mapping[str, Any]) -> Iterator[_Value]:
    for setting in declared():
        value = given.get(setting.name)
        if value is not None:
            kept = type(setting.default)(value) if setting.path or isinstance(value, list) else value
            yield setting, kept, Origin(Source.FLAG, f"--{setting.key}")
        name = file_name(setting)
        if name and (path := given.get(name)):
            yield _from_file(setting, Origin(Source.FLAG, f"--{setting.key}-file", Path(path)))


def _of_environment(environ: Mapping[str, str]) -> Iterator[_Value]:
    for setting in declared():
        text = environ.get(setting.variable)
        if text is not None:
            origin = Origin(Source.ENVIRONMENT, setting.variable)
            yield setting, _parsed(setting, text, origin), origin
        name = file_name(setting)
        variable = PREFIX + name.upper() if name else ""
        if path := environ.get(variable):
            yield _from_file(setting, Origin(Source.ENVIRONMENT, variable, Path(path)))


def _of_file(path: Path) -> Iterator[_Value]:
    by_key = {setting.key: setting for setting in declared()}
    of_files = {name.replace("_", "-"): setting for setting in declared() if (name := file_name(setting))}
    document = read_file(path, [*by_key, *of_files])
    for key, value in document.values.items():
        place = f"{document.place(key)}: {key}"
        if setting := by_key.get(key):
            origin = Origin(Source.FILE, place)
            yield setting, _checked(setting, value, path.parent, origin), origin
        elif isinstance(value, str):
            origin = Origin(Source.FILE, place, _resolved(value, path.parent, place))
            yield _from_file(of_files[key], origin)
        else:
            raise SettingInvalid(place, "the name of a file in quotes is expected")


def _from_file(setting: Setting, origin: Origin) -> _Value:
    assert origin.secret_file is not None
    try:
        text = origin.secret_file.read_text("utf-8").rstrip("\r\n")
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else "it holds no text"
        raise SettingInvalid(origin.text, f"{origin.secret_file} cannot be read: {why}") from error
    return setting, _parsed(setting, text, origin), origin


def _parsed(setting: Setting, text: str, origin: Origin) -> Any:
    """A value out of a text."""
    match setting.default:
        case bool():
            if text.lower() in (*_YES, *_NO):
                return text.lower() in _YES
            raise SettingInvalid(origin.text, f"true or false is expected, not {text[:80]!r}")
        case int():
            try:
                return int(text)
            except ValueError as error:
                raise SettingInvalid(origin.text, f"a whole number is expected, not {text[:80]!r}") from error
        case Path():
            return Path(text)
        case tuple():
            return tuple(part.strip() for part in text.split(",") if part.strip())
        case _:
            return text


def _checked(setting: Setting, value: Any, folder: Path, origin: Origin) -> Any:
    """A value out of the file in `folder`."""
    match setting.default, value:
        case (bool(), bool()):
            return value
        case (int(), int()) if not isinstance(value, bool) and not isinstance(setting.default, bool):
            return value
        case (str() | Path(), str()):
            return type(setting.default)(_resolved(value, folder, origin.text)) if setting.path and value else value
        case (tuple(), [*texts]) if all(isinstance(text, str) for text in texts):
            return tuple(texts)
        case _:
            told = "" if setting.secret else f", not {str(value)[:80]!r}"
            raise SettingInvalid(origin.text, f"{_kind(setting)} is expected{told}")


def _kind(setting: Setting) -> str:
    match setting.default:
        case bool():
            return "true or false"
        case int():
            return "a whole number"
        case tuple():
            return 'a list such as ["one", "two"]'
        case _:
            return "a text in quotes"


def _resolved(text: str, folder: Path, place: str) -> Path:
    try:
        return folder / Path(text).expanduser()
    except RuntimeError as error:
        raise SettingInvalid(place, "nobody knows whose home ~ is: write the whole path") from error


def _placed(error: SettingInvalid, origins: Mapping[str, Origin]) -> SettingInvalid:
    """An error that says where its settings come from."""
    keys = error.keys.split(" and ")
    given = [origins[name].text for key in keys if (name := key.replace("-", "_")) in origins]
    if len(keys) > 1:
        return SettingInvalid(error.keys, f"{error.expected}; given is {', '.join(given)}")
    return SettingInvalid(given[0] if given else error.keys, error.expected)
