"""Objects: state, properties, inheritance; filters and orders derived from them; errors; names."""

import pytest

from boxes import Box, Shapeless, Square
from keyreel.schema.errors import ApiError, InvalidEnumValue, InvalidKs
from keyreel.schema.kinds import Kind, Shape, kind_of
from keyreel.schema.lists import EQ, GTE, IN, LIKE, ORDER, FilterPager, ListResponse, order_members, orders
from keyreel.schema.names import camel, snake
from keyreel.schema.objects import ApiObject, InsertOnly, InsertSecret, ReadOnly, Updatable, prop, subclass_named
from keyreel.sessions.types import Widget, WidgetFilter
from keyreel.users.types import AdminUser, User, UserFilter


class Parent(ApiObject, name="TestParent"):
    """A parent."""

    id: ReadOnly[int]
    """What names it."""
    not_: Updatable[str]
    per_cent: Updatable[float] = prop(wire="Percent")
    kind: InsertOnly[str]


class Child(Parent, name="TestChild"):
    """A child."""

    password: InsertSecret[str]
    kind: Updatable[int]


# -- State -------------------------------------------------------------------------------------------------------------


def test_what_was_not_given_reads_none_and_is_not_there() -> None:
    box = Box(text=None, number=0)
    assert box.given == {"text": None, "number": 0}
    assert box.text is None
    assert box.flag is None
    box.flag = True
    assert "flag" in box.given
    del box.given["text"]
    assert box.text is None


def test_objects_of_a_dictionary_share_it() -> None:
    state = {"text": "x"}
    box = Box.of(state)
    state["number"] = 5
    assert box.number == 5


def test_unknown_names_are_mistakes() -> None:
    with pytest.raises(TypeError, match="Box has no property 'screenName'"):
        Box(screenName="Ada")
    with pytest.raises(TypeError):
        Box(of=1)


def test_equality_is_of_class_and_state() -> None:
    assert Box(text="x") == Box(text="x")
    assert Box(text="x") != Box(text="x", flag=None)
    assert Parent() != Child()
    assert Box() != {}
    with pytest.raises(TypeError):
        hash(Box())


def test_representations_tell_no_values() -> None:
    assert repr(Child(password="hidden", id=1)) == "<TestChild id password>"


# -- Properties --------------------------------------------------------------------------------------------------------


def test_properties_come_parents_first_in_the_order_of_declaration() -> None:
    assert [item.wire for item in Child.properties] == ["relatedObjects", "id", "not", "Percent", "kind", "password"]
    assert [item.name for item in Child.own_properties()] == ["password", "kind"]


def test_redeclared_properties_keep_their_place_and_take_the_new_rule() -> None:
    kind = Child.properties[4]
    assert (kind.insert_only, kind.kind, kind.owner) == (False, Kind(Shape.INT), "TestChild")
    assert Parent.properties[4].insert_only


def test_rules() -> None:
    rules = {item.name: (item.read_only, item.insert_only, item.write_only) for item in Child.properties}
    assert rules["id"] == (True, False, False)
    assert rules["not_"] == (False, False, False)
    assert rules["password"] == (False, True, True)
    assert {item.name for item in Child.properties if item.read_only} == {"related_objects", "id"}


def test_related_objects_are_lists_by_name() -> None:
    related = Box.properties[0]
    assert related.name == "related_objects"
    assert related.kind == Kind(Shape.MAP, item=Kind(Shape.OBJECT, ListResponse))
    assert Box().related_objects is None


def test_classes_know_their_place() -> None:
    assert Child.base() is Parent
    assert (Child.kaltura_name, Child.abstract, Child.deprecated) == ("TestChild", False, False)
    assert (Shapeless.abstract, Square.abstract) == (True, False)
    assert AdminUser.deprecated
    assert not User.deprecated
    assert ApiObject.known["testchild"] is Child


def test_documentation_is_the_text_under_a_property() -> None:
    assert Parent.property_docs() == {"id": "What names it."}
    assert Child.property_docs() == {}


