"""Ending sessions: what `keyreel ks revoke` does, and what it leaves."""

from dataclasses import dataclass, field
from typing import Any

from keyreel.accounts.secrets import Secrets, list_secrets
from keyreel.accounts.store import PartnerBook
from keyreel.app_tokens.store import delete_token, list_with_use
from keyreel.cli.ks_look import look
from keyreel.gate import fold
from keyreel.gate.steps import Check
from keyreel.gate.store import REVOKE
from keyreel.gate.trail import about, mark_of
from keyreel.ks import group_hash
from keyreel.parts import Parts
from keyreel.sessions.rules import GROUP_LIFE, revocations
from keyreel.storage import Tx
from keyreel.users import logins
from keyreel.users import store as user_store


class RevocationRefused(ValueError):
    """Nothing was ended; the message says why."""


@dataclass(frozen=True, slots=True)
class Ended:
    """What was ended.

    Attributes:
        what: session, group, user, token or account.
        told: sentences: what ended, and what did not.
        facts: the same for programs.
    """

    what: str
    told: tuple[str, ...]
    facts: dict[str, Any] = field(default_factory=dict[str, Any])


async def end_session(parts: Parts, text: str, now: float) -> Ended:
    """End one session and its `sessionid` group, as `session.end` does.

    Raises:
        RevocationRefused: it is no session, no secret of its account signed it, or it has expired.
    """
    found = await look(parts, text, now=now)
    ks, refusal = found.ks, found.refusal
    if ks is None or (refusal is not None and refusal.check is Check.SIGNATURE):
        raise RevocationRefused(refusal.text if refusal else "this is no session")
    group = ks.privileges.first("sessionid")
    if refusal is not None and refusal.check is Check.EXPIRY:
        other = f"; its group {group} is ended by --session" if group else ""
        raise RevocationRefused(f"there is nothing to end, {refusal.text}{other}")
    mark = mark_of(ks)
    about(partner_id=ks.partner_id, object_id=mark)
    rows = revocations(ks, now)

    async def unit(tx: Tx) -> None:
        for row in rows:
            await tx.execute(REVOKE, row)

    await parts.db.write(unit)
    told = [f"session {mark} of account {ks.partner_id} is ended"]
    if refusal is not None:
        told.append(f"it was refused already: {refusal.text}")
    if group:
        told.append(f"so is every session of its group {group}, also one that is opened later")
    if "apptoken" in ks.privileges:
        told.append("the group is that of an application token, which opens no session that works any more")
    facts = {"partnerId": ks.partner_id, "session": mark, "group": group or None}
    return Ended("session", tuple(told), facts)


async def end_group(parts: Parts, partner_id: int, name: str, now: float) -> Ended:
    """End every session of a `sessionid` group.

    Raises:
        RevocationRefused: there is no such account, or no name.
    """
    await _check_account(parts, partner_id)
    if not name:
        raise RevocationRefused("a group has a name")
    row = {"partner_id": partner_id, "key": group_hash(partner_id, name), "expires_at": int(now) + GROUP_LIFE}

    async def unit(tx: Tx) -> None:
        await tx.execute(REVOKE, row)

    await parts.db.write(unit)
    told = (f"every session of account {partner_id} with sessionid:{name} is ended, also one that is opened later",)
    return Ended("group", told, {"partnerId": partner_id, "group": name})


async def end_user(parts: Parts, partner_id: int, user_id: str) -> Ended:
    """End every session that a login opened for a user.

    Raises:
        RevocationRefused: there is no such user.
    """
    if await user_store.users.find_one(parts.db, partner_id, user_id) is None:
        raise RevocationRefused(f"account {partner_id} has no user {user_id}")
    await parts.db.write(lambda tx: logins.end_sessions_of(tx, partner_id, user_id))
    known = [(str(row[0]), row[2]) for row in await list_with_use(parts.db, partner_id)]
    tokens = [id for id, whose in known if isinstance(whose, str) and fold(whose) == fold(user_id)]
    told = [
        f"every session is ended that a login opened for user {user_id} of account {partner_id}",
        "not ended: sessions that the account made with its secret, by itself or by session.start; nothing in them "
        "says when they were made. End one by its text, a group by --session, all by --all; or block the user",
    ]
    if tokens:
        told.append(
            f"not ended: sessions that application tokens opened for them; end those by --token {', '.join(tokens)}"
        )
    return Ended("user", tuple(told), {"partnerId": partner_id, "userId": user_id, "tokensLeft": tokens})


async def end_token(parts: Parts, partner_id: int, token_id: str, now: float) -> Ended:
    """Delete an application token and end its sessions.

    Raises:
        RevocationRefused: there is no such token.
    """
    if not await parts.db.write(lambda tx: delete_token(tx, partner_id, token_id, int(now))):
        raise RevocationRefused(f"account {partner_id} has no application token {token_id}")
    told = (f"application token {token_id} is deleted, and every session that it opened is ended",)
    return Ended("token", told, {"partnerId": partner_id, "tokenId": token_id})


async def end_account(parts: Parts, partner_id: int, now: float) -> Ended:
    """End every session of an account: each of its secrets is replaced, and the earlier ones verify nothing any more.

    Raises:
        RevocationRefused: there is no such account.
    """
    await _check_account(parts, partner_id)
    secrets = Secrets(parts.db, parts.sealer)
    known = await list_secrets(parts.db, partner_id)
    made: dict[str, int] = {}
    for kind in ("admin", "user"):
        if kind == "admin" or any(item.kind == kind and item.enabled for item in known):
            secret, _ = await secrets.rotate(partner_id, kind, int(now), grace=0)
            made[kind] = secret.id
            about(object_id=", ".join(map(str, made.values())))
    told = (
        f"every session of account {partner_id} is ended: "
        + ", ".join(f"{kind} secret {id}" for kind, id in made.items())
        + " took the place of the earlier ones, which verify nothing any more",
        "programs that open sessions with a secret need the new one: keyreel account show --secrets",
        "logins, widgets and application tokens open sessions as before",
    )
    return Ended("account", told, {"partnerId": partner_id, "secrets": made})


async def _check_account(parts: Parts, partner_id: int) -> None:
    if await PartnerBook(parts.db, parts.sealer).facts(partner_id) is None:
        raise RevocationRefused(f"there is no account {partner_id}")
