# Generated from the schema: change its source instead.
"""Objects: partner."""

from __future__ import annotations

from collections import abc
from typing import TYPE_CHECKING, ClassVar

from keyreel.client import kinds as k
from keyreel.client import objects as o

from ..enums.partner import CommercialUseType, PartnerAuthenticationType, PartnerGroupType, PartnerStatus, PartnerType, TwoFactorAuthenticationMode
from .base import ApiObject, Filter, ListResponse

if TYPE_CHECKING:
    from .common import ESearchLanguageItem, KeyValue, PlayerDeliveryType, PlayerEmbedCodeType, RegexItem


class Partner(ApiObject, name='KalturaPartner'):
    """An account."""

    id: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    name: o.Text = o.prop(k.TEXT)
    website: o.Text = o.prop(k.TEXT)
    notification_url: o.Text = o.prop(k.TEXT)
    appear_in_search: o.Number = o.prop(k.NUMBER)
    created_at: ClassVar[o.ReadOnly[int | None]] = o.read_only(k.TIME)
    admin_name: o.Text = o.prop(k.TEXT)
    admin_email: o.Text = o.prop(k.TEXT)
    description: o.Text = o.prop(k.TEXT)
    commercial_use: o.Choice[CommercialUseType] = o.prop(k.Choice(CommercialUseType))
    landing_page: o.Text = o.prop(k.TEXT)
    user_landing_page: o.Text = o.prop(k.TEXT)
    content_categories: o.Text = o.prop(k.TEXT)
    type: o.Choice[PartnerType] = o.prop(k.Choice(PartnerType))
    phone: o.Text = o.prop(k.TEXT)
    describe_yourself: o.Text = o.prop(k.TEXT)
    adult_content: o.Flag = o.prop(k.FLAG)
    def_conversion_profile_type: o.Text = o.prop(k.TEXT)
    notify: o.Number = o.prop(k.NUMBER)
    status: ClassVar[o.ReadOnly[PartnerStatus | None]] = o.read_only(k.Choice(PartnerStatus))
    allow_quick_edit: o.Number = o.prop(k.NUMBER)
    merge_entry_lists: o.Number = o.prop(k.NUMBER)
    notifications_config: o.Text = o.prop(k.TEXT)
    allowed_from_email_white_list: o.Text = o.prop(k.TEXT)
    max_upload_size: o.Number = o.prop(k.NUMBER)
    partner_package: o.Number = o.prop(k.NUMBER)
    secret: ClassVar[o.ReadOnly[str]] = o.read_only(k.TEXT)
    """Opens USER sessions by `session.start`."""
    admin_secret: ClassVar[o.ReadOnly[str]] = o.read_only(k.TEXT)
    """Signs every session of the account, and opens them by `session.start`."""
    cms_password: ClassVar[o.ReadOnly[str]] = o.read_only(k.TEXT)
    """The administrator's password, in the answer to its registration only."""
    allow_multi_notification: o.Number = o.prop(k.NUMBER)
    admin_login_users_quota: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    admin_user_id: o.Text = o.prop(k.TEXT)
    """The user who owns the account."""
    first_name: o.Text = o.prop(k.TEXT)
    last_name: o.Text = o.prop(k.TEXT)
    country: o.Text = o.prop(k.TEXT)
    state: o.Text = o.prop(k.TEXT)
    additional_params: o.Several[KeyValue] = o.prop(k.Several(k.Nested("KeyValue")))
    publishers_quota: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    partner_group_type: ClassVar[o.ReadOnly[PartnerGroupType | None]] = o.read_only(k.Choice(PartnerGroupType))
    default_entitlement_enforcement: ClassVar[o.ReadOnly[bool]] = o.read_only(k.FLAG)
    default_delivery_type: ClassVar[o.ReadOnly[str]] = o.read_only(k.TEXT)
    default_embed_code_type: ClassVar[o.ReadOnly[str]] = o.read_only(k.TEXT)
    delivery_types: ClassVar[o.ReadOnly[abc.Sequence[PlayerDeliveryType]]] = o.read_only(k.Several(k.Nested("PlayerDeliveryType")))
    embed_code_types: ClassVar[o.ReadOnly[abc.Sequence[PlayerEmbedCodeType]]] = o.read_only(k.Several(k.Nested("PlayerEmbedCodeType")))
    template_partner_id: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    ignore_seo_links: ClassVar[o.ReadOnly[bool]] = o.read_only(k.FLAG)
    use_two_factor_authentication: ClassVar[o.ReadOnly[bool]] = o.read_only(k.FLAG)
    use_sso: o.Flag = o.prop(k.FLAG)
    block_direct_login: o.Flag = o.prop(k.FLAG)
    host: ClassVar[o.ReadOnly[str]] = o.read_only(k.TEXT)
    cdn_host: ClassVar[o.ReadOnly[str]] = o.read_only(k.TEXT)
    is_first_login: ClassVar[o.ReadOnly[bool]] = o.read_only(k.FLAG)
    logout_url: ClassVar[o.ReadOnly[str]] = o.read_only(k.TEXT)
    partner_parent_id: o.Number = o.prop(k.NUMBER)
    """The account that this one is a child of."""
    crm_id: ClassVar[o.ReadOnly[str]] = o.read_only(k.TEXT)
    reference_id: o.Text = o.prop(k.TEXT)
    time_aligned_renditions: ClassVar[o.ReadOnly[bool]] = o.read_only(k.FLAG)
    publisher_environment_type: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    ovp_environment_url: ClassVar[o.ReadOnly[str]] = o.read_only(k.TEXT)
    ott_environment_url: ClassVar[o.ReadOnly[str]] = o.read_only(k.TEXT)
    e_search_languages: o.Several[ESearchLanguageItem] = o.prop(k.Several(k.Nested("ESearchLanguageItem")))
    authentication_type: ClassVar[o.ReadOnly[PartnerAuthenticationType | None]] = o.read_only(k.Choice(PartnerAuthenticationType))
    extended_free_trail_expiry_reason: ClassVar[o.ReadOnly[str]] = o.read_only(k.TEXT)
    extended_free_trail_expiry_date: ClassVar[o.ReadOnly[int | None]] = o.read_only(k.TIME)
    extended_free_trail: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    extended_free_trail_ends_warning: ClassVar[o.ReadOnly[bool]] = o.read_only(k.FLAG)
    eighty_percent_warning: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    usage_limit_warning: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    last_free_trial_notification_day: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    monitor_usage: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    password_structure_validations: o.Several[RegexItem] = o.prop(k.Several(k.Nested("RegexItem")))
    """Regular expressions that every password must match."""
    password_structure_validations_description: o.Text = o.prop(k.TEXT)
    pass_replace_freq: o.Number = o.prop(k.NUMBER)
    """Seconds after which a password must be changed."""
    max_login_attempts: o.Number = o.prop(k.NUMBER)
    login_block_period: o.Number = o.prop(k.NUMBER)
    """Seconds that a login stays locked after too many wrong passwords."""
    num_prev_pass_to_keep: o.Number = o.prop(k.NUMBER)
    """How many earlier passwords cannot be used again."""
    allow_default_password_restrictions: ClassVar[o.ReadOnly[bool]] = o.read_only(k.FLAG)
    two_factor_authentication_mode: ClassVar[o.ReadOnly[TwoFactorAuthenticationMode | None]] = o.read_only(k.Choice(TwoFactorAuthenticationMode))
    is_self_serve: o.Flag = o.prop(k.FLAG)
    allowed_domains: ClassVar[o.ReadOnly[str]] = o.read_only(k.TEXT)
    excluded_admin_role_name: ClassVar[o.ReadOnly[str]] = o.read_only(k.TEXT)
    event_platform_allowed_templates: o.Text = o.prop(k.TEXT)
    vertical_classification_id: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    recycle_bin_retention_period: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    custom_analytics_domain: o.Text = o.prop(k.TEXT)
    allowed_email_domains_for_admins: o.Text = o.prop(k.TEXT)
    external_identifier: o.Text = o.prop(k.TEXT)


