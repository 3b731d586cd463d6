# Generated from the schema: change its source instead.
"""Objects: access_control."""

from __future__ import annotations

from collections import abc
from typing import TYPE_CHECKING, ClassVar

from keyreel.client import kinds as k
from keyreel.client import objects as o

from ..enums.common import NullableBoolean
from .base import ApiObject, ContextTypeHolder, ListResponse, RelatedFilter, RuleAction

if TYPE_CHECKING:
    from .base import BaseRestriction


class AccessControl(ApiObject, name='KalturaAccessControl'):
    """The old form of an access control profile, with restrictions instead of rules."""

    id: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    partner_id: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    name: o.Text = o.prop(k.TEXT)
    system_name: o.Text = o.prop(k.TEXT)
    """The account's own name for it, for its programs."""
    description: o.Text = o.prop(k.TEXT)
    created_at: ClassVar[o.ReadOnly[int | None]] = o.read_only(k.TIME)
    is_default: o.MaybeFlag[NullableBoolean] = o.prop(k.Choice(NullableBoolean))
    """Whether entries have it that name no other."""
    restrictions: o.Several[BaseRestriction] = o.prop(k.Several(k.Nested("BaseRestriction")))
    contains_unsuported_restrictions: ClassVar[o.ReadOnly[bool]] = o.read_only(k.FLAG)
    """Whether the profile has rules that no restriction can say."""


class AccessControlBaseFilter(RelatedFilter, name='KalturaAccessControlBaseFilter'):
    """Conditions on access controls."""

    id_equal: o.Number = o.prop(k.NUMBER)
    id_in: o.Text = o.prop(k.TEXT)
    system_name_equal: o.Text = o.prop(k.TEXT)
    system_name_in: o.Text = o.prop(k.TEXT)
    created_at_greater_than_or_equal: o.Time = o.prop(k.TIME)
    created_at_less_than_or_equal: o.Time = o.prop(k.TIME)


class AccessControlBlockAction(RuleAction, name='KalturaAccessControlBlockAction'):
    """Nothing is played."""


class AccessControlContextTypeHolder(ContextTypeHolder, name='KalturaAccessControlContextTypeHolder'):
    """An old name for the same."""


class AccessControlFilter(AccessControlBaseFilter, name='KalturaAccessControlFilter'):
    """Which access controls to list."""


class AccessControlLimitDeliveryProfilesAction(RuleAction, name='KalturaAccessControlLimitDeliveryProfilesAction'):
    """Only some ways of delivery are used."""

    delivery_profile_ids: o.Text = o.prop(k.TEXT)
    """Comma list of ways of delivery."""
    is_blocked_list: o.Flag = o.prop(k.FLAG)
    """Whether these are the ones that are not used."""


class AccessControlLimitFlavorsAction(RuleAction, name='KalturaAccessControlLimitFlavorsAction'):
    """Only some flavors are played."""

    flavor_params_ids: o.Text = o.prop(k.TEXT)
    """Comma list of flavors."""
    is_blocked_list: o.Flag = o.prop(k.FLAG)
    """Whether these are the ones that are not played."""


class AccessControlLimitThumbnailCaptureAction(RuleAction, name='KalturaAccessControlLimitThumbnailCaptureAction'):
    """No image is taken out of the video."""


class AccessControlListResponse(ListResponse, name='KalturaAccessControlListResponse'):
    """A page of access controls."""

    objects: ClassVar[o.ReadOnly[abc.Sequence[AccessControl]]] = o.read_only(k.Several(k.Nested("AccessControl")))


class AccessControlMessage(ApiObject, name='KalturaAccessControlMessage'):
    """What a rule tells."""

    message: o.Text = o.prop(k.TEXT)
    code: o.Text = o.prop(k.TEXT)


class AccessControlModifyRequestHostRegexAction(RuleAction, name='KalturaAccessControlModifyRequestHostRegexAction'):
    """Addresses of files name another host."""

    pattern: o.Text = o.prop(k.TEXT)
    """A regular expression that the host is searched for."""
    replacement: o.Text = o.prop(k.TEXT)
    """What takes the place of what it found."""
    replacmen_server_node_id: o.Number = o.prop(k.NUMBER)
    """The server whose host does, instead."""
    check_alive_timeout_ms: o.Number = o.prop(k.NUMBER)
    """Milliseconds that this server has to prove that it is alive."""


class AccessControlPreviewAction(RuleAction, name='KalturaAccessControlPreviewAction'):
    """Only the beginning is played."""

    limit: o.Number = o.prop(k.NUMBER)
    """Seconds."""


class AccessControlServeRemoteEdgeServerAction(RuleAction, name='KalturaAccessControlServeRemoteEdgeServerAction'):
    """Other servers give it out."""

    edge_server_ids: o.Text = o.prop(k.TEXT)
    """Comma list of servers; the first that is alive does."""
    seamless_fallback_enabled: o.MaybeFlag[NullableBoolean] = o.prop(k.Choice(NullableBoolean))
    """Whether the player goes on to the next by itself."""
