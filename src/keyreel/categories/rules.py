"""What categories may be called, and which of their properties go together. See docs/protocol/categories.md."""

from collections.abc import Iterable, Mapping
from typing import Any

from keyreel.categories.errors import (
    CannotInherit,
    CannotSetDefaultLevel,
    CannotSetOwner,
    NoPrivacyContext,
)
from keyreel.categories.types import (
    AppearInListType,
    Category,
    CategoryStatus,
    CategoryUserPermissionLevel,
    ContributionPolicyType,
    InheritanceType,
    PrivacyType,
    UserJoinPolicyType,
)
from keyreel.schema.errors import CannotBeNull, InvalidFieldValue, MaxLength, MinLength

MOST_CATEGORIES = 32
"""Categories that an entry can be in."""
MOST_CATEGORIES_UNLIMITED = 1000
"""The same in accounts with the feature `FEATURE_DISABLE_CATEGORY_LIMIT`."""
MOST_MEMBERS = 5000
"""Members that a category can have."""
MOST_DEPTH = 64
"""Categories that can be above one."""
LONGEST_NAME = 255
"""Characters of a name."""
SEPARATOR = ">"
_RESERVED = str.maketrans({">": "_", "<": "_", ",": "_"})
"""What separates names in paths, and paths in lists, becomes `_` in a name."""

DEFAULTS: Mapping[str, Any] = {
    "parent_id": 0,
    "appear_in_list": AppearInListType.PARTNER_ONLY,
    "privacy": PrivacyType.ALL,
    "inheritance_type": InheritanceType.MANUAL,
    "user_join_policy": UserJoinPolicyType.NOT_ALLOWED,
    "default_permission_level": CategoryUserPermissionLevel.MEMBER,
    "contribution_policy": ContributionPolicyType.ALL,
    "privacy_context": "",
    "status": CategoryStatus.ACTIVE,
    "partner_sort_value": 0,
    "is_aggregation_category": False,
    "aggregation_categories": "",
    "owner": "",
    "moderation": False,
}
"""What a category is where nothing is said."""
_ENTITLEMENT = (
    "appear_in_list",
    "privacy",
    "inheritance_type",
    "default_permission_level",
    "owner",
    "contribution_policy",
)


def clean_name(name: str | None) -> str:
    """The name that a category gets.

    Raises:
        CannotBeNull, MinLength, MaxLength
    """
    if name is None:
        raise CannotBeNull("KalturaCategory::name")
    if not name:
        raise MinLength("KalturaCategory::name", "1")
    cleaned = name.strip().translate(_RESERVED)
    if len(cleaned) > LONGEST_NAME:
        raise MaxLength("KalturaCategory::name", str(LONGEST_NAME))
    return cleaned


def clean_contexts(text: str | None) -> str:
    """A comma list of privacy contexts, each once.

    Raises:
        InvalidFieldValue: one of them is none that a session could name.
    """
    parts = list(dict.fromkeys(part.strip() for part in (text or "").split(",") if part.strip()))
    if any("/" in part for part in parts):
        raise InvalidFieldValue("privacyContext")
    return ",".join(parts)


def join_contexts(own: str, above: str) -> str:
    """The contexts of a category with those of the one above it."""
    return ",".join(dict.fromkeys(part for part in f"{own},{above}".split(",") if part))


def check_entitlement(said: Mapping[str, Any], result: Category) -> None:
    """Whether what is said about who sees a category fits what the category is then.

    Args:
        said: the properties that are being set.
        result: the category as it will be.

    Raises:
        CannotInherit, CannotSetOwner, CannotSetDefaultLevel, NoPrivacyContext
    """
    differing = {name for name in _ENTITLEMENT if said.get(name) not in (None, DEFAULTS[name])}
    if not result.privacy_contexts and differing:
        raise NoPrivacyContext
    if result.inheritance_type == InheritanceType.INHERIT:
        if not result.parent_id:
            raise CannotInherit
        if "owner" in differing:
            raise CannotSetOwner
        if "default_permission_level" in differing:
            raise CannotSetDefaultLevel


def words_of(values: Mapping[str, Any]) -> str:
    """What free text is looked for in."""
    found = (values.get(name) for name in ("name", "tags", "description", "reference_id"))
    return "\n".join(str(part) for part in found if part).casefold()


def ids_in(text: str | None) -> list[int]:
    """The ids in a comma list, each once; what is no id is -1, which no category has."""
    return list(dict.fromkeys(number(part) for part in (text or "").split(",") if part.strip()))


def number(text: str) -> int:
    """An id that came as text; -1 where it is none."""
    part = text.strip()
    return int(part) if part.isascii() and part.isdigit() and len(part) < 19 else -1


def path_ids(paths: Iterable[str]) -> set[int]:
    """The ids of all categories on these paths."""
    return {int(part) for path in paths for part in path.split(SEPARATOR)}


# -- Members ---------------------------------------------------------------------------------------------------------

_NAMES = {
    CategoryUserPermissionLevel.MANAGER: ("CATEGORY_EDIT", "CATEGORY_MODERATE", "CATEGORY_CONTRIBUTE", "CATEGORY_VIEW"),
    CategoryUserPermissionLevel.MODERATOR: ("CATEGORY_MODERATE", "CATEGORY_CONTRIBUTE", "CATEGORY_VIEW"),
    CategoryUserPermissionLevel.CONTRIBUTOR: ("CATEGORY_CONTRIBUTE", "CATEGORY_VIEW"),
    CategoryUserPermissionLevel.MEMBER: ("CATEGORY_VIEW",),
}
_LEVELS = [name for names in _NAMES.values() for name in names]


def names_of_level(level: CategoryUserPermissionLevel, more: str = "") -> str:
    """The permissions of a level as a comma list, with what else was named."""
    others = [name for part in more.split(",") if (name := part.strip()) and name not in _LEVELS]
    return ",".join(dict.fromkeys([*_NAMES.get(level, ()), *others]))


def level_of_names(names: str) -> CategoryUserPermissionLevel:
    """The level that permissions amount to."""
    held = {part.strip() for part in names.split(",")}
    for level, own in _NAMES.items():
        if own[0] in held:
            return level
    return CategoryUserPermissionLevel.NONE
