"""Who may call what, worked out naively from the recorded facts of the API: nothing of the gate's is used.

The facts say which permissions hold an action, what a permission needs, and which permissions a role names.
"""

import gzip
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FACTS: dict[str, Any] = json.loads(
    gzip.decompress((Path(__file__).parents[1] / "schema" / "facts.json.gz").read_bytes())
)
TEMPLATE = 99
NOT_ACTIVE = {
    "FEATURE_KALTURA_LIVE_STREAM_TRANSCODE",
    "FEATURE_KALTURA_LIVE_STREAM_HD_FLAVORS",
    "FEATURE_KALTURA_LIVE_STREAM_HD_PLUS_FLAVORS",
    "LECTURE_CAPTURE_USAGE",
}
"""Features of the template account that recorded accounts have switched off."""
OWN = {"keyreel_secret": ("admin", "admin-unknown")}
"""Services that the facts do not know, and who calls them: an ADMIN session from which nothing is taken away."""
GIVEN_AT_REGISTRATION = ("FEATURE_FILE_TYPE_RESTRICTION_PERMISSION", "AUDIT_PLUGIN_PERMISSION")
"""Features that new accounts have besides; the second one is Keyreel's choice."""


@dataclass(frozen=True)
class Caller:
    """A kind of caller, in the words of the facts.

    Attributes:
        title: what it is called on the page.
        roles: the roles that decide, by key; none for `setrole:null`.
        restricted: a role whose permissions are taken away.
        own: a permission of the account itself that one of its roles names, and the actions it holds.
        reaches: whether it reaches the account that the call asks for.
    """

    title: str
    roles: tuple[str, ...]
    restricted: str | None = None
    own: tuple[str, ...] = ()
    reaches: bool = True


def names_of(caller: Caller) -> set[str]:
    """The permission names that a caller ends with."""
    everybody = {name: needs for partner, name, _, needs in FACTS["permissionNeeds"] if partner == 0}
    features = {name: needs for partner, name, _, needs in FACTS["permissionNeeds"] if partner == TEMPLATE}
    features = {name: needs for name, needs in features.items() if name not in NOT_ACTIVE}
    features |= {name: [] for name in GIVEN_AT_REGISTRATION}
    if caller.roles == ("NO_SESSION_ROLE",):
        features = {}
    names: set[str] = set()
    for role in caller.roles:
        named = FACTS["roles"][role]["permissions"] if role in FACTS["roles"] else [role]
        names |= set(everybody) | set(features) if named == ["*"] else set(named)
    changed = True
    while changed:
        changed = False
        for name in sorted(names):
            needs = everybody.get(name, features.get(name, []))
            if not all(need in names or need in features for need in needs):
                names.discard(name)
                changed = True
    names.add("ALWAYS_ALLOWED_ACTIONS")
    if caller.restricted:
        names -= set(FACTS["roles"][caller.restricted]["permissions"])
    return names


def allowed(caller: Caller, service: str, action: str) -> bool:
    """Whether the facts let a caller call an action."""
    if not caller.reaches:
        return False
    if service in OWN:
        return caller in (CALLERS[name] for name in OWN[service])
    held = set(FACTS["permissions"].get(f"{service}.{action}", []))
    return bool(held & names_of(caller)) or f"{service}.{action}" in caller.own


CALLERS = {
    "none": Caller("no session", ("NO_SESSION_ROLE",)),
    "none-partner": Caller("no session, an account asked for", ("NO_SESSION_ROLE",)),
    "widget": Caller("widget session", ("WIDGET_SESSION_ROLE",)),
    "user-unknown": Caller("USER session of a user never seen", ("BASE_USER_SESSION_ROLE",)),
    "user": Caller("USER session of a user without roles", ("BASE_USER_SESSION_ROLE",)),
    "user-admin": Caller("USER session of an administrator", ("PARTNER_ADMIN_ROLE",)),
    "user-uploader": Caller("USER session of a Content Uploader", ("Content Uploader",)),
    "admin": Caller("ADMIN session of nobody in particular", ("PARTNER_ADMIN_ROLE",)),
    "admin-unknown": Caller("ADMIN session of a user never seen", ("PARTNER_ADMIN_ROLE",)),
    "admin-uploader": Caller("ADMIN session of a Content Uploader", ("Content Uploader",)),
    "admin-two-roles": Caller(
        "ADMIN session of a Content Moderator and Player Designer", ("Content Moderator", "Player Designer")
    ),
    "own-role": Caller("ADMIN session with a role of the account's own", ("ADMIN_USER_ADD",), own=("user.list",)),
    "setrole": Caller("ADMIN session with setrole:PLAYBACK_BASE_ROLE", ("PLAYBACK_BASE_ROLE",)),
    "setrole-null": Caller("ADMIN session with setrole:null", ()),
    "restricted": Caller(
        "ADMIN session with restrictingrole:KMS_RESTRICTED_ROLE", ("PARTNER_ADMIN_ROLE",), "KMS_RESTRICTED_ROLE"
    ),
    "parent": Caller(
        "ADMIN session of the parent account, the child asked for", ("PARTNER_ADMIN_ROLE",), reaches=False
    ),
}
