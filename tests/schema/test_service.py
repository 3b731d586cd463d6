"""Services: what an action's signature becomes, how its parameters are decoded, how requests find it."""

from typing import Any

import pytest

from boxes import Box, Colour, File, Size
from keyreel.schema.casts import Context
from keyreel.schema.errors import (
    ActionDoesNotExist,
    ApiError,
    InvalidObjectId,
    ServiceDoesNotExist,
    ServiceNotSpecified,
)
from keyreel.schema.kinds import BigInt, Kind, OptionalBool, Shape, Timestamp
from keyreel.schema.registry import Registry
from keyreel.schema.service import ALWAYS, USER, Action, Service, action

NOW = Context(1_700_000_000)


class BoxService(Service, name="testBox"):
    """Boxes."""

    @action(permission=["BOX_ADD", USER], raises=[InvalidObjectId], session="optional", deprecated=True)
    async def add(self, call: Any, box: Box, size: Size = Size.SMALL, note: str = "", until: int | None = None) -> Box:
        """Make a box.

        Not shown in lists.
        """
        return box

    @action(permission=[ALWAYS])
    async def list_(self, call: Any, boxes: list[Box], named: dict[str, Box] | None = None) -> list[Box]:
        """Boxes, given back
        as they are."""
        return boxes

    @action(permission=[])
    async def upload_file(self, call: Any, file: File, spare: File | None = None) -> None:
        """Take a file."""

    @action(permission=[])
    async def many(
        self,
        call: Any,
        text: str,
        number: int,
        big: BigInt,
        ratio: float,
        flag: bool,
        maybe: OptionalBool,
        at: Timestamp,
        colour: Colour,
    ) -> bool:
        """Take one of each."""
        return flag

    async def helper(self) -> None:
        """No action."""


class PluginService(Service, name="testThing", plugin="testPlugin"):
    """Things of a plugin."""

    @action(permission=[ALWAYS])
    async def get(self, call: Any) -> str:
        """A thing."""
        return "thing"


BOXES = BoxService()
REGISTRY = Registry([BOXES, PluginService()])


def found(name: str) -> Action:
    return REGISTRY.find("testbox", name)


def decode(name: str, sent: dict[str, Any], context: Context = NOW) -> dict[str, Any]:
    return found(name).decode(sent, context)


def refused(name: str, sent: dict[str, Any], context: Context = NOW) -> tuple[str, list[str]]:
    with pytest.raises(ApiError) as caught:
        decode(name, sent, context)
    return caught.value.code, list(caught.value.arguments.values())


# -- Declarations ------------------------------------------------------------------------------------------------------


def test_actions_are_the_marked_methods_in_order() -> None:
    assert [item.name for item in BOXES.actions()] == ["add", "list", "uploadFile", "many"]
    assert [item.key for item in BOXES.actions()][1:3] == [("testbox", "list"), ("testbox", "uploadfile")]


def test_an_action_is_its_signature() -> None:
    add = found("add")
    assert [(item.wire, item.required, item.default) for item in add.params] == [
        ("box", True, None),
        ("size", False, Size.SMALL),
        ("note", False, ""),
        ("until", False, None),
    ]
    assert add.params[0].kind == Kind(Shape.OBJECT, Box)
    assert add.returns == Kind(Shape.OBJECT, Box)
    assert found("uploadFile").returns is None
    assert found("list").returns == Kind(Shape.ARRAY, item=Kind(Shape.OBJECT, Box))


def test_an_action_says_what_it_is() -> None:
    add = found("add")
    assert add.title == "testBox->add"
    assert add.summary == "Make a box."
    assert found("list").summary == "Boxes, given back as they are."
    assert add.seed.permissions == ("BOX_ADD", "BASE_USER_SESSION_PERMISSION")
    assert (add.seed.raises, add.seed.session, add.seed.deprecated) == ((InvalidObjectId,), "optional", True)
    assert (found("list").seed.session, found("list").seed.deprecated) == ("always", False)


async def test_an_action_runs_as_its_method() -> None:
    box = Box(text="x")
    assert await found("add").run(None, box=box) is box


# -- Parameters --------------------------------------------------------------------------------------------------------


def test_what_is_not_sent_is_left_to_the_default_of_the_method() -> None:
    assert decode("add", {"box": {"text": "x"}, "unknown": 1, "Note": "x"}) == {"box": Box(text="x")}


