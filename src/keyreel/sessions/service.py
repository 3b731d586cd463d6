"""`session.*` and `widget.*`: how a session (KS) is opened, read and ended. See docs/protocol/sessions.md."""

import secrets
from collections.abc import Mapping
from typing import Any

from keyreel.gate import Call, Identities, PartnerFacts, Partners, RoleBook, admit, amend
from keyreel.gate.minting import Wish, capped, mint, privileges_of
from keyreel.gate.store import REVOKE
from keyreel.gate.throttle import Guesses, Limit, origin_of
from keyreel.gate.trail import Why, about, mark_of
from keyreel.schema.common import SessionInfo, SessionType, StartWidgetSessionResponse
from keyreel.schema.errors import ActionBlocked, ApiError, InternalError, InvalidFieldValue, InvalidKs
from keyreel.schema.lists import FilterPager
from keyreel.schema.records import SESSION, changed, created, deleted, opens
from keyreel.schema.service import ALWAYS, USER, WIDGET, Service, action
from keyreel.sessions import rules, store
from keyreel.sessions.store import InvalidWidgetId
from keyreel.sessions.types import (
    Widget,
    WidgetFilter,
    WidgetListResponse,
)
from keyreel.storage import Database, Tx
from keyreel.telemetry.metrics import REVOKED

_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"


class StartSessionError(ApiError, code="START_SESSION_ERROR"):
    """No session was opened for account {PID}: the account, its state or the secret does not allow it."""


class StartWidgetSessionError(ApiError, code="START_WIDGET_SESSION_ERROR"):
    """No session was opened for the widget "{WIDGET_ID}": it, or its account, does not allow it."""


class UnknownRoleId(ApiError, code="UNKNOWN_ROLE_ID"):
    """The setrole privilege names a role that the account does not have."""


class PartnerAccessForbidden(ApiError, code="PARTNER_ACCESS_FORBIDDEN", params=("ACCESSING_PID", "ACCESSED_PID")):
    """Account {ACCESSING_PID} does not reach account {ACCESSED_PID}."""


class SourceWidgetNotFound(ApiError, code="SOURCE_WIDGET_NOT_FOUND"):
    """There is no widget "{ID}" to make another from."""


class SourceWidgetOrUiConfRequired(ApiError, code="SOURCE_WIDGET_OR_UICONF_REQUIRED"):
    """A widget is made from another (sourceWidgetId) or for a player (uiConfId)."""


