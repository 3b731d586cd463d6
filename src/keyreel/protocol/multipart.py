"""Multipart bodies: files go to disk as they arrive, text fields stay in memory up to the limit.

See docs/protocol/requests.md, "Uploads", for what real programs send.
"""

import os
import tempfile
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from python_multipart.exceptions import MultipartParseError
from python_multipart.multipart import MultipartParser, parse_options_header

from keyreel.calls.request import Upload
from keyreel.protocol.form import put
from keyreel.protocol.limits import BodyBroken, BodyTooLarge, Limits, TooManyFields

MAX_HEADER = 8192


@dataclass(slots=True)
class Parts:
    """What a multipart body held."""

    fields: dict[str, Any] = field(default_factory=dict[str, Any])
    files: dict[str, Upload] = field(default_factory=dict[str, Upload])

    def discard(self) -> None:
        """Remove the files that nobody kept."""
        for upload in self.files.values():
            upload.path.unlink(missing_ok=True)


class _Reader:
    def __init__(self, boundary: bytes, folder: Path, limits: Limits) -> None:
        self.parts = Parts()
        self._folder = folder
        self._limits = limits
        self._count = 0
        self._text_size = 0
        self._file_size = 0
        self._headers: dict[bytes, bytes] = {}
        self._header = [bytearray(), bytearray()]
        self._value = bytearray()
        self._file: IO[bytes] | None = None
        self._name = ""
        self._filename: str | None = None
        self._done = False
        self.feed = MultipartParser(
            boundary,
            {
                "on_part_begin": self._on_part_begin,
                "on_header_field": lambda data, start, end: self._on_header(0, data[start:end]),
                "on_header_value": lambda data, start, end: self._on_header(1, data[start:end]),
                "on_header_end": self._on_header_end,
                "on_headers_finished": self._on_headers_finished,
                "on_part_data": lambda data, start, end: self._on_data(data[start:end]),
                "on_part_end": self._on_part_end,
                "on_end": self._on_end,
            },
        ).write

    def _on_part_begin(self) -> None:
        self._count += 1
        if self._count > self._limits.fields:
            raise TooManyFields(self._limits.fields)
        self._headers = {}
        self._value = bytearray()

    def _on_header(self, which: int, data: bytes) -> None:
        self._header[which] += data
        if len(self._header[which]) > MAX_HEADER:
            raise BodyBroken("a part has an endless header")

    def _on_header_end(self) -> None:
        name, value = self._header
        self._headers[bytes(name).lower()] = bytes(value)
        self._header = [bytearray(), bytearray()]

    def _on_headers_finished(self) -> None:
        _, options = parse_options_header(self._headers.get(b"content-disposition", b""))
        self._name = options.get(b"name", b"").decode("utf-8", "surrogateescape")
        filename = options.get(b"filename")
        self._filename = None if filename is None else filename.decode("utf-8", "replace")
        if self._filename is not None:
            descriptor, path = tempfile.mkstemp(prefix="upload-", dir=self._folder)
            self._file = os.fdopen(descriptor, "wb")
            content_type = self._headers.get(b"content-type", b"application/octet-stream").decode("latin-1")
            basename = self._filename.replace("\\", "/").rpartition("/")[2]
            stale = self.parts.files.get(self._name)
            if stale is not None:
                stale.path.unlink(missing_ok=True)
            self.parts.files[self._name] = Upload(basename, content_type, Path(path), 0)

    def _on_data(self, data: bytes) -> None:
        if self._file is not None:
            self._file_size += len(data)
            if self._file_size > self._limits.upload:
                raise BodyTooLarge(self._limits.upload)
            self._file.write(data)
            return
        self._text_size += len(data)
        if self._text_size > self._limits.body:
            raise BodyTooLarge(self._limits.body)
        self._value += data

    def _on_part_end(self) -> None:
        if self._file is not None:
            size = self._file.tell()
            self._file.close()
            self._file = None
            made = self.parts.files[self._name]
            self.parts.files[self._name] = Upload(made.name, made.content_type, made.path, size)
        elif self._name:
            put(self.parts.fields, self._name, self._value.decode("utf-8", "surrogateescape"), self._limits)

    def _on_end(self) -> None:
        self._done = True

    def finish(self) -> Parts:
        if not self._done:
            raise BodyBroken("the multipart body ends before its last boundary")
        return self.parts

    def abandon(self) -> None:
        if self._file is not None:
            self._file.close()
        self.parts.discard()


async def read_multipart(content_type: str, chunks: AsyncIterator[bytes], folder: Path, limits: Limits) -> Parts:
    """Everything in a multipart body.

    Raises:
        BodyBroken: it is not well formed.
        BodyTooLarge, TooManyFields: it is over a limit. In either case no file is left behind.
    """
    _, options = parse_options_header(content_type)
    boundary = options.get(b"boundary")
    if not boundary:
        raise BodyBroken("a multipart body needs a boundary in its Content-Type")
    reader = _Reader(boundary, folder, limits)
    started = False
    try:
        async for chunk in chunks:
            data = chunk
            if not started:
                data = data.lstrip(b"\r\n")
                started = bool(data)
            if data:
                reader.feed(data)
        return reader.finish()
    except MultipartParseError as error:
        reader.abandon()
        raise BodyBroken("the parts are not well formed") from error
    except BaseException:
        reader.abandon()
        raise
