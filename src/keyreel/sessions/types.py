"""Objects of `session.*` and `widget.*`."""

from keyreel.schema.enums import ApiIntEnum
from keyreel.schema.kinds import Timestamp
from keyreel.schema.lists import EQ, GTE, IN, LIKE, LTE, ORDER, Filter, ListResponse
from keyreel.schema.objects import ApiObject, ReadOnly, Updatable, prop


class WidgetSecurityType(ApiIntEnum, name="KalturaWidgetSecurityType"):
    """How a widget was once protected; kept for old programs."""

    NONE = 1
    TIMEHASH = 2


class Widget(ApiObject, name="KalturaWidget"):
    """A place on somebody's page that opens anonymous sessions; `_<partnerId>` exists in every account."""

    id: ReadOnly[str] = prop(filter=(EQ, IN))
    source_widget_id: Updatable[str] = prop(filter=(EQ,))
    """The widget that it was made from."""
    root_widget_id: ReadOnly[str] = prop(filter=(EQ,))
    """The first in its line of source widgets."""
    partner_id: ReadOnly[int] = prop(filter=(EQ,))
    entry_id: Updatable[str] = prop(filter=(EQ,))
    """The only entry that its sessions may touch."""
    ui_conf_id: Updatable[int] = prop(filter=(EQ,))
    security_type: Updatable[WidgetSecurityType]
    security_policy: Updatable[int]
    created_at: ReadOnly[Timestamp] = prop(filter=(GTE, LTE, ORDER))
    updated_at: ReadOnly[Timestamp] = prop(filter=(GTE, LTE))
    partner_data: Updatable[str] = prop(filter=(LIKE,))
    widget_html: ReadOnly[str] = prop(wire="widgetHTML")
    enforce_entitlement: Updatable[bool]
    privacy_context: Updatable[str]
    add_embed_html5_support: Updatable[bool] = prop(default=False)
    roles: Updatable[str] = prop(
        permission={"insert": ("BASE_USER_SESSION_PERMISSION",), "update": ("BASE_USER_SESSION_PERMISSION",)}
    )
    """Comma list of roles, kept for old programs: they give its sessions nothing."""
    privileges: Updatable[str] = prop(permission={"insert": ("ADMIN_BASE",), "update": ("ADMIN_BASE",)})
    """Privileges of its sessions, instead of `view:*`."""


class WidgetBaseFilter(Filter, name="KalturaWidgetBaseFilter", abstract=True, conditions_of=Widget):
    """Conditions on widgets."""


class WidgetFilter(WidgetBaseFilter, name="KalturaWidgetFilter"):
    """Which widgets to list."""


class WidgetListResponse(ListResponse, name="KalturaWidgetListResponse"):
    """A page of widgets."""

    objects: ReadOnly[list[Widget]]