class SessionService(Service, name="session"):
    """Sessions: the signed keys that every other call carries."""

    def __init__(self, db: Database, partners: Partners, identities: Identities, roles: RoleBook) -> None:
        self._db = db
        self._partners = partners
        self._identities = identities
        self._roles = roles
        self._guesses = Guesses(db, "start", "session")

    @action(
        permission=[ALWAYS, USER, WIDGET],
        raises=[StartSessionError, UnknownRoleId, ActionBlocked],
        session="none",
        record=opens("user_id"),
    )
    async def start(
        self,
        call: Call,
        secret: str,
        user_id: str = "",
        type: SessionType = SessionType.USER,
        partner_id: int | None = None,
        expiry: int = 86400,
        privileges: str | None = None,
    ) -> str:
        """Open a session with the account's secret: the admin secret, or for USER sessions the user secret."""
        subjects = _guessing(call, partner_id)
        await self._guesses.check(subjects, call.now)
        partner = await self._partner(call, partner_id)
        if partner is not None:
            await self._check_role(partner, privileges)
        key = rules.presented_key(partner, secret, call.now, admin=type == SessionType.ADMIN)
        if key is None:
            await self._guesses.failed(subjects, call.now)
        if partner is None or key is None or not partner.is_open:
            raise StartSessionError(partner_id or 0) from _why(partner, key)
        ends = call.time + capped(partner, expiry)
        return mint(partner, Wish(user_id, int(type), ends, privileges or ""), now=call.now, key=key)

    @action(permission=[ALWAYS, USER, WIDGET], session="optional", record=deleted(SESSION))
    async def end(self, call: Call) -> None:
        """End the session that the call carries, and every session of its `sessionid` group, at once and for good."""
        if call.ks is None:
            return
        about(object_id=mark_of(call.ks))
        rows = rules.revocations(call.ks, call.now)

        async def unit(tx: Tx) -> None:
            for row in rows:
                await tx.execute(REVOKE, row)

        await self._db.write(unit)
        REVOKED.add("session")

    @action(permission=["SESSION_READ_PERMISSION", "KMC_ACCESS", "KMC_READ_ONLY"], raises=[PartnerAccessForbidden])
    async def get(self, call: Call, session: str | None = None) -> SessionInfo:
        """What a session says; one's own where none is given. Expired and ended ones can be read too."""
        ks = call.ks
        if session:
            try:
                ks = await self._identities.read(session, call.now)
            except InvalidKs as error:
                raise InternalError from error
        if ks is None:
            raise InternalError
        if ks.partner_id != call.partner_id:
            raise PartnerAccessForbidden(call.partner_id, ks.partner_id)
        return SessionInfo(
            session_type=ks.type or 0,
            partner_id=ks.partner_id,
            user_id=ks.user_id,
            expiry=ks.expiry,
            privileges=ks.privileges.text,
        )

    @action(
        permission=[ALWAYS, USER, WIDGET],
        raises=[StartSessionError, ActionBlocked],
        session="none",
        record=opens("user_id", ("Partner", "impersonated_partner_id")),
    )
    async def impersonate(
        self,
        call: Call,
        secret: str,
        impersonated_partner_id: int,
        user_id: str = "",
        type: SessionType = SessionType.USER,
        partner_id: int | None = None,
        expiry: int = 86400,
        privileges: str | None = None,
    ) -> str:
        """Open a session of another account with one's own secret, where that account lets one."""
        subjects = _guessing(call, partner_id)
        await self._guesses.check(subjects, call.now)
        master = await self._partner(call, partner_id)
        target = await self._partners.get(impersonated_partner_id)
        key = rules.presented_key(master, secret, call.now, admin=type == SessionType.ADMIN)
        if key is None:
            await self._guesses.failed(subjects, call.now)
        if master is None or key is None or not master.is_open or not _allows(master, target, IMPERSONATE):
            raise StartSessionError(partner_id or 0) from _why(master, key, "it may not open sessions of that account")
        assert target is not None
        seconds = expiry if master.id < 0 and expiry else capped(target, expiry)
        wish = Wish(user_id, int(type), call.time + seconds, privileges or "", master_partner_id=master.id)
        return mint(target, wish, now=call.now)

    @action(permission=[], raises=[StartSessionError], record=opens())
    async def impersonate_by_ks(
        self,
        call: Call,
        session: str,
        type: SessionType | None = None,
        expiry: int | None = None,
        privileges: str | None = None,
    ) -> SessionInfo:
        """Open a session like another one; for accounts of the installation itself."""
        try:
            ks = await self._identities.read(session, call.now)
        except InvalidKs as error:
            raise StartSessionError(call.partner_id) from error
        target = await self._partners.get(ks.partner_id)
        if call.partner is None or not _allows(call.partner, target, IMPERSONATE_BY_KS):
            raise StartSessionError(call.partner_id)
        assert target is not None
        kind = int(type) if type is not None else ks.type or 0
        seconds = expiry if expiry is not None else (ks.expiry or 0) - call.time
        said = ks.privileges.text if privileges is None else privileges
        wish = Wish(ks.user_id, kind, call.time + seconds, said, master_partner_id=call.partner_id)
        return SessionInfo(
            ks=mint(target, wish, now=call.now),
            session_type=kind,
            partner_id=target.id,
            user_id=ks.user_id,
            expiry=seconds,
            privileges=said,
        )

    @action(
        permission=[ALWAYS, USER, WIDGET, "PLAYBACK_BASE_PERMISSION"],
        raises=[InvalidWidgetId, StartWidgetSessionError],
        session="none",
        record=opens(related=("widget", "widget_id")),
    )
    async def start_widget_session(self, call: Call, widget_id: str, expiry: int = 86400) -> StartWidgetSessionResponse:
        """Open a session for an anonymous visitor of a widget; `_<partnerId>` is every account's own."""
        owner = await store.owner_of(self._db, widget_id)
        partner = None if owner is None else await self._partners.recall(owner)
        if partner is None:
            raise InvalidWidgetId(widget_id)
        widget = await store.widgets.get(self._db, partner.id, widget_id)
        if not partner.is_open or not all(rules.is_one_value(widget.given.get(name)) for name in _IN_SESSIONS):
            raise StartWidgetSessionError(widget_id)
        privileges = rules.widget_privileges(
            widget.privileges, entry_id=widget.entry_id, privacy_context=widget.privacy_context
        )
        seconds = min(expiry, partner.ks_max_expiry) if partner.ks_max_expiry else expiry
        text = mint(partner, Wish("0", 0, call.time + seconds, privileges), now=call.now)
        return StartWidgetSessionResponse(partner_id=partner.id, ks=text, user_id="0")

    async def _check_role(self, partner: PartnerFacts, privileges: str | None) -> None:
        """A role that `setrole` names must be the account's or everybody's."""
        named = privileges_of(privileges or "", partner).first("setrole")
        if not named or named == "null":
            return
        if self._roles.everybody.role(named) is None and (await self._roles.of(partner.id)).role(named) is None:
            raise UnknownRoleId

    async def _partner(self, call: Call, partner_id: int | None) -> PartnerFacts | None:
        if not partner_id:
            return None
        if call.partner is not None and call.partner.id == partner_id:
            return call.partner
        return await self._partners.recall(partner_id)


