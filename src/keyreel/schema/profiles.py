"""Response profiles: which properties of an answer its caller wants. See docs/protocol/answers.md."""

from keyreel.schema.enums import ApiIntEnum
from keyreel.schema.kinds import BigInt
from keyreel.schema.lists import FilterPager, RelatedFilter
from keyreel.schema.objects import ApiObject, Updatable


class ResponseProfileType(ApiIntEnum, name="KalturaResponseProfileType"):
    """Whether `fields` names what to answer or what to leave out."""

    INCLUDE_FIELDS = 1
    EXCLUDE_FIELDS = 2


class BaseResponseProfile(ApiObject, name="KalturaBaseResponseProfile", abstract=True):
    """Base of the forms that a response profile has."""


class ResponseProfileHolder(BaseResponseProfile, name="KalturaResponseProfileHolder"):
    """A stored profile, by id or system name."""

    id: Updatable[BigInt]
    system_name: Updatable[str]


class ResponseProfileMapping(ApiObject, name="KalturaResponseProfileMapping"):
    """Which property of the parent fills which property of the related list's filter."""

    parent_property: Updatable[str]
    filter_property: Updatable[str]
    allow_null: Updatable[bool]


class DetachedResponseProfile(BaseResponseProfile, name="KalturaDetachedResponseProfile"):
    """A profile that is sent with the request."""

    name: Updatable[str]
    type: Updatable[ResponseProfileType]
    fields: Updatable[str]
    filter: Updatable[RelatedFilter]
    pager: Updatable[FilterPager]
    related_profiles: Updatable[list["DetachedResponseProfile"]]
    mappings: Updatable[list[ResponseProfileMapping]]
