"""Results in every format, byte by byte, and the headers around them."""

import gzip
import json
import re
import time
from typing import Any

import pytest

from keyreel.protocol.compression import WORTHWHILE, accepts_gzip
from keyreel.protocol.json_answer import write_json, write_script
from keyreel.protocol.php_answer import write_php
from keyreel.protocol.xml_answer import write_xml
from keyreel.schema.enums import ApiIntEnum, ApiStringEnum, DynamicEnum
from keyreel.schema.errors import ApiError
from keyreel.schema.files import FileResult
from keyreel.schema.objects import ApiObject, ReadOnly, Updatable, prop


class Colour(ApiIntEnum, name="TestColour"):
    RED = 2


class Codec(ApiStringEnum, name="TestCodec"):
    VP9 = "vp9"


class Kind(DynamicEnum, name="TestKind"):
    CLIP = "1"
    PLUGIN = "quiz.QUIZ"


class Thing(ApiObject, name="TestAnswerThing", abstract=True):
    id: ReadOnly[str]
    name: Updatable[str]


class Clip(Thing, name="TestAnswerClip"):
    duration: ReadOnly[float]
    colour: Updatable[Colour]
    codec: Updatable[Codec]
    kind: Updatable[Kind]
    done: Updatable[bool]
    percent: Updatable[int] = prop(wire="Percent")
    tags: Updatable[list[str]]
    parts: Updatable[dict[str, Thing]]
    first: Updatable[Thing]


class Missing(ApiError, code="THING_NOT_FOUND"):
    """There is no thing "{THING_ID}" here."""


class Plain(ApiError, code="PLAIN"):
    """Nothing to add."""


CLIP = Clip(
    parts={"a": Clip(id="1")},
    first=None,
    tags=["x", "<y>"],
    kind=Kind.CLIP,
    codec=Codec.VP9,
    colour=Colour.RED,
    duration=2.5,
    done=False,
    name="é&\"'",
)


def xml(value: Any, *, ignore_null: bool = False) -> str:
    """What stands inside `<result>`."""
    text = write_xml(value, seconds=0.25, ignore_null=ignore_null).decode()
    start, end = (
        '<?xml version="1.0" encoding="utf-8"?><xml><result>',
        "</result><executionTime>0.250000</executionTime></xml>",
    )
    assert text.startswith(start)
    assert text.endswith(end)
    return text[len(start) : -len(end)]


@pytest.mark.parametrize(
    ("value", "in_json", "in_xml", "in_php"),
    [
        (None, "null", "", "N;"),
        (True, "true", "1", "b:1;"),
        (False, "false", "0", "b:0;"),
        (5, "5", "5", "i:5;"),
        (-(2**53), "-9007199254740992", "-9007199254740992", "i:-9007199254740992;"),
        (0.0, "0", "0", "d:0;"),
        (25.0, "25", "25", "d:25;"),
        (0.1, "0.1", "0.1", "d:0.1;"),
        (float("nan"), "null", "nan", "d:NAN;"),
        (float("-inf"), "null", "-inf", "d:-INF;"),
        ("", '""', "", 's:0:"";'),
        ("é<&>\"'/", '"é<&>\\"\'/"', "é&lt;&amp;&gt;&quot;&apos;/", 's:8:"é<&>"\'/";'),
        ("a\x00\x1b\ufffe\tb", '"a\\u0000\\u001b\ufffe\\tb"', "a\ufffd\ufffd\ufffd\tb", 's:8:"a\x00\x1b\ufffe\tb";'),
        ("bad \udcff", "null", "bad \ufffd", 's:5:"bad ?";'),
        (Colour.RED, "2", "2", "i:2;"),
        (Codec.VP9, '"vp9"', "vp9", 's:3:"vp9";'),
        (Kind.CLIP, "1", "1", "i:1;"),
        (Kind.PLUGIN, '"quiz.QUIZ"', "quiz.QUIZ", 's:9:"quiz.QUIZ";'),
        ([], "[]", "", "a:0:{}"),
        ({}, "{}", "", "a:0:{}"),
        (["a", 1], '["a",1]', "<item>a</item><item>1</item>", 'a:2:{i:0;s:1:"a";i:1;i:1;}'),
        ([None], "[null]", "<item></item>", "a:1:{i:0;N;}"),
        ({"k<": 1}, '{"k<":1}', "<item><itemKey>k&lt;</itemKey>1</item>", 'a:1:{s:2:"k<";i:1;}'),
    ],
)
def test_values(value: Any, in_json: str, in_xml: str, in_php: str) -> None:
    assert write_json(value).decode() == in_json
    assert xml(value) == in_xml
    assert write_php(value).decode() == in_php


