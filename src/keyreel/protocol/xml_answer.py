"""Answers in XML. See docs/protocol/answers.md, "XML"."""

import re
from typing import Any

from keyreel.protocol.plans import xml_plan
from keyreel.schema.casts import readable
from keyreel.schema.errors import ApiError
from keyreel.schema.objects import ApiObject

_SPECIAL = re.compile("[&<>\"']")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;"}


def write_xml(value: Any, *, seconds: float, ignore_null: bool = False) -> bytes:
    """A result as XML: `objectType` first, nulls as empty elements unless they are to be ignored.

    Args:
        seconds: how long the answer took, which the document says.
        ignore_null: leave out what is null.
    """
    parts = ['<?xml version="1.0" encoding="utf-8"?><xml><result>']
    _Writer(parts, ignore_null=ignore_null).write(value)
    parts.append(f"</result><executionTime>{seconds:.6f}</executionTime></xml>")
    return "".join(parts).encode("utf-8", "replace")


def escape(text: str) -> str:
    """Text as XML 1.0 can carry it."""
    return _SPECIAL.sub(lambda match: _ENTITIES[match[0]], readable(text))


class _Writer:
    def __init__(self, parts: list[str], *, ignore_null: bool) -> None:
        self._add = parts.append
        self._ignore_null = ignore_null

    def write(self, value: Any) -> None:
        if value is None:
            return
        if value is True or value is False:
            self._add("1" if value else "0")
        elif isinstance(value, str):
            self._add(escape(value))
        elif isinstance(value, ApiObject):
            self._object(value)
        elif isinstance(value, list):
            for item in value:
                self._add("<item>")
                self.write(item)
                self._add("</item>")
        elif isinstance(value, dict):
            for key, item in value.items():
                self._add(f"<item><itemKey>{escape(str(key))}</itemKey>")
                self.write(item)
                self._add("</item>")
        elif isinstance(value, ApiError):
            self._error(value)
        elif isinstance(value, float):
            self._add(f"{value:.14g}")
        else:
            self._add(str(int(value)))

    def _object(self, value: ApiObject) -> None:
        add = self._add
        add(f"<objectType>{value.kaltura_name}</objectType>")
        state = value.given
        for name, opened, closed, empty in xml_plan(type(value)):
            item = state.get(name)
            if item is None:
                if not self._ignore_null:
                    add(empty)
            elif type(item) is str:
                add(f"{opened}{escape(item)}{closed}")
            elif type(item) is int:
                add(f"{opened}{item}{closed}")
            else:
                add(opened)
                self.write(item)
                add(closed)

    def _error(self, error: ApiError) -> None:
        self._add(f"<error><code>{escape(error.code)}</code><message>{escape(error.message)}</message>")
        self._add("<objectType>KalturaAPIException</objectType><args>")
        for name, text in error.arguments.items():
            self._add("<item><objectType>KalturaApiExceptionArg</objectType>")
            self._add(f"<name>{escape(name)}</name><value>{escape(text)}</value></item>")
        self._add("</args></error>")
