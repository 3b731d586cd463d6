# Generated from the schema: change its source instead.
"""Objects: widget."""

from __future__ import annotations

from collections import abc
from typing import ClassVar

from keyreel.client import kinds as k
from keyreel.client import objects as o

from ..enums.widget import WidgetSecurityType
from .base import ApiObject, Filter, ListResponse


class Widget(ApiObject, name='KalturaWidget'):
    """A place on somebody's page that opens anonymous sessions; `_<partnerId>` exists in every account."""

    id: ClassVar[o.ReadOnly[str]] = o.read_only(k.TEXT)
    source_widget_id: o.Text = o.prop(k.TEXT)
    """The widget that it was made from."""
    root_widget_id: ClassVar[o.ReadOnly[str]] = o.read_only(k.TEXT)
    """The first in its line of source widgets."""
    partner_id: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    entry_id: o.Text = o.prop(k.TEXT)
    """The only entry that its sessions may touch."""
    ui_conf_id: o.Number = o.prop(k.NUMBER)
    security_type: o.Choice[WidgetSecurityType] = o.prop(k.Choice(WidgetSecurityType))
    security_policy: o.Number = o.prop(k.NUMBER)
    created_at: ClassVar[o.ReadOnly[int | None]] = o.read_only(k.TIME)
    updated_at: ClassVar[o.ReadOnly[int | None]] = o.read_only(k.TIME)
    partner_data: o.Text = o.prop(k.TEXT)
    widget_html: ClassVar[o.ReadOnly[str]] = o.read_only(k.TEXT, 'widgetHTML')
    enforce_entitlement: o.Flag = o.prop(k.FLAG)
    privacy_context: o.Text = o.prop(k.TEXT)
    add_embed_html5_support: o.Flag = o.prop(k.FLAG)
    roles: o.Text = o.prop(k.TEXT)
    """Comma list of roles, kept for old programs: they give its sessions nothing."""
    privileges: o.Text = o.prop(k.TEXT)
    """Privileges of its sessions, instead of `view:*`."""


class WidgetBaseFilter(Filter, name='KalturaWidgetBaseFilter'):
    """Conditions on widgets."""

    id_equal: o.Text = o.prop(k.TEXT)
    id_in: o.Text = o.prop(k.TEXT)
    source_widget_id_equal: o.Text = o.prop(k.TEXT)
    root_widget_id_equal: o.Text = o.prop(k.TEXT)
    partner_id_equal: o.Number = o.prop(k.NUMBER)
    entry_id_equal: o.Text = o.prop(k.TEXT)
    ui_conf_id_equal: o.Number = o.prop(k.NUMBER)
    created_at_greater_than_or_equal: o.Time = o.prop(k.TIME)
    created_at_less_than_or_equal: o.Time = o.prop(k.TIME)
    updated_at_greater_than_or_equal: o.Time = o.prop(k.TIME)
    updated_at_less_than_or_equal: o.Time = o.prop(k.TIME)
    partner_data_like: o.Text = o.prop(k.TEXT)


class WidgetFilter(WidgetBaseFilter, name='KalturaWidgetFilter'):
    """Which widgets to list."""


class WidgetListResponse(ListResponse, name='KalturaWidgetListResponse'):
    """A page of widgets."""

    objects: ClassVar[o.ReadOnly[abc.Sequence[Widget]]] = o.read_only(k.Several(k.Nested("Widget")))
