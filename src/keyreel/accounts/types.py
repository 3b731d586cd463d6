"""Objects of `partner.*`: accounts, as the API calls them partners."""

from keyreel.schema.common import KeyValue, RegexItem
from keyreel.schema.enums import ApiIntEnum, ApiStringEnum
from keyreel.schema.kinds import Timestamp
from keyreel.schema.lists import EQ, GTE, IN, LIKE, LIKE_AND, LIKE_OR, LTE, NOT_IN, ORDER, Filter, ListResponse
from keyreel.schema.objects import ApiObject, ReadOnly, Updatable, prop


class CommercialUseType(ApiIntEnum, name="KalturaCommercialUseType"):
    """Whether the account earns money."""

    COMMERCIAL_USE = 1
    NON_COMMERCIAL_USE = 0


class PartnerType(ApiIntEnum, name="KalturaPartnerType"):
    """What the account was opened from."""

    KMC = 1
    WIKI = 100
    WORDPRESS = 101
    DRUPAL = 102
    DEKIWIKI = 103
    MOODLE = 104
    COMMUNITY_EDITION = 105
    JOOMLA = 106
    BLACKBOARD = 107
    SAKAI = 108
    ADMIN_CONSOLE = 109


class PartnerStatus(ApiIntEnum, name="KalturaPartnerStatus"):
    """The state of an account: calls are answered for active ones, reads for read-only ones."""

    DELETED = 0
    ACTIVE = 1
    BLOCKED = 2
    FULL_BLOCK = 3
    READ_ONLY = 4


class PartnerGroupType(ApiIntEnum, name="KalturaPartnerGroupType"):
    """What an account is to others."""

    PUBLISHER = 1
    VAR_GROUP = 2
    GROUP = 3
    TEMPLATE = 4


GROUP_TYPES = (PartnerGroupType.VAR_GROUP, PartnerGroupType.GROUP)
"""Accounts that have children."""


class PartnerAuthenticationType(ApiIntEnum, name="KalturaPartnerAuthenticationType"):
    """How its users log in."""

    PASSWORD_ONLY = 0
    TWO_FACTOR_AUTH = 1
    SSO = 2


class TwoFactorAuthenticationMode(ApiIntEnum, name="KalturaTwoFactorAuthenticationMode"):
    """Whose logins ask for a second factor."""

    ALL = 0
    ADMIN_USERS_ONLY = 1
    NON_ADMIN_USERS_ONLY = 2


class ESearchLanguage(ApiStringEnum, name="KalturaESearchLanguage"):
    """Languages that search can be told of."""

    ENGLISH = "English"
    ARABIC = "Arabic"
    BASQUE = "Basque"
    BRAZILIAN = "Brazilian"
    BULGARIAN = "Bulgarian"
    CATALAN = "Catalan"
    CHINESE = "Chinese"
    KOREAN = "Korean"
    JAPANESE = "Japanese"
    CZECH = "Czech"
    DANISH = "Danish"
    DUTCH = "Dutch"
    FINNISH = "Finnish"
    FRENCH = "French"
    GALICIAN = "Galician"
    GERMAN = "German"
    GREEK = "Greek"
    HINDI = "Hindi"
    HUNGRIAN = "Hungarian"
    INDONESIAN = "Indonesian"
    ITALIAN = "Italian"
    LATVIAN = "Latvian"
    LITHUANIAN = "Lithuanian"
    NORWEGIAN = "Norwegian"
    PERSIAN = "Persian"
    PORTUGUESE = "Prtuguese"
    ROMANIAN = "Romanian"
    RUSSIAN = "Russian"
    SORANI = "Sorani"
    SPANISH = "Spanish"
    SWEDISH = "Swedish"
    TURKISH = "Turkish"
    THAI = "Thai"


class ESearchLanguageItem(ApiObject, name="KalturaESearchLanguageItem"):
    """One language of the account's content, for search."""

    e_serach_language: Updatable[ESearchLanguage]


class PlayerDeliveryType(ApiObject, name="KalturaPlayerDeliveryType"):
    """A way that players may receive media."""

    id: Updatable[str]
    label: Updatable[str]
    flashvars: Updatable[list[KeyValue]]
    min_version: Updatable[str]
    enabled_by_default: Updatable[bool] = prop(default=False)


class PlayerEmbedCodeType(ApiObject, name="KalturaPlayerEmbedCodeType"):
    """A way that players are embedded."""

    id: Updatable[str]
    label: Updatable[str]
    entry_only: Updatable[bool]
    min_version: Updatable[str]


