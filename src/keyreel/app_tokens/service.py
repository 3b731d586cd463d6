"""`appToken.*`: tokens for programs. See docs/protocol/app-tokens.md."""

from typing import Any, Protocol

from keyreel.app_tokens import rules, store
from keyreel.app_tokens.store import AppTokenNotFound
from keyreel.app_tokens.types import AppToken, AppTokenFilter, AppTokenHashType, AppTokenListResponse, AppTokenStatus
from keyreel.app_tokens.uses import Uses
from keyreel.gate import Call, admit, amend
from keyreel.gate.minting import DAY, Wish, mint, privileges_of
from keyreel.gate.throttle import Guesses, Limit, origin_of
from keyreel.schema.common import SessionInfo, SessionType
from keyreel.schema.errors import ActionBlocked, ApiError, InvalidFieldValue
from keyreel.schema.lists import FilterPager
from keyreel.schema.records import changed, created, deleted, opens
from keyreel.schema.service import USER, WIDGET, Service, action
from keyreel.storage import Conflict, Database, Sealer, Tx

PER_TOKEN = Limit("apptoken/token", 20, 600)
"""Wrong hashes for one token from one address."""
PER_ADDRESS = Limit("apptoken/address", 100, 600)
"""Wrong hashes from one address."""
_TRIES = 3


class AppTokenNotActive(ApiError, code="APP_TOKEN_NOT_ACTIVE", params=("ID",)):
    """The application token {ID} is disabled."""


class InvalidAppTokenHash(ApiError, code="INVALID_APP_TOKEN_HASH"):
    """The hash does not fit. It is that of the session as it is sent, then the token, in small hexadecimal."""


class AppTokenExpired(ApiError, code="APP_TOKEN_EXPIRED", params=("ID",)):
    """The application token {ID} is over."""


class Users(Protocol):
    """What tokens need to know of users."""

    async def meet(self, tx: Tx, partner_id: int, user_id: str, now: int) -> None:
        """Make a user who is not there yet.

        Raises:
            InvalidFieldValue: there can be no user with this id.
        """
        ...


