"""Explanations: whether a caller may call an action, and every reason on the way.

The verdict is `Gate.admit`'s. The steps ask the same parts of the gate one by one and go on after a refusal, so that
one look shows everything that stands in the way. Nothing is used up: no call counts against an `actionslimit`.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from keyreel.gate.call import Caller
from keyreel.gate.errors import UserBlocked
from keyreel.gate.gate import Gate, Origin
from keyreel.gate.grants import Basis, Grants, Source
from keyreel.gate.identities import Identities, Identity
from keyreel.gate.partners import PartnerFacts, Partners
from keyreel.gate.reach import BATCH
from keyreel.gate.roles import EVERYTHING
from keyreel.gate.steps import Check, Explanation, Step, Trail, state_of
from keyreel.gate.store import Standing
from keyreel.ks import KS, Expired, KsError, Malformed, Revoked, partner_of
from keyreel.ks.privileges import IpRestrict, UriRestrict
from keyreel.schema.errors import ApiError, ContentBlocked, InvalidKs, ServiceForbidden
from keyreel.schema.service import Action

_LISTED = 8
"""How many names a sentence lists; the facts of its step have them all."""
_SHOWN = 200
"""Characters of a privilege that a sentence shows."""
_LAST_DAY = 253_402_300_799
_USER_STATES = {0: "blocked", 1: "active"}
_SOURCES = {
    Source.NO_SESSION: "what calls without a session get",
    Source.KEY: "for what another secret signed than the one that signs",
    Source.SETROLE: "the session's privilege setrole decides",
    Source.USER: "its user's own",
    Source.DEFAULT: "the default of such sessions",
}


class Explainer:
    """Explains the verdicts of a gate, from the parts that the gate is made of."""

    def __init__(self, partners: Partners, identities: Identities, grants: Grants, gate: Gate) -> None:
        self._partners = partners
        self._identities = identities
        self._grants = grants
        self._gate = gate

    async def explain(self, action: Action, text: str, requested: int | None, origin: Origin) -> Explanation:
        """Whether and why a call passes.

        Args:
            text: the session; empty where none is shown.
            requested: the `partnerId` of the request, if it has one.
        """
        trail = Trail()
        names = ", ".join(action.seed.permissions) or "a permission that nobody has"
        trail.fact(Check.ACTION, f"{action.title} is opened by {names}", permissions=list(action.seed.permissions))
        await self._walk(trail, action, text, requested, origin)
        error = await self._verdict(action, text, requested, origin)
        shown = action.seed.masks(error) if error and action.seed.masks else error
        if error is None:
            trail.fact(Check.ANSWER, "what is sent, and what it names, is the action's own to judge")
        elif shown is not error:
            hidden = f"with {shown.code}" if shown else "with null"
            trail.fact(Check.ANSWER, f"the action hides its errors: it answers {hidden}")
        return Explanation(error is None, error and error.code, shown and shown.code, tuple(trail.steps))

    async def inspect(self, text: str, origin: Origin) -> tuple[Step, ...]:
        """What stands in the way of a session, whatever it is shown for; its caller reads the first refusal.

        Where `origin` has no address, or no URI, what the session says about that is told and not judged.
        """
        trail = Trail()
        found = await self._session(trail, text)
        if found is not None:
            identity, standing = found
            caller = self._gate.caller(identity, standing)
            await self._validity(trail, identity, standing, origin)
            self._open(trail, identity.partner)
            _user(trail, identity.ks, caller)
            await self._basis(trail, identity, caller)
        return tuple(trail.steps)

    async def _verdict(self, action: Action, text: str, requested: int | None, origin: Origin) -> ApiError | None:
        try:
            identity = await self._identities.identify(text) if text else None
            await self._gate.admit(action, identity, _counting(requested, identity), origin, dry=True)
        except ApiError as error:
            return error
        return None

    async def _walk(self, trail: Trail, action: Action, text: str, requested: int | None, origin: Origin) -> None:
        identity: Identity | None = None
        caller = Caller()
        if text:
            found = await self._session(trail, text)
            if found is None:
                return
            identity, standing = found
            caller = self._gate.caller(identity, standing)
            await self._validity(trail, identity, standing, origin)
        else:
            trail.fact(Check.SESSION, "no session is shown")
        own = identity.partner if identity else None
        number = _counting(requested, identity)
        asked = own if own and number == own.id else await self._asked(trail, number)
        if own is not None:
            self._open(trail, own)
        if identity is not None:
            _user(trail, identity.ks, caller)
        await self._permission(trail, action, identity, caller)
        operating = own or asked
        if operating is not None:
            self._reach(trail, action, caller, operating, asked)
            self._rules(trail, action, caller, operating, asked, origin)

    async def _session(self, trail: Trail, text: str) -> tuple[Identity, Standing] | None:
        """The session, if it is one at all."""
        try:
            number = partner_of(text)
        except KsError as error:
            detail = error.detail if isinstance(error, Malformed) else str(error)
            trail.refused(Check.SESSION, f"this is no session: {detail}", InvalidKs.code, reason=error.reason)
            return None
        account = await self._partners.get(number)
        if account is None:
            sentence = f"it says that it is of account {number}, and there is none"
            trail.refused(Check.SIGNATURE, sentence, InvalidKs.code, partner_id=number)
            return None
        try:
            identity, standing = await self._gate.standing(await self._identities.identify(text))
        except InvalidKs as error:
            cause = error.__cause__
            why = cause.detail if isinstance(cause, Malformed) else f"none of its {len(account.keyring)} keys signed it"
            sentence = f"it says that it is of account {number}: {why}"
            trail.refused(Check.SIGNATURE, sentence, InvalidKs.code, partner_id=number)
            return None
        ks = identity.ks
        key = f"admin secret {ks.key_index + 1} of {len(identity.partner.keyring)}"
        sentence = f"a session of version {ks.version}, signed with {key} of account {number}"
        trail.ok(Check.SIGNATURE, sentence, partner_id=number, version=ks.version, key=ks.key_index)
        return identity, standing

    async def _validity(self, trail: Trail, identity: Identity, standing: Standing, origin: Origin) -> None:
        """What a session itself says about its use, and what is on record about it."""
        ks = identity.ks
        if (ends := identity.key_ends) is not None:
            works, ended = (f"the secret that signed it {verb} {_moment(ends)}" for verb in ("works until", "ended"))
            trail.judged(Check.KEY, lambda: identity.check_key(origin.now), works, ended, ends_at=ends)
        judge_itself(trail, ks, origin)
        ended, reason = InvalidKs.code, Revoked.reason
        if standing.is_revoked:
            trail.refused(Check.ENDED, "it, or its sessionid group, was ended", ended, reason=reason)
        if standing.is_user_deleted:
            trail.refused(Check.ENDED, f"its user {ks.user_id} was deleted", ended, reason=reason)
        if not standing.is_revoked and not standing.is_user_deleted:
            trail.ok(Check.ENDED, "nobody ended it, or its group, or deleted its user")
        if standing.is_outdated(identity.epoch):
            sentence = "a login opened it, and its user's logins were ended since"
            trail.refused(Check.LOGIN, sentence, ended, reason=reason)
        elif identity.epoch is not None:
            trail.ok(Check.LOGIN, "a login opened it, and its user's logins were not ended since")
        if "actionslimit" in ks.privileges:
            used, limit = await self._gate.used(ks), "/".join(ks.privileges.get("actionslimit") or ())
            sentence = f"{used} calls were made, of a limit of {limit or 'nothing'}"
            trail.judged(Check.LIMIT, lambda: self._gate.check_limit(ks, used), sentence, sentence, used=used)

    def _open(self, trail: Trail, account: PartnerFacts) -> None:
        """Whether calls are answered for the account of a session."""
        state = f"the session's account {account.id} is {state_of(account)}"
        judge = self._gate.check_open
        trail.judged(Check.ACCOUNT, lambda: judge(account), state, state, id=account.id, status=account.status)

    async def _asked(self, trail: Trail, number: int | None) -> PartnerFacts | None:
        """The account that is asked for, where it is not the session's."""
        if number is None:
            return None
        account = await self._partners.get(number)
        if account is None:
            trail.refused(Check.ASKED, f"there is no account {number}", ContentBlocked.code, id=number)
            return None
        state = f"account {number}, which is asked for, is {state_of(account)}"
        judge = self._gate.check_open
        trail.judged(Check.ASKED, lambda: judge(account), state, state, id=number, status=account.status)
        return account

    async def _permission(self, trail: Trail, action: Action, identity: Identity | None, caller: Caller) -> None:
        """Which roles are in force, what each gives, and whether that opens the action."""
        basis = await self._basis(trail, identity, caller)
        if basis is None:
            return
        grant = self._grants.combine(basis)
        wanted = self._grants.openers(action, basis.own)
        source = _SOURCES[basis.source]
        for role in basis.roles:
            named = grant.names if EVERYTHING in role.names else role.names
            given = [name for name in named if name in grant.names]
            useful = [name for name in given if name in wanted]
            among = f", among them {_some(useful)}" if useful else ", none of which opens it"
            sentence = f"{role.name} ({source}) gives {len(given)} permission{'s' * (len(given) != 1)}{among}"
            trail.fact(Check.ROLES, sentence, id=role.id, name=role.name, source=basis.source, permissions=given)
        if not basis.roles:
            trail.fact(Check.ROLES, f"no role at all: {source}", source=basis.source)
        if basis.within is not None:
            trail.fact(
                Check.ROLES, "the account lets USER sessions do no more than its user-role, whatever roles they have"
            )
        if basis.restricting is not None:
            taken = basis.restricting
            sentence = f"{taken.name} takes {_some(taken.names)} away"
            trail.fact(Check.RESTRICTING, sentence, id=taken.id, name=taken.name, permissions=list(taken.names))
        matched = [name for name in wanted if name in grant.names]
        facts = {"wanted": list(wanted), "matched": matched}
        if self._gate.opens(action, caller, grant):
            trail.ok(Check.PERMISSION, f"held: {_some(matched)}; any one is enough", **facts)
        elif action.key in grant.actions:
            sentence = "only an ADMIN session whose role gives everything, with nothing taken away, may call it"
            trail.refused(Check.PERMISSION, sentence, ServiceForbidden.code, **facts)
        else:
            why = [f"{_some(names)}: {reason}" for reason, names in self._missing(wanted, basis).items()]
            trail.refused(Check.PERMISSION, "; ".join(why) or "nothing opens it", ServiceForbidden.code, **facts)

    async def _basis(self, trail: Trail, identity: Identity | None, caller: Caller) -> Basis | None:
        """What roles are in force, if the session names none that is not there."""
        if identity is None:
            return self._grants.basis_of_none
        try:
            return await self._grants.basis(identity.ks, identity.partner, caller.role_ids)
        except ApiError as error:
            names = [f"{item} names no role" for item in _role_privileges(caller.ks)]
            trail.refused(Check.ROLES, " or ".join(names), error.code)
            return None

    def _missing(self, wanted: tuple[str, ...], basis: Basis) -> dict[str, list[str]]:
        """Why none of these permissions is held: the reasons, and the permissions that each is about."""
        whole = self._grants.combine(replace(basis, within=None)).names
        unrestricted = self._grants.combine(replace(basis, restricting=None)).names
        active = {item.name: item for item in self._grants.permissions(basis.own)}
        named = {name for role in basis.roles for name in role.names}
        found: dict[str, list[str]] = {}
        for name in wanted:
            needs = active[name].needs if name in active else ()
            lacking = [need for need in needs if need not in unrestricted and need not in basis.own.features]
            if name in unrestricted:
                reason = "taken away by restrictingrole"
            elif name in whole:
                reason = "not for USER sessions in this account"
            elif name not in named and EVERYTHING not in named:
                reason = "given by no role in force"
            elif lacking:
                reason = f"needs {', '.join(lacking)}, which is missing"
            else:
                reason = "not active in the account"
            found.setdefault(reason, []).append(name)
        return found

    def _reach(
        self, trail: Trail, action: Action, caller: Caller, operating: PartnerFacts, asked: PartnerFacts | None
    ) -> None:
        """Whether the caller may work on the account that was asked for."""
        if asked is None or asked.id == operating.id:
            return
        if self._gate.reaches(action, caller, operating, asked):
            trail.ok(Check.REACH, f"account {operating.id} reaches account {asked.id} with this action")
        else:
            sentence = f"account {operating.id} does not reach account {asked.id} with this action"
            trail.refused(Check.REACH, sentence, ServiceForbidden.code)

    def _rules(
        self,
        trail: Trail,
        action: Action,
        caller: Caller,
        operating: PartnerFacts,
        asked: PartnerFacts | None,
        origin: Origin,
    ) -> None:
        """What the accounts' own settings say."""
        gate = self._gate
        for account in gate.with_rules(operating, asked):
            if action.seed.writes:
                state = f"the action writes, and account {account.id} is {state_of(account)}"
                trail.judged(Check.WRITING, lambda it=account: gate.check_writing(action, it), state, state)
            way = f"account {account.id} takes calls from {origin.ip} over {'https' if origin.is_secure else 'http'}"
            bad = f"account {account.id} takes no calls from {origin.ip}: addresses says so"
            if account.https_only and not origin.is_secure:
                bad = f"account {account.id} takes calls over https only"
            elif account.rules and account.rules.refuse(origin.ip, origin.user_agent, caller.ks, origin.now):
                bad = f"account {account.id} has rules that keep the call away: api-access-control says so"
            addresses = [str(network) for network in account.addresses]
            trail.judged(
                Check.ORIGIN,
                lambda it=account: gate.check_origin(action, it, origin, caller.ks),
                way,
                bad,
                id=account.id,
                addresses=addresses,
                https_only=account.https_only,
            )