class Partner(ApiObject, name="KalturaPartner"):
    """An account."""

    id: ReadOnly[int] = prop(filter=(EQ, IN, ORDER, NOT_IN))
    name: Updatable[str] = prop(filter=(LIKE, LIKE_OR, LIKE_AND, EQ, ORDER))
    website: Updatable[str] = prop(filter=(ORDER,))
    notification_url: Updatable[str]
    appear_in_search: Updatable[int]
    created_at: ReadOnly[Timestamp] = prop(filter=(ORDER,))
    admin_name: Updatable[str] = prop(filter=(ORDER,))
    admin_email: Updatable[str] = prop(filter=(ORDER,))
    description: Updatable[str]
    commercial_use: Updatable[CommercialUseType]
    landing_page: Updatable[str]
    user_landing_page: Updatable[str]
    content_categories: Updatable[str]
    type: Updatable[PartnerType]
    phone: Updatable[str]
    describe_yourself: Updatable[str]
    adult_content: Updatable[bool]
    def_conversion_profile_type: Updatable[str]
    notify: Updatable[int]
    status: ReadOnly[PartnerStatus] = prop(filter=(EQ, IN, ORDER))
    allow_quick_edit: Updatable[int]
    merge_entry_lists: Updatable[int]
    notifications_config: Updatable[str]
    allowed_from_email_white_list: Updatable[str]
    max_upload_size: Updatable[int]
    partner_package: Updatable[int] = prop(filter=(EQ, GTE, LTE, IN), permission={"update": ()})
    secret: ReadOnly[str] = prop(permission={"read": ("INTEGRATION_BASE",)})
    """Opens USER sessions by `session.start`."""
    admin_secret: ReadOnly[str] = prop(permission={"read": ("INTEGRATION_BASE",)})
    """Signs every session of the account, and opens them by `session.start`."""
    cms_password: ReadOnly[str]
    """The administrator's password, in the answer to its registration only."""
    allow_multi_notification: Updatable[int]
    admin_login_users_quota: ReadOnly[int]
    admin_user_id: Updatable[str]
    """The user who owns the account."""
    first_name: Updatable[str]
    last_name: Updatable[str]
    country: Updatable[str]
    state: Updatable[str]
    additional_params: Updatable[list[KeyValue]]
    publishers_quota: ReadOnly[int]
    partner_group_type: ReadOnly[PartnerGroupType] = prop(filter=(EQ,), permission={"read": ()})
    default_entitlement_enforcement: ReadOnly[bool]
    default_delivery_type: ReadOnly[str]
    default_embed_code_type: ReadOnly[str]
    delivery_types: ReadOnly[list[PlayerDeliveryType]]
    embed_code_types: ReadOnly[list[PlayerEmbedCodeType]]
    template_partner_id: ReadOnly[int]
    ignore_seo_links: ReadOnly[bool]
    use_two_factor_authentication: ReadOnly[bool]
    use_sso: Updatable[bool]
    block_direct_login: Updatable[bool]
    host: ReadOnly[str]
    cdn_host: ReadOnly[str]
    is_first_login: ReadOnly[bool]
    logout_url: ReadOnly[str]
    partner_parent_id: Updatable[int] = prop(permission={"insert": (), "update": ()})
    """The account that this one is a child of."""
    crm_id: ReadOnly[str]
    reference_id: Updatable[str]
    time_aligned_renditions: ReadOnly[bool]
    publisher_environment_type: ReadOnly[int]
    ovp_environment_url: ReadOnly[str]
    ott_environment_url: ReadOnly[str]
    e_search_languages: Updatable[list[ESearchLanguageItem]]
    authentication_type: ReadOnly[PartnerAuthenticationType]
    extended_free_trail_expiry_reason: ReadOnly[str]
    extended_free_trail_expiry_date: ReadOnly[Timestamp]
    extended_free_trail: ReadOnly[int]
    extended_free_trail_ends_warning: ReadOnly[bool]
    eighty_percent_warning: ReadOnly[int]
    usage_limit_warning: ReadOnly[int]
    last_free_trial_notification_day: ReadOnly[int]
    monitor_usage: ReadOnly[int] = prop(filter=(EQ,))
    password_structure_validations: Updatable[list[RegexItem]] = prop(
        permission={"insert": ("ADMIN_BASE",), "update": ("ADMIN_BASE",)}
    )
    """Regular expressions that every password must match."""
    password_structure_validations_description: Updatable[str] = prop(
        permission={"insert": ("ADMIN_BASE",), "update": ("ADMIN_BASE",)}
    )
    pass_replace_freq: Updatable[int] = prop(permission={"insert": ("ADMIN_BASE",), "update": ("ADMIN_BASE",)})
    """Seconds after which a password must be changed."""
    max_login_attempts: Updatable[int] = prop(permission={"insert": ("ADMIN_BASE",), "update": ("ADMIN_BASE",)})
    login_block_period: Updatable[int] = prop(permission={"insert": ("ADMIN_BASE",), "update": ("ADMIN_BASE",)})
    """Seconds that a login stays locked after too many wrong passwords."""
    num_prev_pass_to_keep: Updatable[int] = prop(permission={"insert": ("ADMIN_BASE",), "update": ("ADMIN_BASE",)})
    """How many earlier passwords cannot be used again."""
    allow_default_password_restrictions: ReadOnly[bool]
    two_factor_authentication_mode: ReadOnly[TwoFactorAuthenticationMode]
    is_self_serve: Updatable[bool] = prop(permission={"insert": (), "update": ()})
    allowed_domains: ReadOnly[str]
    excluded_admin_role_name: ReadOnly[str]
    event_platform_allowed_templates: Updatable[str] = prop(permission={"insert": (), "update": ()})
    vertical_classification_id: ReadOnly[int]
    recycle_bin_retention_period: ReadOnly[int]
    custom_analytics_domain: Updatable[str]
    allowed_email_domains_for_admins: Updatable[str]
    external_identifier: Updatable[str]


