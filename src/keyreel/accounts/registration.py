"""How accounts come to be: registered through the API, created by the operator, or brought from another server."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Protocol

import msgspec

from keyreel.accounts import rules, store
from keyreel.accounts.types import Partner
from keyreel.gate import PartnerStatus
from keyreel.gate.reach import read_actions, read_partners
from keyreel.storage import Conflict, Database, Sealer, Tx

PASSWORD_BYTES = 12
ATTEMPTS = 5
"""How often an account is made anew when another took its number, or its owner's e-mail, in the meantime."""


@dataclass(frozen=True, slots=True)
class NewAccount:
    """An account that was just made, with what its owner must be told once.

    `password` is null where the owner chose it, or where the login existed already.
    """

    partner_id: int
    secret: str
    admin_secret: str
    admin_user_id: str | None
    password: str | None


@dataclass(frozen=True, slots=True)
class AccountSecrets:
    """An account and its primary secrets."""

    partner_id: int
    name: str
    status: int
    secret: str | None
    admin_secret: str | None


@dataclass(frozen=True, slots=True)
class OwnerLogin:
    """How an owner logs in: with a new login that keeps `password_hash`, with a `proven` one, or, with neither, not."""

    password_hash: str | None
    proven: bool


class LoginTaken(Exception):
    """The e-mail logs in already: attaching that login to another account needs its password."""


class Owners(Protocol):
    """What accounts need of users and widgets: the first ones of a new account."""

    async def hash_password(self, password: str) -> str:
        """The password as it is kept."""
        ...

    async def prove_login(self, email: str, password: str | None) -> bool:
        """Whether a login with this e-mail exists already; its password must be given then.

        Raises:
            LoginTaken: it exists and this is not its password.
        """
        ...

    async def open_account(
        self, tx: Tx, partner_id: int, *, email: str | None, name: str, login: OwnerLogin, now: int
    ) -> str | None:
        """Make the account's first user, their login, and the default widget; the user's id.

        Raises:
            Conflict: the e-mail logs in already, and `login` is a new one.
        """
        ...

    async def bring_users(self, tx: Tx, partner_id: int, users: Sequence["BroughtUser"], now: int) -> None:
        """Add the users of an account from another server.

        Raises:
            UserRefused: one of them cannot be brought.
        """
        ...


class UserRefused(ValueError):
    """A user of a document cannot be brought; the message says who and why."""


Whole = Annotated[int, msgspec.Meta(ge=-(2**63), le=2**63 - 1)]
"""A whole number that a column holds."""
AccountSecret = Annotated[str, msgspec.Meta(min_length=1)]
"""Whoever knows it signs sessions: an empty one would let everybody."""


class BroughtUser(msgspec.Struct, rename="camel", forbid_unknown_fields=True, kw_only=True):
    """A user from another server. With `login_id` the user logs in: with the password whose hash is given, or, without
    one, once they have chosen one by mail.
    """

    id: str
    email: str | None = None
    screen_name: str | None = None
    first_name: str | None = None
    last_name: str | None = None
    is_admin: bool = False
    role_ids: str | None = None
    status: Annotated[int, msgspec.Meta(ge=0, le=1)] = 1
    created_at: Whole | None = None
    ks_privileges: str | None = None
    login_id: str | None = None
    password_hash: str | None = None
    sha1_password: Annotated[str, msgspec.Meta(pattern="^[0-9a-fA-F]{40}$")] | None = None
    salt: str | None = None


class Document(msgspec.Struct, rename="camel", forbid_unknown_fields=True, kw_only=True):
    """An account from another server, as `keyreel account import` reads it. See docs/accounts.md."""

    id: Whole
    name: str
    admin_secret: AccountSecret
    secret: AccountSecret | None = None
    additional_admin_secrets: list[AccountSecret] = []
    ks_version: int = 1
    ks_max_expiry_in_seconds: Annotated[int, msgspec.Meta(ge=1, le=2**31)] | None = rules.KS_MAX_EXPIRY
    status: int = int(PartnerStatus.ACTIVE)
    admin_name: str | None = None
    admin_email: str | None = None
    password: str | None = None
    description: str | None = None
    website: str | None = None
    partner_parent_id: Whole | None = None
    partner_group_type: Whole = 1
    created_at: Whole | None = None
    max_login_attempts: Whole | None = None
    login_block_period: Whole | None = None
    num_prev_pass_to_keep: Whole | None = None
    reaches: str = ""
    reach_actions: str = ""
    users: list[BroughtUser] = []


class DocumentInvalid(ValueError):
    """The document describes no account: the message says where and why."""


