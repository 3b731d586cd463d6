"""References: what names a row by its number follows it when the number becomes another."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from keyreel.transfers.plan import FILTERED, NAMED, PARTNER, PLAN, bare, columns_of

_NUMBERS = re.compile(r"[\d,> ]+\Z", re.ASCII)
_NUMBER = re.compile(r"\d+", re.ASCII)
_JSON = frozenset({"data", "payload"})
_WIDGETS = frozenset({"id", "source_widget_id", "root_widget_id"})


class Numbers:
    """The numbers that become others, by table.

    Args:
        partner_id: the account's, where it comes from; `renumbered` is the one that it gets.
    """

    def __init__(self, partner_id: int, renumbered: int) -> None:
        self.others: dict[str, dict[int, int]] = {}
        self._widget, self._own_widget = f"_{partner_id}", f"_{renumbered}"
        if partner_id != renumbered:
            self.others[PARTNER] = {partner_id: renumbered}

    def follow(self, table: str, value: Any) -> Any:
        """A number of a table, or a text or list of some, as they are now."""
        changed = self.others.get(table)
        if not changed or value is None:
            return value
        if isinstance(value, int):
            return changed.get(value, value)
        if isinstance(value, list):
            return [self.follow(table, item) for item in value]
        if isinstance(value, str) and _NUMBERS.match(value):
            return _NUMBER.sub(lambda found: str(changed.get(int(found[0]), found[0])), value)
        return value

    def row(self, table: str, row: Sequence[Any]) -> list[Any]:
        """A row as it is now: its own number, and those that it names."""
        if not self.others:
            return list(row)
        names = [column.name for column in columns_of(table)]
        return [self._value(table, name, value) for name, value in zip(names, row, strict=True)]

    def _value(self, table: str, name: str, value: Any) -> Any:
        if name == PLAN[table].number or (table == PARTNER and name == "id"):
            return self.follow(table, value)
        if name in NAMED:
            return self.follow(NAMED[name], value)
        if table == "widget" and name in _WIDGETS:
            return self._own_widget if value == self._widget else value
        if name in _JSON and value:
            return msgspec.json.encode(self._walk(msgspec.json.decode(value))).decode()
        return value

    def _walk(self, value: Any) -> Any:
        if isinstance(value, list):
            return [self._walk(item) for item in value]
        if not isinstance(value, dict):
            return value
        return {name: self._property(value, name, item) for name, item in value.items()}

    def _property(self, holder: Mapping[str, Any], name: str, value: Any) -> Any:
        plain = bare(name)
        table = NAMED.get(plain) or (FILTERED.get(holder.get("objectType", "")) if plain == "id" else None)
        return self._walk(value) if table is None else self.follow(table, value)