class PartnerPublicInfo(ApiObject, name="KalturaPartnerPublicInfo"):
    """What anybody may know of an account."""

    analytics_url: Updatable[str]
    ott_environment_url: Updatable[str]
    analytics_persistent_session_id: Updatable[bool]


class PartnerBaseFilter(Filter, name="KalturaPartnerBaseFilter", abstract=True, conditions_of=Partner):
    """Conditions on accounts."""

    partner_name_description_website_admin_name_admin_email_like: Updatable[str]
    """Text in the name, description, website, or the name or e-mail of the administrator."""
    created_at_greater_than_or_equal: Updatable[Timestamp]
    id_greater_than: Updatable[int]


class PartnerFilter(PartnerBaseFilter, name="KalturaPartnerFilter"):
    """Which accounts to list."""


class PartnerListResponse(ListResponse, name="KalturaPartnerListResponse"):
    """A page of accounts."""

    objects: ReadOnly[list[Partner]]


class ReportInterval(ApiStringEnum, name="KalturaReportInterval"):
    """Lengths of time."""

    YEARS = "years"
    MONTHS = "months"
    DAYS = "days"
    HOURS = "hours"
    MINUTES = "minutes"
    TEN_SECONDS = "ten_seconds"
    TEN_MINUTES = "ten_minutes"


class FeatureStatusType(ApiIntEnum, name="KalturaFeatureStatusType"):
    """Kinds of lists that an index may have to be made for."""

    LOCK_CATEGORY = 1
    CATEGORY = 2
    CATEGORY_ENTRY = 3
    ENTRY = 4
    CATEGORY_USER = 5
    USER = 6


class FeatureStatus(ApiObject, name="KalturaFeatureStatus"):
    """An index that is being made."""

    type: Updatable[FeatureStatusType]
    value: Updatable[int]


class FeatureStatusListResponse(ListResponse, name="KalturaFeatureStatusListResponse"):
    """The indexes that are being made."""

    objects: ReadOnly[list[FeatureStatus]]


class PartnerUsage(ApiObject, name="KalturaPartnerUsage"):
    """What an account used of its package: gigabytes, and percent of the package."""

    hosting_gb: ReadOnly[float] = prop(wire="hostingGB")
    percent: ReadOnly[float] = prop(wire="Percent")
    package_bw: ReadOnly[int] = prop(wire="packageBW")
    usage_gb: ReadOnly[float] = prop(wire="usageGB")
    reached_limit_date: ReadOnly[int]
    usage_graph: ReadOnly[str]


class PartnerStatistics(ApiObject, name="KalturaPartnerStatistics"):
    """What an account used of its package: gigabytes, and percent of the package."""

    package_bandwidth_and_storage: ReadOnly[int]
    hosting: ReadOnly[float]
    bandwidth: ReadOnly[float]
    usage: ReadOnly[int]
    usage_percent: ReadOnly[float]
    reached_limit_date: ReadOnly[int]
