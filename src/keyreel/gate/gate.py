"""The gate: may this caller make this call. Every call that has an identity or none passes `admit`.

The order of the checks, and so of the errors, is docs/protocol/errors.md, "Order".
"""

from dataclasses import dataclass

import sqlalchemy as sa

from keyreel.gate.call import Call, Caller
from keyreel.gate.errors import AccessControlRestricted, UserBlocked
from keyreel.gate.grants import Grant, Grants
from keyreel.gate.identities import Identities, Identity, undecodable
from keyreel.gate.partners import PartnerFacts, Partners, PartnerStatus
from keyreel.gate.reach import BATCH
from keyreel.gate.store import COUNT_ACTION, standing
from keyreel.ks import KS, ActionsLimitExceeded, KsError, Malformed, Revoked, Unusable
from keyreel.schema.errors import ContentBlocked, InvalidActionsLimit, InvalidKs, ServiceForbidden
from keyreel.schema.service import Action
from keyreel.storage import Database, Tx

_BLOCKED = 0


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a call comes from: the client's address, the URI it asked for, how it reaches us, and when."""

    ip: str
    uri: str
    base_url: str
    now: float
    request_id: str = ""


class Gate:
    """Judges callers for one worker."""

    def __init__(
        self,
        db: Database,
        partners: Partners,
        identities: Identities,
        grants: Grants,
        *,
        partner: sa.Table,
        user: sa.Table,
    ) -> None:
        self._db = db
        self._partners = partners
        self._grants = grants
        self._standing = standing(partner, user)
        self._identities = identities

    async def admit(
        self, action: Action, identity: Identity | None, requested: int | None, origin: Origin, *, counted: bool = True
    ) -> Call:
        """The authorised call.

        Args:
            action: what is called.
            identity: the session, if one was shown.
            requested: the `partnerId` of the request, if it counts.
            counted: whether the call uses up one of an `actionslimit`.

        Raises:
            InvalidKs, ContentBlocked, UserBlocked, ServiceForbidden, AccessControlRestricted
        """
        caller = Caller()
        partner: PartnerFacts | None = None
        if identity is not None:
            identity, caller = await self._judge(identity, origin, counted=counted)
            partner = identity.partner
        asked = await self._asked(requested, partner)
        operating = partner or asked
        if operating is not None and not operating.is_open:
            raise ContentBlocked
        if caller.ks is not None and caller.user_status == _BLOCKED:
            raise UserBlocked
        grant = await self._grant(identity, caller)
        if not self._reaches(action, caller, operating, asked) or action.key not in grant.actions:
            raise ServiceForbidden(action.title)
        if operating is not None:
            self._check_account(action, operating, origin)
        if asked is not None and operating is not None and operating.id >= 0 and asked.id != operating.id:
            self._check_account(action, asked, origin)
        return Call(
            now=origin.now,
            ip=origin.ip,
            base_url=origin.base_url,
            caller=caller,
            partner=asked or operating,
            grant=grant,
            request_id=origin.request_id,
        )

    async def _judge(self, identity: Identity, origin: Origin, *, counted: bool) -> tuple[Identity, Caller]:
        ks = identity.ks
        row = await self._db.fetch_one(self._standing, identity.question)
        if row is None:
            raise undecodable(identity.text)
        version, revoked, status, role_ids, epoch, is_gone = row
        identity = await self._identities.at_version(identity, version)
        try:
            ks.check(origin.now, origin.ip, origin.uri)
            if revoked or is_gone or (identity.epoch is not None and identity.epoch != epoch):
                raise Revoked
            if counted and (limit := ks.privileges.actions_limit) is not None:
                await self._count(ks, limit)
        except Unusable as error:
            raise InvalidActionsLimit from error
        except KsError as error:
            raise InvalidKs(error.reason, -1, Malformed.reason) from error
        if ks.partner_id == BATCH:
            status, role_ids = None, None
        return identity, Caller(ks, identity.text, status, role_ids or "")

    async def _count(self, ks: KS, limit: int) -> None:
        params = {"partner_id": ks.partner_id, "key": ks.hash, "expires_at": ks.expiry or 0, "limit": limit}

        async def unit(tx: Tx) -> int:
            return await tx.execute(COUNT_ACTION, params)

        if not await self._db.write(unit):
            raise ActionsLimitExceeded

    async def _asked(self, requested: int | None, partner: PartnerFacts | None) -> PartnerFacts | None:
        if requested is None or (partner is not None and requested == partner.id):
            return partner if requested is not None else None
        asked = await self._partners.get(requested)
        if asked is None or not asked.is_open:
            raise ContentBlocked
        return asked

    async def _grant(self, identity: Identity | None, caller: Caller) -> Grant:
        if identity is None:
            return self._grants.none
        if identity.granted is not None and identity.granted[0] == caller.role_ids:
            return identity.granted[1]
        grant = await self._grants.of(identity.ks, identity.partner, caller.role_ids)
        identity.granted = (caller.role_ids, grant)
        return grant

    @staticmethod
    def _check_account(action: Action, operating: PartnerFacts, origin: Origin) -> None:
        """What the account's own settings say about a call that is permitted."""
        if action.seed.writes and operating.status == PartnerStatus.READ_ONLY:
            raise ServiceForbidden(action.title)
        secure = origin.base_url.startswith("https://")
        if not operating.takes_calls_from(origin.ip, secure=secure):
            raise AccessControlRestricted(action.title)

    @staticmethod
    def _reaches(action: Action, caller: Caller, operating: PartnerFacts | None, asked: PartnerFacts | None) -> bool:
        """Whether a caller may call an action for the account that was asked for."""
        if asked is None or operating is None or asked.id == operating.id:
            return True
        return caller.ks is not None and not caller.ks.is_widget and operating.reach.covers(action.key, asked.id)
