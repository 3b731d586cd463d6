# Generated from the schema: change its source instead.
"""Objects: base."""

from __future__ import annotations

from collections import abc
from typing import TYPE_CHECKING, ClassVar

from keyreel.client import kinds as k
from keyreel.client import objects as o

from ..enums.base_entry import DurationType, EntryApplication, EntryDisplayInSearchType, EntryModerationStatus, EntryReplacementStatus, EntryStatus, LicenseType
from ..enums.common import ConditionType, ContainerFormat, ContextType, EntryType, Language, LanguageCode, NullableBoolean, RuleActionType, SearchConditionComparison
from ..enums.condition import MatchConditionType
from ..enums.flavor_asset import FlavorAssetStatus
from ..enums.flavor_params import AudioCodec, VideoCodec
from ..enums.media import MediaParserType
from ..enums.permission_item import PermissionItemType
from ..enums.response_profile import ResponseProfileType
from ..enums.user import Gender, UserMode, UserStatus, UserType

if TYPE_CHECKING:
    from .access_control import AccessControlContextTypeHolder
    from .common import FilterPager, KeyValue, MultiLingualString, OperationAttributes, String
    from .response_profile import ResponseProfileMapping
    from .user import UserCapability


class ApiObject(o.ApiObject, name='KalturaObject'):
    """Base of every object."""

    related_objects: ClassVar[o.ReadOnly[abc.Mapping[str, ListResponse]]] = o.read_only(k.Named(k.Nested("ListResponse")))
    """Lists that a response profile asked for, by the names it gave them."""


class Filter(ApiObject, name='KalturaFilter'):
    """Which objects a list answers, and in what order. Conditions that are absent or empty do not count."""

    order_by: o.Text = o.prop(k.TEXT)
    advanced_search: o.Nested[SearchItem] = o.prop(k.Nested("SearchItem"))


class RelatedFilter(Filter, name='KalturaRelatedFilter'):
    """Base of the filters that response profiles can use for related objects."""


class RuleAction(ApiObject, name='KalturaRuleAction'):
    """Base of what happens where a rule fits."""

    type: ClassVar[o.ReadOnly[RuleActionType | None]] = o.read_only(k.Choice(RuleActionType))


class ContextTypeHolder(ApiObject, name='KalturaContextTypeHolder'):
    """One thing that somebody may want of an entry."""

    type: o.Choice[ContextType] = o.prop(k.Choice(ContextType))


class ListResponse(ApiObject, name='KalturaListResponse'):
    """A page of objects and how many there are in all."""

    total_count: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)


class AccessControlScope(ApiObject, name='KalturaAccessControlScope'):
    """Who wants to play, from where."""

    referrer: o.Text = o.prop(k.TEXT)
    """The page that the player is on."""
    ip: o.Text = o.prop(k.TEXT)
    """The viewer's address; that of the request where there is none."""
    ks: o.Text = o.prop(k.TEXT)
    """The viewer's session; that of the request where there is none."""
    user_agent: o.Text = o.prop(k.TEXT)
    """What the viewer's browser says it is."""
    time: o.Time = o.prop(k.TIME)
    """When it is to play; now where there is none."""
    contexts: o.Several[AccessControlContextTypeHolder] = o.prop(k.Several(k.Nested("AccessControlContextTypeHolder")))
    """What is wanted of the entry; to play it where there is none."""
    hashes: o.Several[KeyValue] = o.prop(k.Several(k.Nested("KeyValue")))
    """Signatures, by their names."""


class Condition(ApiObject, name='KalturaCondition'):
    """Base of the conditions of a rule."""

    type: ClassVar[o.ReadOnly[ConditionType | None]] = o.read_only(k.Choice(ConditionType))
    description: o.Text = o.prop(k.TEXT)
    not_: o.Flag = o.prop(k.FLAG)
    """Whether it holds where it would not, and the other way round."""


class MatchCondition(Condition, name='KalturaMatchCondition'):
    """Base of the conditions that look for a value among several."""

    values: o.Several[StringValue] = o.prop(k.Several(k.Nested("StringValue")))
    match_type: o.Choice[MatchConditionType] = o.prop(k.Choice(MatchConditionType))


class RegexCondition(MatchCondition, name='KalturaRegexCondition'):
    """Base of the conditions whose values are regular expressions."""


