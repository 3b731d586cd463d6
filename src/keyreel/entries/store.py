"""Entries, as they are kept."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa

from keyreel.assets.store import asset, is_flavor_of
from keyreel.categories.entry_conditions import entry_conditions
from keyreel.categories.tables import category, category_entry
from keyreel.categories.types import CategoryEntryStatus
from keyreel.entries.errors import EntryNotFound
from keyreel.entries.filters import MediaEntryFilter
from keyreel.entries.media_types import MediaEntry
from keyreel.entries.playlist_types import Playlist
from keyreel.entries.rules import FIRST_VERSION, TEXTS, words_of
from keyreel.entries.search import conditions, exact, free_text, numbers_in
from keyreel.entries.types import BaseEntry, DataEntry
from keyreel.gate import fold
from keyreel.schema.common import EntryType
from keyreel.schema.names import camel
from keyreel.shelf import Attribute, Condition, Holding, Shelf
from keyreel.storage import Key, Reader, Serial, Statement, Tx, in_list, joined, metadata

entry = sa.Table(
    "entry",
    metadata,
    sa.Column("serial", Serial, primary_key=True, autoincrement=True),
    sa.Column("id", sa.String(20), nullable=False, unique=True),
    sa.Column("partner_id", sa.BigInteger, sa.ForeignKey("partner.id"), nullable=False),
    sa.Column("type", sa.Text),
    sa.Column("media_type", sa.BigInteger),
    sa.Column("source_type", sa.Text),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("moderation_status", sa.BigInteger, nullable=False),
    sa.Column("moderation_count", sa.BigInteger, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("name_key", Key, nullable=False),
    sa.Column("description", sa.Text),
    sa.Column("tags", sa.Text),
    sa.Column("admin_tags", sa.Text),
    sa.Column("user_id", sa.Text),
    sa.Column("user_id_key", Key),
    sa.Column("creator_id", sa.Text),
    sa.Column("creator_id_key", Key),
    sa.Column("entitled_users_edit", sa.Text),
    sa.Column("entitled_users_publish", sa.Text),
    sa.Column("entitled_users_view", sa.Text),
    sa.Column("group_id", sa.BigInteger),
    sa.Column("created_at", sa.BigInteger, nullable=False),
    sa.Column("updated_at", sa.BigInteger, nullable=False),
    sa.Column("rank", sa.Double),
    sa.Column("total_rank", sa.BigInteger),
    sa.Column("plays", sa.BigInteger),
    sa.Column("views", sa.BigInteger),
    sa.Column("last_played_at", sa.BigInteger),
    sa.Column("duration", sa.BigInteger),
    sa.Column("duration_type", sa.Text),
    sa.Column("media_date", sa.BigInteger),
    sa.Column("access_control_id", sa.BigInteger),
    sa.Column("conversion_profile_id", sa.BigInteger),
    sa.Column("start_date", sa.BigInteger),
    sa.Column("end_date", sa.BigInteger),
    sa.Column("reference_id", Key),
    sa.Column("partner_sort_value", sa.BigInteger),
    sa.Column("display_in_search", sa.BigInteger),
    sa.Column("root_entry_id", sa.Text),
    sa.Column("parent_entry_id", sa.Text),
    sa.Column("redirect_entry_id", sa.Text),
    sa.Column("replacing_entry_id", sa.Text),
    sa.Column("replaced_entry_id", sa.Text),
    sa.Column("replacement_status", sa.Text),
    sa.Column("thumb_version", sa.BigInteger, nullable=False, server_default="0"),
    sa.Column("words", sa.Text, nullable=False),
    sa.Column("data", sa.Text, nullable=False),
)
"""`words` are those that searches look at; `thumb_version` counts how often the thumbnail was replaced."""

_SHOWN = sa.and_(
    entry.c.status == sa.literal_column("'2'"),
    entry.c.moderation_status.not_in([sa.literal_column("1"), sa.literal_column("3")]),
)
sa.Index("entry_shown", entry.c.partner_id, entry.c.serial, sqlite_where=_SHOWN, postgresql_where=_SHOWN)
_UNREADY = entry.c.status.in_([sa.literal_column("'0'"), sa.literal_column("'1'")])
sa.Index("entry_unready", entry.c.updated_at, sqlite_where=_UNREADY, postgresql_where=_UNREADY)
sa.Index("entry_partner", entry.c.partner_id, entry.c.serial)
sa.Index("entry_user", entry.c.partner_id, entry.c.user_id_key, entry.c.serial)
sa.Index("entry_reference", entry.c.partner_id, entry.c.reference_id)
sa.Index("entry_created", entry.c.partner_id, entry.c.created_at)
sa.Index("entry_updated", entry.c.partner_id, entry.c.updated_at)
sa.Index("entry_name", entry.c.partner_id, entry.c.name_key)

_link, _place = category_entry.c, category.c


def _listed(column: sa.Column[Any]) -> sa.ColumnElement[Any]:
    """What a column says of the categories that an entry is in or waits for, as a comma list."""
    return (
        sa.select(joined(column, _link.category_id))
        .select_from(category_entry.join(category, _place.id == _link.category_id))
        .where(
            _link.partner_id == entry.c.partner_id,
            _link.entry_id == entry.c.id,
            _link.status != sa.literal_column(str(int(CategoryEntryStatus.REJECTED))),
        )
        .correlate(entry)
        .scalar_subquery()
    )


_LIVES = entry.c.status != sa.literal_column("'3'")

OWN = "is_own"
"""Whether it is of the user whose id, folded, is the value."""
SHOWN = "is_shown"
"""Whether it is what lists show where nobody asks for more: ready, and no moderator objects."""
MEDIA = "is_media"
"""Whether it is a video, a sound or an image."""
TEXT = "is_text"
"""Whether it is text."""
PLAYLIST = "is_playlist"
"""Whether it is a playlist. What kind of one is kept in the column of the kinds of media."""


_WHOLE = (
    *("id", "root_entry_id", "reference_id", "replacing_entry_id", "replaced_entry_id", "user_id", "creator_id"),
    *("status", "type", "source_type", "replacement_status"),
)
"""Texts that advanced searches match whole."""


def _flavor_params() -> sa.ColumnElement[Any]:
    """The params of the flavors that an entry has, as a comma list."""
    column = asset.c.flavor_params_id
    return sa.select(joined(column, column)).where(is_flavor_of(entry.c.partner_id, entry.c.id)).scalar_subquery()


def _of_type(type: EntryType) -> Condition:
    return Condition(lambda: entry.c.type == sa.literal_column(f"'{type}'"), lambda _: {})


entries: Shelf[BaseEntry] = Shelf(
    BaseEntry,
    entry,
    missing=EntryNotFound,
    key=entry.c.id,
    order=(entry.c.serial.asc(),),
    visible=_LIVES,
    filter=MediaEntryFilter,
    variants={"1": MediaEntry, "5": Playlist, "6": DataEntry},
    searched={
        **{camel(name): Attribute(entry.c[name], Holding.TEXT) for name in _WHOLE},
        "searchText": Attribute(entry.c.words, Holding.WORDS),
        "msDuration": Attribute(entry.c.duration * sa.literal_column("1000"), Holding.NUMBER),
        "categoriesIds": Attribute(_listed(_place.id), Holding.WORDS),
        "flavorParamsIds": Attribute(_flavor_params(), Holding.WORDS),
    },
    derived={
        "thumbnail_url": entry.c.thumb_version,
        "categories": _listed(_place.full_name),
        "categories_ids": _listed(_place.id),
    },
    kept_totals={(MEDIA, SHOWN): "media", (SHOWN,): "entry"},
    extra={
        **exact(entry.c.id, "equal", "in", "not_in"),
        **exact(entry.c.status, "equal", "not_equal", "in", "not_in"),
        **exact(entry.c.type, "equal", "in"),
        **exact(entry.c.source_type, "equal", "not_equal", "in", "not_in"),
        **exact(entry.c.reference_id, "equal", "in"),
        **exact(entry.c.root_entry_id, "equal", "in"),
        **exact(entry.c.replacing_entry_id, "equal", "in"),
        **exact(entry.c.replaced_entry_id, "equal", "in"),
        **exact(entry.c.replacement_status, "equal", "in"),
        **exact(entry.c.parent_entry_id, "equal"),
        **exact(entry.c.user_id_key, "equal", "in", "not_in", name="user_id", fold=fold),
        **exact(entry.c.creator_id_key, "equal", name="creator_id", fold=fold),
        **conditions(entry),
        **entry_conditions(entry),
        "free_text": free_text("free_text", entry.c.words),
        OWN: Condition(lambda: entry.c.user_id_key == sa.bindparam(OWN), lambda raw: {OWN: raw}),
        SHOWN: Condition(lambda: _SHOWN, lambda _: {}),
        MEDIA: _of_type(EntryType.MEDIA_CLIP),
        TEXT: _of_type(EntryType.DATA),
        PLAYLIST: _of_type(EntryType.PLAYLIST),
        "play_list_type_equal": Condition(
            lambda: entry.c.media_type == sa.bindparam("play_list_type_equal", type_=sa.BigInteger),
            lambda raw: {"play_list_type_equal": int(raw)},
        ),
        "play_list_type_in": Condition(
            lambda: in_list(entry.c.media_type, "play_list_type_in"),
            lambda raw: {"play_list_type_in": numbers_in(raw)},
        ),
        "display_in_search_in": Condition(
            lambda: in_list(entry.c.display_in_search, "display_in_search_in"),
            lambda raw: {"display_in_search_in": numbers_in(raw)},
        ),
    },
)
"""The entries of an account, the oldest first. Deleted ones are not on it."""


_DERIVED = ("thumbnail_url", "categories", "categories_ids")


async def insert_entry(tx: Tx, values: Mapping[str, Any]) -> None:
    """Add an entry with these property values, by Python name."""
    kind = {"media_type": values["playlist_type"]} if values.get("playlist_type") is not None else {}
    await entries.insert(tx, values, words=words_of(values), **kind)


def next_thumb(stored: BaseEntry) -> int:
    """The number in the address of an entry's thumbnail that it has had none of before."""
    return int(stored.given.get("thumbnail_url") or FIRST_VERSION - 1) + 1


