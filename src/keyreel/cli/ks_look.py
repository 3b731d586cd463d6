"""What a session says, who signed it, and whether it would be accepted: what `keyreel ks inspect` shows."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from typing import Any

from keyreel.accounts.signers import Signer, find_signer
from keyreel.cli.common import printable
from keyreel.cli.ks_text import is_cut
from keyreel.gate import Origin
from keyreel.gate.epochs import claims_second_factor, stamped
from keyreel.gate.explain import judge_itself
from keyreel.gate.steps import Check, Mark, Step, Trail
from keyreel.gate.trail import mark_of
from keyreel.ks import KS, Keyring, KsError, Malformed, Privilege, Unknown, crack, partner_of
from keyreel.parts import Parts
from keyreel.schema.errors import InvalidKs

_LAST_DAY = 253_402_300_799
_UNITS = ((86_400, "d"), (3600, "h"), (60, "m"), (1, "s"))
_MARKS = {Mark.OK: "ok", Mark.REFUSED: "REFUSED", Mark.FACT: "-"}
_OWN = "The application's own; the API keeps it and ignores it."
_EVERYTHING = "Covers every value of every privilege; switches nothing on or off."


@dataclass(frozen=True, slots=True)
class Inspection:
    """A session, looked at.

    Attributes:
        now: when, unix seconds.
        ks: what it says; null where no secret that is known signed it.
        signer: the account's secret that did; null where that is not known.
    """

    now: float
    steps: tuple[Step, ...]
    ks: KS | None
    signer: Signer | None = None

    @property
    def refusal(self) -> Step | None:
        """Why it would be refused: the first of the reasons."""
        return next((step for step in self.steps if step.mark is Mark.REFUSED), None)


async def look(parts: Parts, text: str, *, now: float, ip: str | None = None, uri: str | None = None) -> Inspection:
    """A session, judged as the server would judge it now, whatever it was shown for.

    Args:
        ip, uri: where a call comes from and what it asks for, where that is to be judged.
    """
    steps = await parts.explainer.inspect(text, Origin(ip=ip or "", uri=uri or "", base_url=parts.url, now=now))
    signer = None
    with suppress(KsError):  # the steps tell that it is no session
        signer = await find_signer(parts.db, parts.sealer, partner_of(text), text)
    told = tuple(replace(step, text=step.text + _more(step, text, signer)) for step in steps)
    return Inspection(now, told, signer.ks if signer else None, signer)


def look_alone(text: str, secret: str, *, now: float, ip: str | None = None, uri: str | None = None) -> Inspection:
    """A session, by a secret and without a server: nothing is known of its account, its user, or whether it was ended.

    Raises:
        Unwritable: the secret is empty.
    """
    ring = Keyring([secret])
    trail = Trail()
    try:
        ks = crack(text, ring)
    except Malformed as error:
        trail.refused(Check.SESSION, f"this is no session: {error.detail}", InvalidKs.code, reason=error.reason)
        return Inspection(now, tuple(trail.steps), None)
    except KsError as error:
        number = partner_of(text)
        sentence = f"it says that it is of account {number}, and this secret did not sign it{_cut(text)}"
        trail.refused(Check.SIGNATURE, sentence, InvalidKs.code, reason=error.reason, partner_id=number)
        return Inspection(now, tuple(trail.steps), None)
    signed = f"a session of version {ks.version} of account {ks.partner_id}, signed with this secret"
    trail.ok(Check.SIGNATURE, signed, partner_id=ks.partner_id, version=ks.version)
    judge_itself(trail, ks, Origin(ip=ip or "", uri=uri or "", base_url="", now=now))
    trail.fact(Check.ENDED, "whether it was ended, and the state of its account and user, only the server knows")
    return Inspection(now, tuple(trail.steps), ks)


def as_values(found: Inspection) -> dict[str, Any]:
    """An inspection for programs."""
    refusal = found.refusal
    return {
        "accepted": refusal is None,
        "error": refusal and refusal.error,
        "reason": refusal and refusal.facts.get("reason"),
        "why": refusal and refusal.text,
        "session": found.ks and _session(found.ks, found.now),
        "signer": found.signer and _signer(found.signer, found.now),
        "steps": [asdict(step) for step in found.steps],
    }


def as_lines(found: Inspection) -> Iterator[str]:
    """An inspection for people."""
    refusal = found.refusal
    yield "accepted" if refusal is None else f"refused with {refusal.error}: {printable(refusal.text)}"
    if found.ks is not None:
        yield ""
        yield from (f"  {name:16}{printable(text)}" for name, text in _rows(found.ks, found.signer, found.now))
    yield ""
    yield from (f"  {_MARKS[step.mark]:8}{step.check:16}{printable(step.text)}" for step in found.steps)


def _more(step: Step, text: str, signer: Signer | None) -> str:
    """What is known of a wrong signature beyond what the gate knows."""
    if step.check is not Check.SIGNATURE or step.mark is not Mark.REFUSED:
        return ""
    if signer is None:
        return _cut(text)
    name = f"{signer.secret.kind} secret {signer.secret.id}"
    if not signer.secret.enabled:
        return f"; {name} did, which is disabled"
    return "" if signer.secret.kind == "admin" else f"; {name} did, and user secrets sign no sessions"


def _cut(text: str) -> str:
    return "; by its length, a part of it is missing" if is_cut(text) else ""


def _rows(ks: KS, signer: Signer | None, now: float) -> Iterator[tuple[str, str]]:
    yield "version", str(ks.version)
    yield "account", str(ks.partner_id)
    yield "user", "nobody in particular" if ks.is_anonymous else str(ks.user_id)
    yield "type", f"{_kind(ks)} ({'none' if ks.type is None else ks.type})"
    yield "expires", _expires(ks.expiry, now)
    if not ks.privileges.text:
        yield "privileges", "none"
    for item in ks.privileges:
        yield "privilege", f"{item}  {_meaning(item)}"
    if ks.master_partner_id is not None:
        yield "master account", f"{ks.master_partner_id}, which opened it for account {ks.partner_id}"
    if ks.additional_data:
        yield "additional data", f"{ks.additional_data}  {_additional(ks)}"
    if group := ks.privileges.first("sessionid"):
        yield "session group", f"{group}, ended as one by {ks.group_hash}"
    yield "hash", ks.hash
    yield "audit mark", mark_of(ks)
    if signer is not None:
        yield "signed with", _signed(signer, now)


def _session(ks: KS, now: float) -> dict[str, Any]:
    epoch = stamped(ks)
    return {
        "version": ks.version,
        "partnerId": ks.partner_id,
        "userId": ks.user_id,
        "type": ks.type,
        "kind": _kind(ks),
        "expiry": ks.expiry,
        "expiresAt": None if ks.expiry is None else _at(ks.expiry),
        "secondsLeft": None if ks.expiry is None else ks.expiry - int(now),
        "privileges": [
            {"name": _name(item), "values": list(item.values), "meaning": _meaning(item)} for item in ks.privileges
        ],
        "masterPartnerId": ks.master_partner_id,
        "additionalData": ks.additional_data,
        "loginEpoch": epoch,
        "secondFactor": epoch is not None and claims_second_factor(ks),
        "sessionId": ks.privileges.first("sessionid"),
        "groupHash": ks.group_hash,
        "hash": ks.hash,
        "auditMark": mark_of(ks),
    }


def _signer(signer: Signer, now: float) -> dict[str, Any]:
    secret = signer.secret
    return {
        "secretId": secret.id,
        "kind": secret.kind,
        "primary": secret.is_primary,
        "place": signer.place,
        "works": secret.works(now) and secret.kind == "admin",
        "endsAt": secret.ends_at,
    }


def _signed(signer: Signer, now: float) -> str:
    secret = signer.secret
    place = "the primary one" if secret.is_primary else f"number {signer.place} of those that verify"
    if secret.ends_at is not None:
        state = f"{place}, {'works until' if secret.works(now) else 'ended'} {_moment(secret.ends_at)}"
    else:
        state = place if secret.enabled else "disabled"
    return f"{secret.kind} secret {secret.id}: {state}"


def _kind(ks: KS) -> str:
    return "ADMIN" if ks.is_admin else "widget" if ks.is_widget else "USER"


def _name(item: Privilege) -> str:
    return item.called if isinstance(item, Unknown) else item.name


def _meaning(item: Privilege) -> str:
    """A line about what a privilege does."""
    if _name(item) == "*":
        return _EVERYTHING
    return _OWN if isinstance(item, Unknown) else " ".join((item.__doc__ or "").split())


def _additional(ks: KS) -> str:
    epoch = stamped(ks)
    if epoch is None:
        return _OWN
    if epoch < 0:
        return "Begins like what a login writes, and names no epoch: such a session is refused."
    factor = " with a second factor" if claims_second_factor(ks) else ""
    return f"It says that a login opened it{factor} in epoch {epoch} of its user, and ends with that epoch."


def _expires(expiry: int | None, now: float) -> str:
    if expiry is None:
        return "it carries no end, and counts as ended"
    left = expiry - int(now)
    return f"{_moment(expiry)}, {f'{_span(left)} left' if left > 0 else f'{_span(-left)} ago'}"


def _span(seconds: int) -> str:
    """A length of time, in its two largest units."""
    parts: list[str] = []
    for size, unit in _UNITS:
        count, seconds = divmod(seconds, size)
        if count or (unit == "s" and not parts):
            parts.append(f"{count}{unit}")
    return " ".join(parts[:2])


def _moment(seconds: int) -> str:
    return (_at(seconds) or f"at {seconds}").replace("T", " ").replace("+00:00", " UTC")


def _at(seconds: int) -> str | None:
    """A time as ISO 8601 writes it; `None` where calendars have no such day."""
    return datetime.fromtimestamp(seconds, UTC).isoformat() if 0 <= seconds <= _LAST_DAY else None
