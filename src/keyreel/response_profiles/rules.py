"""What a profile must be before it is kept. See docs/protocol/response-profiles.md, "Kept profiles"."""

from collections.abc import Mapping
from typing import Any

from keyreel.response_profiles.types import ResponseProfile
from keyreel.schema.errors import MinLength
from keyreel.schema.profiles import check_profile

SHORTEST_NAME = 2
"""Characters."""


def kept(values: Mapping[str, Any]) -> dict[str, Any]:
    """Values as they are kept: an empty system name is none.

    Raises:
        MinLength: the name is too short.
        ApiError: no call could use the profile.
    """
    found = dict(values)
    name = found.get("name")
    if name is not None and len(name) < SHORTEST_NAME:
        raise MinLength("KalturaResponseProfile::name", SHORTEST_NAME)
    if "system_name" in found:
        found["system_name"] = found["system_name"] or None
    check_profile(ResponseProfile.of(found))
    return found
