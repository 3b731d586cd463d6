"""Whatever a result holds, each format is well formed and reads back the same."""

import json
import math
from typing import Any
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st
from trees import read_answer

from keyreel.protocol.json_answer import write_json, write_script
from keyreel.protocol.php_answer import write_php
from keyreel.protocol.xml_answer import write_xml
from keyreel.schema.errors import ApiError
from keyreel.schema.objects import ApiObject, Updatable


class Box(ApiObject, name="TestAnswerBox"):
    text: Updatable[str]
    number: Updatable[float]
    inside: Updatable[list[str]]


class Odd(ApiError, code="ODD", params=("A", "B")):
    """It is odd: {A}."""


text = st.text(st.characters(codec=None), max_size=20) | st.sampled_from(
    ["]]>", "<!--", "&#0;", "\x00", "\ufffe", "\u2028"]
)
scalars = st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.floats() | text
values = st.recursive(
    scalars
    | st.builds(Box, text=st.none() | text, number=st.floats(), inside=st.lists(text, max_size=3))
    | st.builds(Odd, text, scalars),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(text, inner, max_size=4),
    max_leaves=15,
)
plain = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(min_size=1, max_size=8), inner, max_size=4),
    max_leaves=15,
)


@settings(max_examples=500)
@given(values, st.booleans())
def test_every_result_is_well_formed_in_every_format(value: Any, ignore_null: bool) -> None:
    json.loads(write_json(value))
    json.loads(write_script(value))
    tree = ElementTree.fromstring(write_xml(value, seconds=0.1, ignore_null=ignore_null))
    assert [child.tag for child in tree] == ["result", "executionTime"]
    assert read_answer(write_php(value), "text/html", 200).keys() == {"php"}


@settings(max_examples=500)
@given(plain)
def test_json_reads_back_the_same(value: Any) -> None:
    assert json.loads(write_json(value)) == value
    assert json.loads(write_script(value)) == value


@settings(max_examples=500)
@given(st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), max_size=30))
def test_text_in_xml_reads_back_the_same(value: str) -> None:
    tree = ElementTree.fromstring(write_xml(value, seconds=0))
    assert (tree.findtext("result") or "") == value


@settings(max_examples=500)
@given(st.floats())
def test_floats_in_php_and_json_read_back_the_same(value: float) -> None:
    text = write_php(value).decode().removeprefix("d:").removesuffix(";")
    assert float(text) == value or math.isnan(value)
    if math.isfinite(value):
        assert json.loads(write_json(value)) == value
