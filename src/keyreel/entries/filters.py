"""Which entries to list."""

from keyreel.entries.media_types import MediaEntry, PlayableEntry
from keyreel.entries.types import BaseEntry, DataEntry, EntryDisplayInSearchType
from keyreel.schema.kinds import OptionalBool
from keyreel.schema.lists import RelatedFilter
from keyreel.schema.objects import Updatable


class BaseEntryBaseFilter(RelatedFilter, name="KalturaBaseEntryBaseFilter", abstract=True, conditions_of=BaseEntry):
    """Conditions on entries."""

    tags_name_multi_like_or: Updatable[str]
    tags_admin_tags_multi_like_or: Updatable[str]
    tags_admin_tags_name_multi_like_or: Updatable[str]
    tags_name_multi_like_and: Updatable[str]
    tags_admin_tags_multi_like_and: Updatable[str]
    tags_admin_tags_name_multi_like_and: Updatable[str]
    display_in_search_equal: Updatable[EntryDisplayInSearchType]
    display_in_search_in: Updatable[str]


class BaseEntryFilter(BaseEntryBaseFilter, name="KalturaBaseEntryFilter"):
    """Which entries to list."""

    free_text: Updatable[str]
    """Words to look for in all that it says."""
    excluded_free_text_groups: Updatable[str]
    """Comma list of where these words are not looked for."""
    description_like: Updatable[str]
    is_root: Updatable[OptionalBool]
    """Whether it was clipped from no other."""
    categories_full_name_in: Updatable[str]
    """Comma list of full names; entries of the categories below count too."""
    category_ancestor_id_in: Updatable[str]
    """Comma list of ids; entries of the categories below count too."""
    redirect_from_entry_id: Updatable[str]
    """The entry that plays another one instead."""
    conversion_profile_id_equal: Updatable[int]


class PlayableEntryBaseFilter(
    BaseEntryFilter, name="KalturaPlayableEntryBaseFilter", abstract=True, conditions_of=PlayableEntry
):
    """Conditions on playable entries."""


class PlayableEntryFilter(PlayableEntryBaseFilter, name="KalturaPlayableEntryFilter"):
    """Which playable entries to list."""


class MediaEntryBaseFilter(
    PlayableEntryFilter, name="KalturaMediaEntryBaseFilter", abstract=True, conditions_of=MediaEntry
):
    """Conditions on media entries."""


class MediaEntryFilter(MediaEntryBaseFilter, name="KalturaMediaEntryFilter"):
    """Which media entries to list."""


class DataEntryBaseFilter(BaseEntryFilter, name="KalturaDataEntryBaseFilter", abstract=True, conditions_of=DataEntry):
    """Conditions on data entries."""


class DataEntryFilter(DataEntryBaseFilter, name="KalturaDataEntryFilter"):
    """Which data entries to list."""
