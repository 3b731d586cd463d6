"""The classes of one generated package, found by name and loaded when they are first needed."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any

from keyreel.client.enums import ApiIntEnum, ApiStringEnum, member
from keyreel.client.errors import ApiError
from keyreel.client.objects import ApiObject, read

PREFIX = "Kaltura"


class Registry:
    """What a package has: the classes of its objects by name, its errors by code.

    Args:
        package: its name.
        modules: under each module of it that has objects or enums, their names, separated by spaces.
        renamed: the Python names of what is not called as on the wire without the prefix, by names on the wire.
        errors: under each code, the name of its class in the module `errors`.
    """

    def __init__(
        self, package: str | None, modules: Mapping[str, str], renamed: Mapping[str, str], errors: Mapping[str, str]
    ) -> None:
        self._package = package
        self._modules = {name: module for module, names in modules.items() for name in names.split()}
        self._renamed = renamed
        self._errors = errors
        self._found: dict[str, Any] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._modules

    def __getitem__(self, name: str) -> Any:
        """The class of this Python name.

        Raises:
            KeyError: there is none.
        """
        found = self._found.get(name)
        if found is None:
            found = getattr(import_module(f"{self._package}.{self._modules[name]}"), name)
            self._found[name] = found
        return found

    def names(self) -> list[str]:
        """The Python names of its classes and enums."""
        return list(self._modules)

    def named(self, wire: str) -> str:
        """The Python name of what is called `wire` in answers; the package need not have it."""
        return self._renamed.get(wire) or wire.removeprefix(PREFIX)

    def read(self, value: Mapping[str, Any], name: str) -> ApiObject:
        """An object of an answer: of the class that it names, where that is derived from the class `name`."""
        declared = self[name]
        wire = value.get("objectType")
        asked = self.named(wire) if isinstance(wire, str) else name
        found = self[asked if asked in self else name]
        return read(found if issubclass(found, declared) else declared, value, self)

    def member(self, enum: type[ApiIntEnum | ApiStringEnum], value: object) -> Any:
        """The member of an enum that an answer names.

        Raises:
            ValueError: it cannot be one.
        """
        return member(enum, value)

    def error(self, code: str, message: str, args: Mapping[str, str]) -> ApiError:
        """The error of a code, of its own class where there is one."""
        name = self._errors.get(code)
        kind = getattr(import_module(f"{self._package}.errors"), name) if name else ApiError
        return kind(code, message, args)
