"""`partner.*`: accounts. See docs/protocol/accounts.md."""

import re
from dataclasses import dataclass
from typing import Any, Protocol

from keyreel.accounts import rules, store
from keyreel.accounts.owner_actions import OwnerActions, People
from keyreel.accounts.registration import LoginTaken, Registrar
from keyreel.accounts.store import InvalidPartnerId
from keyreel.accounts.types import GROUP_TYPES, Partner, PartnerFilter, PartnerListResponse, PartnerPublicInfo
from keyreel.accounts.usage_actions import UsageActions
from keyreel.gate import Call, admit, amend
from keyreel.gate.errors import UserBlocked
from keyreel.schema.errors import (
    ApiError,
    CannotBeNull,
    DeprecatedProperty,
    OwnerNeedsAdminRole,
    ServiceForbidden,
    UserNotFound,
)
from keyreel.schema.kinds import BigInt
from keyreel.schema.lists import FilterPager
from keyreel.schema.records import changed, created
from keyreel.schema.service import ALWAYS, USER, WIDGET, Service, action
from keyreel.storage import Database, Tx

EMAIL = re.compile(r"[^@\s<>,;:\"]{1,64}@[^@\s<>,;:\"]{1,255}\Z")
_TAG = re.compile(r"<[^<>]*>")


class RegistrationError(ApiError, code="PARTNER_REGISTRATION_ERROR"):
    """The account was not registered: {MESSAGE}"""


class UnknownPartnerId(ApiError, code="UNKNOWN_PARTNER_ID"):
    """There is no account {PID}."""


class NotAGroup(ApiError, code="NON_GROUP_PARTNER_ATTEMPTING_TO_ASSIGN_CHILD"):
    """Account {PID} is no group, so it cannot have children."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A user who may come to own an account.

    Attributes:
        administrates: whether they have the administrators' role.
        is_active: whether they are not blocked.
    """

    id: str
    name: str
    email: str | None
    administrates: bool
    is_active: bool


class Users(Protocol):
    """What accounts need to know of users."""

    async def candidate(self, db: Database | Tx, partner_id: int, user_id: str) -> Candidate | None:
        """A user of the account, or `None`. Read in a transaction, they stay what they are until its end."""
        ...


