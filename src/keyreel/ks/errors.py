"""Why a session is refused: one ladder, each step with the name that the wire uses for it (`reason`)."""

from typing import ClassVar


class KsError(Exception):
    """Base of everything that this library raises."""

    reason: ClassVar[str] = "UNKNOWN"


class Malformed(KsError):
    """The text is no session: `detail` says what about it."""

    reason = "INVALID_STR"

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail


class BadSignature(KsError):
    """No key of the ring signed this. `partner_id` is what the session claims."""

    reason = "INVALID_STR"

    def __init__(self, partner_id: int) -> None:
        super().__init__(f"no key of account {partner_id} signed this session")
        self.partner_id = partner_id


class Expired(KsError):
    """It ended at `expiry` (unix seconds; `None` where it carries none) and it is `now`."""

    reason = "EXPIRED"

    def __init__(self, expiry: int | None, now: float) -> None:
        super().__init__(f"the session ended at {expiry} and it is {now:.0f}")
        self.expiry = expiry
        self.now = now


class Revoked(KsError):
    """It was ended, or its `sessionid` group was. `hash` is its identity, where whoever raises this tells."""

    reason = "LOGOUT"

    def __init__(self, hash: str | None = None) -> None:
        super().__init__("the session, or its group, was ended")
        self.hash = hash


class RestrictedIp(KsError):
    """It may be used from the addresses in `allowed` and was used from `ip`."""

    reason = "EXCEEDED_RESTRICTED_IP"

    def __init__(self, ip: str | None, allowed: tuple[str, ...]) -> None:
        super().__init__(f"{ip!r:.50} is none of {len(allowed)} allowed addresses")
        self.ip = ip
        self.allowed = allowed


class RestrictedUri(KsError):
    """It may be used for the URIs in `allowed` only."""

    reason = "EXCEEDED_RESTRICTED_URI"

    def __init__(self, uri: str | None, allowed: tuple[str, ...]) -> None:
        super().__init__(f"the URI is none of {len(allowed)} allowed ones")
        self.uri = uri
        self.allowed = allowed


class ActionsLimitExceeded(KsError):
    """It has been used as often as its `actionslimit` allows: `limit` times, where whoever raises this tells."""

    reason = "EXCEEDED_ACTIONS_LIMIT"

    def __init__(self, limit: int | None = None) -> None:
        super().__init__("the session was used as often as it may be" + ("" if limit is None else f": {limit} times"))
        self.limit = limit


class Unusable(KsError):
    """A privilege has a value that it cannot have: `privilege` and its `value`."""

    def __init__(self, privilege: str, value: str) -> None:
        super().__init__(f"{privilege} cannot be {value[:40]!r}")
        self.privilege = privilege
        self.value = value


class Unwritable(KsError):
    """A session cannot carry the value of `field`, or the value is none: `detail` says why."""

    def __init__(self, field: str, detail: str) -> None:
        super().__init__(f"{field}: {detail}")
        self.field = field
        self.detail = detail