def test_objects_in_json_leave_nulls_out_and_end_with_their_type() -> None:
    assert write_json(CLIP).decode() == (
        '{"name":"é&\\"\'","duration":2.5,"colour":2,"codec":"vp9","kind":1,"done":false,"tags":["x","<y>"],'
        '"parts":{"a":{"id":"1","objectType":"TestAnswerClip"}},"objectType":"TestAnswerClip"}'
    )


def test_objects_in_xml_begin_with_their_type_and_hold_every_property() -> None:
    inner = "<objectType>TestAnswerClip</objectType><id>1</id>"
    assert xml(CLIP, ignore_null=True) == (
        "<objectType>TestAnswerClip</objectType><name>é&amp;&quot;&apos;</name><duration>2.5</duration><colour>2</colour>"
        "<codec>vp9</codec><kind>1</kind><done>0</done><tags><item>x</item><item>&lt;y&gt;</item></tags>"
        f"<parts><item><itemKey>a</itemKey>{inner}</item></parts>"
    )
    assert xml(Clip(id="1", tags=[])) == (
        "<objectType>TestAnswerClip</objectType><relatedObjects></relatedObjects><id>1</id><name></name><duration></duration>"
        "<colour></colour><codec></codec><kind></kind><done></done><Percent></Percent><tags></tags><parts></parts>"
        "<first></first>"
    )
    assert (
        xml(Clip(id="", tags=[]), ignore_null=True) == "<objectType>TestAnswerClip</objectType><id></id><tags></tags>"
    )


def test_objects_in_php_hold_what_is_not_null_and_no_type() -> None:
    assert (
        write_php(Clip(id="é", done=True, first=None)).decode()
        == 'O:14:"TestAnswerClip":2:{s:2:"id";s:2:"é";s:4:"done";b:1;}'
    )


def test_errors_have_the_same_four_members_in_every_format() -> None:
    error = Missing("<b>0_x</b>")
    assert write_json(error).decode() == (
        '{"code":"THING_NOT_FOUND","message":"There is no thing \\"0_x\\" here.","objectType":"KalturaAPIException",'
        '"args":{"THING_ID":"0_x"}}'
    )
    assert xml(error) == (
        "<error><code>THING_NOT_FOUND</code><message>There is no thing &quot;0_x&quot; here.</message>"
        "<objectType>KalturaAPIException</objectType><args><item><objectType>KalturaApiExceptionArg</objectType>"
        "<name>THING_ID</name><value>0_x</value></item></args></error>"
    )
    assert write_php(error).decode() == (
        'a:4:{s:4:"code";s:15:"THING_NOT_FOUND";s:7:"message";s:29:"There is no thing "0_x" here.";'
        's:10:"objectType";s:19:"KalturaAPIException";s:4:"args";a:1:{s:8:"THING_ID";s:3:"0_x";}}'
    )


def test_errors_without_arguments_have_an_empty_list_of_them() -> None:
    assert json.loads(write_json(Plain()))["args"] == []
    assert xml(Plain()).endswith("<args></args></error>")
    assert write_php(Plain()).decode().endswith('s:4:"args";a:0:{}}')


