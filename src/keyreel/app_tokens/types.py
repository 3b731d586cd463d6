"""Objects of `appToken.*`."""

from keyreel.schema.common import SessionType
from keyreel.schema.enums import ApiIntEnum, ApiStringEnum
from keyreel.schema.kinds import Timestamp
from keyreel.schema.lists import EQ, GTE, IN, LTE, ORDER, Filter, ListResponse
from keyreel.schema.objects import ApiObject, Limits, ReadOnly, Updatable, prop


class AppTokenStatus(ApiIntEnum, name="KalturaAppTokenStatus"):
    """Whether a token opens sessions."""

    DISABLED = 1
    ACTIVE = 2
    DELETED = 3


class AppTokenHashType(ApiStringEnum, name="KalturaAppTokenHashType"):
    """How a program proves that it knows a token."""

    SHA1 = "SHA1"
    MD5 = "MD5"
    SHA256 = "SHA256"
    SHA512 = "SHA512"


class AppToken(ApiObject, name="KalturaAppToken"):
    """Lets a program open sessions of one kind, and no others."""

    id: ReadOnly[str] = prop(filter=(EQ, IN))
    token: ReadOnly[str]
    """What the program keeps to itself: 32 hexadecimal digits."""
    partner_id: ReadOnly[int]
    created_at: ReadOnly[Timestamp] = prop(filter=(GTE, LTE, ORDER))
    updated_at: ReadOnly[Timestamp] = prop(filter=(GTE, LTE, ORDER))
    status: ReadOnly[AppTokenStatus] = prop(filter=(EQ, IN))
    expiry: Updatable[Timestamp] = prop(limits=Limits(keeps_zero=True))
    """When it opens no more sessions; never where there is none, or 0."""
    session_type: Updatable[SessionType]
    """What its sessions are; what the program asks for where there is none."""
    session_user_id: Updatable[str] = prop(filter=(EQ,))
    """Whose its sessions are; whoever the program names where there is none."""
    session_duration: Updatable[int]
    """Seconds that its sessions live at most."""
    session_privileges: Updatable[str]
    hash_type: Updatable[AppTokenHashType]
    description: Updatable[str]


class AppTokenBaseFilter(Filter, name="KalturaAppTokenBaseFilter", abstract=True, conditions_of=AppToken):
    """Conditions on tokens."""


class AppTokenFilter(AppTokenBaseFilter, name="KalturaAppTokenFilter"):
    """Which tokens to list."""


class AppTokenListResponse(ListResponse, name="KalturaAppTokenListResponse"):
    """A page of tokens."""

    objects: ReadOnly[list[AppToken]]