class PartnerBaseFilter(Filter, name='KalturaPartnerBaseFilter'):
    """Conditions on accounts."""

    id_equal: o.Number = o.prop(k.NUMBER)
    id_in: o.Text = o.prop(k.TEXT)
    id_not_in: o.Text = o.prop(k.TEXT)
    name_like: o.Text = o.prop(k.TEXT)
    name_multi_like_or: o.Text = o.prop(k.TEXT)
    name_multi_like_and: o.Text = o.prop(k.TEXT)
    name_equal: o.Text = o.prop(k.TEXT)
    status_equal: o.Choice[PartnerStatus] = o.prop(k.Choice(PartnerStatus))
    status_in: o.Text = o.prop(k.TEXT)
    partner_package_equal: o.Number = o.prop(k.NUMBER)
    partner_package_greater_than_or_equal: o.Number = o.prop(k.NUMBER)
    partner_package_less_than_or_equal: o.Number = o.prop(k.NUMBER)
    partner_package_in: o.Text = o.prop(k.TEXT)
    partner_group_type_equal: o.Choice[PartnerGroupType] = o.prop(k.Choice(PartnerGroupType))
    monitor_usage_equal: o.Number = o.prop(k.NUMBER)
    partner_name_description_website_admin_name_admin_email_like: o.Text = o.prop(k.TEXT)
    """Text in the name, description, website, or the name or e-mail of the administrator."""
    created_at_greater_than_or_equal: o.Time = o.prop(k.TIME)
    id_greater_than: o.Number = o.prop(k.NUMBER)


