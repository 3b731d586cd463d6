# Generated from the schema: change its source instead.
"""Objects: user."""

from __future__ import annotations

from collections import abc
from typing import TYPE_CHECKING, ClassVar

from keyreel.client import kinds as k
from keyreel.client import objects as o

from ..enums.common import NullableBoolean
from ..enums.user import UserAgentRestrictionType, UserCapabilityType, UserType
from .base import ApiObject, BaseRestriction, BaseUserFilter, ListResponse, RegexCondition, RelatedFilter, StringField

if TYPE_CHECKING:
    from .base import User


class UserAgentCondition(RegexCondition, name='KalturaUserAgentCondition'):
    """What the viewer's browser says it is."""


class UserAgentContextField(StringField, name='KalturaUserAgentContextField'):
    """What the viewer's browser says it is."""


class UserAgentRestriction(BaseRestriction, name='KalturaUserAgentRestriction'):
    """In which browsers it plays."""

    user_agent_restriction_type: o.Choice[UserAgentRestrictionType] = o.prop(k.Choice(UserAgentRestrictionType))
    user_agent_regex_list: o.Text = o.prop(k.TEXT)


class UserBaseFilter(BaseUserFilter, name='KalturaUserBaseFilter'):
    """Conditions on users."""

    type_equal: o.Choice[UserType] = o.prop(k.Choice(UserType))
    type_in: o.Text = o.prop(k.TEXT)
    is_admin_equal: o.MaybeFlag[NullableBoolean] = o.prop(k.Choice(NullableBoolean))
    first_name_starts_with: o.Text = o.prop(k.TEXT)
    last_name_starts_with: o.Text = o.prop(k.TEXT)
    id_equal: o.Text = o.prop(k.TEXT)
    id_in: o.Text = o.prop(k.TEXT)


class UserCapability(ApiObject, name='KalturaUserCapability'):
    """One capability of a user."""

    capability: o.Choice[UserCapabilityType] = o.prop(k.Choice(UserCapabilityType))


class UserEmailContextField(StringField, name='KalturaUserEmailContextField'):
    """The e-mail address of the session's user."""


class UserFilter(UserBaseFilter, name='KalturaUserFilter'):
    """Which users to list."""

    id_or_screen_name_starts_with: o.Text = o.prop(k.TEXT)
    login_enabled_equal: o.MaybeFlag[NullableBoolean] = o.prop(k.Choice(NullableBoolean))
    role_id_equal: o.Text = o.prop(k.TEXT)
    role_ids_equal: o.Text = o.prop(k.TEXT)
    role_ids_in: o.Text = o.prop(k.TEXT)
    first_name_or_last_name_starts_with: o.Text = o.prop(k.TEXT)
    permission_names_multi_like_or: o.Text = o.prop(k.TEXT)
    permission_names_multi_like_and: o.Text = o.prop(k.TEXT)


class UserListResponse(ListResponse, name='KalturaUserListResponse'):
    """A page of users."""

    objects: ClassVar[o.ReadOnly[abc.Sequence[User]]] = o.read_only(k.Several(k.Nested("User")))


class UserLoginDataBaseFilter(RelatedFilter, name='KalturaUserLoginDataBaseFilter'):
    """Conditions on logins."""

    login_email_equal: o.Text = o.prop(k.TEXT)


class UserLoginDataFilter(UserLoginDataBaseFilter, name='KalturaUserLoginDataFilter'):
    """Which login to look for."""
