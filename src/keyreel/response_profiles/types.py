"""Objects of `responseProfile.*`."""

from keyreel.schema.enums import ApiIntEnum
from keyreel.schema.kinds import BigInt, Timestamp
from keyreel.schema.lists import EQ, GTE, IN, LTE, ORDER, Filter, ListResponse
from keyreel.schema.objects import ReadOnly, Updatable, prop
from keyreel.schema.profiles import DetachedResponseProfile


class ResponseProfileStatus(ApiIntEnum, name="KalturaResponseProfileStatus"):
    """Whether calls can name a profile."""

    DISABLED = 1
    ENABLED = 2
    DELETED = 3


class ResponseProfile(DetachedResponseProfile, name="KalturaResponseProfile"):
    """A profile that the account keeps."""

    id: ReadOnly[BigInt] = prop(filter=(EQ, IN))
    system_name: Updatable[str] = prop(filter=(EQ, IN))
    """A name for programs; no two profiles of an account have the same, in any case of letters."""
    partner_id: ReadOnly[int]
    created_at: ReadOnly[Timestamp] = prop(filter=(GTE, LTE, ORDER))
    updated_at: ReadOnly[Timestamp] = prop(filter=(GTE, LTE, ORDER))
    status: ReadOnly[ResponseProfileStatus] = prop(filter=(EQ, IN))
    version: ReadOnly[int]
    """1, and one more with each change."""


class ResponseProfileBaseFilter(
    Filter, name="KalturaResponseProfileBaseFilter", abstract=True, conditions_of=ResponseProfile
):
    """Conditions on profiles."""


class ResponseProfileFilter(ResponseProfileBaseFilter, name="KalturaResponseProfileFilter"):
    """Which profiles to list."""


class ResponseProfileListResponse(ListResponse, name="KalturaResponseProfileListResponse"):
    """A page of profiles."""

    objects: ReadOnly[list[ResponseProfile]]
