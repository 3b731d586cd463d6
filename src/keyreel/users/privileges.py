"""Which privileges a login session may carry: those that narrow it, unless the account gave the user others.

Whoever logs in names the privileges. Without this rule a viewer could ask for everything; see docs/compatibility.md.
"""

from keyreel.ks import Privilege, Unknown, Unwritable, carried
from keyreel.schema.errors import InvalidFieldValue

NARROWING = frozenset(
    {
        "actionslimit",
        "enablecaptionmoderation",
        "enablecategorymoderation",
        "enableentitlement",
        "iprestrict",
        "limitentry",
        "preview",
        "privacycontext",
        "restrictingrole",
        "sessionid",
        "sessionkey",
        "urirestrict",
        "view",
    }
)
"""Privileges that take away, or mark."""
NEVER = frozenset({"apptoken", "setrole"})
"""What not even an administrator may ask for: it would change the roles that the account gave them."""


def granted(asked: str, own: str | None, *, is_admin: bool, ks_version: int) -> tuple[str, list[str]]:
    """The privileges of a login's session, and the names of those that were left out.

    Args:
        asked: what the login asked for.
        own: what the account gave the user (`ksPrivileges`), which counts alone where it is set.
        ks_version: the format of the session: what is judged is what a reader will find in it.

    Raises:
        InvalidFieldValue: no session can carry what was asked for.
    """
    if own:
        return own, []
    try:
        found = list(carried(asked, ks_version))
    except Unwritable as error:
        raise InvalidFieldValue("privileges") from error
    kept = [item for item in found if (name_of(item) not in NEVER if is_admin else name_of(item) in NARROWING)]
    if len(kept) == len(found):
        return asked, []
    dropped = {name_of(item) for item in found} - {name_of(item) for item in kept}
    return ",".join(map(str, kept)), sorted(dropped - _DEFAULT)


def exchanged(carried_over: str, own: str | None, *, ks_version: int) -> str:
    """The privileges of a session of another account that one opens.

    Args:
        carried_over: those of the one.
        own: what the other account gave the user: it counts, and of the rest only what narrows.
        ks_version: the format of the other.

    Raises:
        InvalidFieldValue: no session can carry them.
    """
    text, _ = granted(carried_over, None, is_admin=True, ks_version=ks_version)
    if not own:
        return text
    try:
        given = {name_of(item) for item in carried(own, ks_version)}
    except Unwritable as error:
        raise InvalidFieldValue("privileges") from error
    kept = (NARROWING | {"enablechangeaccount"}) - given
    return ",".join([own, *(str(item) for item in carried(text, ks_version) if name_of(item) in kept)])


def name_of(item: Privilege) -> str:
    """What a privilege is called, whether the API knows it or not."""
    return item.called if isinstance(item, Unknown) else item.name


_DEFAULT = {"*", "all"}
"""What the parameter is when nothing is sent: nobody asked for it."""
