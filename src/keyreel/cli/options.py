"""Options that commands share: those of every setting, those that say whose data is meant, and `--json`."""

from dataclasses import asdict, make_dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from cyclopts import Group, Parameter

from keyreel.configuration import file_name
from keyreel.settings import Setting, declared

_CONFIG = "File with settings; else KEYREEL_CONFIG, else keyreel.toml here or in the data folder."
_Fields = list[tuple[str, Any, Any]]


def _config(group: Group) -> _Fields:
    return [("config", Annotated[Path | None, Parameter(help=_CONFIG, group=group)], None)]


def _value(setting: Setting, group: Group) -> _Fields:
    """The field of a flag that gives a setting; a secret has none, as others can read the command line."""
    if setting.secret:
        return []
    help = f"{setting.help} {'' if setting.choices else setting.allowed}".strip()
    shown = setting.shown(setting.default)
    told = Parameter(help=help, group=group, show_default=shown or False, negative_iterable=())
    return [(setting.name, Annotated[_kind(setting) | None, told], None)]


def _file(setting: Setting, group: Group) -> _Fields:
    """The field of a flag that names a file with a setting, where there can be one."""
    name = file_name(setting)
    told = Parameter(help=f"File that holds {setting.key}.", group=group)
    return [(name, Annotated[Path | None, told], None)] if name else []


def _kind(setting: Setting) -> Any:
    if setting.choices:
        return Literal[setting.choices]
    return Path if setting.path else list[str] if isinstance(setting.default, tuple) else type(setting.default)


def _place() -> _Fields:
    group = Group("Whose data", sort_key=90)
    known = {setting.name: setting for setting in declared()}
    return [*_config(group), *_value(known["data_dir"], group), *_value(known["database_url"], group)]


def _all() -> _Fields:
    sections = list(dict.fromkeys(setting.section for setting in declared()))
    groups = {title: Group(title, sort_key=10 + number) for number, title in enumerate(sections)}
    found = _config(Group("Settings", sort_key=9))
    for setting in declared():
        found += [*_value(setting, groups[setting.section]), *_file(setting, groups[setting.section])]
    return found


if TYPE_CHECKING:

    class Place:
        """Whose data a command works on: `config`, `data_dir`, `database_url`."""

    class Flags:
        """A flag for every setting."""
else:
    Place = make_dataclass("Place", _place(), namespace={"__module__": __name__}, frozen=True)
    Flags = make_dataclass("Flags", _all(), namespace={"__module__": __name__}, frozen=True)

At = Annotated[Place, Parameter(name="*")]
HERE = Place()
Given = Annotated[Flags, Parameter(name="*")]
NOTHING = Flags()
AsJson = Annotated[bool, Parameter(name="--json", negative=(), help="Answer in JSON, for scripts.")]


def given_by(flags: "Place | Flags") -> dict[str, Any]:
    """What was given, by name, as `keyreel.configuration.read` takes it."""
    values: dict[str, Any] = asdict(flags)  # type: ignore[call-overload]  # a dataclass, where it is not type-checked
    return {name: value for name, value in values.items() if value is not None}
