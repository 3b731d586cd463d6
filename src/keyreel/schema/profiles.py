"""Response profiles: which properties of an answer its caller wants, and which lists beside it.

See docs/protocol/response-profiles.md.
"""

from functools import cache

from keyreel.schema.enums import ApiIntEnum
from keyreel.schema.errors import ApiError, MaxValue
from keyreel.schema.kinds import BigInt
from keyreel.schema.lists import FilterPager, RelatedFilter
from keyreel.schema.objects import ApiObject, Property, Updatable

MAX_LEVELS = 2
"""How deep related profiles may stand in each other."""
MAX_RELATED_PAGE = 100
"""Objects on a page of a related list."""


class TooDeeplyNested(ApiError, code="RESPONSE_PROFILE_MAX_NESTING_LEVEL"):
    """Related profiles may have related profiles of their own, and those may not."""


class PropertyIsNotDefined(ApiError, code="PROPERTY_IS_NOT_DEFINED", params=("PROP", "TYPE")):
    """{TYPE} has no property {PROP} that a mapping could use."""


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


def property_named(model: type[ApiObject], wire: str | None) -> Property:
    """The property of a class that a mapping names.

    Raises:
        PropertyIsNotDefined: it has none of this name.
    """
    found = _by_wire(model).get(wire or "")
    if found is None:
        raise PropertyIsNotDefined(wire, model.kaltura_name)
    return found


@cache
def _by_wire(model: type[ApiObject]) -> dict[str, Property]:
    return {item.wire: item for item in model.properties}


def check_profile(profile: DetachedResponseProfile) -> None:
    """Check what can be known of a profile before there is an object to use it on.

    Raises:
        TooDeeplyNested: its related profiles nest too deeply.
        MaxValue: a related list has too long a page.
        PropertyIsNotDefined: a mapping fills what its filter does not have.
    """
    _check(profile, MAX_LEVELS)


def _check(profile: DetachedResponseProfile, levels: int) -> None:
    for related in profile.related_profiles or ():
        if not levels:
            raise TooDeeplyNested
        if related.pager is not None and (related.pager.page_size or 0) > MAX_RELATED_PAGE:
            raise MaxValue("KalturaFilterPager::pageSize", MAX_RELATED_PAGE)
        if related.filter is not None:
            for mapping in related.mappings or ():
                property_named(type(related.filter), mapping.filter_property)
        _check(related, levels - 1)