PER_ACCOUNT = Limit("secret/account", 50, 600)
"""Wrong secrets for one account from one address."""
PER_ADDRESS = Limit("secret/address", 200, 600)
"""Wrong secrets from one address."""


def _guessing(call: Call, partner_id: int | None) -> tuple[tuple[Limit, str], ...]:
    origin = origin_of(call.ip)
    return (PER_ACCOUNT, f"{origin}|{partner_id or call.partner_id}"), (PER_ADDRESS, origin)


def _why(partner: PartnerFacts | None, key: int | None, otherwise: str = "") -> Why:
    """Why no session was opened with a secret."""
    if partner is None:
        return Why("there is no such account")
    if key is None:
        return Why("the secret is none that the account has enabled for such a session")
    return Why(otherwise if partner.is_open else "the account is not open")


IMPERSONATE, IMPERSONATE_BY_KS = ("session", "impersonate"), ("session", "impersonatebyks")


def _allows(master: PartnerFacts, target: PartnerFacts | None, action: tuple[str, str]) -> bool:
    return target is not None and target.is_open and rules.may_impersonate(master, target, action)


_IN_SESSIONS = {"entry_id": "entryId", "privacy_context": "privacyContext"}
"""Properties of a widget that its sessions have as values of privileges, and that anybody with a session sets."""


def _check_values(call: Call, values: Mapping[str, Any]) -> None:
    """Raises `InvalidFieldValue` where a property would give a widget's sessions other privileges than its own.

    A role is given to them only by who may do everything: whoever sets it can open such a session.
    """
    if rules.names_role(values.get("privileges")) and not call.grant.is_whole:
        raise InvalidFieldValue("privileges")
    for name, wire in _IN_SESSIONS.items():
        if not rules.is_one_value(values.get(name)):
            raise InvalidFieldValue(wire)


