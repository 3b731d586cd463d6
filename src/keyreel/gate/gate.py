"""The gate: may this caller make this call. Every call that has an identity or none passes `admit`.

The order of the checks, and so of the errors, is docs/protocol/errors.md, "Order".
"""

from typing import NamedTuple

import sqlalchemy as sa

from keyreel.gate.call import Call, Caller
from keyreel.gate.errors import AccessControlRestricted, UserBlocked
from keyreel.gate.grants import Grant, Grants
from keyreel.gate.identities import Identities, Identity, undecodable
from keyreel.gate.old_format import OldFormat
from keyreel.gate.partners import PartnerFacts, Partners
from keyreel.gate.reach import BATCH
from keyreel.gate.store import COUNT_ACTION, USED_ACTIONS, Standing, standing
from keyreel.ks import KS, ActionsLimitExceeded, KsError, Malformed, Unusable
from keyreel.schema.errors import ApiError, ContentBlocked, InvalidActionsLimit, InvalidKs, ServiceForbidden
from keyreel.schema.service import Action
from keyreel.storage import Database, Tx
from keyreel.telemetry.metrics import CACHED, REFUSED, VERIFIED


class Origin(NamedTuple):
    """Where a call comes from: the client's address, the URI it asked for, how it reaches us, and when.

    `user_agent` and `client_tag` are what the client calls itself, `referrer` is the page that it calls from.
    """

    ip: str
    uri: str
    base_url: str
    now: float
    request_id: str = ""
    user_agent: str = ""
    client_tag: str | None = None
    referrer: str = ""

    @property
    def is_secure(self) -> bool:
        """Whether it comes over https."""
        return self.base_url.startswith("https://")


def note_refusal(error: ApiError) -> None:
    """Count the refusal of a session, by its true reason; other errors are none."""
    if isinstance(error, InvalidKs | InvalidActionsLimit):
        cause = error.__cause__
        REFUSED.add(type(cause).__name__ if isinstance(cause, KsError) else "Unknown")