class BaseUser(ApiObject, name='KalturaBaseUser'):
    """What every kind of user has."""

    id: o.Text = o.prop(k.TEXT)
    """Unique in the account whatever its case; up to 320 letters, digits and some signs."""
    partner_id: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    screen_name: o.Text = o.prop(k.TEXT)
    full_name: o.Text = o.prop(k.TEXT)
    """First and last name; split at the first space where only this is sent."""
    email: o.Text = o.prop(k.TEXT)
    country: o.Text = o.prop(k.TEXT)
    state: o.Text = o.prop(k.TEXT)
    city: o.Text = o.prop(k.TEXT)
    zip: o.Text = o.prop(k.TEXT)
    thumbnail_url: o.Text = o.prop(k.TEXT)
    description: o.Text = o.prop(k.TEXT)
    tags: o.Text = o.prop(k.TEXT)
    admin_tags: o.Text = o.prop(k.TEXT)
    status: o.Choice[UserStatus] = o.prop(k.Choice(UserStatus))
    created_at: ClassVar[o.ReadOnly[int | None]] = o.read_only(k.TIME)
    updated_at: ClassVar[o.ReadOnly[int | None]] = o.read_only(k.TIME)
    partner_data: o.Text = o.prop(k.TEXT)
    """Free text of the account's own programs."""
    indexed_partner_data_int: o.Number = o.prop(k.NUMBER)
    indexed_partner_data_string: o.Text = o.prop(k.TEXT)
    storage_size: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    language: o.Choice[LanguageCode] = o.prop(k.Choice(LanguageCode))
    last_login_time: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    status_updated_at: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    deleted_at: ClassVar[o.ReadOnly[int | None]] = o.read_only(k.TIME)
    allowed_partner_ids: o.Text = o.prop(k.TEXT)
    allowed_partner_packages: o.Text = o.prop(k.TEXT)
    user_mode: o.Choice[UserMode] = o.prop(k.Choice(UserMode))
    capabilities: o.Several[UserCapability] = o.prop(k.Several(k.Nested("UserCapability")))


class User(BaseUser, name='KalturaUser'):
    """A user of an account."""

    type: o.Choice[UserType] = o.prop(k.Choice(UserType))
    date_of_birth: o.Number = o.prop(k.NUMBER)
    gender: o.Choice[Gender] = o.prop(k.Choice(Gender))
    is_admin: o.Flag = o.prop(k.FLAG)
    """Whether logging in opens an ADMIN session."""
    is_guest: o.Flag = o.prop(k.FLAG)
    role_ids: o.Text = o.prop(k.TEXT)
    """Comma list of the roles that decide what the user may do."""
    role_names: ClassVar[o.ReadOnly[str]] = o.read_only(k.TEXT)
    is_account_owner: o.Flag = o.prop(k.FLAG)
    """Whether the account belongs to this user."""
    password: o.Text = o.prop(k.TEXT)
    """Sent when the user is made; never answered."""
    first_name: o.Text = o.prop(k.TEXT)
    last_name: o.Text = o.prop(k.TEXT)
    login_enabled: o.Flag = o.prop(k.FLAG)
    registration_info: o.Text = o.prop(k.TEXT)
    attendance_info: o.Text = o.prop(k.TEXT)
    title: o.Text = o.prop(k.TEXT)
    company: o.Text = o.prop(k.TEXT)
    ks_privileges: o.Text = o.prop(k.TEXT)
    """Privileges of the sessions that logging in opens."""
    encrypted_seed: ClassVar[o.ReadOnly[str]] = o.read_only(k.TEXT)
    """The seed of the second factor, for programs that enrol users themselves."""
    is_sso_excluded: o.Flag = o.prop(k.FLAG)
    external_id: o.Text = o.prop(k.TEXT)
    """An identity that is stored only as a hash, instead of an id."""


class Value(ApiObject, name='KalturaValue'):
    """Base of the values that conditions compare."""

    description: o.Text = o.prop(k.TEXT)


class StringValue(Value, name='KalturaStringValue'):
    """A text that somebody wrote."""

    value: o.Text = o.prop(k.TEXT)


class StringField(StringValue, name='KalturaStringField'):
    """Base of the texts that are found out when a rule is tried."""


class PermissionItem(ApiObject, name='KalturaPermissionItem'):
    """One thing that permissions open."""

    id: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    type: ClassVar[o.ReadOnly[PermissionItemType | None]] = o.read_only(k.Choice(PermissionItemType))
    partner_id: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    tags: o.Text = o.prop(k.TEXT)
    created_at: ClassVar[o.ReadOnly[int | None]] = o.read_only(k.TIME)
    updated_at: ClassVar[o.ReadOnly[int | None]] = o.read_only(k.TIME)


class Asset(ApiObject, name='KalturaAsset'):
    """A file that belongs to an entry."""

    id: ClassVar[o.ReadOnly[str]] = o.read_only(k.TEXT)
    entry_id: ClassVar[o.ReadOnly[str]] = o.read_only(k.TEXT)
    partner_id: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    version: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    """Counts how often its content was replaced."""
    size: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    """Kilobytes."""
    tags: o.Text = o.prop(k.TEXT)
    """Comma list."""
    file_ext: o.Text = o.prop(k.TEXT)
    """Extension of the file's name."""
    created_at: ClassVar[o.ReadOnly[int | None]] = o.read_only(k.TIME)
    updated_at: ClassVar[o.ReadOnly[int | None]] = o.read_only(k.TIME)
    deleted_at: ClassVar[o.ReadOnly[int | None]] = o.read_only(k.TIME)
    description: ClassVar[o.ReadOnly[str]] = o.read_only(k.TEXT)
    partner_data: o.Text = o.prop(k.TEXT)
    """Free text of the account's own programs."""
    partner_description: o.Text = o.prop(k.TEXT)
    """What the account says of it."""
    actual_source_asset_params_ids: o.Text = o.prop(k.TEXT)
    """Comma list of the params of the assets that it was made of."""
    size_in_bytes: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    """Bytes."""