class WidgetService(Service, name="widget"):
    """Widgets: the places on people's pages that anonymous sessions come from."""

    def __init__(self, db: Database) -> None:
        self._db = db

    @action(
        permission=["WIDGET_ADMIN", "PLAYLIST_EMBED_CODE", "CONTENT_MANAGE_EMBED_CODE", USER, WIDGET],
        raises=[SourceWidgetOrUiConfRequired, SourceWidgetNotFound, InvalidFieldValue],
        writes=True,
        record=created("widget"),
    )
    async def add(self, call: Call, widget: Widget) -> Widget:
        """Make a widget from another or for a player."""
        values = admit(widget, call)
        source = values.get("source_widget_id")
        if not source and not values.get("ui_conf_id"):
            raise SourceWidgetOrUiConfRequired
        if source:
            values = {**await self._from_source(call, source), **values}
        return await self._insert(call, values)

    @action(
        permission=["WIDGET_ADMIN", USER],
        raises=[SourceWidgetNotFound, InvalidFieldValue],
        writes=True,
        record=created("widget"),
    )
    async def clone(self, call: Call, widget: Widget) -> Widget:
        """Make a copy of the widget that `sourceWidgetId` names, changed by what else is sent."""
        values = admit(widget, call)
        copied = await self._from_source(call, values.get("source_widget_id") or "")
        return await self._insert(call, {**copied, **values})

    async def _from_source(self, call: Call, source_id: str) -> dict[str, object]:
        source = await store.widgets.find_one(self._db, call.partner_id, source_id)
        if source is None:
            raise SourceWidgetNotFound(source_id)
        kept = ("ui_conf_id", "entry_id", "security_type", "security_policy", "privacy_context", "enforce_entitlement")
        copied = {name: source.given[name] for name in kept if name in source.given}
        return {**copied, "root_widget_id": source.root_widget_id or source.id}

    async def _insert(self, call: Call, values: dict[str, object]) -> Widget:
        _check_values(call, values)
        id = "0_" + "".join(secrets.choice(_LETTERS) for _ in range(8))
        row = {"add_embed_html5_support": False, **values, "id": id, "partner_id": call.partner_id}

        async def unit(tx: Tx) -> None:
            await store.insert_widget(tx, row, call.time)

        await self._db.write(unit)
        return await store.widgets.get(self._db, call.partner_id, id)

    @action(
        permission=["WIDGET_ADMIN", ALWAYS, USER, WIDGET, "PLAYBACK_BASE_PERMISSION"],
        raises=[InvalidWidgetId],
        session="optional",
    )
    async def get(self, call: Call, id: str) -> Widget:
        """A widget."""
        owner = await store.owner_of(self._db, id)
        reachable = owner is not None and (call.partner is None or owner == call.partner_id)
        if owner is None or not reachable:
            raise InvalidWidgetId(id)
        return await store.widgets.get(self._db, owner, id)

    @action(permission=["WIDGET_ADMIN"])
    async def list_(
        self, call: Call, filter: WidgetFilter | None = None, pager: FilterPager | None = None
    ) -> WidgetListResponse:
        """The widgets of the account, the newest first."""
        page = await store.widgets.list(self._db, call.partner_id, filter, pager)
        return WidgetListResponse(total_count=page.total, objects=page.objects)

    @action(
        permission=["WIDGET_ADMIN"],
        raises=[InvalidWidgetId, InvalidFieldValue],
        writes=True,
        record=changed("widget", "id"),
    )
    async def update(self, call: Call, id: str, widget: Widget) -> Widget:
        """Change a widget."""
        stored = await store.widgets.get(self._db, call.partner_id, id)
        changes = amend(stored, widget, call)
        _check_values(call, changes)

        async def unit(tx: Tx) -> Widget:
            current = await store.widgets.get(tx, call.partner_id, id)
            return await store.widgets.change(tx, call.partner_id, id, current, {**changes, "updated_at": call.time})

        return await self._db.write(unit)
