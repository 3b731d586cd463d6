"""Multipart bodies: files go to disk as they arrive, text fields stay in memory up to the limit.

See docs/protocol/requests.md, "Uploads", for what real programs send.
"""

import logging
import os
import tempfile
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import IO, Any

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header

from keyreel.protocol.form import put
from keyreel.protocol.limits import BodyBroken, BodyTooLarge, Limits, TooManyFields
from keyreel.schema.files import Upload

log = logging.getLogger("keyreel.protocol")
logging.getLogger("python_multipart").setLevel(logging.CRITICAL)  # the sender is told; a log is not flooded

PREFIX = "upload-"
MAX_HEADERS = 16
"""Headers of a part. The parser limits the size of each."""


class Unstored(Exception):
    """A file of a body could not be stored.

    Attributes:
        fields: what came before it: how to answer may be among that.
    """

    def __init__(self, fields: dict[str, Any]) -> None:
        super().__init__("a file of a body could not be stored")
        self.fields = fields


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
        self._header = (bytearray(), bytearray())
        self._value = bytearray()
        self._file: IO[bytes] | None = None
        self._name = ""
        self._done = False
        self.feed = MultipartParser(
            boundary,
            {
                "on_part_begin": self._on_part_begin,
                "on_header_field": lambda data, start, end: self._header[0].extend(data[start:end]),
                "on_header_value": lambda data, start, end: self._header[1].extend(data[start:end]),
                "on_header_end": self._on_header_end,
                "on_headers_finished": self._on_headers_finished,
                "on_part_data": lambda data, start, end: self._on_data(data[start:end]),
                "on_part_end": self._on_part_end,
                "on_end": self._on_end,
            },
            max_header_count=MAX_HEADERS,
        ).write

    def _on_part_begin(self) -> None:
        self._count += 1
        if self._count > self._limits.fields:
            raise TooManyFields(self._limits.fields)
        self._headers = {}
        self._value = bytearray()

    def _on_header_end(self) -> None:
        name, value = self._header
        self._headers[bytes(name).lower()] = bytes(value)
        self._header = (bytearray(), bytearray())

    def _on_headers_finished(self) -> None:
        _, options = parse_options_header(self._headers.get(b"content-disposition", b""))
        self._name = options.get(b"name", b"").decode("utf-8", "surrogateescape")
        filename = options.get(b"filename")
        if filename is not None:
            descriptor, path = tempfile.mkstemp(prefix=PREFIX, dir=self._folder)
            self._file = os.fdopen(descriptor, "wb")
            content_type = self._headers.get(b"content-type", b"application/octet-stream").decode("latin-1")
            basename = filename.decode("utf-8", "replace").replace("\\", "/").rpartition("/")[2]
            stale = self.parts.files.get(self._name)
            if stale is not None:
                stale.path.unlink(missing_ok=True)
            self.parts.files[self._name] = Upload(basename, content_type, Path(path), 0)

    def _on_data(self, data: bytes) -> None:
        if self._file is not None:
            self._file_size += len(data)
            if self._file_size > self._limits.upload:
                raise BodyTooLarge(self._limits.upload, "max-upload")
            self._file.write(data)
            return
        self._text_size += len(data)
        if self._text_size > self._limits.body:
            raise BodyTooLarge(self._limits.body, "max-body")
        self._value += data

    def _on_part_end(self) -> None:
        if self._file is not None:
            size = self._file.tell()
            self._file.close()
            self._file = None
            self.parts.files[self._name] = replace(self.parts.files[self._name], size=size)
        elif self._name:
            put(self.parts.fields, self._name, self._value.decode("utf-8", "surrogateescape"), self._limits)

    def _on_end(self) -> None:
        self._done = True

    def finish(self) -> Parts:
        if not self._done:
            raise BodyBroken("it ends before its last boundary")
        return self.parts

    def abandon(self) -> None:
        if self._file is not None:
            # What is still buffered may not fit on the disk: it is not wanted any more.
            with suppress(OSError):
                self._file.close()
        self.parts.discard()


async def read_multipart(content_type: str, chunks: AsyncIterator[bytes], folder: Path, limits: Limits) -> Parts:
    """Everything in a multipart body; nothing, where the body is empty.

    Raises:
        BodyBroken: it is not well formed.
        BodyTooLarge, TooManyFields, NameTooLong, TooDeep: it is over a limit.
        Unstored: a file could not be stored. No file is left behind in any of these cases.
    """
    _, options = parse_options_header(content_type)
    reader: _Reader | None = None
    size = 0
    try:
        async for chunk in chunks:
            size += len(chunk)
            if size > limits.body + limits.upload:
                raise BodyTooLarge(limits.body + limits.upload, "max-upload")
            if reader is not None:
                reader.feed(chunk)
            elif data := chunk.lstrip(b"\r\n"):
                boundary = options.get(b"boundary")
                if not boundary:
                    raise BodyBroken("its Content-Type names no boundary")
                reader = _Reader(boundary, folder, limits)
                reader.feed(data)
        return reader.finish() if reader is not None else Parts()
    except BaseException as error:
        if reader is not None:
            reader.abandon()
        if isinstance(error, FormParserError):
            raise BodyBroken("its parts are not well formed") from error
        if isinstance(error, OSError):
            log.error("an upload could not be stored: %s", error)
            raise Unstored(reader.parts.fields if reader is not None else {}) from error
        raise