class AssetBaseFilter(RelatedFilter, name='KalturaAssetBaseFilter'):
    """Conditions on assets."""

    id_equal: o.Text = o.prop(k.TEXT)
    id_in: o.Text = o.prop(k.TEXT)
    entry_id_equal: o.Text = o.prop(k.TEXT)
    entry_id_in: o.Text = o.prop(k.TEXT)
    partner_id_equal: o.Number = o.prop(k.NUMBER)
    partner_id_in: o.Text = o.prop(k.TEXT)
    size_greater_than_or_equal: o.Number = o.prop(k.NUMBER)
    size_less_than_or_equal: o.Number = o.prop(k.NUMBER)
    tags_like: o.Text = o.prop(k.TEXT)
    tags_multi_like_or: o.Text = o.prop(k.TEXT)
    tags_multi_like_and: o.Text = o.prop(k.TEXT)
    created_at_greater_than_or_equal: o.Time = o.prop(k.TIME)
    created_at_less_than_or_equal: o.Time = o.prop(k.TIME)
    updated_at_greater_than_or_equal: o.Time = o.prop(k.TIME)
    updated_at_less_than_or_equal: o.Time = o.prop(k.TIME)
    deleted_at_greater_than_or_equal: o.Time = o.prop(k.TIME)
    deleted_at_less_than_or_equal: o.Time = o.prop(k.TIME)


class AssetFilter(AssetBaseFilter, name='KalturaAssetFilter'):
    """Which assets to list."""

    type_in: o.Text = o.prop(k.TEXT)


class AssetParams(ApiObject, name='KalturaAssetParams'):
    """How an asset is made."""

    id: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    partner_id: o.Number = o.prop(k.NUMBER)
    """0 where every account has it."""
    name: o.Text = o.prop(k.TEXT)
    system_name: o.Text = o.prop(k.TEXT)
    """The account's own name for it, for its programs."""
    description: o.Text = o.prop(k.TEXT)
    created_at: ClassVar[o.ReadOnly[int | None]] = o.read_only(k.TIME)
    is_system_default: ClassVar[o.ReadOnly[NullableBoolean | None]] = o.read_only(k.Choice(NullableBoolean))
    """Whether every account has it."""
    tags: o.Text = o.prop(k.TEXT)
    """Comma list; players look for `web`, `mbr`, `mobile` and the like."""
    required_permissions: o.Several[String] = o.prop(k.Several(k.Nested("String")))
    """Permissions that an account must have for it."""
    source_remote_storage_profile_id: o.Number = o.prop(k.NUMBER)
    """The storage that its source is taken from."""
    remote_storage_profile_ids: o.Number = o.prop(k.NUMBER)
    """The storages that it is kept in."""
    media_parser_type: o.Choice[MediaParserType] = o.prop(k.Choice(MediaParserType))
    """What reads the made file."""
    source_asset_params_ids: o.Text = o.prop(k.TEXT)
    """Comma list of the params of the assets that it is made of."""


class AssetParamsBaseFilter(RelatedFilter, name='KalturaAssetParamsBaseFilter'):
    """Conditions on params."""

    id_equal: o.Number = o.prop(k.NUMBER)
    id_in: o.Text = o.prop(k.TEXT)
    system_name_equal: o.Text = o.prop(k.TEXT)
    system_name_in: o.Text = o.prop(k.TEXT)
    is_system_default_equal: o.MaybeFlag[NullableBoolean] = o.prop(k.Choice(NullableBoolean))
    tags_equal: o.Text = o.prop(k.TEXT)


class AssetParamsFilter(AssetParamsBaseFilter, name='KalturaAssetParamsFilter'):
    """Which params to list."""


class Resource(ApiObject, name='KalturaResource'):
    """Base of all that gives content."""


class ContentResource(Resource, name='KalturaContentResource'):
    """Content of one file."""


class SearchItem(ApiObject, name='KalturaSearchItem'):
    """Base of the conditions of an advanced search."""


class AttributeCondition(SearchItem, name='KalturaAttributeCondition'):
    """A condition on one of the attributes that an enum names."""

    value: o.Text = o.prop(k.TEXT)


