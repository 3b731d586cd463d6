# Generated from the schema: change its source instead.
"""Objects: search_item."""

from __future__ import annotations

from keyreel.client import kinds as k
from keyreel.client import objects as o

from ..enums.common import SearchConditionComparison
from ..enums.search_item import PlayableEntryCompareAttribute, PlayableEntryMatchAttribute, SearchOperatorType
from .base import SearchComparableAttributeCondition, SearchItem, SearchMatchAttributeCondition


class PlayableEntryCompareAttributeCondition(SearchComparableAttributeCondition, name='KalturaPlayableEntryCompareAttributeCondition'):
    """How a number of a playable entry compares to another."""

    attribute: o.Choice[PlayableEntryCompareAttribute] = o.prop(k.Choice(PlayableEntryCompareAttribute))


class PlayableEntryMatchAttributeCondition(SearchMatchAttributeCondition, name='KalturaPlayableEntryMatchAttributeCondition'):
    """Whether a text of a playable entry holds some words."""

    attribute: o.Choice[PlayableEntryMatchAttribute] = o.prop(k.Choice(PlayableEntryMatchAttribute))


class SearchCondition(SearchItem, name='KalturaSearchCondition'):
    """Whether a property holds some words."""

    field: o.Text = o.prop(k.TEXT)
    """The property's name."""
    value: o.Text = o.prop(k.TEXT)


class SearchComparableCondition(SearchCondition, name='KalturaSearchComparableCondition'):
    """How a property compares to a value."""

    comparison: o.Choice[SearchConditionComparison] = o.prop(k.Choice(SearchConditionComparison))


class SearchMatchCondition(SearchCondition, name='KalturaSearchMatchCondition'):
    """Whether a property holds some words, or does not."""

    not_: o.Flag = o.prop(k.FLAG)


class SearchOperator(SearchItem, name='KalturaSearchOperator'):
    """Several conditions."""

    type: o.Choice[SearchOperatorType] = o.prop(k.Choice(SearchOperatorType))
    items: o.Several[SearchItem] = o.prop(k.Several(k.Nested("SearchItem")))