class AppTokenService(Service, name="appToken"):
    """Application tokens, and the sessions that they open."""

    def __init__(self, db: Database, sealer: Sealer, users: Users, uses: Uses) -> None:
        self._db = db
        self._sealer = sealer
        self._users = users
        self._uses = uses
        self._guesses = Guesses(db, "startSession", "appToken")

    @action(permission=["APP_TOKEN_ADD"], raises=[InvalidFieldValue], writes=True, record=created("keyreel.APP_TOKEN"))
    async def add(self, call: Call, app_token: AppToken) -> AppToken:
        """Make a token. Its sessions live a day unless it says otherwise."""
        values = _kept(admit(app_token, call))
        if values.get("session_duration") is None:
            values["session_duration"] = _standard(call)
        values.setdefault("hash_type", AppTokenHashType.SHA1)
        values |= {"status": AppTokenStatus.ACTIVE, "partner_id": call.partner_id}
        values |= {"created_at": call.time, "updated_at": call.time}
        for tries in range(_TRIES):
            id, token = rules.draw_id(), rules.draw_token()
            sealed = self._sealer.seal(token, store.context(id))

            async def unit(tx: Tx, id: str = id, sealed: bytes = sealed) -> None:
                await self._meet(tx, call, values)
                await store.app_tokens.insert(tx, {**values, "id": id}, sealed=sealed, **_keys(values))

            try:
                await self._db.write(unit)
            except Conflict:  # the id is another token's
                if tries + 1 == _TRIES:
                    raise
                continue
            return await self._shown(call, id)
        raise AssertionError

    @action(permission=["APP_TOKEN_BASE", "KMC_READ_ONLY"], raises=[AppTokenNotFound])
    async def get(self, call: Call, id: str) -> AppToken:
        """A token."""
        return await self._shown(call, id)

    @action(
        permission=["APP_TOKEN_UPDATE"],
        raises=[AppTokenNotFound, InvalidFieldValue],
        writes=True,
        record=changed("keyreel.APP_TOKEN", "id"),
    )
    async def update(self, call: Call, id: str, app_token: AppToken) -> AppToken:
        """Change a token. Sessions that it opened stay what they are."""
        changes = _kept(amend(await self._shown(call, id), app_token, call))
        changes["updated_at"] = call.time

        async def unit(tx: Tx) -> None:
            current = await store.app_tokens.get(tx, call.partner_id, id)
            await self._meet(tx, call, changes)
            await store.app_tokens.change(tx, call.partner_id, id, current, changes, **_keys(changes))

        await self._db.write(unit)
        return await self._shown(call, id)

    @action(
        permission=["APP_TOKEN_DELETE"],
        raises=[AppTokenNotFound],
        writes=True,
        record=deleted("keyreel.APP_TOKEN", "id"),
    )
    async def delete(self, call: Call, id: str) -> None:
        """Delete a token. Its sessions end at once, everywhere."""

        async def unit(tx: Tx) -> None:
            if not await store.delete_token(tx, call.partner_id, id, call.time):
                raise AppTokenNotFound(id)

        await self._db.write(unit)

    @action(permission=["APP_TOKEN_BASE", "KMC_READ_ONLY"])
    async def list_(
        self, call: Call, filter: AppTokenFilter | None = None, pager: FilterPager | None = None
    ) -> AppTokenListResponse:
        """The tokens of the account."""
        page = await store.app_tokens.list(self._db, call.partner_id, filter, pager)
        objects = [store.opened(found, self._sealer) for found in page.objects]
        return AppTokenListResponse(total_count=page.total, objects=objects)

    @action(
        permission=[USER, WIDGET],
        raises=[
            AppTokenNotFound,
            AppTokenNotActive,
            InvalidAppTokenHash,
            AppTokenExpired,
            InvalidFieldValue,
            ActionBlocked,
        ],
        record=opens("user_id", ("keyreel.APP_TOKEN", "id")),
    )
    async def start_session(
        self,
        call: Call,
        id: str,
        token_hash: str,
        user_id: str | None = None,
        type: SessionType | None = None,
        expiry: int | None = None,
        session_privileges: str | None = None,
    ) -> SessionInfo:
        """Open a session as a token allows, for who shows the hash of a session that they have and the token."""
        origin = origin_of(call.ip)
        subjects = ((PER_TOKEN, f"{origin}|{id}"), (PER_ADDRESS, origin))
        await self._guesses.check(subjects, call.now)
        token = await self._shown(call, id)
        if token.status != AppTokenStatus.ACTIVE:
            raise AppTokenNotActive(id)
        kind = AppTokenHashType(token.hash_type or AppTokenHashType.SHA1)
        if not rules.proves(kind, call.caller.ks_text, token.token or "", token_hash):
            await self._guesses.failed(subjects, call.now)
            raise InvalidAppTokenHash
        lives = rules.seconds(token, expiry, _standard(call), call.time)
        if lives is None or call.partner is None:
            raise AppTokenExpired(id)
        session_type = rules.kind_of(token, type)
        text = rules.merged(token, session_privileges)
        rules.check_carried(text, privileges_of(text, call.partner))
        whose = token.session_user_id if token.session_user_id is not None else user_id
        wish = Wish(whose, int(session_type), call.time + lives, text)
        ks = mint(call.partner, wish, now=call.now)
        self._uses.note(id, call.time, call.ip)
        return SessionInfo(
            ks=ks,
            session_type=session_type,
            partner_id=call.partner_id,
            user_id=whose or "",
            expiry=wish.expiry,
            privileges=text,
        )

    async def _shown(self, call: Call, id: str) -> AppToken:
        return store.opened(await store.app_tokens.get(self._db, call.partner_id, id), self._sealer)

    async def _meet(self, tx: Tx, call: Call, values: dict[str, Any]) -> None:
        if user_id := values.get("session_user_id"):
            await self._users.meet(tx, call.partner_id, user_id, call.time)


def _kept(values: dict[str, Any]) -> dict[str, Any]:
    """What was sent as it is kept: an expiry of 0 is never."""
    if values.get("expiry") == 0:
        values["expiry"] = None
    return values


def _keys(values: dict[str, Any]) -> dict[str, Any]:
    """The lookup column of the user's id, folded as ids of users are."""
    if "session_user_id" not in values:
        return {}
    user_id = values["session_user_id"]
    return {"session_user_id_key": None if user_id is None else store.fold(user_id)}


def _standard(call: Call) -> int:
    return (call.partner.ks_max_expiry if call.partner else None) or DAY