@pytest.mark.parametrize("sent", [{}, {"box": None}, {"Box": {}}])
def test_what_must_be_sent(sent: dict[str, Any]) -> None:
    assert refused("add", sent) == ("MISSING_MANDATORY_PARAMETER", ["box"])


def test_null_is_given_but_for_objects() -> None:
    assert decode("add", {"box": {}, "note": None, "until": None, "size": None}) == {
        "box": Box(),
        "note": "",
        "until": 0,
        "size": Size.NONE,
    }
    sent = dict.fromkeys(("text", "number", "big", "ratio", "flag", "maybe", "at"))
    assert decode("many", {**sent, "colour": "red"}) == {
        "text": "",
        "number": 0,
        "big": 0,
        "ratio": 0.0,
        "flag": False,
        "maybe": False,
        "at": 0,
        "colour": Colour.RED,
    }
    assert refused("many", {**sent, "colour": None}) == ("INVALID_ENUM_VALUE", ["N/A", "colour", "TestColour"])


def test_text_from_forms_becomes_what_is_declared() -> None:
    sent = {"text": "x", "number": "5abc", "big": "9007199254740993", "ratio": "0.5", "flag": "False", "maybe": "-1"}
    assert decode("many", {**sent, "at": "-60", "colour": "1"}) == {
        "text": "x",
        "number": 5,
        "big": 9007199254740993,
        "ratio": 0.5,
        "flag": False,
        "maybe": None,
        "at": -60,
        "colour": Colour.ONE,
    }


def test_the_first_that_is_wrong_is_told() -> None:
    assert refused("many", {"colour": "x", "maybe": 7})[1] == ["text"]
    assert refused("add", {"box": "x", "size": "x"})[0] == "PROPERTY_VALIDATION_WRONG_FORMAT"


@pytest.mark.parametrize("sent", [{}, {"boxes": None, "named": None}, {"boxes": "", "named": 5}])
def test_arrays_and_maps_are_empty_where_they_are_not_sent(sent: dict[str, Any]) -> None:
    assert decode("list", sent) == {"boxes": [], "named": {}}


def test_files_are_uploads_of_the_name() -> None:
    upload = object()
    assert decode("uploadFile", {}, Context(0, {"file": upload})) == {"file": upload}
    assert decode("uploadFile", {"file": "name.txt"}, Context(0, {"file": upload})) == {"file": upload}
    assert refused("uploadFile", {}) == ("MISSING_MANDATORY_PARAMETER", ["file"])
    assert refused("uploadFile", {"file": "name.txt"}) == ("UPLOAD_ERROR", [])
    assert refused("uploadFile", {"spare": ""}, Context(0, {"file": upload})) == ("UPLOAD_ERROR", [])


# -- The registry ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("service", "name", "title"),
    [
        ("testBox", "list", "testBox->list"),
        ("testbox", "LIST", "testBox->list"),
        ("TESTBOX", "uploadfile", "testBox->uploadFile"),
        ("testplugin_testthing", "get", "testThing->get"),
        ("testPlugin_testThing", "get", "testThing->get"),
        ("testThing", "get", "testThing->get"),
    ],
)
def test_names_are_found_in_any_case(service: str, name: str, title: str) -> None:
    assert REGISTRY.find(service, name).title == title


@pytest.mark.parametrize(
    ("service", "name", "error", "arguments"),
    [
        ("", "get", ServiceNotSpecified, []),
        ("noSuch", "get", ServiceDoesNotExist, ["nosuch"]),
        ("multirequest", "", ServiceDoesNotExist, ["multirequest"]),
        ("testBox", "", ActionDoesNotExist, ["", "testbox"]),
        ("testBox", "list_", ActionDoesNotExist, ["list_", "testbox"]),
        ("testBox", "helper", ActionDoesNotExist, ["helper", "testbox"]),
        ("testBox", "__init__", ActionDoesNotExist, ["__init__", "testbox"]),
    ],
)
def test_names_that_name_nothing(service: str, name: str, error: type[ApiError], arguments: list[str]) -> None:
    with pytest.raises(error) as caught:
        REGISTRY.find(service, name)
    assert list(caught.value.arguments.values()) == arguments


def test_the_registry_lists_every_action_once() -> None:
    titles = [item.title for item in REGISTRY]
    assert titles == ["testBox->add", "testBox->list", "testBox->uploadFile", "testBox->many", "testThing->get"]
