"""Which categories, and which of their entries, to list."""

from keyreel.categories.types import Category, CategoryEntry
from keyreel.schema.lists import RelatedFilter
from keyreel.schema.objects import Updatable


class CategoryBaseFilter(RelatedFilter, name="KalturaCategoryBaseFilter", abstract=True, conditions_of=Category):
    """Conditions on categories."""


class CategoryFilter(CategoryBaseFilter, name="KalturaCategoryFilter"):
    """Which categories to list."""

    free_text: Updatable[str]
    """Words to look for in all that it says."""
    members_in: Updatable[str]
    """Comma list of users of which one is a member."""
    name_or_reference_id_starts_with: Updatable[str]
    """How one of both begins."""
    manager_equal: Updatable[str]
    """A user who manages it."""
    member_equal: Updatable[str]
    """A user who is a member."""
    full_name_starts_with_in: Updatable[str]
    """Comma list of how its full name may begin."""
    ancestor_id_in: Updatable[str]
    """Comma list of categories; those below them are meant."""
    id_or_inherited_parent_id_in: Updatable[str]
    """Comma list of its own id or that of the category whose members it has."""


class CategoryEntryBaseFilter(
    RelatedFilter, name="KalturaCategoryEntryBaseFilter", abstract=True, conditions_of=CategoryEntry
):
    """Conditions on category entries."""


class CategoryEntryFilter(CategoryEntryBaseFilter, name="KalturaCategoryEntryFilter"):
    """Which category entries to list."""