class PartnerFilter(PartnerBaseFilter, name='KalturaPartnerFilter'):
    """Which accounts to list."""


class PartnerListResponse(ListResponse, name='KalturaPartnerListResponse'):
    """A page of accounts."""

    objects: ClassVar[o.ReadOnly[abc.Sequence[Partner]]] = o.read_only(k.Several(k.Nested("Partner")))


class PartnerPublicInfo(ApiObject, name='KalturaPartnerPublicInfo'):
    """What anybody may know of an account."""

    analytics_url: o.Text = o.prop(k.TEXT)
    ott_environment_url: o.Text = o.prop(k.TEXT)
    analytics_persistent_session_id: o.Flag = o.prop(k.FLAG)


class PartnerStatistics(ApiObject, name='KalturaPartnerStatistics'):
    """What an account used of its package: gigabytes, and percent of the package."""

    package_bandwidth_and_storage: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    hosting: ClassVar[o.ReadOnly[float]] = o.read_only(k.DECIMAL)
    bandwidth: ClassVar[o.ReadOnly[float]] = o.read_only(k.DECIMAL)
    usage: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    usage_percent: ClassVar[o.ReadOnly[float]] = o.read_only(k.DECIMAL)
    reached_limit_date: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)


class PartnerUsage(ApiObject, name='KalturaPartnerUsage'):
    """What an account used of its package: gigabytes, and percent of the package."""

    hosting_gb: ClassVar[o.ReadOnly[float]] = o.read_only(k.DECIMAL, 'hostingGB')
    percent: ClassVar[o.ReadOnly[float]] = o.read_only(k.DECIMAL, 'Percent')
    package_bw: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER, 'packageBW')
    usage_gb: ClassVar[o.ReadOnly[float]] = o.read_only(k.DECIMAL, 'usageGB')
    reached_limit_date: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    usage_graph: ClassVar[o.ReadOnly[str]] = o.read_only(k.TEXT)