def _counting(requested: int | None, identity: Identity | None) -> int | None:
    """The account that a `partnerId` asks for, where it counts."""
    return requested if requested or (identity is not None and identity.may_ask_for_zero) else None


def judge_itself(trail: Trail, ks: KS, origin: Origin) -> None:
    """What a session itself says about its use; places that `origin` does not know are told and not judged."""
    _expiry(trail, ks, origin)
    for kind, check, came in ((IpRestrict, Check.IP, origin.ip), (UriRestrict, Check.URI, origin.uri)):
        values = ks.privileges.get(kind.name)
        if values is None:
            continue
        restriction = kind(values)
        said = str(restriction)
        if values and not came:
            trail.fact(check, f"{said[:_SHOWN]}: it depends on the call", privilege=said)
            continue
        sentence = f"{said[:_SHOWN]}, and the call comes with {came[:_SHOWN] or 'none'}"
        trail.judged(
            check,
            lambda it=restriction: it.verify(origin.ip or None, origin.uri or None),
            sentence,
            sentence,
            privilege=said,
        )


def _expiry(trail: Trail, ks: KS, origin: Origin) -> None:
    try:
        ks.check(origin.now, origin.ip, origin.uri)
    except Expired as error:
        trail.refused(
            Check.EXPIRY, f"it ended {_moment(ks.expiry)}", InvalidKs.code, reason=error.reason, expiry=ks.expiry
        )
        return
    except KsError:
        pass  # the steps that follow tell
    trail.ok(Check.EXPIRY, f"it lasts until {_moment(ks.expiry)}", expiry=ks.expiry)


