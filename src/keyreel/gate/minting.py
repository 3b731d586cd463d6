"""Minting: sessions that the server makes for an account, in the account's own format."""

from dataclasses import dataclass

from keyreel.gate.partners import PartnerFacts
from keyreel.gate.trail import opened
from keyreel.ks import Privileges, Unwritable, carried, generate, steady
from keyreel.schema.errors import InvalidFieldValue

DAY = 86_400
"""Seconds that a session lives where its account sets no limit."""

_FIELDS = {"user": "userId", "privileges": "privileges"}


@dataclass(frozen=True, slots=True)
class Wish:
    """A session to be made: `expiry` is unix seconds."""

    user_id: str | None
    type: int
    expiry: int
    privileges: str
    master_partner_id: int | None = None
    additional_data: str | None = None


def capped(partner: PartnerFacts, seconds: int) -> int:
    """The seconds that a session of this account may live, of those asked for."""
    return min(seconds, partner.ks_max_expiry or DAY)


def privileges_of(text: str, partner: PartnerFacts) -> Privileges:
    """What a session of this account will say, once it is made with these privileges.

    Raises:
        InvalidFieldValue: no session can carry them.
    """
    try:
        return carried(text, partner.ks_version)
    except Unwritable as error:
        raise InvalidFieldValue("privileges") from error


def mint(partner: PartnerFacts, wish: Wish, *, now: float, key: int = 0) -> str:
    """A session as text, in the account's own format.

    Raises:
        InvalidFieldValue: the format cannot carry the user or the privileges.
    """
    expiry, rand = wish.expiry, None
    if "downloadasset" in privileges_of(wish.privileges, partner):
        expiry, rand = steady(expiry, partner.ks_version)
    try:
        text = generate(
            partner.keyring,
            partner_id=partner.id,
            user_id=wish.user_id,
            type=wish.type,
            expiry=expiry,
            privileges=wish.privileges,
            version=partner.ks_version,
            key=key,
            master_partner_id=wish.master_partner_id,
            additional_data=wish.additional_data,
            rand=rand,
            now=now,
        )
    except Unwritable as error:
        raise InvalidFieldValue(_FIELDS.get(error.field, error.field)) from error
    opened(partner.id, wish.user_id, wish.type, master_partner_id=wish.master_partner_id)
    return text