class BaseEntry(ApiObject, name='KalturaBaseEntry'):
    """What every kind of entry has."""

    id: ClassVar[o.ReadOnly[str]] = o.read_only(k.TEXT)
    """`0_` and eight letters and digits."""
    name: o.Text = o.prop(k.TEXT)
    multi_lingual_name: o.Several[MultiLingualString] = o.prop(k.Several(k.Nested("MultiLingualString")), 'multiLingual_name')
    description: o.Text = o.prop(k.TEXT)
    multi_lingual_description: o.Several[MultiLingualString] = o.prop(k.Several(k.Nested("MultiLingualString")), 'multiLingual_description')
    partner_id: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    user_id: o.Text = o.prop(k.TEXT)
    """Who owns the entry."""
    creator_id: o.Text = o.prop(k.TEXT)
    """Who made it, whoever owns it now."""
    tags: o.Text = o.prop(k.TEXT)
    """Comma list."""
    multi_lingual_tags: o.Several[MultiLingualString] = o.prop(k.Several(k.Nested("MultiLingualString")), 'multiLingual_tags')
    """Comma list."""
    admin_tags: o.Text = o.prop(k.TEXT)
    """Comma list that only those who administrate read and write."""
    categories: o.Text = o.prop(k.TEXT)
    """Comma list of the full names of its categories; category entries say it better."""
    categories_ids: o.Text = o.prop(k.TEXT)
    """Comma list of the ids of its categories; category entries say it better."""
    status: ClassVar[o.ReadOnly[EntryStatus | None]] = o.read_only(k.Choice(EntryStatus))
    moderation_status: ClassVar[o.ReadOnly[EntryModerationStatus | None]] = o.read_only(k.Choice(EntryModerationStatus))
    moderation_count: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    type: o.Choice[EntryType] = o.prop(k.Choice(EntryType))
    created_at: ClassVar[o.ReadOnly[int | None]] = o.read_only(k.TIME)
    updated_at: ClassVar[o.ReadOnly[int | None]] = o.read_only(k.TIME)
    rank: ClassVar[o.ReadOnly[float]] = o.read_only(k.DECIMAL)
    """The average of its votes."""
    total_rank: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    votes: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    group_id: o.Number = o.prop(k.NUMBER)
    """Joins entries that belong together, as an application sees it."""
    partner_data: o.Text = o.prop(k.TEXT)
    """Free text of the account's own programs."""
    download_url: ClassVar[o.ReadOnly[str]] = o.read_only(k.TEXT)
    """Where its content is to be had as a file."""
    search_text: ClassVar[o.ReadOnly[str]] = o.read_only(k.TEXT)
    """All of its words, as searches see them."""
    license_type: o.Choice[LicenseType] = o.prop(k.Choice(LicenseType))
    version: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    """Counts how often its content was replaced."""
    thumbnail_url: ClassVar[o.ReadOnly[str]] = o.read_only(k.TEXT)
    access_control_id: o.Number = o.prop(k.NUMBER)
    """Whose rules say who may play it; the account's default where there is none."""
    start_date: o.Time = o.prop(k.TIME)
    """When it may be played first; at once where there is none."""
    end_date: o.Time = o.prop(k.TIME)
    """When it may be played last; for ever where there is none."""
    reference_id: o.Text = o.prop(k.TEXT)
    """The account's own name for it."""
    replacing_entry_id: ClassVar[o.ReadOnly[str]] = o.read_only(k.TEXT)
    """The entry with the new content, while it is being made ready."""
    replaced_entry_id: ClassVar[o.ReadOnly[str]] = o.read_only(k.TEXT)
    """The entry whose content this one's is to replace."""
    replacement_status: ClassVar[o.ReadOnly[EntryReplacementStatus | None]] = o.read_only(k.Choice(EntryReplacementStatus))
    partner_sort_value: o.Number = o.prop(k.NUMBER)
    """A number to order by that is the account's own."""
    conversion_profile_id: o.Number = o.prop(k.NUMBER)
    """Says which flavors are made of its content."""
    redirect_entry_id: o.Text = o.prop(k.TEXT)
    """Which entry plays instead: a live stream's recording, say."""
    root_entry_id: ClassVar[o.ReadOnly[str]] = o.read_only(k.TEXT)
    """The first of the entries that it was clipped from."""
    parent_entry_id: o.Text = o.prop(k.TEXT)
    """The entry that it is a part of, such as another angle."""
    operation_attributes: o.Several[OperationAttributes] = o.prop(k.Several(k.Nested("OperationAttributes")))
    """What is done to the content of other entries to make its own."""
    entitled_users_edit: o.Text = o.prop(k.TEXT)
    """Comma list of users that may change it besides its owner."""
    entitled_users_publish: o.Text = o.prop(k.TEXT)
    """Comma list of users that may put it into categories besides its owner."""
    entitled_users_view: o.Text = o.prop(k.TEXT)
    """Comma list of users that may see it besides its owner."""
    capabilities: ClassVar[o.ReadOnly[str]] = o.read_only(k.TEXT)
    """Comma list of what players can do with it."""
    template_entry_id: o.Text = o.prop(k.TEXT)
    """Whose properties it began with."""
    display_in_search: o.Choice[EntryDisplayInSearchType] = o.prop(k.Choice(EntryDisplayInSearchType))
    application: o.Choice[EntryApplication] = o.prop(k.Choice(EntryApplication))
    application_version: o.Text = o.prop(k.TEXT)
    """The version of that application."""
    block_auto_transcript: o.Flag = o.prop(k.FLAG)
    """Whether nothing is to be transcribed by itself."""
    default_language: ClassVar[o.ReadOnly[str]] = o.read_only(k.TEXT)
    """The language of its texts that is shown where nobody asks for one."""
    response_language: ClassVar[o.ReadOnly[str]] = o.read_only(k.TEXT)
    """The language that its texts are in here."""


