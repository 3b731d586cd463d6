# Generated from the schema: change its source instead.
"""Objects: category."""

from __future__ import annotations

from collections import abc
from typing import ClassVar

from keyreel.client import kinds as k
from keyreel.client import objects as o

from ..enums.category import AppearInListType, CategoryOrderBy, CategoryStatus, ContributionPolicyType, InheritanceType, PrivacyType
from ..enums.category_user import CategoryUserPermissionLevel
from ..enums.common import NullableBoolean
from ..enums.user import UserJoinPolicyType
from .base import ApiObject, ListResponse, RelatedFilter


class Category(ApiObject, name='KalturaCategory'):
    """A named place for entries, which can have members and places below it."""

    id: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    parent_id: o.Number = o.prop(k.NUMBER)
    depth: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    """How many categories are above it."""
    partner_id: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    name: o.Text = o.prop(k.TEXT)
    full_name: ClassVar[o.ReadOnly[str]] = o.read_only(k.TEXT)
    """The names of those above it and its own, with `>` between them."""
    full_ids: ClassVar[o.ReadOnly[str]] = o.read_only(k.TEXT)
    """The ids of those above it and its own, with `>` between them."""
    entries_count: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    """Entries in it and below it."""
    created_at: ClassVar[o.ReadOnly[int | None]] = o.read_only(k.TIME)
    updated_at: ClassVar[o.ReadOnly[int | None]] = o.read_only(k.TIME)
    description: o.Text = o.prop(k.TEXT)
    tags: o.Text = o.prop(k.TEXT)
    """Comma list."""
    appear_in_list: o.Choice[AppearInListType] = o.prop(k.Choice(AppearInListType))
    privacy: o.Choice[PrivacyType] = o.prop(k.Choice(PrivacyType))
    inheritance_type: o.Choice[InheritanceType] = o.prop(k.Choice(InheritanceType))
    user_join_policy: ClassVar[o.ReadOnly[UserJoinPolicyType | None]] = o.read_only(k.Choice(UserJoinPolicyType))
    default_permission_level: o.Choice[CategoryUserPermissionLevel] = o.prop(k.Choice(CategoryUserPermissionLevel))
    """What new members may do."""
    owner: o.Text = o.prop(k.TEXT)
    """Who manages it."""
    direct_entries_count: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    """Entries in itself."""
    reference_id: o.Text = o.prop(k.TEXT)
    """The account's own name for it."""
    contribution_policy: o.Choice[ContributionPolicyType] = o.prop(k.Choice(ContributionPolicyType))
    members_count: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    """Members that are in."""
    pending_members_count: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    """Those who ask to be members."""
    privacy_context: o.Text = o.prop(k.TEXT)
    """Comma list of contexts in which its members alone see what is in it."""
    privacy_contexts: ClassVar[o.ReadOnly[str]] = o.read_only(k.TEXT)
    """Those contexts with those of the categories above it."""
    status: ClassVar[o.ReadOnly[CategoryStatus | None]] = o.read_only(k.Choice(CategoryStatus))
    inherited_parent_id: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    """The category above whose members it has."""
    partner_sort_value: o.Number = o.prop(k.NUMBER)
    """A number to order by that is the account's own."""
    partner_data: o.Text = o.prop(k.TEXT)
    """Free text of the account's own programs."""
    default_order_by: o.Choice[CategoryOrderBy] = o.prop(k.Choice(CategoryOrderBy))
    direct_sub_categories_count: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    """Categories just below it."""
    moderation: o.MaybeFlag[NullableBoolean] = o.prop(k.Choice(NullableBoolean))
    """Whether a manager has to let entries in."""
    pending_entries_count: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    """Entries that nobody has let in yet."""
    is_aggregation_category: o.MaybeFlag[NullableBoolean] = o.prop(k.Choice(NullableBoolean))
    """Whether it shows the entries of others."""
    aggregation_categories: o.Text = o.prop(k.TEXT)
    """Comma list of the categories that show its entries."""
    admin_tags: o.Text = o.prop(k.TEXT)
    """Comma list that only those who administrate read and write."""