def test_errors_stand_in_their_place_among_the_results_of_a_multirequest() -> None:
    results = ["ks", Plain(), None]
    assert [type(item).__name__ for item in json.loads(write_json(results))] == ["str", "dict", "NoneType"]
    assert re.fullmatch(r"<item>ks</item><item><error>.*</error></item><item></item>", xml(results))
    assert write_php(results).decode().startswith('a:3:{i:0;s:2:"ks";i:1;a:4:{')


def test_scripts_hold_no_line_separators() -> None:
    assert write_script("a\u2028b\u2029c") == rb'"a\u2028b\u2029c"'


@pytest.mark.parametrize(
    ("target", "content_type", "body"),
    [
        ("/api_v3/?format=1", "application/json", b'"x"'),
        ("/api_v3/?format=%201", "application/json", b'"x"'),
        ("/api_v3/?format=1.0", "application/json", b'"x"'),
        ("/api_v3/format/1", "application/json", b'"x"'),
        ("/api_v3/?format=3", "text/html; charset=UTF-8", b's:1:"x";'),
        ("/api_v3/?format=9&callback=a.b_1", "application/javascript", b'a.b_1("x");'),
        ("/api_v3/?format=9&callback=", "application/javascript", b'("x");'),
        ("/api_v3/?format=", None, b""),
        ("/api_v3/?format=4", None, b""),
        ("/api_v3/?format=json", None, b""),
        ("/api_v3/?format[]=1", None, b""),
        ("/api_v3/?format=9", None, b""),
        ("/api_v3/?format=9&callback=alert(1)", None, b""),
        ("/api_v3/callback/cb/?format=9", None, b""),
    ],
)
async def test_the_request_names_the_format(wire: Any, target: str, content_type: str | None, body: bytes) -> None:
    wire.result = "x"
    got = await wire.ask(target, method="GET", headers={"accept": "application/json"})
    assert (got.status, got.body) == (200, body)
    assert got.headers["content-type"] == (content_type or "text/html; charset=UTF-8")
    assert ("x-kaltura-app" in got.headers) is (content_type is None)
    assert got.headers["content-length"] == str(len(body))


async def test_xml_is_what_one_gets_who_asks_for_nothing(wire: Any) -> None:
    wire.result = Clip(id="1")
    got = await wire.ask("/api_v3/", b"{}", "application/json", {"accept": "application/json"})
    assert got.headers["content-type"] == "text/xml;charset=UTF-8"
    assert b"<name></name>" in got.body
    for ignore in (b"true", b'"1"'):
        got = await wire.ask("/api_v3/", b'{"ignoreNull":%s}' % ignore, "application/json")
        assert b"<name></name>" not in got.body
    for ignore in (b"1", b'"true"', b"false"):
        got = await wire.ask("/api_v3/", b'{"ignoreNull":%s}' % ignore, "application/json")
        assert b"<name></name>" in got.body


async def test_an_answer_that_cannot_be_written_says_so_in_its_headers(wire: Any) -> None:
    got = await wire.ask("/api_v3/?format=" + "%0d%0aX-Evil:%201", method="GET")
    assert got.headers["x-kaltura"] == "error- UNKNOWN_RESPONSE_FORMAT"
    assert got.headers["x-kaltura-app"].startswith("exiting on error UNKNOWN_RESPONSE_FORMAT - ")
    assert not re.search(r"[\r\n]", "".join(got.headers.values()))


async def test_every_answer_has_the_headers_that_programs_read(wire: Any) -> None:
    got = await wire.ask("/api_v3/?format=1")
    assert got.headers["access-control-allow-origin"] == "*"
    assert got.headers["access-control-expose-headers"].endswith("X-Kaltura, X-Kaltura-Session, X-Me")
    assert got.headers["expires"] == "Sun, 19 Nov 2000 08:52:00 GMT"
    assert got.headers["cache-control"].startswith("no-store")
    assert got.headers["pragma"] == "no-cache"
    assert got.headers["x-me"] == "keyreel"
    assert got.headers["x-content-type-options"] == "nosniff"
    number, moment = got.headers["x-kaltura-session"].split(", ")
    assert number.isdigit()
    assert abs(int(moment) - time.time()) < 60
    assert re.fullmatch("[0-9a-f]{16}", got.headers["x-request-id"])
    assert wire.requests[0].id == got.headers["x-request-id"]


