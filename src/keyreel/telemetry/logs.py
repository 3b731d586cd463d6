"""Logs: one line, or one JSON object, for each thing that happened. See docs/observing.md."""

import json
import logging
import os
import sys
from datetime import UTC, datetime
from typing import Any

from keyreel.telemetry.arrival import ARRIVED
from keyreel.telemetry.redaction import redact
from keyreel.telemetry.traces import TRACES

TEXT, JSON = "text", "json"
FORMATS = (TEXT, JSON)
OURS = "keyreel"


def set_up_logs(format: str, level: str) -> None:
    """Write what happens to stderr, in one of `FORMATS`: of our own rooms from `level` on, of libraries warnings."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_JsonLines() if format == JSON else _TextLines())
    root = logging.getLogger()
    for old in root.handlers[:]:
        root.removeHandler(old)
    root.addHandler(handler)
    root.setLevel(logging.WARNING)
    logging.getLogger(OURS).setLevel(level.upper())
    logging.captureWarnings(True)


class _Lines(logging.Formatter):
    """What both formats share. Nothing leaves without being redacted."""

    def told(self, record: logging.LogRecord) -> str:
        try:
            return redact(record.getMessage())
        except Exception as error:  # a line that cannot be written must not cost the call that wrote it
            return f"a line cannot be written: {type(error).__name__}: {record.msg!s:.80}"

    def trace(self, record: logging.LogRecord) -> str:
        return redact(self.formatException(record.exc_info)) if record.exc_info else ""

    @staticmethod
    def request(record: logging.LogRecord) -> str:
        arrived = ARRIVED.get()
        return arrived.id if arrived is not None else ""

    @staticmethod
    def time(record: logging.LogRecord) -> str:
        return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


class _TextLines(_Lines):
    """`time LEVEL logger [request] message`; the rest is indented below, so that nobody forges a line."""

    def format(self, record: logging.LogRecord) -> str:
        request = self.request(record)
        head = f"{self.time(record)} {record.levelname} {record.name} {f'[{request}] ' if request else ''}"
        fields = " ".join(f"{name}={_plain(value)}" for name, value in fields_of(record).items())
        text = f"{self.told(record)}{f' {fields}' if fields else ''}\n{self.trace(record)}"
        return head + "\n    ".join(map(_one_line, text.rstrip("\n").split("\n")))


class _JsonLines(_Lines):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {"time": self.time(record), "level": record.levelname.lower(), "logger": record.name}
        line["message"] = self.told(record)
        line["pid"] = os.getpid()
        if request := self.request(record):
            line["request"] = request
        if id := TRACES.id():
            line["trace"] = id
        line |= fields_of(record)
        if trace := self.trace(record):
            line["exception"] = trace
        return json.dumps(line, ensure_ascii=False)


def fields_of(record: logging.LogRecord) -> dict[str, Any]:
    """What was said besides the message: `log.info(…, extra={"fields": {…}})`."""
    fields: dict[str, Any] = getattr(record, "fields", {})
    return {name: redact(value) if isinstance(value, str) else value for name, value in fields.items()}


def _plain(value: Any) -> str:
    return _one_line(str(value)) if value != "" else '""'


def _one_line(text: str) -> str:
    """Text that cannot be taken for another line, nor obeyed by a terminal."""
    return "".join(sign if sign.isprintable() or sign == "\t" else ascii(sign)[1:-1] for sign in text)