class BaseEntryBaseFilter(RelatedFilter, name='KalturaBaseEntryBaseFilter'):
    """Conditions on entries."""

    id_equal: o.Text = o.prop(k.TEXT)
    id_in: o.Text = o.prop(k.TEXT)
    id_not_in: o.Text = o.prop(k.TEXT)
    name_like: o.Text = o.prop(k.TEXT)
    name_multi_like_or: o.Text = o.prop(k.TEXT)
    name_multi_like_and: o.Text = o.prop(k.TEXT)
    name_equal: o.Text = o.prop(k.TEXT)
    partner_id_equal: o.Number = o.prop(k.NUMBER)
    partner_id_in: o.Text = o.prop(k.TEXT)
    user_id_equal: o.Text = o.prop(k.TEXT)
    user_id_in: o.Text = o.prop(k.TEXT)
    user_id_not_in: o.Text = o.prop(k.TEXT)
    creator_id_equal: o.Text = o.prop(k.TEXT)
    tags_like: o.Text = o.prop(k.TEXT)
    tags_multi_like_or: o.Text = o.prop(k.TEXT)
    tags_multi_like_and: o.Text = o.prop(k.TEXT)
    admin_tags_like: o.Text = o.prop(k.TEXT)
    admin_tags_multi_like_or: o.Text = o.prop(k.TEXT)
    admin_tags_multi_like_and: o.Text = o.prop(k.TEXT)
    categories_match_and: o.Text = o.prop(k.TEXT)
    categories_match_or: o.Text = o.prop(k.TEXT)
    categories_not_contains: o.Text = o.prop(k.TEXT)
    categories_ids_match_and: o.Text = o.prop(k.TEXT)
    categories_ids_match_or: o.Text = o.prop(k.TEXT)
    categories_ids_not_contains: o.Text = o.prop(k.TEXT)
    categories_ids_empty: o.MaybeFlag[NullableBoolean] = o.prop(k.Choice(NullableBoolean))
    status_equal: o.Choice[EntryStatus] = o.prop(k.Choice(EntryStatus))
    status_not_equal: o.Choice[EntryStatus] = o.prop(k.Choice(EntryStatus))
    status_in: o.Text = o.prop(k.TEXT)
    status_not_in: o.Text = o.prop(k.TEXT)
    moderation_status_equal: o.Choice[EntryModerationStatus] = o.prop(k.Choice(EntryModerationStatus))
    moderation_status_not_equal: o.Choice[EntryModerationStatus] = o.prop(k.Choice(EntryModerationStatus))
    moderation_status_in: o.Text = o.prop(k.TEXT)
    moderation_status_not_in: o.Text = o.prop(k.TEXT)
    type_equal: o.Choice[EntryType] = o.prop(k.Choice(EntryType))
    type_in: o.Text = o.prop(k.TEXT)
    created_at_greater_than_or_equal: o.Time = o.prop(k.TIME)
    created_at_less_than_or_equal: o.Time = o.prop(k.TIME)
    updated_at_greater_than_or_equal: o.Time = o.prop(k.TIME)
    updated_at_less_than_or_equal: o.Time = o.prop(k.TIME)
    rank_less_than_or_equal: o.Decimal = o.prop(k.DECIMAL)
    rank_greater_than_or_equal: o.Decimal = o.prop(k.DECIMAL)
    total_rank_less_than_or_equal: o.Number = o.prop(k.NUMBER)
    total_rank_greater_than_or_equal: o.Number = o.prop(k.NUMBER)
    group_id_equal: o.Number = o.prop(k.NUMBER)
    search_text_match_and: o.Text = o.prop(k.TEXT)
    search_text_match_or: o.Text = o.prop(k.TEXT)
    access_control_id_equal: o.Number = o.prop(k.NUMBER)
    access_control_id_in: o.Text = o.prop(k.TEXT)
    start_date_greater_than_or_equal: o.Time = o.prop(k.TIME)
    start_date_less_than_or_equal: o.Time = o.prop(k.TIME)
    start_date_greater_than_or_equal_or_null: o.Time = o.prop(k.TIME)
    start_date_less_than_or_equal_or_null: o.Time = o.prop(k.TIME)
    end_date_greater_than_or_equal: o.Time = o.prop(k.TIME)
    end_date_less_than_or_equal: o.Time = o.prop(k.TIME)
    end_date_greater_than_or_equal_or_null: o.Time = o.prop(k.TIME)
    end_date_less_than_or_equal_or_null: o.Time = o.prop(k.TIME)
    reference_id_equal: o.Text = o.prop(k.TEXT)
    reference_id_in: o.Text = o.prop(k.TEXT)
    replacing_entry_id_equal: o.Text = o.prop(k.TEXT)
    replacing_entry_id_in: o.Text = o.prop(k.TEXT)
    replaced_entry_id_equal: o.Text = o.prop(k.TEXT)
    replaced_entry_id_in: o.Text = o.prop(k.TEXT)
    replacement_status_equal: o.Choice[EntryReplacementStatus] = o.prop(k.Choice(EntryReplacementStatus))
    replacement_status_in: o.Text = o.prop(k.TEXT)
    partner_sort_value_greater_than_or_equal: o.Number = o.prop(k.NUMBER)
    partner_sort_value_less_than_or_equal: o.Number = o.prop(k.NUMBER)
    root_entry_id_equal: o.Text = o.prop(k.TEXT)
    root_entry_id_in: o.Text = o.prop(k.TEXT)
    parent_entry_id_equal: o.Text = o.prop(k.TEXT)
    entitled_users_edit_match_and: o.Text = o.prop(k.TEXT)
    entitled_users_edit_match_or: o.Text = o.prop(k.TEXT)
    entitled_users_publish_match_and: o.Text = o.prop(k.TEXT)
    entitled_users_publish_match_or: o.Text = o.prop(k.TEXT)
    entitled_users_view_match_and: o.Text = o.prop(k.TEXT)
    entitled_users_view_match_or: o.Text = o.prop(k.TEXT)
    tags_name_multi_like_or: o.Text = o.prop(k.TEXT)
    tags_admin_tags_multi_like_or: o.Text = o.prop(k.TEXT)
    tags_admin_tags_name_multi_like_or: o.Text = o.prop(k.TEXT)
    tags_name_multi_like_and: o.Text = o.prop(k.TEXT)
    tags_admin_tags_multi_like_and: o.Text = o.prop(k.TEXT)
    tags_admin_tags_name_multi_like_and: o.Text = o.prop(k.TEXT)
    display_in_search_equal: o.Choice[EntryDisplayInSearchType] = o.prop(k.Choice(EntryDisplayInSearchType))
    display_in_search_in: o.Text = o.prop(k.TEXT)


