"""Where parameters come from, which of them win, and what a name says about structure."""

import json
from typing import Any

import pytest

from keyreel.calls.notation import group
from keyreel.protocol.limits import Limits
from keyreel.schema.casts import to_text

FORM = "application/x-www-form-urlencoded"
JSON = "application/json"


@pytest.mark.parametrize(
    "target",
    [
        "/api_v3/service/user/action/get",
        "/api_v3/service/user/action/get/",
        "//api_v3//service/user//action/get",
        "/api_v3/index.php/service/user/action/get",
        "/api_v3/index.php?service=user&action=get",
        "/api_v3/?service=user&action=get",
        "/api_v3?service=user&action=get",
        "/api/service/user/action/get",
        "/p/101/api_v3/service/user/action/get",
        "/p/101/sp/10100/api_v3/service/user/action/get",
    ],
)
async def test_every_form_of_the_url_names_the_action(wire: Any, target: str) -> None:
    assert await wire.params(target, method="GET") == {"service": "user", "action": "get"}


async def test_later_sources_win_and_nested_maps_merge(wire: Any) -> None:
    body = b'{"a": 1, "b": 1, "c": 1, "user": {"id": "body", "name": "body"}}'
    sent = await wire.params("/api_v3/c/path?b=query&c=query&user[id]=query", body, JSON)
    assert sent == {"a": 1, "b": "query", "c": "path", "user": {"id": "query", "name": "body"}}


async def test_a_file_wins_over_a_field_of_its_name_and_the_query_over_a_file(wire: Any) -> None:
    body = (
        b'--b\r\nContent-Disposition: form-data; name="f"\r\n\r\ntext\r\n'
        b'--b\r\nContent-Disposition: form-data; name="f"; filename="x"\r\n\r\nfile\r\n--b--'
    )
    assert await wire.params("/api_v3/", body, "multipart/form-data; boundary=b") == {"f": None}
    assert await wire.params("/api_v3/?f=query", body, "multipart/form-data; boundary=b") == {"f": "query"}
    assert wire.contents == {"f": b"file"}


@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "DELETE", "HEAD"])
async def test_every_method_may_carry_a_body(wire: Any, method: str) -> None:
    assert await wire.params("/api_v3/", b'{"a":1}', JSON, method=method) == {"a": 1}


@pytest.mark.parametrize(
    ("content_type", "body", "params"),
    [
        (JSON, b' {"a": [1, null]} \n', {"a": [1, None]}),
        ("Application/JSON; charset=utf-8", b'{"a":1}', {"a": 1}),
        (JSON, b'[{"a":1}]', {}),
        (JSON, b'{"a":1', {}),
        (JSON, b"", {}),
        (JSON, b'"text"', {}),
        (JSON, b'{"a":"\\ud800"}', {}),
        (JSON, b'{"a":"\xff"}', {}),
        (JSON, b'{"a":NaN}', {}),
        (JSON, b'{"a":1e999}', {}),
        (JSON, b'{"a.b c":1}', {"a.b c": 1}),
        (JSON, b'{"a":36893488147419103232}', {"a": 36893488147419103232}),
        (FORM, b"a=1&b=%C3%A9+%2B&c", {"a": "1", "b": "é +", "c": ""}),
        (FORM + "; charset=UTF-8", b"a=1", {"a": "1"}),
        ("text/plain", b'{"a":1}', {}),
        ("text/xml", b"<a>1</a>", {}),
        (None, b"a=1", {}),
    ],
)
async def test_the_content_type_says_what_a_body_is(
    wire: Any, content_type: str | None, body: bytes, params: dict[str, Any]
) -> None:
    assert await wire.params("/api_v3/", body, content_type) == params


@pytest.mark.parametrize(
    ("text", "params"),
    [
        ("a=1&a=2", {"a": "2"}),
        ("a.b=1&c d=2&c+e=3", {"a_b": "1", "c_d": "2", "c_e": "3"}),
        ("a[b][c.d]=1", {"a": {"b": {"c.d": "1"}}}),
        ("a[]=x&a[]=y", {"a": {"0": "x", "1": "y"}}),
        ("a[5]=x&a[]=y", {"a": {"5": "x", "6": "y"}}),
        ("a[1]=x&a[]=y&a[k]=z&a[]=w", {"a": {"1": "x", "2": "y", "k": "z", "3": "w"}}),
        ("a[][b]=x&a[][b]=y", {"a": {"0": {"b": "x"}, "1": {"b": "y"}}}),
        ("a[b[c]=1", {"a": {"b[c": "1"}}),
        ("a[b]c[d]=1", {"a": {"b": "1"}}),
        ("a[b][c=1", {"a": {"b": "1"}}),
        ("a[b=1", {"a_b": "1"}),
        ("[a]=1&=2&&[]=3&b=4", {"b": "4"}),
        ("a=1&a[b]=2", {"a": {"b": "2"}}),
        ("a[b]=2&a=1", {"a": "1"}),
        ("user:id=1&filter:idIn=2", {"user:id": "1", "filter:idIn": "2"}),
        ("a%5Bb%5D=1", {"a": {"b": "1"}}),
    ],
)
async def test_names_of_fields_describe_structure(wire: Any, text: str, params: dict[str, Any]) -> None:
    target = "/api_v3/?" + text.replace(" ", "%20")
    assert await wire.params(target, method="GET") == params
    assert await wire.params("/api_v3/", text.encode(), FORM) == params


