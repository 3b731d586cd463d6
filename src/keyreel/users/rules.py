"""What makes a user: valid ids, names, and what of a user is worked out rather than kept."""

import re
from collections.abc import Mapping
from typing import Any

from keyreel.schema.errors import InvalidFieldValue
from keyreel.users.types import User

ID = re.compile(r"[A-Za-z0-9,!#$%&'*+?^_`{|}~.@-]{1,320}\Z")
EMAIL = re.compile(r"[^@\s<>,;:\"]{1,64}@[^@\s<>,;:\"]{1,255}\Z")
DAY = 86_400
_NAMES = ("first_name", "last_name", "full_name", "screen_name")
PERSONAL = (
    *("email", "screen_name", "first_name", "last_name", "date_of_birth", "gender", "thumbnail_url", "description"),
    *("country", "state", "city", "zip", "language", "tags", "title", "company", "external_id"),
    *("partner_data", "indexed_partner_data_int", "indexed_partner_data_string"),
    *("registration_info", "attendance_info"),
)
"""What tells of a person, beside the id."""
_WIRE = {"first_name": "firstName", "last_name": "lastName", "full_name": "fullName", "screen_name": "screenName"}


def check_id(id: str | None) -> str:
    """A user's id.

    Raises:
        InvalidFieldValue: it has characters that ids do not have, or none.
    """
    if not id or not ID.match(id):
        raise InvalidFieldValue("id")
    return id


def check_names(values: dict[str, Any]) -> None:
    """Names are no addresses.

    Raises:
        InvalidFieldValue: one of them holds `://`.
    """
    for name in _NAMES:
        if "://" in (values.get(name) or ""):
            raise InvalidFieldValue(_WIRE[name])


def split_full_name(values: dict[str, Any]) -> None:
    """Make first and last name of a full name that was sent without them; it is not kept itself."""
    full = values.pop("full_name", None)
    if full and not values.get("first_name"):
        values["first_name"], _, values["last_name"] = full.partition(" ")


def keep_day_of_birth(values: dict[str, Any]) -> None:
    """A birthday is a day: its time is its beginning, UTC."""
    if values.get("date_of_birth"):
        values["date_of_birth"] -= values["date_of_birth"] % DAY


def clean_tags(values: dict[str, Any]) -> None:
    """Tags are words of two characters and more, each once; what is none of those is dropped."""
    if "tags" in values:
        words = [word.strip() for word in (values["tags"] or "").split(",")]
        values["tags"] = ", ".join(dict.fromkeys(word for word in words if len(word) > 1))


def name_of(values: Mapping[str, Any]) -> str:
    """How mails call a user."""
    return f"{values.get('first_name') or ''} {values.get('last_name') or ''}".strip() or values.get("id") or ""


def role_ids(text: str | None) -> list[str]:
    """The role ids in a comma list, each once."""
    return list(dict.fromkeys(part.strip() for part in (text or "").split(",") if part.strip()))


def complete(stored: User, *, owner_id: str | None = None, role_names: Mapping[str, str] | None = None) -> User:
    """A user as answered: what is kept, and what follows from it.

    Args:
        owner_id: the user who owns the account.
        role_names: names of roles by their ids.
    """
    given = stored.given
    first, last, roles = given.get("first_name") or "", given.get("last_name") or "", given.get("role_ids")
    values: dict[str, Any] = {
        "country": "",
        "description": "",
        "storage_size": 0,
        "user_mode": 0,
        "capabilities": [],
        "is_guest": False,
        "role_ids": "",
        "first_name": "",
        "last_name": "",
        "is_sso_excluded": False,
        **given,
        "role_names": ",".join(name for id in role_ids(roles) if (name := (role_names or {}).get(id))) if roles else "",
        "full_name": f"{first} {last}".strip(),
        "is_account_owner": owner_id is not None and given.get("id") == owner_id,
        "login_enabled": bool(given.get("login_enabled")),
    }
    return User.of(values)
