"""Whatever arrives is answered: no bytes in a path, query, header or body raise anything, hang, or leave a file."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import unquote_to_bytes

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keyreel.calls.notation import group
from keyreel.protocol.form import read_pairs
from keyreel.protocol.http import Front
from keyreel.protocol.limits import Limits
from keyreel.protocol.path import decode
from keyreel.schema.casts import to_text
from keyreel.schema.errors import ApiError

LIMITS = Limits(body=3000, upload=2000, fields=40, depth=6, name=60)
ALPHABET = b"ab01[]=&%.:+-_/{}\"'\\ \r\n\x00\xc3\xa9\xff"
text = st.binary(max_size=80) | st.lists(st.sampled_from([bytes([byte]) for byte in ALPHABET]), max_size=60).map(
    b"".join
)
segments = st.binary(max_size=80).map(lambda raw: raw.replace(b"?", b"").replace(b"#", b"")) | text.map(
    lambda raw: raw.replace(b"?", b"")
)
json_values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=12,
)
json_bodies = st.dictionaries(st.text(max_size=6), json_values, max_size=4).map(msgspec.json.encode)
pieces = st.sampled_from(
    [
        b"--b\r\n",
        b"--b--",
        b"--b",
        b"\r\n",
        b"\r\n\r\n",
        b"--",
        b"\n",
        b'Content-Disposition: form-data; name="a"',
        b'Content-Disposition: form-data; name="json"',
        b'Content-Disposition: form-data; name="f"; filename="x"',
        b"Content-Disposition: form-data",
        b"Content-Type: text/plain",
        b'{"a": 1}',
    ]
)
multipart_bodies = st.lists(pieces | st.binary(max_size=20), max_size=14).map(b"".join)
bodies = st.binary(max_size=200) | text | json_bodies | multipart_bodies
content_types = st.sampled_from(
    [
        b"application/json",
        b"application/x-www-form-urlencoded",
        b"multipart/form-data; boundary=b",
        b"multipart/form-data",
        b'multipart/form-data; boundary="',
        b"text/plain",
        b"",
    ]
) | st.binary(max_size=60)


@settings(max_examples=600)
@given(
    path=segments,
    query=text,
    content_type=content_types,
    body=bodies,
    cut=st.integers(1, 40),
    vanishes=st.booleans(),
)
@pytest.mark.parametrize("result", [None, "text"])
async def test_every_request_is_answered(
    request: Any, result: Any, path: bytes, query: bytes, content_type: bytes, body: bytes, cut: int, vanishes: bool
) -> None:
    wire_class = type(request.getfixturevalue("wire"))
    with TemporaryDirectory() as folder:
        wire = wire_class(Front(Path(folder), limits=LIMITS), result)
        chunks = [body[at : at + cut] for at in range(0, len(body), cut)]
        target = b"/api_v3/" + path + (b"?" + query if query else b"")
        got = await wire.ask(target, chunks, content_type, vanishes=vanishes)
        assert got.status == 200
        assert b"INTERNAL_SERVERL_ERROR" not in got.body
        for seen in wire.requests:
            for key, value in group(seen.params).items():
                to_text(key)
                to_text(value)


@settings(max_examples=600)
@given(text)
def test_every_query_is_read_or_refused(raw: bytes) -> None:
    try:
        fields = read_pairs(raw.decode("utf-8", "surrogateescape"), LIMITS)
    except ApiError as error:
        assert error.code.startswith("REQUEST_")  # noqa: PT017  # either is right
    else:
        assert all(isinstance(name, str) for name in fields)


@settings(max_examples=1000)
@given(text)
def test_percent_decoding_is_the_standard_librarys(raw: bytes) -> None:
    assert decode(raw.decode("utf-8", "surrogateescape")).encode("utf-8", "surrogateescape") == unquote_to_bytes(raw)


@pytest.mark.parametrize(
    "query",
    ["a" + "[]" * 500_000, "[" * 1_000_000, "a[" * 500_000, "&" * 9_000, "a[]=1&" * 9_000, "a=" + "%" * 1_000_000],
)
def test_long_queries_take_no_longer_than_their_length(query: str) -> None:
    try:
        read_pairs(query, Limits())
    except ApiError as error:
        assert error.code.startswith("REQUEST_")  # noqa: PT017  # either is right