@pytest.mark.parametrize(
    ("path", "params"),
    [
        ("service//action/list", {"service": "action", "list": ""}),
        ("k/first/k/second", {"k": "first"}),
        ("a/1/0/2/b/3", {"a": "1"}),
        ("filter:idIn/x/format/1", {"filter:idIn": "x", "format": "1"}),
        ("a/b%2Fc/d/%25%32%35", {"a": "b/c", "d": "%25"}),
        ("a/x+y", {"a": "x+y"}),
        ("name/index.php/b/1", {"name": "b", "1": ""}),
    ],
)
async def test_path_segments_are_pairs(wire: Any, path: str, params: dict[str, str]) -> None:
    assert await wire.params(f"/api_v3/{path}", method="GET") == params


async def test_bytes_that_are_no_utf8_make_the_text_empty(wire: Any) -> None:
    for target, body in [
        ("/api_v3/?a=%ff%41&b=%C3%A9", b""),
        (b"/api_v3/?a=\xff%41&b=\xc3\xa9", b""),
        ("/api_v3/a/%ff%41/b/%C3%A9", b""),
        (b"/api_v3/a/\xff%41/b/\xc3\xa9", b""),
        ("/api_v3/", b"a=\xff%41&b=\xc3\xa9"),
    ]:
        sent = await wire.params(target, body, FORM)
        assert (to_text(sent["a"]), to_text(sent["b"])) == ("", "é")


async def test_the_uri_is_the_one_that_was_asked_for(wire: Any) -> None:
    await wire.ask("//api_v3/a/%2F?b=%20&c=d")
    await wire.ask("/api_v3/a")
    assert [request.uri for request in wire.requests] == ["//api_v3/a/%2F?b=%20&c=d", "/api_v3/a"]


SMALL = Limits(body=200, upload=50, fields=3, depth=4, name=20)


def deep(levels: int) -> bytes:
    return json.dumps({"a": 1}).encode() if levels == 1 else b'{"a":%s}' % deep(levels - 1)


@pytest.mark.parametrize(
    ("target", "body", "content_type", "code"),
    [
        ("/api_v3/", b"a=" + b"x" * 199, FORM, "REQUEST_TOO_LARGE"),
        ("/api_v3/", b'{"a":"%s"}' % (b"x" * 200), JSON, "REQUEST_TOO_LARGE"),
        ("/api_v3/", b"x" * 201, "text/plain", "REQUEST_TOO_LARGE"),
        ("/api_v3/", b"a=1&b=2&c=3&d=4", FORM, "REQUEST_TOO_MANY_FIELDS"),
        ("/api_v3/?a=1&b=2&c=3&d=4", b"", None, "REQUEST_TOO_MANY_FIELDS"),
        ("/api_v3/?a[b][c][d][e]=1", b"", None, "REQUEST_TOO_DEEP"),
        ("/api_v3/", deep(5), JSON, "REQUEST_TOO_DEEP"),
        ("/api_v3/", b'{"a":' + b"[" * 4 + b"]" * 4 + b"}", JSON, "REQUEST_TOO_DEEP"),
        ("/api_v3/?" + "n" * 21 + "=1", b"", None, "REQUEST_NAME_TOO_LONG"),
        ("/api_v3/", b"n" * 21, FORM, "REQUEST_NAME_TOO_LONG"),
    ],
)
async def test_over_a_limit_is_an_error_that_says_which(
    wire: Any, target: str, body: bytes, content_type: str | None, code: str
) -> None:
    wire.change(limits=SMALL)
    got = await wire.ask(target + ("/format/1" if "?" not in target else ""), body, content_type)
    assert got.status == 200
    assert code in got.body.decode()
    assert wire.requests == []


@pytest.mark.parametrize(
    ("target", "body", "content_type"),
    [
        ("/api_v3/", b"a=" + b"x" * 198, FORM),
        ("/api_v3/?a=1&b=2&c=3", b"", None),
        ("/api_v3/?a[b][c][d]=1", b"", None),
        ("/api_v3/", deep(4), JSON),
        ("/api_v3/", b'{"a":[{},{},{},{},{"b":{}}]}', JSON),
        ("/api_v3/?" + "n" * 20 + "=1", b"", None),
    ],
)
async def test_at_a_limit_is_none(wire: Any, target: str, body: bytes, content_type: str | None) -> None:
    wire.change(limits=SMALL)
    assert await wire.params(target, body, content_type)


async def test_json_too_deep_for_the_parser_is_too_deep(wire: Any) -> None:
    wire.result = None
    for body in (b'{"a":' * 100_000, b'{"a":' + b"[" * 100_000):
        got = await wire.ask("/api_v3/?format=1", body, JSON)
        assert json.loads(got.body)["code"] == "REQUEST_TOO_DEEP"


def test_colon_keys_become_maps_in_their_order() -> None:
    assert group({"user:id": "1", "user:name": "a", "x": 2}) == {"user": {"id": "1", "name": "a"}, "x": 2}
    assert group({"user": {"id": "1"}, "user:city": "x"}) == {"user": {"id": "1", "city": "x"}}
    assert group({"user:city": "x", "user": {"id": "1"}}) == {"user": {"id": "1"}}
    assert group({"ids:0:a": "1", "ids:1:a": "2"}) == {"ids": {"0": {"a": "1"}, "1": {"a": "2"}}}
    assert group({"ids:-": ""}) == {"ids": {"-": ""}}
    assert group({"ids": ["a", "b"], "ids:1": "c"}) == {"ids": {"0": "a", "1": "c"}}
    assert group({"user": {"filter:id": 1}}) == {"user": {"filter:id": 1}}


def test_grouping_leaves_what_it_was_given_alone() -> None:
    sent = {"user": {"id": "1"}, "user:city": "x"}
    group(sent)
    assert sent == {"user": {"id": "1"}, "user:city": "x"}
