"""Objects of `accessControlProfile.*`, and of `accessControl.*` which came before it."""

from keyreel.access_control.restrictions import BaseRestriction
from keyreel.access_control.rule_types import Rule
from keyreel.schema.kinds import OptionalBool, Timestamp
from keyreel.schema.lists import EQ, GTE, IN, LTE, ORDER, ListResponse, RelatedFilter
from keyreel.schema.objects import ApiObject, ReadOnly, Updatable, prop


class AccessControlProfile(ApiObject, name="KalturaAccessControlProfile"):
    """Says who may play an entry, where and how much of it."""

    id: ReadOnly[int] = prop(filter=(EQ, IN))
    partner_id: ReadOnly[int]
    name: Updatable[str]
    system_name: Updatable[str] = prop(filter=(EQ, IN))
    """The account's own name for it, for its programs."""
    description: Updatable[str]
    created_at: ReadOnly[Timestamp] = prop(filter=(GTE, LTE, ORDER))
    updated_at: ReadOnly[Timestamp] = prop(filter=(GTE, LTE, ORDER))
    is_default: Updatable[OptionalBool]
    """Whether entries have it that name no other."""
    rules: Updatable[list[Rule]]
    """All of them count, in their order."""


class AccessControlProfileBaseFilter(
    RelatedFilter, name="KalturaAccessControlProfileBaseFilter", abstract=True, conditions_of=AccessControlProfile
):
    """Conditions on access control profiles."""


class AccessControlProfileFilter(AccessControlProfileBaseFilter, name="KalturaAccessControlProfileFilter"):
    """Which access control profiles to list."""


class AccessControlProfileListResponse(ListResponse, name="KalturaAccessControlProfileListResponse"):
    """A page of access control profiles."""

    objects: ReadOnly[list[AccessControlProfile]]


class AccessControl(ApiObject, name="KalturaAccessControl", deprecated=True):
    """The old form of an access control profile, with restrictions instead of rules."""

    id: ReadOnly[int] = prop(filter=(EQ, IN))
    partner_id: ReadOnly[int]
    name: Updatable[str]
    system_name: Updatable[str] = prop(filter=(EQ, IN))
    """The account's own name for it, for its programs."""
    description: Updatable[str]
    created_at: ReadOnly[Timestamp] = prop(filter=(GTE, LTE, ORDER))
    is_default: Updatable[OptionalBool]
    """Whether entries have it that name no other."""
    restrictions: Updatable[list[BaseRestriction]]
    contains_unsuported_restrictions: ReadOnly[bool]
    """Whether the profile has rules that no restriction can say."""


class AccessControlBaseFilter(
    RelatedFilter, name="KalturaAccessControlBaseFilter", abstract=True, conditions_of=AccessControl
):
    """Conditions on access controls."""


class AccessControlFilter(AccessControlBaseFilter, name="KalturaAccessControlFilter", deprecated=True):
    """Which access controls to list."""


class AccessControlListResponse(ListResponse, name="KalturaAccessControlListResponse", deprecated=True):
    """A page of access controls."""

    objects: ReadOnly[list[AccessControl]]
