"""The response profile that a call asks for: sent with it, or kept by the account and named.

See docs/protocol/response-profiles.md.
"""

from typing import Any, Protocol

from keyreel.schema.casts import Context, cast_for
from keyreel.schema.errors import WrongFormat
from keyreel.schema.kinds import Kind, Shape
from keyreel.schema.profiles import DetachedResponseProfile, ResponseProfileHolder, check_profile

_DETACHED = cast_for(Kind(Shape.OBJECT, DetachedResponseProfile))
_HOLDER = cast_for(Kind(Shape.OBJECT, ResponseProfileHolder))


class Profiles(Protocol):
    """What calls need to know of the profiles that accounts keep."""

    async def find(self, partner_id: int, id: int | None, system_name: str | None) -> DetachedResponseProfile | None:
        """An account's profile by its system name or, where none is given, by its id."""
        ...


async def read_profile(
    sent: Any, context: Context, partner_id: int, profiles: Profiles
) -> DetachedResponseProfile | None:
    """The response profile of a request; `None` where none was sent.

    What names a profile that there is not is read as if it named none.

    Raises:
        WrongFormat: it is not an object.
        ApiError: it says what no profile can.
    """
    if sent is None or sent == "":
        return None
    if not isinstance(sent, dict | list):
        raise WrongFormat("responseProfile", "array")
    found = None
    named: ResponseProfileHolder = _HOLDER(sent, "responseProfile", context)
    if named.id or named.system_name:
        found = await profiles.find(partner_id, named.id, named.system_name)
    profile: DetachedResponseProfile = found or _DETACHED(sent, "responseProfile", context)
    check_profile(profile)
    return profile