class PartnerService(OwnerActions, UsageActions, Service, name="partner"):
    """Accounts: their settings, and how new ones are registered."""

    def __init__(
        self,
        db: Database,
        book: store.PartnerBook,
        registrar: Registrar,
        users: Users,
        people: People,
        *,
        open_registration: bool,
    ) -> None:
        self._db = db
        self._users = users
        self._people = people
        self._book = book
        self._registrar = registrar
        self._open = open_registration

    @action(
        permission=["ADMIN_PUBLISHER_MANAGE", ALWAYS, USER, WIDGET],
        raises=[RegistrationError],
        session="optional",
        record=created("Partner"),
    )
    async def register(
        self,
        call: Call,
        partner: Partner,
        cms_password: str = "",
        template_partner_id: int | None = None,
        silent: bool = False,
    ) -> Partner:
        """Open an account; closed unless the operator opened registration. A group opens its children itself.

        The answer is the only one that shows the owner's password where it was drawn here.
        """
        self._check_open(call, "register")
        _check_template(template_partner_id)
        try:
            values = _registered(partner, call)
            values |= _parent(call)
        except RegistrationError:
            raise
        except ApiError as error:
            raise RegistrationError(error.message.replace("KalturaPartner::", "")) from error
        email = values.pop("admin_email")
        await self._prove_owner(call, email, cms_password, values)
        try:
            made, stored = await self._registrar.create(
                values, email=email, password=cms_password or None, now=call.now
            )
        except LoginTaken as error:
            raise RegistrationError(str(error)) from error
        call.grant = call.grant.widened("INTEGRATION_BASE")
        password = made.password or cms_password
        shown = rules.complete(stored)
        shown.given.update(secret=made.secret, admin_secret=made.admin_secret, cms_password=password)
        return shown

    @action(permission=["ADMIN_PUBLISHER_MANAGE", ALWAYS, USER, WIDGET], raises=[RegistrationError], session="optional")
    async def registration_validation(
        self,
        call: Call,
        partner: Partner,
        cms_password: str = "",
        template_partner_id: int | None = None,
        silent: bool = False,
    ) -> bool:
        """Whether `register` would take this account."""
        self._check_open(call, "registrationValidation")
        _check_template(template_partner_id)
        values = _registered(partner, call)
        _parent(call)
        await self._prove_owner(call, values["admin_email"], cms_password, values)
        return True

    async def _prove_owner(self, call: Call, email: str, password: str, values: dict[str, Any]) -> None:
        """Raises `RegistrationError` where nobody can come to own an account with this e-mail and password."""
        first, _, last = (values["admin_name"] or "").partition(" ")
        try:
            await self._people.prove_owner(call, email, password, {"first_name": first, "last_name": last})
        except ApiError as error:
            raise RegistrationError(error.message) from error

    def _check_open(self, call: Call, name: str) -> None:
        if not self._open and not _is_group(call):
            raise ServiceForbidden(f"partner->{name}")

    @action(permission=["ADMIN_PUBLISHER_MANAGE"], raises=[InvalidPartnerId])
    async def get(self, call: Call, id: BigInt | None = None) -> Partner:
        """An account: one's own, or a child of it."""
        return await self._shown(call, id or 0)

    @action(permission=["INTEGRATION_BASE", "ADMIN_BASE", "ACCOUNT_BASE", "KMC_READ_ONLY"], deprecated=True)
    async def get_info(self, call: Call) -> Partner:
        """One's own account."""
        return await self._shown(call, call.partner_id)

    @action(permission=[ALWAYS, USER, WIDGET], raises=[InvalidPartnerId])
    async def get_public_info(self, call: Call, id: BigInt | None = None) -> PartnerPublicInfo:
        """What anybody may know of an account."""
        if not id or await store.partners.find_one(self._db, id, str(id)) is None:
            raise InvalidPartnerId(id or 0)
        return PartnerPublicInfo(analytics_url=call.base_url, analytics_persistent_session_id=False)

    @action(
        permission=["ACCOUNT_UPDATE_SETTINGS", "INTEGRATION_UPDATE_SETTINGS"],
        raises=[UnknownPartnerId, UserNotFound, OwnerNeedsAdminRole, UserBlocked],
        writes=True,
        record=changed("Partner"),
    )
    async def update(self, call: Call, partner: Partner, allow_empty: bool = False) -> Partner:
        """Change one's own account. Without `allowEmpty`, empty text leaves a property as it is."""
        stored = await store.partners.find_one(self._db, call.partner_id, str(call.partner_id))
        if stored is None:
            raise UnknownPartnerId(call.partner_id)
        shown = await self._with_secrets(stored)
        sent = {name: _stripped(value) for name, value in amend(shown, partner, call).items()}
        changes = {
            name: None if value == [] else value
            for name, value in sent.items()
            if value != shown.given.get(name) and (allow_empty or value != "")
        }  # what is sent back as it was shown is not set: it may be a default of the server's
        rules.check_settings(changes)

        async def unit(tx: Tx) -> None:
            current = await store.partners.get(tx, call.partner_id, str(call.partner_id))
            owner: dict[str, Any] = {}
            if changes.get("admin_user_id", current.admin_user_id) != current.admin_user_id:
                owner = await self._new_owner(tx, call.partner_id, changes["admin_user_id"])
            await store.partners.change(tx, call.partner_id, str(call.partner_id), current, {**changes, **owner})
            await tx.execute(store.RAISE_VERSION, {"id": call.partner_id})

        await self._db.write(unit)
        return await self._shown(call, call.partner_id)

    @action(permission=["ADMIN_PUBLISHER_MANAGE"])
    async def list_(
        self, call: Call, filter: PartnerFilter | None = None, pager: FilterPager | None = None
    ) -> PartnerListResponse:
        """One's own account and its children."""
        page = await store.partners.list(self._db, call.partner_id, filter, pager)
        objects = [await self._with_secrets(found) for found in page.objects]
        return PartnerListResponse(total_count=page.total, objects=objects)

    @action(permission=["ADMIN_PUBLISHER_MANAGE"])
    async def count(self, call: Call, filter: PartnerFilter | None = None) -> int:
        """How many accounts `list` would find."""
        page = await store.partners.list(self._db, call.partner_id, filter, None)
        return page.total

    async def _new_owner(self, tx: Tx, partner_id: int, user_id: str | None) -> dict[str, Any]:
        """What changes with the owner.

        Raises:
            UserNotFound: there is no such user.
            OwnerNeedsAdminRole: they do not administrate the account.
            UserBlocked: they are blocked, and nobody blocks an owner.
        """
        found = await self._users.candidate(tx, partner_id, user_id) if user_id else None
        if found is None:
            raise UserNotFound
        if not found.administrates:
            raise OwnerNeedsAdminRole
        if not found.is_active:
            raise UserBlocked
        return {"admin_user_id": found.id, "admin_name": found.name, "admin_email": found.email}


def _registered(partner: Partner, call: Call) -> dict[str, Any]:
    values = {name: _stripped(value) for name, value in admit(partner, call).items()}
    if values.get("admin_name") and (values.get("first_name") or values.get("last_name")):
        raise DeprecatedProperty("adminName")
    if not values.get("admin_name"):
        names = (values.get("first_name"), values.get("last_name"))
        values["admin_name"] = " ".join(name for name in names if name) or None
    for name, wire in (
        ("name", "name"),
        ("admin_name", "adminName"),
        ("admin_email", "adminEmail"),
        ("description", "description"),
    ):
        if not values.get(name):
            raise CannotBeNull(f"KalturaPartner::{wire}")
    if not EMAIL.match(values["admin_email"]):
        raise RegistrationError("the administrator's e-mail is not an address")
    rules.check_settings(values)
    return values


def _check_template(partner_id: int | None) -> None:
    """Raises `RegistrationError` where an account is named that the new one should be like: there are no templates."""
    if partner_id:
        raise RegistrationError(f"account {partner_id} is no template: new accounts start as this server makes them")


def _is_group(call: Call) -> bool:
    return call.caller.is_admin and call.partner is not None and call.partner.group_type in GROUP_TYPES


def _parent(call: Call) -> dict[str, Any]:
    """What an account that an account opens is to it: a group's child.

    Raises:
        NotAGroup: the session is an ADMIN's of an account that is no group.
    """
    if not call.caller.is_admin:
        return {}
    if not _is_group(call):
        raise NotAGroup(call.partner_id)
    return {"partner_parent_id": call.partner_id}


def _stripped(value: Any) -> Any:
    return _TAG.sub("", value) if isinstance(value, str) else value
