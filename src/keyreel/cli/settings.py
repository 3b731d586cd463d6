"""`keyreel settings`: what is set, and by what."""

import json as json_
from pathlib import Path
from typing import Annotated, Any

from cyclopts import Parameter

from keyreel.cli.common import configure, printable
from keyreel.cli.options import HERE, AsJson, At
from keyreel.configuration import Configuration, write_template
from keyreel.settings import Setting, declared

_DEFAULT = "default"


def settings(
    *,
    toml: Annotated[
        bool, Parameter(negative=(), help="Print a keyreel.toml instead, with every setting and its default.")
    ] = False,
    place: At = HERE,
    json: AsJson = False,
) -> None:
    """Show every setting, and what gives it: a flag, the environment, the TOML file, or nothing.

    Secrets are not shown, only whether there are any. docs/settings.md tells what each setting is for.

    For example:

        keyreel settings
        keyreel settings --config keyreel.toml --json
        keyreel settings --toml > keyreel.toml
    """
    if toml:
        text = write_template({})
        print(json_.dumps({"toml": text}) if json else text.rstrip("\n"))
        return
    found = configure(place)
    if json:
        print(json_.dumps(_values(found)))
        return
    print(f"Settings are read from {found.file.resolve()}" if found.file else "No keyreel.toml is read.")
    section = ""
    for setting in declared():
        if setting.section != section:
            section = setting.section
            print(f"\n{section}")
        origin = found.origins.get(setting.name)
        value = printable(setting.shown(getattr(found.settings, setting.name)))
        print(f"  {setting.key:22} {value or '-':30}{f' {origin.text}' if origin else ''}".rstrip())


def _values(found: Configuration) -> dict[str, Any]:
    shown = {setting.key: _value(found, setting) for setting in declared()}
    return {"file": str(found.file.resolve()) if found.file else None, "settings": shown}


def _value(found: Configuration, setting: Setting) -> dict[str, Any]:
    value = getattr(found.settings, setting.name)
    if setting.secret or isinstance(value, str | Path):
        value = setting.shown(value)
    origin = found.origins.get(setting.name)
    return {"value": value, "source": origin.source if origin else _DEFAULT, "from": origin and origin.text}
