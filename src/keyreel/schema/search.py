"""Conditions of advanced searches: a tree of alternatives and of what has to hold together.

See docs/protocol/requests.md, "Advanced searches".
"""

from keyreel.schema.enums import ApiIntEnum, DynamicEnum
from keyreel.schema.lists import SearchItem
from keyreel.schema.objects import Updatable, prop


class SearchOperatorType(ApiIntEnum, name="KalturaSearchOperatorType"):
    """Whether all of some conditions have to hold, or one."""

    SEARCH_AND = 1
    SEARCH_OR = 2


class SearchConditionComparison(DynamicEnum, name="KalturaSearchConditionComparison"):
    """How a value compares to another."""

    EQUAL = "1"
    GREATER_THAN = "2"
    GREATER_THAN_OR_EQUAL = "3"
    LESS_THAN = "4"
    LESS_THAN_OR_EQUAL = "5"
    NOT_EQUAL = "6"


class SearchOperator(SearchItem, name="KalturaSearchOperator"):
    """Several conditions."""

    type: Updatable[SearchOperatorType]
    items: Updatable[list[SearchItem]]


class SearchCondition(SearchItem, name="KalturaSearchCondition"):
    """Whether a property holds some words."""

    field: Updatable[str]
    """The property's name."""
    value: Updatable[str]


class SearchMatchCondition(SearchCondition, name="KalturaSearchMatchCondition"):
    """Whether a property holds some words, or does not."""

    not_: Updatable[bool] = prop(wire="not")


class SearchComparableCondition(SearchCondition, name="KalturaSearchComparableCondition"):
    """How a property compares to a value."""

    comparison: Updatable[SearchConditionComparison]


class AttributeCondition(SearchItem, name="KalturaAttributeCondition", abstract=True):
    """A condition on one of the attributes that an enum names."""

    value: Updatable[str]


class SearchMatchAttributeCondition(AttributeCondition, name="KalturaSearchMatchAttributeCondition", abstract=True):
    """Whether an attribute holds some words, or does not."""

    not_: Updatable[bool] = prop(wire="not")


class SearchComparableAttributeCondition(
    AttributeCondition, name="KalturaSearchComparableAttributeCondition", abstract=True
):
    """How an attribute compares to a value."""

    comparison: Updatable[SearchConditionComparison]