class Registrar:
    """Makes accounts."""

    def __init__(self, db: Database, sealer: Sealer, owners: Owners) -> None:
        self._db = db
        self._sealer = sealer
        self._owners = owners

    async def create(
        self, values: Mapping[str, Any], *, email: str, password: str | None, now: float
    ) -> tuple[NewAccount, Partner]:
        """A new account with an owner who can log in.

        Args:
            values: its properties by Python name, `name` among them.
            email: its owner's, who logs in with it.
            password: the owner's; drawn where it is not given.
            now: unix seconds.

        Raises:
            LoginTaken: the e-mail logs in already, and with another password.
        """
        for attempt in range(1, ATTEMPTS + 1):
            proven = await self._owners.prove_login(email, password)
            try:
                return await self._create(values, email=email, password=password, proven=proven, now=now)
            except Conflict:  # somebody else took the number, or the e-mail, which must be proven then
                if attempt == ATTEMPTS:
                    raise
        raise AssertionError

    async def _create(
        self, values: Mapping[str, Any], *, email: str, password: str | None, proven: bool, now: float
    ) -> tuple[NewAccount, Partner]:
        drawn = None if password else secrets.token_urlsafe(PASSWORD_BYTES)
        login = OwnerLogin(None if proven else await self._owners.hash_password(password or drawn or ""), proven)
        secret, admin_secret = rules.draw_secret(), rules.draw_secret()
        settings = {"ksVersion": 2, "ksMaxExpiryInSeconds": rules.KS_MAX_EXPIRY}
        stamp = int(now)

        async def unit(tx: Tx) -> tuple[int, Partner, str | None]:
            partner_id = await store.next_id(tx, rules.FIRST_ID)
            row: dict[str, Any] = {**rules.starting_values(), **values, "admin_email": email, "id": partner_id}
            row |= {"status": int(PartnerStatus.ACTIVE), "created_at": stamp}
            row.setdefault("first_name", row.get("admin_name"))
            await self._insert(tx, row, settings, [admin_secret], secret, stamp)
            owner = await self._owners.open_account(
                tx,
                partner_id,
                email=email,
                name=row.get("admin_name") or "",
                login=login,
                now=stamp,
            )
            changes = {"admin_user_id": owner}
            stored = await store.partners.get(tx, partner_id, str(partner_id))
            stored = await store.partners.change(tx, partner_id, str(partner_id), stored, changes)
            return partner_id, stored, owner

        partner_id, stored, owner = await self._db.write(unit)
        return NewAccount(partner_id, secret, admin_secret, owner, drawn), stored

    async def bring(self, document: Mapping[str, Any], *, now: float) -> int:
        """An account from another server, with its id and secrets, so that what was made for it keeps working.

        Raises:
            DocumentInvalid: it is not what is expected, or the id is taken here.
            LoginTaken: the owner's e-mail logs in already, and not with the document's password.
        """
        try:
            brought = msgspec.convert(document, Document)
        except msgspec.ValidationError as error:
            raise DocumentInvalid(str(error)) from error
        if brought.ks_version not in (1, 2):
            raise DocumentInvalid("ksVersion is 1 or 2")
        if brought.status not in (possible := [int(status) for status in PartnerStatus if status]):
            raise DocumentInvalid(f"status is one of {', '.join(map(str, possible))}")
        if brought.id == 0:
            raise DocumentInvalid("account 0 is everybody's")
        try:
            reach = {"reaches": read_partners(brought.reaches), "reachActions": read_actions(brought.reach_actions)}
        except ValueError as error:
            raise DocumentInvalid(f"reaches, reachActions: {error}") from error
        proven = bool(brought.admin_email) and await self._owners.prove_login(
            brought.admin_email or "", brought.password
        )
        hashed = await self._owners.hash_password(brought.password) if brought.password and not proven else None
        login = OwnerLogin(hashed, proven)
        stamp = int(now) if brought.created_at is None else brought.created_at
        names = ("name", "admin_name", "admin_email", "description", "website", "partner_parent_id", "status")
        limits = ("max_login_attempts", "login_block_period", "num_prev_pass_to_keep", "partner_group_type")
        row = {**rules.starting_values(), "id": brought.id, "created_at": stamp, "first_name": brought.admin_name}
        row |= {name: value for name in (*names, *limits) if (value := getattr(brought, name)) is not None}
        settings = {"ksVersion": brought.ks_version, "ksMaxExpiryInSeconds": brought.ks_max_expiry_in_seconds}
        settings |= {name: value for name, value in reach.items() if value}

        async def unit(tx: Tx) -> None:
            if await store.partners.find_one(tx, brought.id, str(brought.id)) is not None:
                raise DocumentInvalid(f"account {brought.id} exists here already")
            admin_secrets = [brought.admin_secret, *brought.additional_admin_secrets]
            await self._insert(tx, row, settings, admin_secrets, brought.secret, stamp)
            owner = await self._owners.open_account(
                tx,
                brought.id,
                email=brought.admin_email,
                name=brought.admin_name or "",
                login=login,
                now=stamp,
            )
            stored = await store.partners.get(tx, brought.id, str(brought.id))
            await store.partners.change(tx, brought.id, str(brought.id), stored, {"admin_user_id": owner})
            await self._owners.bring_users(tx, brought.id, brought.users, int(now))

        try:
            await self._db.write(unit)
        except UserRefused as error:
            raise DocumentInvalid(str(error)) from error
        return brought.id

    async def _insert(
        self,
        tx: Tx,
        row: Mapping[str, Any],
        settings: Mapping[str, Any],
        admin_secrets: list[str],
        secret: str | None,
        now: int,
    ) -> None:
        await store.partners.insert(tx, row, settings=msgspec.json.encode(settings).decode())
        for position, admin_secret in enumerate(admin_secrets):
            await store.add_secret(tx, self._sealer, row["id"], store.ADMIN, admin_secret, position, now)
        if secret:
            await store.add_secret(tx, self._sealer, row["id"], store.USER, secret, 0, now)


async def list_accounts(db: Database, sealer: Sealer) -> list[AccountSecrets]:
    """Every account with its primary secrets: for its operator's eyes only."""
    book = store.PartnerBook(db, sealer)
    found: list[AccountSecrets] = []
    for partner_id, name, status in await store.all_ids(db):
        admin, user = await book.secrets(partner_id)
        found.append(AccountSecrets(partner_id, name, status, user[0] if user else None, admin[0] if admin else None))
    return found
