"""A session as it was read: who, for which account, until when, with which privileges."""

from dataclasses import dataclass, field
from enum import IntEnum
from hashlib import sha1

from keyreel.ks.errors import Expired
from keyreel.ks.fields import require_number, require_seconds, require_text
from keyreel.ks.privileges import Privileges


class SessionType(IntEnum):
    """The types that sessions are made with. Any type of 1 or more reads as ADMIN."""

    USER = 0
    ADMIN = 2


@dataclass(frozen=True, slots=True)
class KS:
    """A session whose signature holds.

    Attributes:
        version: the format, 1 or 2.
        partner_id: the account.
        user_id: the user; null or empty for nobody in particular.
        type: see `SessionType`; null counts as USER.
        expiry: when it ends, unix seconds; null counts as ended.
        master_partner_id: the account that impersonates this one.
        additional_data: text that clients ignore.
        rand: what makes two sessions of the same content differ.
        hash: its identity, by which it is revoked.
        key_index: which key of the ring signed it; 0 is the primary one.
    """

    version: int
    partner_id: int
    user_id: str | None
    type: int | None
    expiry: int | None
    privileges: Privileges
    master_partner_id: int | None
    additional_data: str | None
    rand: str
    hash: str
    key_index: int = field(compare=False, default=0)

    @property
    def is_admin(self) -> bool:
        return self.type is not None and self.type >= 1

    @property
    def is_anonymous(self) -> bool:
        """Whether it names no user: none, an empty one, or "0"."""
        return self.user_id in (None, "", "0")

    @property
    def is_widget(self) -> bool:
        return not self.is_admin and self.is_anonymous and "1" in (self.privileges.get("widget") or ())

    @property
    def group_hash(self) -> str | None:
        """The identity of its `sessionid` group, by which the whole group is revoked; null where it is in none."""
        name = self.privileges.first("sessionid")
        return group_hash(self.partner_id, name) if name else None

    def check(self, now: float, ip: str | None, uri: str | None) -> None:
        """Judge what the session itself says about its use.

        Args:
            now: unix seconds.
            ip: the client's address.
            uri: path and query of the request.

        Raises:
            Expired, RestrictedIp, RestrictedUri: in this order. See docs/protocol/ks.md, "Checks".
            Unwritable: `now` is no number.
        """
        require_seconds(now)
        if self.expiry is None or self.expiry <= now:
            raise Expired(self.expiry, now)
        for restriction in self.privileges.restrictions:
            restriction.verify(ip, uri)

    def __repr__(self) -> str:
        return f"<KS v{self.version} of account {self.partner_id}, user {self.user_id!r}, type {self.type}>"


def group_hash(partner_id: int, name: str) -> str:
    """The identity of the `sessionid` group `name` of an account.

    Raises:
        Unwritable: the account is no number, or the name no text.
    """
    require_number("account", partner_id)
    require_text("group", name)
    return sha1(f"{partner_id}_{name}".encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest()