class SearchComparableAttributeCondition(AttributeCondition, name='KalturaSearchComparableAttributeCondition'):
    """How an attribute compares to a value."""

    comparison: o.Choice[SearchConditionComparison] = o.prop(k.Choice(SearchConditionComparison))


class BaseEntryFilter(BaseEntryBaseFilter, name='KalturaBaseEntryFilter'):
    """Which entries to list."""

    free_text: o.Text = o.prop(k.TEXT)
    """Words to look for in all that it says."""
    excluded_free_text_groups: o.Text = o.prop(k.TEXT)
    """Comma list of where these words are not looked for."""
    description_like: o.Text = o.prop(k.TEXT)
    is_root: o.MaybeFlag[NullableBoolean] = o.prop(k.Choice(NullableBoolean))
    """Whether it was clipped from no other."""
    categories_full_name_in: o.Text = o.prop(k.TEXT)
    """Comma list of full names; entries of the categories below count too."""
    category_ancestor_id_in: o.Text = o.prop(k.TEXT)
    """Comma list of ids; entries of the categories below count too."""
    redirect_from_entry_id: o.Text = o.prop(k.TEXT)
    """The entry that plays another one instead."""
    conversion_profile_id_equal: o.Number = o.prop(k.NUMBER)


class SearchMatchAttributeCondition(AttributeCondition, name='KalturaSearchMatchAttributeCondition'):
    """Whether an attribute holds some words, or does not."""

    not_: o.Flag = o.prop(k.FLAG)


class BaseResponseProfile(ApiObject, name='KalturaBaseResponseProfile'):
    """Base of the forms that a response profile has."""


class BaseRestriction(ApiObject, name='KalturaBaseRestriction'):
    """Base of the restrictions."""


class BaseUserBaseFilter(RelatedFilter, name='KalturaBaseUserBaseFilter'):
    """Conditions on what all kinds of user have."""

    partner_id_equal: o.Number = o.prop(k.NUMBER)
    screen_name_like: o.Text = o.prop(k.TEXT)
    screen_name_starts_with: o.Text = o.prop(k.TEXT)
    email_like: o.Text = o.prop(k.TEXT)
    email_starts_with: o.Text = o.prop(k.TEXT)
    tags_multi_like_or: o.Text = o.prop(k.TEXT)
    tags_multi_like_and: o.Text = o.prop(k.TEXT)
    status_equal: o.Choice[UserStatus] = o.prop(k.Choice(UserStatus))
    status_in: o.Text = o.prop(k.TEXT)
    created_at_greater_than_or_equal: o.Time = o.prop(k.TIME)
    created_at_less_than_or_equal: o.Time = o.prop(k.TIME)
    updated_at_greater_than_or_equal: o.Time = o.prop(k.TIME)
    updated_at_less_than_or_equal: o.Time = o.prop(k.TIME)


class BaseUserFilter(BaseUserBaseFilter, name='KalturaBaseUserFilter'):
    """Which users of any kind to list."""


class DataCenterContentResource(ContentResource, name='KalturaDataCenterContentResource'):
    """Content that is on the server, or comes with the request."""


class DetachedResponseProfile(BaseResponseProfile, name='KalturaDetachedResponseProfile'):
    """A profile that is sent with the request."""

    name: o.Text = o.prop(k.TEXT)
    type: o.Choice[ResponseProfileType] = o.prop(k.Choice(ResponseProfileType))
    fields: o.Text = o.prop(k.TEXT)
    filter: o.Nested[RelatedFilter] = o.prop(k.Nested("RelatedFilter"))
    pager: o.Nested[FilterPager] = o.prop(k.Nested("FilterPager"))
    related_profiles: o.Several[DetachedResponseProfile] = o.prop(k.Several(k.Nested("DetachedResponseProfile")))
    mappings: o.Several[ResponseProfileMapping] = o.prop(k.Several(k.Nested("ResponseProfileMapping")))