async def change_entry(
    tx: Tx, partner_id: int, stored: BaseEntry, changes: Mapping[str, Any], **columns: Any
) -> BaseEntry:
    """Change properties of an entry; what searches see of it follows."""
    for name in _DERIVED:
        stored.given.pop(name, None)
    changes = {name: value for name, value in changes.items() if name not in _DERIVED}
    if not TEXTS.isdisjoint(changes):
        columns["words"] = words_of({**stored.given, **changes})
    return await entries.change(tx, partner_id, stored.id or "", stored, changes, **columns)


_CONTENT = Statement(
    sa.select(entry.c.data).where(
        entry.c.partner_id == sa.bindparam("partner"),
        in_list(entry.c.id, "ids"),
        entry.c.type == sa.literal_column(f"'{EntryType.PLAYLIST}'"),
        _LIVES,
    )
)


class _Listed(msgspec.Struct):
    playlist_content: str | None = None


async def listed_in(db: Reader, partner_id: int, playlist_ids: Sequence[str]) -> set[str]:
    """The entries that some playlists of an account list by their ids."""
    rows = await db.fetch(_CONTENT, {"partner": partner_id, "ids": list(playlist_ids)})
    return {id for row in rows for id in ids_in_content(_LISTED.decode(row[0]).playlist_content)}


