"""Accounts and their secrets, as they are kept. Secrets are sealed: the database alone opens no account."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from ipaddress import ip_network
from typing import Any

import msgspec
import sqlalchemy as sa

from keyreel.accounts.types import Partner, PartnerFilter
from keyreel.gate import PartnerFacts, Reach
from keyreel.gate.partners import ApiRules
from keyreel.gate.roles import USUAL_ROLES, SessionRoles
from keyreel.ks import Keyring
from keyreel.schema.errors import ApiError
from keyreel.shelf import Condition, Shelf
from keyreel.shelf.filters import escape
from keyreel.storage import Database, Reader, SealedColumn, Sealer, Serial, Statement, Tx, in_list, metadata

partner = sa.Table(
    "partner",
    metadata,
    sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("version", sa.BigInteger, nullable=False, server_default="1"),
    sa.Column("status", sa.BigInteger, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("website", sa.Text),
    sa.Column("description", sa.Text),
    sa.Column("admin_name", sa.Text),
    sa.Column("admin_email", sa.Text),
    sa.Column("created_at", sa.BigInteger, nullable=False),
    sa.Column("partner_package", sa.BigInteger, nullable=False),
    sa.Column("partner_group_type", sa.BigInteger, nullable=False),
    sa.Column("partner_parent_id", sa.BigInteger, index=True),
    sa.Column("monitor_usage", sa.BigInteger),
    sa.Column("settings", sa.Text, nullable=False),
    sa.Column("data", sa.Text, nullable=False),
)
"""`version` is raised by every change to what the account's callers may do; `settings` is JSON that the API does not
show: see `keyreel.accounts.settings`."""

partner_secret = sa.Table(
    "partner_secret",
    metadata,
    sa.Column("serial", Serial, primary_key=True, autoincrement=True),
    sa.Column("partner_id", sa.BigInteger, sa.ForeignKey("partner.id"), nullable=False, index=True),
    sa.Column("kind", sa.String(8), nullable=False),
    sa.Column("position", sa.BigInteger, nullable=False),
    sa.Column("sealed", sa.LargeBinary, nullable=False),
    sa.Column("enabled", sa.Boolean, nullable=False),
    sa.Column("created_at", sa.BigInteger, nullable=False),
    sa.Column("ends_at", sa.BigInteger),
)
"""`kind` is `admin` or `user`; the enabled ones verify until they end, unix seconds, and the first of them signs: see
`ORDER`."""

ADMIN, USER = "admin", "user"
ORDER = (partner_secret.c.ends_at.is_not(None), partner_secret.c.position, partner_secret.c.serial)
"""The order of an account's secrets of a kind: one that ends signs nothing, because what it signs would end with it."""

_ID = sa.bindparam("id")
_FACTS = Statement(
    sa.select(
        partner.c.version,
        partner.c.status,
        partner.c.partner_parent_id,
        partner.c.settings,
        partner.c.partner_group_type,
        partner.c.data,
    ).where(partner.c.id == _ID)
)
_SECRETS = Statement(
    sa.select(partner_secret.c.kind, partner_secret.c.sealed, partner_secret.c.ends_at)
    .where(partner_secret.c.partner_id == _ID, partner_secret.c.enabled)
    .order_by(*ORDER)
)
_IDS = Statement(sa.select(partner.c.id, partner.c.name, partner.c.status).order_by(partner.c.id))
_LAST_ID = Statement(sa.select(sa.func.max(partner.c.id)))
_ADD_SECRET = Statement(
    sa.insert(partner_secret).values(
        {name: sa.bindparam(name) for name in ("partner_id", "kind", "position", "sealed", "enabled", "created_at")}
    )
)
RAISE_VERSION = Statement(sa.update(partner).where(partner.c.id == _ID).values(version=partner.c.version + 1))


class InvalidPartnerId(ApiError, code="INVALID_PARTNER_ID"):
    """There is no account {PID} that this session reaches."""


def _anywhere() -> sa.ColumnElement[bool]:
    text = sa.bindparam(_ANYWHERE)
    columns = (partner.c.name, partner.c.description, partner.c.website, partner.c.admin_name, partner.c.admin_email)
    return sa.or_(*(sa.func.lower(column).like(text, escape="\\") for column in columns))


_ANYWHERE = "partner_name_description_website_admin_name_admin_email_like"
_reach = sa.or_(partner.c.id == sa.bindparam("partner_id"), partner.c.partner_parent_id == sa.bindparam("partner_id"))


def _number(name: str, clause: sa.ColumnElement[bool]) -> Condition:
    return Condition(lambda: clause, lambda raw: {name: raw})


partners = Shelf(
    Partner,
    partner,
    missing=InvalidPartnerId,
    key=partner.c.id,
    fold=int,
    order=(partner.c.id.asc(),),
    visible=partner.c.status != 0,
    scope=_reach,
    filter=PartnerFilter,
    extra={
        _ANYWHERE: Condition(_anywhere, lambda raw: {_ANYWHERE: f"%{escape(str(raw).lower())}%"}),
        "id_greater_than": _number("id_greater_than", partner.c.id > sa.bindparam("id_greater_than")),
        "created_at_greater_than_or_equal": _number(
            "created_at_greater_than_or_equal",
            partner.c.created_at >= sa.bindparam("created_at_greater_than_or_equal"),
        ),
    },
)
"""Accounts, each reached from itself and from the account it is a child of."""