def _user(trail: Trail, ks: KS, caller: Caller) -> None:
    """Who calls, and in what kind of session."""
    session = "widget" if ks.is_widget else "ADMIN" if ks.is_admin else "USER"
    facts = {"id": ks.user_id, "status": caller.user_status, "role_ids": caller.role_ids, "kind": session}
    if ks.partner_id == BATCH:
        who = "of a worker, whatever user it names"
    elif ks.is_anonymous:
        who = "of nobody in particular"
    elif caller.user_status is None:
        who = f"of user {ks.user_id}, of whom nothing is on record"
    else:
        state = _USER_STATES.get(caller.user_status, f"in state {caller.user_status}")
        who = f"of user {ks.user_id}, who is {state}"
    sentence = f"{'an' if ks.is_admin else 'a'} {session} session {who}"
    if caller.is_blocked:
        trail.refused(Check.USER, sentence, UserBlocked.code, **facts)
    else:
        trail.ok(Check.USER, sentence, **facts)


def _role_privileges(ks: KS | None) -> list[str]:
    """The privileges of a session that name roles."""
    names = ("setrole", "restrictingrole")
    return [f"{name}:{'/'.join(ks.privileges.get(name) or ())}" for name in names if ks and name in ks.privileges]


def _some(values: Sequence[str]) -> str:
    """The values, or the first of many."""
    more = len(values) - _LISTED
    return ", ".join(values[:_LISTED]) + (f" and {more} more" if more > 0 else "")


def _moment(seconds: int | None) -> str:
    if seconds is None or not 0 <= seconds <= _LAST_DAY:
        return f"at {seconds}"
    return f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%d %H:%M:%S} UTC"
