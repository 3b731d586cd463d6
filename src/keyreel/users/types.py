"""Objects of `user.*`."""

from keyreel.schema.common import EntryType
from keyreel.schema.enums import ApiIntEnum, DynamicEnum
from keyreel.schema.kinds import OptionalBool, Timestamp
from keyreel.schema.languages import LanguageCode
from keyreel.schema.lists import (
    EQ,
    GTE,
    IN,
    LIKE,
    LIKE_AND,
    LIKE_OR,
    LTE,
    ORDER,
    STARTS,
    ListResponse,
    RelatedFilter,
)
from keyreel.schema.objects import ApiObject, InsertOnly, InsertSecret, Limits, ReadOnly, Updatable, prop


class UserType(ApiIntEnum, name="KalturaUserType"):
    """People, groups, and groups that applications keep."""

    USER = 0
    GROUP = 1
    APPLICATIVE_GROUP = 2


class UserStatus(ApiIntEnum, name="KalturaUserStatus"):
    """Whether a user may do anything."""

    BLOCKED = 0
    ACTIVE = 1
    DELETED = 2


class Gender(ApiIntEnum, name="KalturaGender"):
    """As people say it of themselves."""

    UNKNOWN = 0
    MALE = 1
    FEMALE = 2


class UserMode(ApiIntEnum, name="KalturaUserMode"):
    """Whether a user is protected from changes by others."""

    NONE = 0
    PROTECTED_USER = 1


class ResetPassLinkType(DynamicEnum, name="KalturaResetPassLinkType"):
    """The application whose page a mailed link once opened; here all links open the server's own."""

    KMC = "1"
    KMS = "2"
    KME = "3"
    EP = "4"
    KME_NR = "5"


class UserCapabilityType(DynamicEnum, name="KalturaUserCapabilityType"):
    """What else a user can be."""

    SYNCED_GROUP = "0"


class UserCapability(ApiObject, name="KalturaUserCapability"):
    """One capability of a user."""

    capability: Updatable[UserCapabilityType]


class BaseUser(ApiObject, name="KalturaBaseUser"):
    """What every kind of user has."""

    id: Updatable[str] = prop(filter=(ORDER,))
    """Unique in the account whatever its case; up to 320 letters, digits and some signs."""
    partner_id: ReadOnly[int] = prop(filter=(EQ,))
    screen_name: Updatable[str] = prop(filter=(LIKE, STARTS), limits=Limits(truncate=127))
    full_name: Updatable[str] = prop(limits=Limits(truncate=40), deprecated=True)
    """First and last name; split at the first space where only this is sent."""
    email: Updatable[str] = prop(filter=(LIKE, STARTS))
    country: Updatable[str]
    state: Updatable[str] = prop(limits=Limits(truncate=16))
    city: Updatable[str] = prop(limits=Limits(truncate=30))
    zip: Updatable[str] = prop(limits=Limits(truncate=10))
    thumbnail_url: Updatable[str]
    description: Updatable[str] = prop(limits=Limits(max_length=8192))
    tags: Updatable[str] = prop(filter=(LIKE_OR, LIKE_AND))
    admin_tags: Updatable[str] = prop(deprecated=True)
    status: Updatable[UserStatus] = prop(filter=(EQ, IN))
    created_at: ReadOnly[Timestamp] = prop(filter=(GTE, LTE, ORDER))
    updated_at: ReadOnly[Timestamp] = prop(filter=(GTE, LTE, ORDER))
    partner_data: Updatable[str]
    """Free text of the account's own programs."""
    indexed_partner_data_int: Updatable[int]
    indexed_partner_data_string: Updatable[str]
    storage_size: ReadOnly[int]
    language: Updatable[LanguageCode]
    last_login_time: ReadOnly[int]
    status_updated_at: ReadOnly[int]
    deleted_at: ReadOnly[Timestamp]
    allowed_partner_ids: Updatable[str]
    allowed_partner_packages: Updatable[str]
    user_mode: Updatable[UserMode]
    capabilities: Updatable[list[UserCapability]]


