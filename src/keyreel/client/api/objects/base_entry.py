# Generated from the schema: change its source instead.
"""Objects: base_entry."""

from __future__ import annotations

from collections import abc
from typing import TYPE_CHECKING, ClassVar

from keyreel.client import kinds as k
from keyreel.client import objects as o

from ..enums.base_entry import BaseEntryCloneOptions, BaseEntryCompareAttribute, BaseEntryMatchAttribute, CloneComponentSelectorType
from .base import ApiObject, ListResponse, SearchComparableAttributeCondition, SearchMatchAttributeCondition

if TYPE_CHECKING:
    from .base import BaseEntry


class BaseEntryCloneOptionItem(ApiObject, name='KalturaBaseEntryCloneOptionItem'):
    """One choice about a copy."""


class BaseEntryCloneOptionComponent(BaseEntryCloneOptionItem, name='KalturaBaseEntryCloneOptionComponent'):
    """Whether one kind of thing goes along with a copy."""

    item_type: o.Choice[BaseEntryCloneOptions] = o.prop(k.Choice(BaseEntryCloneOptions))
    rule: o.Choice[CloneComponentSelectorType] = o.prop(k.Choice(CloneComponentSelectorType))


class BaseEntryCompareAttributeCondition(SearchComparableAttributeCondition, name='KalturaBaseEntryCompareAttributeCondition'):
    """How a number of an entry compares to another."""

    attribute: o.Choice[BaseEntryCompareAttribute] = o.prop(k.Choice(BaseEntryCompareAttribute))


class BaseEntryListResponse(ListResponse, name='KalturaBaseEntryListResponse'):
    """A page of entries."""

    objects: ClassVar[o.ReadOnly[abc.Sequence[BaseEntry]]] = o.read_only(k.Several(k.Nested("BaseEntry")))


class BaseEntryMatchAttributeCondition(SearchMatchAttributeCondition, name='KalturaBaseEntryMatchAttributeCondition'):
    """Whether a text of an entry holds some words."""

    attribute: o.Choice[BaseEntryMatchAttribute] = o.prop(k.Choice(BaseEntryMatchAttribute))