class Gate:
    """Judges callers for one worker.

    Attributes:
        old_format: counts calls with sessions of version 1.
    """

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
        self.old_format = OldFormat(db)

    async def admit(
        self,
        action: Action,
        identity: Identity | None,
        requested: int | None,
        origin: Origin,
        *,
        counted: bool = True,
        dry: bool = False,
    ) -> Call:
        """The authorised call.

        Args:
            action: what is called.
            identity: the session, if one was shown.
            requested: the `partnerId` of the request, if it counts.
            counted: whether the call uses up one of an `actionslimit`.
            dry: judge as ever, and use up nothing.

        Raises:
            InvalidKs, ContentBlocked, UserBlocked, ServiceForbidden, AccessControlRestricted
        """
        caller = Caller()
        partner: PartnerFacts | None = None
        if identity is not None:
            identity, caller = await self._judge(identity, origin, counted=counted, dry=dry)
            partner = identity.partner
            VERIFIED.add("1" if identity.ks.version == 1 else "2")
        asked = None if requested is None else await self.asked(requested, partner)
        operating = partner or asked
        if operating is not None:
            self.check_open(operating)
        if caller.is_blocked:
            raise UserBlocked
        grant = await self._grant(identity, caller)
        if not self.reaches(action, caller, operating, asked) or not self.opens(action, caller, grant):
            raise ServiceForbidden(action.title)
        if operating is not None:
            for account in self.with_rules(operating, asked):
                self.check_writing(action, account)
                self.check_origin(action, account, origin, caller.ks)
        return _call(origin, caller, asked or operating, grant)

    async def visit(self, identity: Identity | None, partner_id: int, origin: Origin) -> Call:
        """The call of somebody who wants bytes of an account, by an address and not by an action.

        A session of another account counts for nothing there. No call of an `actionslimit` is used up.

        Raises:
            InvalidKs, ContentBlocked, UserBlocked
        """
        caller = Caller()
        if identity is not None:
            identity, caller = await self._judge(identity, origin, counted=True, dry=True)
            VERIFIED.add("1" if identity.ks.version == 1 else "2")
            if identity.partner.id != partner_id:
                identity, caller = None, Caller()
        asked = await self.asked(partner_id, None)
        if caller.is_blocked:
            raise UserBlocked
        return _call(origin, caller, asked, await self._grant(identity, caller))

    async def standing(self, identity: Identity) -> tuple[Identity, Standing]:
        """What is on record about a session, and the session judged by the keys that its account has now.

        Raises:
            InvalidKs: the account is gone, or none of its keys signed it.
        """
        mark = self._db.mark()
        if mark is not None and identity.stood is not None and identity.stood[0] == mark:
            CACHED.add("standings", "hit")
            return identity, identity.stood[1]
        CACHED.add("standings", "miss")
        row = await self._db.fetch_one(self._standing, identity.question)
        if row is None:
            raise undecodable(identity.text)
        found = Standing._make(row)
        identity = await self._identities.at_version(identity, found.version)
        identity.stood = (mark, found) if mark is not None else None
        return identity, found

    @staticmethod
    def caller(identity: Identity, standing: Standing) -> Caller:
        """Who calls with a session."""
        if identity.ks.partner_id == BATCH:
            return Caller(identity.ks, identity.text)
        return Caller(identity.ks, identity.text, standing.user_status, standing.role_ids or "")

    async def _judge(self, identity: Identity, origin: Origin, *, counted: bool, dry: bool) -> tuple[Identity, Caller]:
        identity, standing = await self.standing(identity)
        identity.check_key(origin.now)
        ks = identity.ks
        try:
            ks.check(origin.now, origin.ip, origin.uri)
            standing.check(identity.epoch)
            if counted and (limit := ks.privileges.actions_limit) is not None:
                await self._count(ks, limit, dry=dry)
        except Unusable as error:
            raise InvalidActionsLimit from error
        except KsError as error:
            raise InvalidKs(error.reason, -1, Malformed.reason) from error
        if ks.version == 1 and not dry:
            self.old_format.note(ks.partner_id, origin.now)
        return identity, self.caller(identity, standing)

    async def used(self, ks: KS) -> int:
        """How many calls a session with `actionslimit` has made."""
        row = await self._db.fetch_one(USED_ACTIONS, {"partner_id": ks.partner_id, "key": ks.hash})
        return row[0] if row else 0

    @staticmethod
    def check_limit(ks: KS, used: int) -> None:
        """Raises `ActionsLimitExceeded` where a session that was `used` so often has no call left, `Unusable` too."""
        limit = ks.privileges.actions_limit
        if limit is not None and used >= limit:
            raise ActionsLimitExceeded

    async def _count(self, ks: KS, limit: int, *, dry: bool) -> None:
        if dry:
            self.check_limit(ks, await self.used(ks))
            return
        params = {"partner_id": ks.partner_id, "key": ks.hash, "expires_at": ks.expiry or 0, "limit": limit}

        async def unit(tx: Tx) -> int:
            return await tx.execute(COUNT_ACTION, params)

        if not await self._db.write(unit):
            raise ActionsLimitExceeded

    async def asked(self, requested: int | None, partner: PartnerFacts | None) -> PartnerFacts | None:
        """The account that a request asks for, beside a session of `partner`.

        Raises:
            ContentBlocked: it is another one, and closed, or there is none.
        """
        if requested is None or (partner is not None and requested == partner.id):
            return partner if requested is not None else None
        asked = await self._partners.get(requested)
        if asked is None:
            raise ContentBlocked
        self.check_open(asked)
        return asked

    async def _grant(self, identity: Identity | None, caller: Caller) -> Grant:
        if identity is None:
            return self._grants.none
        if identity.granted is not None and identity.granted[0] == caller.role_ids:
            return identity.granted[1]
        grant = await self._grants.of(identity.ks, identity.partner, caller.role_ids)
        identity.granted = (caller.role_ids, grant)
        return grant

    async def granted(self, text: str) -> Grant:
        """What a session grants, whatever it is used for.

        Raises:
            InvalidKs: it is none.
            InvalidSetRole, InvalidObjectId: it names a role that is none.
        """
        identity, standing = await self.standing(await self._identities.identify(text))
        return await self._grant(identity, self.caller(identity, standing))

    @staticmethod
    def check_open(account: PartnerFacts) -> None:
        """Raises `ContentBlocked` where no calls are answered for an account."""
        if not account.is_open:
            raise ContentBlocked

    @staticmethod
    def with_rules(operating: PartnerFacts, asked: PartnerFacts | None) -> tuple[PartnerFacts, ...]:
        """The accounts whose own settings have a say about a call that is permitted."""
        if asked is None or asked.id == operating.id or operating.id < 0:
            return (operating,)
        return operating, asked

    @staticmethod
    def check_writing(action: Action, account: PartnerFacts) -> None:
        """Raises `ServiceForbidden` where an account is read-only and the action writes."""
        if action.seed.writes and account.is_read_only:
            raise ServiceForbidden(action.title)

    @staticmethod
    def check_origin(action: Action, account: PartnerFacts, origin: Origin, ks: KS | None) -> None:
        """Raises `AccessControlRestricted` where an account takes no calls from there, or not in this way."""
        if not account.takes_calls_from(
            origin.ip, secure=origin.is_secure, now=origin.now, user_agent=origin.user_agent, ks=ks
        ):
            raise AccessControlRestricted(action.title)

    @staticmethod
    def opens(action: Action, caller: Caller, grant: Grant) -> bool:
        """Whether what a caller may do includes an action."""
        if action.key not in grant.actions:
            return False
        return not action.seed.unrestricted or (caller.is_admin and grant.is_whole)

    @staticmethod
    def reaches(action: Action, caller: Caller, operating: PartnerFacts | None, asked: PartnerFacts | None) -> bool:
        """Whether a caller may call an action for the account that was asked for."""
        if asked is None or operating is None or asked.id == operating.id:
            return True
        return caller.ks is not None and not caller.ks.is_widget and operating.reach.covers(action.key, asked.id)


def _call(origin: Origin, caller: Caller, partner: PartnerFacts | None, grant: Grant) -> Call:
    return Call(
        origin.now,
        origin.ip,
        origin.base_url,
        caller,
        partner,
        grant,
        origin.request_id,
        origin.user_agent,
        origin.referrer,
    )