@pytest.mark.parametrize(
    ("declared", "asked", "found"),
    [
        (Parent, "TestChild", Child),
        (Parent, "TESTCHILD", Child),
        (Parent, "TestParent", Parent),
        (Child, "TestParent", Child),
        (Parent, "TestBox", Parent),
        (Parent, None, Parent),
        (Parent, 7, Parent),
    ],
)
def test_subclasses_are_found_by_name(declared: type[ApiObject], asked: object, found: type[ApiObject]) -> None:
    assert subclass_named(declared, asked) is found


@pytest.mark.parametrize("bad", [bytes, object, list[bytes], tuple[str, ...], complex])
def test_what_the_api_cannot_carry_cannot_be_declared(bad: object) -> None:
    with pytest.raises(TypeError, match="the API cannot carry"):
        kind_of(bad)


# -- Lists -------------------------------------------------------------------------------------------------------------


def test_conditions_come_from_the_source_then_those_written() -> None:
    assert [item.wire for item in WidgetFilter.properties][:6] == [
        "relatedObjects",
        "orderBy",
        "advancedSearch",
        "idEqual",
        "idIn",
        "sourceWidgetIdEqual",
    ]
    conditions = {item.name: item.declared.condition for item in WidgetFilter.properties}
    assert conditions["id_equal"] == ("id", EQ)
    assert conditions["id_in"] == ("id", IN)
    assert conditions["created_at_greater_than_or_equal"] == ("created_at", GTE)
    assert conditions["partner_data_like"] == ("partner_data", LIKE)
    assert conditions["order_by"] is None


def test_conditions_have_the_type_that_they_compare_with() -> None:
    wire = {item.wire: item.kind.wire_type for item in UserFilter.properties}
    assert wire["partnerIdEqual"] == "int"
    assert wire["statusEqual"] == "int"
    assert wire["statusIn"] == "string"
    kinds = {item.wire: item.kind for item in UserFilter.properties}
    assert kinds["isAdminEqual"].type.kaltura_name == "KalturaNullableBoolean"
    assert kinds["createdAtLessThanOrEqual"].shape is Shape.TIME


def test_orders_are_the_properties_that_say_so() -> None:
    assert orders(User) == {"id": "id", "createdAt": "created_at", "updatedAt": "updated_at"}
    assert order_members(Widget) == {"CREATED_AT_ASC": "+createdAt", "CREATED_AT_DESC": "-createdAt"}
    assert all(ORDER in item.declared.filter for item in User.properties if item.wire in orders(User))


def test_pagers_are_pagers() -> None:
    assert [item.wire for item in FilterPager.properties] == ["relatedObjects", "pageSize", "pageIndex"]


# -- Errors ------------------------------------------------------------------------------------------------------------


def test_errors_have_their_arguments_in_order_and_as_text() -> None:
    error = InvalidEnumValue("<b>3</b>", "user:status", "KalturaUserStatus")
    assert list(error.arguments.items()) == [
        ("ENUM_VAL", "3"),
        ("PARAM_NAME", "user:status"),
        ("ENUM_TYPE", "KalturaUserStatus"),
    ]
    assert error.message == 'user:status cannot be "3": KalturaUserStatus has no such value.'
    assert str(error) == f"INVALID_ENUM_VALUE: {error.message}"


def test_arguments_that_are_missing_say_so() -> None:
    assert InvalidKs("x").arguments == {"KSID": "x", "ERR_CODE": "N/A", "ERR_DESC": "N/A"}
    assert InvalidEnumValue(None, True, False).arguments == {"ENUM_VAL": "N/A", "PARAM_NAME": "1", "ENUM_TYPE": ""}


def test_arguments_are_never_filled_in_twice() -> None:
    assert InvalidEnumValue("{ENUM_TYPE}", "x", "y").message == 'x cannot be "{ENUM_TYPE}": y has no such value.'


def test_errors_are_found_by_code() -> None:
    assert ApiError.known["INVALID_KS"] is InvalidKs


# -- Names -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("python", "wire"),
    [
        ("id", "id"),
        ("screen_name", "screenName"),
        ("add_embed_html5_support", "addEmbedHtml5Support"),
        ("list_", "list"),
        ("not_", "not"),
    ],
)
def test_names(python: str, wire: str) -> None:
    assert camel(python) == wire
    assert snake(wire) == python.rstrip("_")
