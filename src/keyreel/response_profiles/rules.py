"""What a profile must be before it is kept. See docs/protocol/response-profiles.md, "Kept profiles"."""

from collections.abc import Mapping
from typing import Any

from keyreel.response_profiles.types import ResponseProfile
from keyreel.schema.errors import MaxLength, MinLength
from keyreel.schema.profiles import check_profile

SHORTEST_NAME = 2
LONGEST_SYSTEM_NAME = 255
"""Bytes, both."""


def kept(values: Mapping[str, Any]) -> dict[str, Any]:
    """Values as they are kept: an empty system name is none.

    Raises:
        MinLength, MaxLength: the name is too short, or the system name too long.
        ApiError: no call could use the profile.
    """
    found = dict(values)
    name = found.get("name")
    if name is not None and len(name.encode()) < SHORTEST_NAME:
        raise MinLength("KalturaResponseProfile::name", SHORTEST_NAME)
    if "system_name" in found:
        found["system_name"] = found["system_name"] or None
        if len((found["system_name"] or "").encode()) > LONGEST_SYSTEM_NAME:
            raise MaxLength("KalturaResponseProfile::systemName", LONGEST_SYSTEM_NAME)
    check_profile(ResponseProfile.of(found))
    return found