class CategoryBaseFilter(RelatedFilter, name='KalturaCategoryBaseFilter'):
    """Conditions on categories."""

    id_equal: o.Number = o.prop(k.NUMBER)
    id_in: o.Text = o.prop(k.TEXT)
    id_not_in: o.Text = o.prop(k.TEXT)
    parent_id_equal: o.Number = o.prop(k.NUMBER)
    parent_id_in: o.Text = o.prop(k.TEXT)
    depth_equal: o.Number = o.prop(k.NUMBER)
    full_name_equal: o.Text = o.prop(k.TEXT)
    full_name_starts_with: o.Text = o.prop(k.TEXT)
    full_name_in: o.Text = o.prop(k.TEXT)
    full_ids_equal: o.Text = o.prop(k.TEXT)
    full_ids_starts_with: o.Text = o.prop(k.TEXT)
    full_ids_match_or: o.Text = o.prop(k.TEXT)
    created_at_greater_than_or_equal: o.Time = o.prop(k.TIME)
    created_at_less_than_or_equal: o.Time = o.prop(k.TIME)
    updated_at_greater_than_or_equal: o.Time = o.prop(k.TIME)
    updated_at_less_than_or_equal: o.Time = o.prop(k.TIME)
    tags_like: o.Text = o.prop(k.TEXT)
    tags_multi_like_or: o.Text = o.prop(k.TEXT)
    tags_multi_like_and: o.Text = o.prop(k.TEXT)
    appear_in_list_equal: o.Choice[AppearInListType] = o.prop(k.Choice(AppearInListType))
    privacy_equal: o.Choice[PrivacyType] = o.prop(k.Choice(PrivacyType))
    privacy_in: o.Text = o.prop(k.TEXT)
    inheritance_type_equal: o.Choice[InheritanceType] = o.prop(k.Choice(InheritanceType))
    inheritance_type_in: o.Text = o.prop(k.TEXT)
    reference_id_equal: o.Text = o.prop(k.TEXT)
    reference_id_empty: o.MaybeFlag[NullableBoolean] = o.prop(k.Choice(NullableBoolean))
    contribution_policy_equal: o.Choice[ContributionPolicyType] = o.prop(k.Choice(ContributionPolicyType))
    members_count_greater_than_or_equal: o.Number = o.prop(k.NUMBER)
    members_count_less_than_or_equal: o.Number = o.prop(k.NUMBER)
    pending_members_count_greater_than_or_equal: o.Number = o.prop(k.NUMBER)
    pending_members_count_less_than_or_equal: o.Number = o.prop(k.NUMBER)
    privacy_context_equal: o.Text = o.prop(k.TEXT)
    status_equal: o.Choice[CategoryStatus] = o.prop(k.Choice(CategoryStatus))
    status_in: o.Text = o.prop(k.TEXT)
    inherited_parent_id_equal: o.Number = o.prop(k.NUMBER)
    inherited_parent_id_in: o.Text = o.prop(k.TEXT)
    partner_sort_value_greater_than_or_equal: o.Number = o.prop(k.NUMBER)
    partner_sort_value_less_than_or_equal: o.Number = o.prop(k.NUMBER)
    aggregation_categories_multi_like_or: o.Text = o.prop(k.TEXT)
    aggregation_categories_multi_like_and: o.Text = o.prop(k.TEXT)


class CategoryFilter(CategoryBaseFilter, name='KalturaCategoryFilter'):
    """Which categories to list."""

    free_text: o.Text = o.prop(k.TEXT)
    """Words to look for in all that it says."""
    members_in: o.Text = o.prop(k.TEXT)
    """Comma list of users of which one is a member."""
    name_or_reference_id_starts_with: o.Text = o.prop(k.TEXT)
    """How one of both begins."""
    manager_equal: o.Text = o.prop(k.TEXT)
    """A user who manages it."""
    member_equal: o.Text = o.prop(k.TEXT)
    """A user who is a member."""
    full_name_starts_with_in: o.Text = o.prop(k.TEXT)
    """Comma list of how its full name may begin."""
    ancestor_id_in: o.Text = o.prop(k.TEXT)
    """Comma list of categories; those below them are meant."""
    id_or_inherited_parent_id_in: o.Text = o.prop(k.TEXT)
    """Comma list of its own id or that of the category whose members it has."""


class CategoryListResponse(ListResponse, name='KalturaCategoryListResponse'):
    """A page of categories."""

    objects: ClassVar[o.ReadOnly[abc.Sequence[Category]]] = o.read_only(k.Several(k.Nested("Category")))