class FlavorAsset(Asset, name='KalturaFlavorAsset'):
    """One rendition of an entry's content."""

    flavor_params_id: o.Number = o.prop(k.NUMBER)
    """Says how it was made; 0 is the original."""
    width: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    """Pixels."""
    height: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    """Pixels."""
    bitrate: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    """Kilobits a second."""
    frame_rate: ClassVar[o.ReadOnly[float]] = o.read_only(k.DECIMAL)
    """Frames a second."""
    is_original: ClassVar[o.ReadOnly[bool]] = o.read_only(k.FLAG)
    """Whether it is what was uploaded."""
    is_web: ClassVar[o.ReadOnly[bool]] = o.read_only(k.FLAG)
    """Whether browsers can play it."""
    container_format: ClassVar[o.ReadOnly[str]] = o.read_only(k.TEXT)
    """What the file is found to be."""
    video_codec_id: ClassVar[o.ReadOnly[str]] = o.read_only(k.TEXT)
    """What its video is found to be."""
    status: ClassVar[o.ReadOnly[FlavorAssetStatus | None]] = o.read_only(k.Choice(FlavorAssetStatus))
    language: o.Choice[Language] = o.prop(k.Choice(Language))
    """The language of its sound."""
    label: o.Text = o.prop(k.TEXT)
    """How players name it."""
    is_default: o.MaybeFlag[NullableBoolean] = o.prop(k.Choice(NullableBoolean))
    """Whether players begin with it."""


class FlavorAssetBaseFilter(AssetFilter, name='KalturaFlavorAssetBaseFilter'):
    """Conditions on flavors."""

    flavor_params_id_equal: o.Number = o.prop(k.NUMBER)
    flavor_params_id_in: o.Text = o.prop(k.TEXT)
    status_equal: o.Choice[FlavorAssetStatus] = o.prop(k.Choice(FlavorAssetStatus))
    status_in: o.Text = o.prop(k.TEXT)
    status_not_in: o.Text = o.prop(k.TEXT)


class FlavorAssetFilter(FlavorAssetBaseFilter, name='KalturaFlavorAssetFilter'):
    """Which flavors to list."""


class FlavorParams(AssetParams, name='KalturaFlavorParams'):
    """How a flavor is made."""

    video_codec: o.Choice[VideoCodec] = o.prop(k.Choice(VideoCodec))
    video_bitrate: o.Number = o.prop(k.NUMBER)
    """Kilobits a second."""
    audio_codec: o.Choice[AudioCodec] = o.prop(k.Choice(AudioCodec))
    audio_bitrate: o.Number = o.prop(k.NUMBER)
    """Kilobits a second."""
    audio_channels: o.Number = o.prop(k.NUMBER)
    audio_sample_rate: o.Number = o.prop(k.NUMBER)
    """Samples a second."""
    width: o.Number = o.prop(k.NUMBER)
    """Pixels; 0 follows the height."""
    height: o.Number = o.prop(k.NUMBER)
    """Pixels; 0 follows the width."""
    frame_rate: o.Decimal = o.prop(k.DECIMAL)
    """Frames a second; 0 is that of the source."""
    gop_size: o.Number = o.prop(k.NUMBER)
    """Frames between key frames."""
    conversion_engines: o.Text = o.prop(k.TEXT)
    """Comma list of the programs that may make it, the first that can does."""
    conversion_engines_extra_params: o.Text = o.prop(k.TEXT)
    """Arguments for these programs, in their order."""
    two_pass: o.Flag = o.prop(k.FLAG)
    """Whether the source is read twice for the better."""
    deinterlice: o.Number = o.prop(k.NUMBER)
    rotate: o.Number = o.prop(k.NUMBER)
    operators: o.Text = o.prop(k.TEXT)
    engine_version: o.Number = o.prop(k.NUMBER)
    format: o.Choice[ContainerFormat] = o.prop(k.Choice(ContainerFormat))
    aspect_ratio_processing_mode: o.Number = o.prop(k.NUMBER)
    force_frame_to_multiplication16: o.Number = o.prop(k.NUMBER)
    is_gop_in_sec: o.Number = o.prop(k.NUMBER)
    """Whether the distance of key frames is in seconds."""
    is_avoid_video_shrink_framesize_to_source: o.Number = o.prop(k.NUMBER)
    is_avoid_video_shrink_bitrate_to_source: o.Number = o.prop(k.NUMBER)
    is_video_frame_rate_for_low_br_apple_hls: o.Number = o.prop(k.NUMBER)
    multi_stream: o.Text = o.prop(k.TEXT)
    anamorphic_pixels: o.Decimal = o.prop(k.DECIMAL)
    is_avoid_forced_key_frames: o.Number = o.prop(k.NUMBER)
    forced_key_frames_mode: o.Number = o.prop(k.NUMBER)
    is_crop_imx: o.Number = o.prop(k.NUMBER, 'isCropIMX')
    optimization_policy: o.Number = o.prop(k.NUMBER)
    max_frame_rate: o.Number = o.prop(k.NUMBER)
    video_constant_bitrate: o.Number = o.prop(k.NUMBER)
    video_bitrate_tolerance: o.Number = o.prop(k.NUMBER)
    """Percent."""
    watermark_data: o.Text = o.prop(k.TEXT)
    subtitles_data: o.Text = o.prop(k.TEXT)
    crop_data: o.Text = o.prop(k.TEXT)
    is_encrypted: o.Number = o.prop(k.NUMBER)
    content_awareness: o.Decimal = o.prop(k.DECIMAL)
    chunked_encode_mode: o.Number = o.prop(k.NUMBER)
    clip_offset: o.Number = o.prop(k.NUMBER)
    """Milliseconds of the source to leave out."""
    clip_duration: o.Number = o.prop(k.NUMBER)
    """Milliseconds of the source to take."""
    audio_languages: ClassVar[o.ReadOnly[abc.Sequence[String]]] = o.read_only(k.Several(k.Nested("String")))
    """Languages to take, where the source has several."""