async def test_answers_that_call_themselves_html_run_nothing(wire: Any) -> None:
    for target in ("/api_v3/?format=3", "/api_v3/?format=77"):
        got = await wire.ask(target)
        assert got.headers["content-security-policy"] == "default-src 'none'; sandbox"
    assert "content-security-policy" not in (await wire.ask("/api_v3/?format=1")).headers


async def test_notes_of_a_call_become_headers(wire: Any) -> None:
    wire.notes = [("KalturaUser-email-error", "not\r\nallowed: é")]
    got = await wire.ask("/api_v3/?format=1")
    assert got.headers["kalturauser-email-error"] == "not??allowed: ?"


async def test_head_gets_the_headers_alone(wire: Any) -> None:
    wire.result = "x"
    got = await wire.ask("/api_v3/?format=1", method="HEAD")
    assert (got.headers["content-length"], got.body) == ("3", b"")
    assert len(wire.requests) == 1


async def test_options_is_a_preflight_and_no_call(wire: Any) -> None:
    got = await wire.ask("/api_v3/service/user/action/get", method="OPTIONS")
    assert (got.status, got.body, wire.requests) == (200, b"", [])
    assert got.headers["access-control-allow-origin"] == "*"
    assert "Content-Type" in got.headers["access-control-allow-headers"]
    assert got.headers["access-control-allow-methods"] == "POST, GET, HEAD, OPTIONS"
    assert got.headers["access-control-max-age"] == "86400"


async def test_large_answers_are_compressed_for_those_who_take_it(wire: Any) -> None:
    wire.result = "x" * WORTHWHILE
    plain = await wire.ask("/api_v3/?format=1")
    packed = await wire.ask("/api_v3/?format=1", headers={"Accept-Encoding": "gzip, deflate, br"})
    assert gzip.decompress(packed.body) == plain.body
    assert packed.headers["content-encoding"] == "gzip"
    assert int(packed.headers["content-length"]) == len(packed.body) < len(plain.body)
    assert packed.headers["vary"] == plain.headers["vary"] == "accept-encoding"
    wire.result = "x"
    small = await wire.ask("/api_v3/?format=1", headers={"Accept-Encoding": "gzip"})
    assert "content-encoding" not in small.headers


@pytest.mark.parametrize(
    ("header", "accepted"),
    [
        (b"gzip", True),
        (b"deflate;q=0.6, GZIP ; q=1.0", True),
        (b"*", True),
        (b"gzip;q=0, *", False),
        (b"gzip; q=0.000", False),
        (b"gzip;q=0.001", True),
        (b"br, deflate, identity", False),
        (b"xgzip", False),
        (b"", False),
    ],
)
def test_accept_encoding(header: bytes, accepted: bool) -> None:
    assert accepts_gzip(header) is accepted


@pytest.mark.parametrize("result", [RuntimeError("secret 4711"), object(), [FileResult(b"4711", "x")], {"a": object()}])
@pytest.mark.parametrize("format", [1, 2, 3, 9])
async def test_what_goes_wrong_inside_is_an_error_in_the_asked_format(
    wire: Any, caplog: pytest.LogCaptureFixture, result: Any, format: int
) -> None:
    wire.result = result
    got = await wire.ask(
        f"/api_v3/?format={format}&callback=cb&ks=my-session", b"secret=4711", "application/x-www-form-urlencoded"
    )
    assert got.status == 200
    assert b"INTERNAL_SERVERL_ERROR" in got.body
    assert b"4711" not in got.body
    assert "Traceback" in caplog.text
    assert "my-session" not in caplog.text