class _Rest(msgspec.Struct):
    admin_user_id: str | None = None
    default_entitlement_enforcement: bool = False


accounts_of = Shelf(
    Partner,
    partner,
    missing=InvalidPartnerId,
    key=partner.c.id,
    fold=int,
    order=(partner.c.id.asc(),),
    visible=partner.c.status == 1,
    scope=in_list(partner.c.id, "partner_id"),
    filter=PartnerFilter,
)
"""Active accounts, reached by those that have their numbers: the parameter `partner_id` is a list of them."""


def secret_context(partner_id: int, kind: str) -> str:
    """The place that a secret is sealed for."""
    return f"partner_secret/{partner_id}/{kind}"


SEALED_SECRETS = SealedColumn(
    partner_secret.c.sealed,
    partner_secret.c.serial,
    (partner_secret.c.partner_id, partner_secret.c.kind),
    secret_context,
)


def _session_roles(kept: Mapping[str, Any]) -> SessionRoles:
    """What an account's settings say about the roles of its sessions."""
    named = {
        "admin": kept.get("adminSessionRole"),
        "user": kept.get("userSessionRole"),
        "widget": kept.get("widgetSessionRole"),
        "second_secret": kept.get("secondarySecretRole"),
        "always": tuple(kept.get("alwaysAllowed") or ()),
        "narrows": kept.get("userSessionsNarrowed"),
    }
    return replace(USUAL_ROLES, **{name: value for name, value in named.items() if value})


RulesOf = Callable[[int, int], Awaitable[ApiRules]]
"""Gives the rules of an access control profile: of which account, which one."""


class PartnerBook:
    """What is on record about accounts, secrets opened. Without `rules_of`, no profile says who may call."""

    def __init__(self, db: Reader, sealer: Sealer, rules_of: RulesOf | None = None) -> None:
        self._db = db
        self._sealer = sealer
        self._rules_of = rules_of

    async def facts(self, partner_id: int) -> PartnerFacts | None:
        """The account as the gate needs it, or `None`."""
        row = await self._db.fetch_one(_FACTS, {"id": partner_id})
        if row is None:
            return None
        version, status, parent_id, settings, group_type, data = row
        found = await self._secrets(partner_id)
        admin = tuple(text for text, _ in found[ADMIN])
        kept = msgspec.json.decode(settings, type=dict[str, Any])
        rest = msgspec.json.decode(data, type=_Rest)
        profile_id = kept.get("apiAccessControlId")
        rules = await self._rules_of(partner_id, profile_id) if profile_id and self._rules_of else None
        return PartnerFacts(
            id=partner_id,
            version=version,
            status=status,
            keyring=Keyring(admin),
            admin_secrets=admin,
            user_secrets=tuple(text for text, _ in found[USER]),
            admin_ends=tuple(ends for _, ends in found[ADMIN]),
            user_ends=tuple(ends for _, ends in found[USER]),
            ks_version=max(kept.get("ksVersion", 1), kept.get("ksMinVersion", 1)),
            ks_min_version=kept.get("ksMinVersion", 1),
            ks_max_expiry=kept.get("ksMaxExpiryInSeconds"),
            parent_id=parent_id,
            group_type=group_type,
            https_only=bool(kept.get("httpsOnly")),
            addresses=tuple(ip_network(text) for text in kept.get("addresses", ())),
            rules=rules,
            reach=Reach.of(kept),
            roles=_session_roles(kept),
            hides_secrets=bool(kept.get("hideSecrets")),
            owner_id=rest.admin_user_id,
            enforces_entitlement=rest.default_entitlement_enforcement,
        )

    async def secrets(self, partner_id: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The enabled admin and user secrets, the primary ones first."""
        found = await self._secrets(partner_id)
        return tuple(text for text, _ in found[ADMIN]), tuple(text for text, _ in found[USER])

    async def _secrets(self, partner_id: int) -> dict[str, list[tuple[str, int | None]]]:
        """The enabled secrets of each kind with their ends."""
        found: dict[str, list[tuple[str, int | None]]] = {ADMIN: [], USER: []}
        for kind, sealed, ends_at in await self._db.fetch(_SECRETS, {"id": partner_id}):
            found[kind].append((self._sealer.open(bytes(sealed), secret_context(partner_id, kind)), ends_at))
        return found


async def add_secret(tx: Tx, sealer: Sealer, partner_id: int, kind: str, secret: str, position: int, now: int) -> None:
    """Keep a secret of an account, sealed."""
    sealed = sealer.seal(secret, secret_context(partner_id, kind))
    row: Mapping[str, Any] = {
        "partner_id": partner_id,
        "kind": kind,
        "position": position,
        "sealed": sealed,
        "enabled": True,
        "created_at": now,
    }
    await tx.execute(_ADD_SECRET, row)


async def next_id(tx: Tx, first: int) -> int:
    """The id of the next account: one above the highest, `first` at least."""
    row = await tx.fetch_one(_LAST_ID)
    return max(first, (row[0] or 0) + 1 if row else first)


async def all_ids(db: Database) -> list[tuple[int, str, int]]:
    """Every account: id, name, status."""
    return [(row[0], row[1], row[2]) for row in await db.fetch(_IDS)]
