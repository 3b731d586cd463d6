"""What moves with an account: of which tables, and which of their columns name something that is numbered.

A test compares this with what the rooms declare: a table that is not named here, and a column or property that looks
like a name of something and is not, fail it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from keyreel.parts import Parts as Parts  # which declares every table
from keyreel.storage import SealedColumn, Statement, metadata
from keyreel.wiring.sealed import SEALED

PARTNER = "partner"
_PARTNER = sa.bindparam("partner")


@dataclass(frozen=True)
class Moving:
    """How the rows of a table move.

    Attributes:
        number: the column of the number that programs know a row by; it is kept where it is free.
        drawn: the column of a number that nobody knows; the database draws it anew.
        text: the column of an id that is unique among all accounts; it is kept, or the account does not move.
        own: which rows are the account's; those with its number in `partner_id` where it is not given.
    """

    number: str = ""
    drawn: str = ""
    text: str = ""
    own: sa.ColumnElement[bool] | None = field(default=None, compare=False)


def _table(name: str) -> sa.Table:
    return metadata.tables[name]


_user, _token, _file = _table("user"), _table("app_token"), _table("stored_file")

PLAN: Mapping[str, Moving] = {
    "partner": Moving(own=_table("partner").c.id == _PARTNER),
    "partner_secret": Moving(drawn="serial"),
    "user_role": Moving(number="id"),
    "permission": Moving(drawn="id"),
    "user": Moving(drawn="serial"),
    "login": Moving(
        own=_table("login").c.key.in_(
            sa.select(_user.c.login_key).where(_user.c.partner_id == _PARTNER, _user.c.status != sa.literal_column("2"))
        )
    ),
    "group_user": Moving(drawn="id"),
    "app_token": Moving(drawn="serial", text="id"),
    "app_token_use": Moving(
        own=_table("app_token_use").c.id.in_(sa.select(_token.c.id).where(_token.c.partner_id == _PARTNER))
    ),
    "widget": Moving(drawn="serial", text="id"),
    "revocation": Moving(),
    "action_count": Moving(),
    "old_use": Moving(),
    "response_profile": Moving(number="id"),
    "access_control": Moving(number="id"),
    "asset_params": Moving(number="id"),
    "conversion_profile": Moving(number="id"),
    "conversion_profile_params": Moving(drawn="serial"),
    "ui_conf": Moving(number="id"),
    "category": Moving(number="id"),
    "category_user": Moving(drawn="id"),
    "stored_file": Moving(text="name", own=sa.and_(_file.c.partner_id == _PARTNER, _file.c.released_at.is_(None))),
    "entry": Moving(drawn="serial", text="id"),
    "category_entry": Moving(drawn="id"),
    "asset": Moving(drawn="serial", text="id"),
    "asset_package": Moving(),
    "moderation_flag": Moving(drawn="id"),
    "upload_token": Moving(drawn="serial", text="id"),
    "job": Moving(drawn="serial"),
    "audit_trail": Moving(drawn="id"),
}
"""The tables, each behind those whose rows its own need."""

STAYING: Mapping[str, str] = {
    "permission_item": "only the installation's own account has some",
    "total": "the database counts it itself",
    "throttle": "is about callers, not accounts",
    "schema_floor": "is about the database",
}
"""The tables of which nothing moves, and why."""

NAMED: Mapping[str, str] = {
    **dict.fromkeys(("partner_id", "config_partner_id", "last_partner_id", "master_partner_id"), PARTNER),
    "allowed_partner_ids": PARTNER,
    **dict.fromkeys(("category_id", "categories_ids", "category_ancestor_id", "ancestor_id"), "category"),
    **dict.fromkeys(("parent_id", "inherited_parent_id", "id_or_inherited_parent_id"), "category"),
    **dict.fromkeys(("full_ids", "category_full_ids", "aggregation_categories"), "category"),
    "access_control_id": "access_control",
    "conversion_profile_id": "conversion_profile",
    **dict.fromkeys(("asset_params_id", "flavor_params_id", "flavor_params_ids", "thumb_params_id"), "asset_params"),
    **dict.fromkeys(("source_asset_params_ids", "actual_source_asset_params_ids"), "asset_params"),
    "source_params_id": "asset_params",
    "ui_conf_id": "ui_conf",
    **dict.fromkeys(("role_id", "role_ids"), "user_role"),
}
"""Columns and properties that name rows by their number, or by a list or path of numbers, in whatever table: what a row
of `PLAN` is known by. In filters they carry the condition behind them."""

_OTHERS = """
id group_id user_id creator_id creator_user_id session_user_id flagged_user_id uploaded_by_user_id admin_user_id
external_id entry_id flagged_entry_id default_entry_id parent_entry_id root_entry_id redirect_entry_id
redirect_from_entry_id replaced_entry_id replacing_entry_id template_entry_id origin_entry_id asset_id
flavor_asset_id flavor_ids thumb_asset_id upload_token_id reference_id name_or_reference_id
related_groups_by_user_id request_id root_widget_id source_widget_id crm_id video_codec_id search_provider_id
vertical_classification_id login_id attached_object_id object_id related_object_id partner_parent_id
template_partner_id permission_items_ids metadata_profile_id storage_profile_id remote_storage_profile_ids
source_remote_storage_profile_id delivery_profile_id delivery_profile_ids edge_server_ids
replacmen_server_node_id boolean_event_notification_ids bulk_upload_job_id analytics_persistent_session_id
"""
OTHERS = frozenset(_OTHERS.split())
"""Those that do not: they name rows by text, which is kept; things of which there are none here; or, in the trail, what
something was called when it was done. `id` counts only in filters: see `FILTERED`."""

FILTERED: Mapping[str, str] = {
    "KalturaCategoryFilter": "category",
    "KalturaAccessControlFilter": "access_control",
    "KalturaAccessControlProfileFilter": "access_control",
    "KalturaConversionProfileFilter": "conversion_profile",
    "KalturaUiConfFilter": "ui_conf",
    "KalturaUserRoleFilter": "user_role",
    "KalturaResponseProfileFilter": "response_profile",
    "KalturaResponseProfileHolder": "response_profile",
    "KalturaPartnerFilter": PARTNER,
}
"""The objects whose `id` is a number of `PLAN`."""

_CONDITION = re.compile(
    r"_(equal|in|not_in|match_or|match_and|not_contains|multi_like_or|multi_like_and|starts_with|greater_than)\Z"
)


def bare(name: str) -> str:
    """The name of a property without the condition that a filter puts behind it."""
    return _CONDITION.sub("", name)


def columns_of(name: str) -> list[sa.Column[Any]]:
    """The columns of a table that move."""
    return [column for column in _table(name).c if column.name != PLAN[name].drawn]


def read_of(name: str) -> Statement:
    """What reads an account's rows of a table, in the order that they were made."""
    table = _table(name)
    own = PLAN[name].own
    mine = table.c.partner_id == _PARTNER if own is None else own
    return Statement(sa.select(*columns_of(name)).where(mine).order_by(*table.primary_key.columns))


def sealed_of(name: str) -> list[SealedColumn]:
    """The columns of a table that are sealed."""
    return [item for item in SEALED if item.column.table.name == name]
