# Generated from the schema: change its source instead.
"""Objects: response_profile."""

from __future__ import annotations

from collections import abc
from typing import ClassVar

from keyreel.client import kinds as k
from keyreel.client import objects as o

from ..enums.response_profile import ResponseProfileStatus
from .base import ApiObject, BaseResponseProfile, DetachedResponseProfile, Filter, ListResponse


class ResponseProfile(DetachedResponseProfile, name='KalturaResponseProfile'):
    """A profile that the account keeps."""

    id: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    system_name: o.Text = o.prop(k.TEXT)
    """A name for programs; no two profiles of an account have the same, in any case of letters."""
    partner_id: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    created_at: ClassVar[o.ReadOnly[int | None]] = o.read_only(k.TIME)
    updated_at: ClassVar[o.ReadOnly[int | None]] = o.read_only(k.TIME)
    status: ClassVar[o.ReadOnly[ResponseProfileStatus | None]] = o.read_only(k.Choice(ResponseProfileStatus))
    version: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    """1, and one more with each change."""


class ResponseProfileBaseFilter(Filter, name='KalturaResponseProfileBaseFilter'):
    """Conditions on profiles."""

    id_equal: o.Number = o.prop(k.NUMBER)
    id_in: o.Text = o.prop(k.TEXT)
    system_name_equal: o.Text = o.prop(k.TEXT)
    system_name_in: o.Text = o.prop(k.TEXT)
    created_at_greater_than_or_equal: o.Time = o.prop(k.TIME)
    created_at_less_than_or_equal: o.Time = o.prop(k.TIME)
    updated_at_greater_than_or_equal: o.Time = o.prop(k.TIME)
    updated_at_less_than_or_equal: o.Time = o.prop(k.TIME)
    status_equal: o.Choice[ResponseProfileStatus] = o.prop(k.Choice(ResponseProfileStatus))
    status_in: o.Text = o.prop(k.TEXT)


class ResponseProfileFilter(ResponseProfileBaseFilter, name='KalturaResponseProfileFilter'):
    """Which profiles to list."""


class ResponseProfileHolder(BaseResponseProfile, name='KalturaResponseProfileHolder'):
    """A stored profile, by id or system name."""

    id: o.Number = o.prop(k.NUMBER)
    system_name: o.Text = o.prop(k.TEXT)


class ResponseProfileListResponse(ListResponse, name='KalturaResponseProfileListResponse'):
    """A page of profiles."""

    objects: ClassVar[o.ReadOnly[abc.Sequence[ResponseProfile]]] = o.read_only(k.Several(k.Nested("ResponseProfile")))


class ResponseProfileMapping(ApiObject, name='KalturaResponseProfileMapping'):
    """Which property of the parent fills which property of the related list's filter."""

    parent_property: o.Text = o.prop(k.TEXT)
    filter_property: o.Text = o.prop(k.TEXT)
    allow_null: o.Flag = o.prop(k.FLAG)