class FlavorParamsBaseFilter(AssetParamsFilter, name='KalturaFlavorParamsBaseFilter'):
    """Conditions on flavor params."""

    format_equal: o.Choice[ContainerFormat] = o.prop(k.Choice(ContainerFormat))


class FlavorParamsFilter(FlavorParamsBaseFilter, name='KalturaFlavorParamsFilter'):
    """Which flavor params to list."""


class FlavorParamsOutput(FlavorParams, name='KalturaFlavorParamsOutput'):
    """How one flavor was made."""

    flavor_params_id: o.Number = o.prop(k.NUMBER)
    command_lines_str: o.Text = o.prop(k.TEXT)
    """What the programs were called with."""
    flavor_params_version: o.Text = o.prop(k.TEXT)
    flavor_asset_id: o.Text = o.prop(k.TEXT)
    flavor_asset_version: o.Text = o.prop(k.TEXT)
    ready_behavior: o.Number = o.prop(k.NUMBER)
    """Whether the entry waits for it."""


class FlavorParamsOutputBaseFilter(FlavorParamsFilter, name='KalturaFlavorParamsOutputBaseFilter'):
    """Conditions on flavor params of made flavors."""

    flavor_params_id_equal: o.Number = o.prop(k.NUMBER)
    flavor_params_version_equal: o.Text = o.prop(k.TEXT)
    flavor_asset_id_equal: o.Text = o.prop(k.TEXT)
    flavor_asset_version_equal: o.Text = o.prop(k.TEXT)


class FlavorParamsOutputFilter(FlavorParamsOutputBaseFilter, name='KalturaFlavorParamsOutputFilter'):
    """Which flavor params of made flavors to list."""


class GenericDataCenterContentResource(DataCenterContentResource, name='KalturaGenericDataCenterContentResource'):
    """Content that is a file on the server, or comes with the request."""


class PlayableEntry(BaseEntry, name='KalturaPlayableEntry'):
    """What every entry has that plays."""

    plays: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    """How often it was played."""
    views: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    """How often a player showed it."""
    last_played_at: ClassVar[o.ReadOnly[int | None]] = o.read_only(k.TIME)
    width: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    """Pixels of its original."""
    height: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    """Pixels of its original."""
    duration: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    """Seconds."""
    ms_duration: o.Number = o.prop(k.NUMBER)
    """Milliseconds."""
    duration_type: ClassVar[o.ReadOnly[DurationType | None]] = o.read_only(k.Choice(DurationType))


class PlayableEntryBaseFilter(BaseEntryFilter, name='KalturaPlayableEntryBaseFilter'):
    """Conditions on playable entries."""

    last_played_at_greater_than_or_equal: o.Time = o.prop(k.TIME)
    last_played_at_less_than_or_equal: o.Time = o.prop(k.TIME)
    last_played_at_less_than_or_equal_or_null: o.Time = o.prop(k.TIME)
    duration_less_than: o.Number = o.prop(k.NUMBER)
    duration_greater_than: o.Number = o.prop(k.NUMBER)
    duration_less_than_or_equal: o.Number = o.prop(k.NUMBER)
    duration_greater_than_or_equal: o.Number = o.prop(k.NUMBER)
    duration_type_match_or: o.Text = o.prop(k.TEXT)


class PlayableEntryFilter(PlayableEntryBaseFilter, name='KalturaPlayableEntryFilter'):
    """Which playable entries to list."""


class SessionRestriction(BaseRestriction, name='KalturaSessionRestriction'):
    """It plays with a session that says so."""


class StartWidgetSessionResponse(ApiObject, name='KalturaStartWidgetSessionResponse'):
    """A session for an anonymous visitor."""

    partner_id: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    ks: ClassVar[o.ReadOnly[str]] = o.read_only(k.TEXT)
    user_id: ClassVar[o.ReadOnly[str]] = o.read_only(k.TEXT)
