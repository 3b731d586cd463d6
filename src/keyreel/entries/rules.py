"""What entries hold and how they are shown. See docs/protocol/entries.md."""

import re
import secrets
from collections.abc import Mapping
from typing import Any

from keyreel.entries.media_types import MediaEntry, MediaType, SourceType
from keyreel.entries.playlist_types import Playlist
from keyreel.entries.types import (
    BaseEntry,
    DataEntry,
    EntryDisplayInSearchType,
    EntryModerationStatus,
    EntryReplacementStatus,
    EntryStatus,
    LicenseType,
)
from keyreel.schema.common import EntryType

_ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789"
_SPACES = re.compile(" +")
_WORDS = re.compile(r"[\w.@-]+")
_PLAYING = frozenset({int(MediaType.VIDEO), int(MediaType.AUDIO)})
FIRST_VERSION = 100_001
"""The version of the first content that an entry has."""
MAX_WORDS = 20_000
"""Characters of an entry's words that searches see."""
TEXTS = frozenset({"name", "tags", "description", "admin_tags", "reference_id", "user_id"})
"""The properties that searches see."""


def draw_id() -> str:
    """A new entry's or asset's id."""
    return "0_" + "".join(secrets.choice(_ALPHABET) for _ in range(8))


def clean_tags(text: str | None) -> str:
    """A comma list of tags as it is kept: without spaces around them, none twice, none of a single character."""
    parts = (part.strip() for part in (text or "").split(","))
    return ", ".join(dict.fromkeys(part for part in parts if len(part) > 1))


def clean_users(text: str | None) -> str:
    """A comma list of users as it is kept: without spaces around them, none twice."""
    return ",".join(dict.fromkeys(part.strip() for part in (text or "").split(",") if part.strip()))


def entitled_to(entry: BaseEntry) -> list[str]:
    """Those who are entitled to an entry by name."""
    named = (entry.entitled_users_edit, entry.entitled_users_publish, entry.entitled_users_view)
    return [user.strip() for text in named for user in (text or "").split(",") if user.strip()]


def type_of(entry: BaseEntry) -> EntryType | None:
    """The type that an entry's class says; a plain one is of none."""
    if isinstance(entry, MediaEntry):
        return EntryType.MEDIA_CLIP
    if isinstance(entry, DataEntry):
        return EntryType.DATA
    if isinstance(entry, Playlist):
        return EntryType.PLAYLIST
    return None


def beginning(entry: BaseEntry, partner_id: int, id: str, now: int) -> dict[str, Any]:
    """What every new entry of a class has, by Python name."""
    values: dict[str, Any] = {
        "id": id,
        "partner_id": partner_id,
        "name": f"{partner_id}_{now}",
        "description": "",
        "tags": "",
        "status": EntryStatus.NO_CONTENT,
        "moderation_status": EntryModerationStatus.AUTO_APPROVED,
        "moderation_count": 0,
        "type": type_of(entry),
        "created_at": now,
        "updated_at": now,
        "rank": 0.0,
        "total_rank": 0,
        "votes": 0,
        "license_type": LicenseType.UNKNOWN,
        "version": 0,
        "replacement_status": EntryReplacementStatus.NONE,
        "partner_sort_value": 0,
        "root_entry_id": id,
        "operation_attributes": [],
        "entitled_users_edit": "",
        "entitled_users_publish": "",
        "entitled_users_view": "",
        "capabilities": "",
        "display_in_search": EntryDisplayInSearchType.PARTNER_ONLY,
        "block_auto_transcript": False,
    }
    if isinstance(entry, MediaEntry):
        values |= {"plays": 0, "views": 0, "duration": 0, "ms_duration": 0, "source_type": SourceType.SEARCH_PROVIDER}
    if isinstance(entry, Playlist):
        values |= {"plays": 0, "views": 0, "duration": 0}
    if isinstance(entry, DataEntry):
        values |= {"retrieve_data_content_by_get": True, "version": FIRST_VERSION if entry.data_content else 0}
    return values


def words_of(values: Mapping[str, Any]) -> str:
    """The words of an entry that searches look at, case-folded, each between spaces."""
    texts = " ".join(str(values[name]) for name in (*sorted(TEXTS), "id") if values.get(name))
    return f" {' '.join(_WORDS.findall(texts.casefold()))} "[:MAX_WORDS]


def search_text(entry: BaseEntry) -> str:
    """All of an entry's words in the form in which programs know them."""
    said = entry.given.get
    kind = said("media_type") if isinstance(entry, MediaEntry) else None
    words = f"{said('name') or ''} {said('tags') or ''} {said('description') or ''} {said('admin_tags') or ''}"
    if '"' in words or "  " in words:
        words = _SPACES.sub(" ", words.replace('"', ""))
    return f"_PAR_ONLY_ _{said('partner_id')}_ _MEDIA_TYPE_{'' if kind is None else int(kind)}|  {words}"


def base_of(base_url: str, partner_id: int | None) -> str:
    """Where the files of an account are to be had."""
    return f"{base_url}/p/{partner_id}/sp/{partner_id}00"


def shown(entry: BaseEntry, base_url: str) -> BaseEntry:
    """An entry as it is answered: with its addresses and all that is worked out from the rest."""
    values = entry.given
    base, id, version = base_of(base_url, values.get("partner_id")), values.get("id"), values.get("version") or 0
    values["search_text"] = search_text(entry)
    values["thumbnail_url"] = f"{base}/thumbnail/entry_id/{id}/version/{values.get('thumbnail_url') or 0}"
    values["categories"] = values.get("categories") or ""
    values["categories_ids"] = values.get("categories_ids") or ""
    if not isinstance(entry, MediaEntry):
        values["download_url"] = f"{base}/raw/entry_id/{id}/version/{version}"
        if isinstance(entry, Playlist):
            values["execute_url"] = f"{base_url}/api_v3/service/playlist/action/execute/id/{id}/format/1"
        return entry
    if (profile := values.get("conversion_profile_id")) is not None:
        values["conversion_quality"] = profile
    if values.get("media_type") in _PLAYING:
        scheme = base_url.partition(":")[0]
        manifest = f"{base}/playManifest/entryId/{id}/format"
        values["download_url"] = f"{manifest}/download/protocol/{scheme}/flavorParamIds/0"
        values["data_url"] = f"{manifest}/url/protocol/{scheme}"
    else:
        size = "def_height/480/def_width/640"
        values["download_url"] = f"{base}/raw/entry_id/{id}/version/{version}"
        values["data_url"] = f"{base}/thumbnail/entry_id/{id}/{size}/version/{version}/type/1"
    return entry