_LISTED = msgspec.json.Decoder(_Listed)


def ids_in_content(content: str | None) -> list[str]:
    """The entries that the content of a playlist lists, in its order."""
    return [part.strip() for part in (content or "").split(",") if part.strip()]


def _moving(column: sa.Column[Any]) -> Statement:
    here = sa.and_(entry.c.partner_id == sa.bindparam("partner"), column == sa.bindparam("old", type_=sa.BigInteger))
    return Statement(sa.update(entry).where(here).values({column.name: sa.bindparam("new", type_=sa.BigInteger)}))


_MOVE, _REMAKE = _moving(entry.c.access_control_id), _moving(entry.c.conversion_profile_id)


async def move_entries(tx: Tx, partner_id: int, old: int, new: int) -> None:
    """Give the entries of an account that have one access control profile another."""
    await tx.execute(_MOVE, {"partner": partner_id, "old": old, "new": new})


async def remake_entries(tx: Tx, partner_id: int, old: int, new: int | None) -> None:
    """Give the entries of an account that have one conversion profile another, or none."""
    await tx.execute(_REMAKE, {"partner": partner_id, "old": old, "new": new})


_STUCK = Statement(
    sa.select(entry.c.partner_id, entry.c.id)
    .where(_UNREADY, entry.c.updated_at < sa.bindparam("before"))
    .order_by(entry.c.updated_at)
    .limit(sa.literal_column("500"))
)


async def unready_since(db: Reader, before: int) -> list[tuple[int, str]]:
    """Entries whose content has been on its way since before some time: the account and the id of each, at most 500."""
    return [(partner_id, id) for partner_id, id in await db.fetch(_STUCK, {"before": before})]