class User(BaseUser, name="KalturaUser"):
    """A user of an account."""

    type: Updatable[UserType] = prop(filter=(EQ, IN))
    date_of_birth: Updatable[int]
    gender: Updatable[Gender]
    is_admin: Updatable[bool] = prop(filter=(EQ,))
    """Whether logging in opens an ADMIN session."""
    is_guest: InsertOnly[bool]
    role_ids: Updatable[str]
    """Comma list of the roles that decide what the user may do."""
    role_names: ReadOnly[str]
    is_account_owner: InsertOnly[bool]
    """Whether the account belongs to this user."""
    password: InsertSecret[str]
    """Sent when the user is made; never answered."""
    first_name: Updatable[str] = prop(filter=(STARTS,))
    last_name: Updatable[str] = prop(filter=(STARTS,))
    login_enabled: InsertOnly[bool]
    registration_info: Updatable[str]
    attendance_info: Updatable[str]
    title: Updatable[str]
    company: Updatable[str]
    ks_privileges: Updatable[str]
    """Privileges of the sessions that logging in opens."""
    encrypted_seed: ReadOnly[str]
    """The seed of the second factor, for programs that enrol users themselves."""
    is_sso_excluded: Updatable[bool]
    external_id: InsertOnly[str]
    """An identity that is stored only as a hash, instead of an id."""


class AdminUser(User, name="KalturaAdminUser", deprecated=True):
    """A user who administrates; the old form of a user with `isAdmin`."""


class BaseUserBaseFilter(RelatedFilter, name="KalturaBaseUserBaseFilter", abstract=True, conditions_of=BaseUser):
    """Conditions on what all kinds of user have."""


class BaseUserFilter(BaseUserBaseFilter, name="KalturaBaseUserFilter", abstract=True):
    """Which users of any kind to list."""


class UserBaseFilter(BaseUserFilter, name="KalturaUserBaseFilter", abstract=True, conditions_of=User):
    """Conditions on users."""

    id_equal: Updatable[str]
    id_in: Updatable[str]


class UserFilter(UserBaseFilter, name="KalturaUserFilter"):
    """Which users to list."""

    id_or_screen_name_starts_with: Updatable[str]
    login_enabled_equal: Updatable[OptionalBool]
    role_id_equal: Updatable[str]
    role_ids_equal: Updatable[str]
    role_ids_in: Updatable[str]
    first_name_or_last_name_starts_with: Updatable[str]
    permission_names_multi_like_or: Updatable[str]
    permission_names_multi_like_and: Updatable[str]


class UserListResponse(ListResponse, name="KalturaUserListResponse"):
    """A page of users."""

    objects: ReadOnly[list[User]]


class Authentication(ApiObject, name="KalturaAuthentication"):
    """What whoever followed a mailed link gets."""

    qr_code: Updatable[str]
    """A PNG in base64 that enrols an authenticator app; null where none is asked for, or one is enrolled."""


class UserLoginDataBaseFilter(RelatedFilter, name="KalturaUserLoginDataBaseFilter", abstract=True):
    """Conditions on logins."""

    login_email_equal: Updatable[str]


class UserLoginDataFilter(UserLoginDataBaseFilter, name="KalturaUserLoginDataFilter"):
    """Which login to look for."""


class CsvAdditionalFieldInfo(ApiObject, name="KalturaCsvAdditionalFieldInfo"):
    """A column of custom metadata."""

    field_name: Updatable[str]
    xpath: Updatable[str]


class ExportToCsvOptions(ApiObject, name="KalturaExportToCsvOptions"):
    """How a table is written."""

    format: Updatable[str]
    type_equal: Updatable[EntryType]
    default_header: Updatable[OptionalBool]
    """Whether its usual columns are in it, beside those that were mapped."""
