"""Which secret signed a session, among all that an account has, also those that verify nothing any more."""

from dataclasses import dataclass

import sqlalchemy as sa

from keyreel.accounts.secrets import Secret, list_secrets
from keyreel.accounts.store import partner_secret, secret_context
from keyreel.ks import KS, Keyring, KsError, crack
from keyreel.storage import Reader, Sealer, Statement


@dataclass(frozen=True, slots=True)
class Signer:
    """The secret that signed a session, and what the session says.

    Attributes:
        place: among the enabled secrets of its kind, from 1; null where it is disabled.
    """

    secret: Secret
    place: int | None
    ks: KS


_SEALED = Statement(
    sa.select(partner_secret.c.serial, partner_secret.c.sealed).where(
        partner_secret.c.partner_id == sa.bindparam("partner")
    )
)


async def find_signer(db: Reader, sealer: Sealer, partner_id: int, text: str) -> Signer | None:
    """The secret of an account that signed a session; `None` where none did, or the text is no session.

    One that is disabled, or a user secret, is found too: what it signed is still refused.
    """
    sealed = {serial: bytes(raw) for serial, raw in await db.fetch(_SEALED, {"partner": partner_id})}
    enabled: dict[str, int] = {}
    for secret in await list_secrets(db, partner_id):
        enabled[secret.kind] = enabled.get(secret.kind, 0) + secret.enabled
        if secret.id not in sealed:
            continue
        ring = Keyring([sealer.open(sealed[secret.id], secret_context(partner_id, secret.kind))])
        try:
            ks = crack(text, ring)
        except KsError:
            continue
        return Signer(secret, enabled[secret.kind] if secret.enabled else None, ks)
    return None
