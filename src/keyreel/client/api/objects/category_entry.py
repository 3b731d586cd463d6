# Generated from the schema: change its source instead.
"""Objects: category_entry."""

from __future__ import annotations

from collections import abc
from typing import ClassVar

from keyreel.client import kinds as k
from keyreel.client import objects as o

from ..enums.category_entry import CategoryEntryStatus
from .base import ApiObject, ListResponse, RelatedFilter


class CategoryEntry(ApiObject, name='KalturaCategoryEntry'):
    """That an entry is in a category."""

    category_id: o.Number = o.prop(k.NUMBER)
    entry_id: o.Text = o.prop(k.TEXT)
    created_at: ClassVar[o.ReadOnly[int | None]] = o.read_only(k.TIME)
    category_full_ids: ClassVar[o.ReadOnly[str]] = o.read_only(k.TEXT)
    """The ids of those above the category and its own, with `>` between them."""
    status: ClassVar[o.ReadOnly[CategoryEntryStatus | None]] = o.read_only(k.Choice(CategoryEntryStatus))
    creator_user_id: ClassVar[o.ReadOnly[str]] = o.read_only(k.TEXT)
    """Who put it in."""


class CategoryEntryBaseFilter(RelatedFilter, name='KalturaCategoryEntryBaseFilter'):
    """Conditions on category entries."""

    category_id_equal: o.Number = o.prop(k.NUMBER)
    category_id_in: o.Text = o.prop(k.TEXT)
    entry_id_equal: o.Text = o.prop(k.TEXT)
    entry_id_in: o.Text = o.prop(k.TEXT)
    created_at_greater_than_or_equal: o.Time = o.prop(k.TIME)
    created_at_less_than_or_equal: o.Time = o.prop(k.TIME)
    category_full_ids_starts_with: o.Text = o.prop(k.TEXT)
    status_equal: o.Choice[CategoryEntryStatus] = o.prop(k.Choice(CategoryEntryStatus))
    status_in: o.Text = o.prop(k.TEXT)
    creator_user_id_equal: o.Text = o.prop(k.TEXT)
    creator_user_id_in: o.Text = o.prop(k.TEXT)


class CategoryEntryFilter(CategoryEntryBaseFilter, name='KalturaCategoryEntryFilter'):
    """Which category entries to list."""


class CategoryEntryListResponse(ListResponse, name='KalturaCategoryEntryListResponse'):
    """A page of category entries."""

    objects: ClassVar[o.ReadOnly[abc.Sequence[CategoryEntry]]] = o.read_only(k.Several(k.Nested("CategoryEntry")))
