"""Entitlement: who sees what is in categories. See docs/protocol/categories.md, "Entitlement".

Pure, but for the clauses: lists are narrowed in SQL by the same rule by which single entries are judged.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from keyreel.categories.member_types import CategoryUserStatus
from keyreel.categories.tables import category, category_entry, category_user
from keyreel.categories.types import AppearInListType, CategoryEntryStatus, PrivacyType
from keyreel.gate import fold
from keyreel.ks import KS
from keyreel.storage import in_list, names_any

NO_CONTEXT = "/"
"""The context of a session that names none, and of a category that has none; no other can be called so."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What an account says of entitlement.

    Attributes:
        is_usable: whether it has the feature `FEATURE_ENTITLEMENT` at all.
        by_default: whether it is enforced where a session says nothing.
    """

    is_usable: bool = False
    by_default: bool = False


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who looks.

    Attributes:
        is_enforced: whether entitlement counts for this session; where not, everything is seen.
        context: the privacy context it is in.
        user_key: the folded id of its user; empty where it is anonymous.
        keys: the folded ids of the user and of the user's groups.
        exempt: entries for which entitlement does not count.
    """

    is_enforced: bool
    context: str = NO_CONTEXT
    user_key: str = ""
    keys: tuple[str, ...] = ()
    exempt: frozenset[str] = frozenset()


SEES_ALL = Viewer(is_enforced=False)


@dataclass(frozen=True, slots=True)
class Placement:
    """A category that an entry is in, as a viewer meets it.

    Attributes:
        contexts: its privacy contexts with those above it.
        is_active: whether the entry was let in; it waits otherwise.
        has_member: whether the viewer is a member, alone or by a group.
    """

    contexts: tuple[str, ...]
    privacy: PrivacyType
    is_active: bool = True
    has_member: bool = False


def is_enforced(partner_id: int, ks: KS | None, rules: Rules) -> bool:
    """Whether entitlement counts for a session, or for nobody's where there is none."""
    if partner_id < 0 or not rules.is_usable:
        return False
    if ks is not None and "enableentitlement" in ks.privileges:
        return True
    if ks is not None and "disableentitlement" in ks.privileges:
        return False
    return rules.by_default


def viewer_of(
    partner_id: int, ks: KS | None, rules: Rules, groups: Iterable[str] = (), playlist_entries: Iterable[str] = ()
) -> Viewer:
    """Who looks with a session.

    Args:
        groups: the groups of its user.
        playlist_entries: the entries of the playlists that its `disableentitlementforplaylist` names.
    """
    if not is_enforced(partner_id, ks, rules):
        return SEES_ALL
    if ks is None:
        return Viewer(is_enforced=True)
    user_key = "" if ks.is_anonymous or not ks.user_id else fold(ks.user_id)
    keys = (user_key, *(fold(group) for group in groups)) if user_key else ()
    exempt = frozenset((*(ks.privileges.get("disableentitlementforentry") or ()), *playlist_entries))
    return Viewer(True, ks.privileges.first("privacycontext") or NO_CONTEXT, user_key, keys, exempt)


def may_see_entry(
    viewer: Viewer, entry_id: str, users: Collection[str], placements: Collection[Placement], *, partner_id: int = -1
) -> bool:
    """Whether an entry is there for somebody; one that is not answers as if it did not exist.

    Args:
        users: its owner and those who are entitled to it by name.
        placements: the categories that it is in or waits for.
        partner_id: its account; entries of account 0 are everybody's.
    """
    if not viewer.is_enforced or partner_id == 0 or entry_id in viewer.exempt:
        return True
    if viewer.user_key and viewer.user_key in {fold(user) for user in users}:
        return True
    return not any(item.is_active for item in placements) or any(_opens(viewer, item) for item in placements)


def _opens(viewer: Viewer, item: Placement) -> bool:
    if viewer.context not in (item.contexts or (NO_CONTEXT,)):
        return False
    if item.privacy == PrivacyType.ALL:
        return True
    return item.has_member or (item.privacy == PrivacyType.AUTHENTICATED_USERS and bool(viewer.user_key))


# -- The same as SQL -------------------------------------------------------------------------------------------------

_ACTIVE = sa.literal_column(str(int(CategoryEntryStatus.ACTIVE)))
_PENDING = sa.literal_column(str(int(CategoryEntryStatus.PENDING)))
_MEMBER = sa.literal_column(str(int(CategoryUserStatus.ACTIVE)))
CONTEXTS = sa.func.coalesce(
    sa.func.nullif(category.c.privacy_contexts, sa.literal_column("''")), sa.literal_column(f"'{NO_CONTEXT}'")
)
"""The contexts of a category, as `Viewer.context` names one."""
NAMED = ("entitled_users_edit", "entitled_users_publish", "entitled_users_view")
"""The columns of entries with the users who are entitled to them by name."""
MEMBERS_OF = sa.func.coalesce(category.c.inherited_parent_id, category.c.id)
"""The category whose members a category has."""


def clause_params(viewer: Viewer) -> dict[str, Any]:
    """The parameters of the clauses below."""
    known = [viewer.user_key] if viewer.user_key else []
    return {
        "entitled_context": [viewer.context],
        "entitled_keys": list(viewer.keys),
        "entitled_privacy": [int(PrivacyType.ALL), *([int(PrivacyType.AUTHENTICATED_USERS)] if known else [])],
        "entitled_user": known,
        "entitled_exempt": sorted(viewer.exempt),
    }


def member_clause() -> sa.ColumnElement[bool]:
    """Whether the viewer is a member of the category of a row."""
    return sa.exists(
        sa.select(category_user.c.id).where(
            category_user.c.partner_id == category.c.partner_id,
            category_user.c.category_id == MEMBERS_OF,
            category_user.c.status == _MEMBER,
            in_list(category_user.c.user_id_key, "entitled_keys"),
        )
    )


def category_clause() -> sa.ColumnElement[bool]:
    """Whether a category is there for the viewer."""
    public = category.c.appear_in_list == sa.literal_column(str(int(AppearInListType.PARTNER_ONLY)))
    return sa.and_(names_any(CONTEXTS, "entitled_context"), sa.or_(public, member_clause()))


def entry_clause(columns: Any) -> sa.ColumnElement[bool]:
    """Whether an entry is there for the viewer.

    Only for viewers for whom entitlement is enforced.

    Args:
        columns: those of the table of entries.
    """
    partner_id, entry_id = columns.partner_id, columns.id
    placing = category_entry.alias("placing")
    link = placing.c
    here = sa.and_(link.partner_id == partner_id, link.entry_id == entry_id)
    placed = sa.select(link.id).where(here, link.status == _ACTIVE)
    opening = (
        sa.select(link.id)
        .join(category, category.c.id == link.category_id)
        .where(
            here,
            link.status.in_([_PENDING, _ACTIVE]),
            names_any(CONTEXTS, "entitled_context"),
            sa.or_(in_list(category.c.privacy, "entitled_privacy"), member_clause()),
        )
    )
    return sa.or_(
        partner_id == sa.literal_column("0"),
        sa.not_(sa.exists(placed)),
        sa.exists(opening),
        in_list(columns.user_id_key, "entitled_user"),
        *(names_any(sa.func.lower(columns[name]), "entitled_user") for name in NAMED),
        in_list(entry_id, "entitled_exempt"),
    )
