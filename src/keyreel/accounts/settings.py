"""What an operator can set of an account, and the API does not show: `keyreel account set`.

The settings live as JSON beside the account and count at the next call of every worker. See docs/accounts.md.
"""

import ipaddress
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec
import sqlalchemy as sa

from keyreel.accounts import rules
from keyreel.accounts.store import RAISE_VERSION, partner, partners
from keyreel.accounts.types import GROUP_TYPES, PartnerGroupType, TwoFactorAuthenticationMode
from keyreel.gate import PartnerStatus
from keyreel.gate.reach import read_actions, read_partners
from keyreel.schema.common import RegexItem
from keyreel.schema.errors import InvalidFieldValue
from keyreel.schema.names import camel
from keyreel.storage import Database, Statement, Tx


class SettingRefused(ValueError):
    """There is no such setting, no such account, or the value is none that it takes; the message says which."""


@dataclass(frozen=True, slots=True)
class AccountSetting:
    """One setting: where it is kept, what it is for, and how its text is read."""

    kept_as: str
    help: str
    read: Callable[[str], Any]
    is_property: bool = False
    shown: Callable[[Any], Any] = lambda value: value
    """What is shown of what is kept."""
    is_role: bool = False


def _whole(least: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        number = int(text)
        if number < least:
            raise ValueError(f"{least} or more is expected")
        return number

    return read


def _version(text: str) -> int:
    if text not in ("1", "2"):
        raise ValueError("1 or 2 is expected")
    return int(text)


def _switch(text: str) -> bool:
    if text.lower() not in ("on", "off", "true", "false", "yes", "no"):
        raise ValueError("on or off is expected")
    return text.lower() in ("on", "true", "yes")


def _networks(text: str) -> list[str]:
    return [str(ipaddress.ip_network(part.strip())) for part in text.split(",") if part.strip()]


def _group(text: str) -> int:
    names = {kind.name.lower().replace("_", "-"): kind for kind in PartnerGroupType}
    if text not in names:
        raise ValueError(f"one of {', '.join(names)} is expected")
    return int(names[text])


def _group_name(kind: int | None) -> str | None:
    found = next((each for each in PartnerGroupType if each == kind), None)
    return None if found is None else found.name.lower().replace("_", "-")


def _status(text: str) -> int:
    names = {status.name.lower().replace("_", "-"): status for status in PartnerStatus if status}
    if text not in names:
        raise ValueError(f"one of {', '.join(names)} is expected")
    return int(names[text])


_SECOND_FACTOR = {
    "everybody": TwoFactorAuthenticationMode.ALL,
    "administrators": TwoFactorAuthenticationMode.ADMIN_USERS_ONLY,
    "others": TwoFactorAuthenticationMode.NON_ADMIN_USERS_ONLY,
}


def _second_factor(text: str) -> TwoFactorAuthenticationMode:
    if text not in _SECOND_FACTOR:
        raise ValueError(f"one of {', '.join(_SECOND_FACTOR)} is expected")
    return _SECOND_FACTOR[text]


def _id(text: str) -> int | None:
    return _whole(1)(text) if text else None


def _names(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def _patterns(text: str) -> list[RegexItem] | None:
    return [RegexItem(regex=line) for line in text.splitlines() if line] or None


def _text(text: str) -> str | None:
    return text or None


PROFILE = "api-access-control"
SETTINGS: dict[str, AccountSetting] = {
    "status": AccountSetting("status", "Whether it is open: active, read-only, blocked or full-block.", _status, True),
    "group": AccountSetting(
        "partner_group_type",
        "What it is to others: a publisher; or a group or var-group, which opens accounts and reaches them.",
        _group,
        True,
        _group_name,
    ),
    "parent": AccountSetting(
        "partner_parent_id", "The group that it is a child of, by number; empty for none.", _id, True
    ),
    "ks-version": AccountSetting("ksVersion", "Format of the sessions made for it, 1 or 2.", _version),
    "ks-min-version": AccountSetting("ksMinVersion", "Oldest format of sessions that is accepted, 1 or 2.", _version),
    "ks-max-expiry": AccountSetting("ksMaxExpiryInSeconds", "Seconds that its sessions may live.", _whole(1)),
    "https-only": AccountSetting("httpsOnly", "Refuse calls that do not come over https: on or off.", _switch),
    "addresses": AccountSetting(
        "addresses", "Networks that calls may come from, separated by commas; empty for every one.", _networks
    ),
    PROFILE: AccountSetting(
        "apiAccessControlId",
        "Access control profile, by number, whose rules say who may call; empty for none.",
        _id,
    ),
    "hide-secrets": AccountSetting("hideSecrets", "Let no answer show its secrets: on or off.", _switch),
    "max-login-attempts": AccountSetting(
        "max_login_attempts", "Wrong passwords after which a login is locked.", _whole(1), True
    ),
    "login-block-period": AccountSetting("login_block_period", "Seconds that it stays locked.", _whole(0), True),
    "password-pattern": AccountSetting(
        "password_structure_validations",
        "Regular expressions that passwords match, a line each; empty for the server's.",
        _patterns,
        True,
        lambda items: [item.regex for item in items] if items else None,
    ),
    "password-help": AccountSetting(
        "password_structure_validations_description", "What passwords look like, in words.", _text, True
    ),
    "password-restrictions": AccountSetting(
        "allow_default_password_restrictions", "Refuse passwords that hold their user's name or e-mail.", _switch, True
    ),
    "password-max-age": AccountSetting(
        "pass_replace_freq", "Seconds after which a password must be changed.", _whole(1), True
    ),
    "passwords-remembered": AccountSetting(
        "num_prev_pass_to_keep", "Earlier passwords that cannot be used again.", _whole(0), True
    ),
    "second-factor": AccountSetting(
        "use_two_factor_authentication", "Ask logins for a second factor: on or off.", _switch, True
    ),
    "second-factor-for": AccountSetting(
        "two_factor_authentication_mode",
        "Whom it is asked of: everybody, administrators or others.",
        _second_factor,
        True,
        lambda mode: next((name for name, value in _SECOND_FACTOR.items() if value == mode), None),
    ),
    "block-direct-login": AccountSetting(
        "block_direct_login", "Let nobody log in with a password: on or off.", _switch, True
    ),
    "admin-quota": AccountSetting(
        "admin_login_users_quota", "Administrators who may log in; -1 for any number.", _whole(-1), True
    ),
    "admin-domains": AccountSetting(
        "allowed_email_domains_for_admins",
        "Domains that administrators' e-mails are in, separated by commas; empty for any.",
        _text,
        True,
    ),
    "entitlement": AccountSetting(
        "default_entitlement_enforcement", "Enforce entitlement where a session says nothing: on or off.", _switch, True
    ),
    "self-serve": AccountSetting("is_self_serve", "Show it as a self-serve account: on or off.", _switch, True),
    "admin-role": AccountSetting(
        "adminSessionRole", "Role of ADMIN sessions whose user has none.", _text, is_role=True
    ),
    "user-role": AccountSetting("userSessionRole", "Role of USER sessions whose user has none.", _text, is_role=True),
    "widget-role": AccountSetting("widgetSessionRole", "Role of widget sessions.", _text, is_role=True),
    "second-secret-role": AccountSetting(
        "secondarySecretRole",
        "Role of sessions that another admin secret signed than the one that signs.",
        _text,
        is_role=True,
    ),
    "always-allowed": AccountSetting(
        "alwaysAllowed", "Permissions that every session has, instead of ALWAYS_ALLOWED_ACTIONS.", _names
    ),
    "narrow-user-sessions": AccountSetting(
        "userSessionsNarrowed",
        "Let USER sessions do no more than user-role says, whatever roles their users have: on or off.",
        _switch,
    ),
    "reaches": AccountSetting(
        "reaches",
        "Other accounts that its sessions may work on by partnerId, by number; * for every one.",
        read_partners,
    ),
    "reach-actions": AccountSetting(
        "reachActions", "With which actions: user.list, media.* or *, separated by commas.", read_actions
    ),
}
"""By the names that the command line has for them."""


def role_settings() -> list[str]:
    """The settings that name a role."""
    return [name for name, setting in SETTINGS.items() if setting.is_role]


_SETTINGS = Statement(sa.select(partner.c.settings).where(partner.c.id == sa.bindparam("id")))
_KEEP = Statement(sa.update(partner).where(partner.c.id == sa.bindparam("key")).values(settings=sa.bindparam("kept")))


def read_setting(name: str, text: str) -> Any:
    """The value that `text` means for a setting.

    Raises:
        SettingRefused: there is no such setting, or it takes no such value.
    """
    setting = SETTINGS.get(name)
    if setting is None:
        raise SettingRefused(f"there is no setting {name}: there are {', '.join(SETTINGS)}")
    try:
        return setting.read(text)
    except ValueError as error:
        raise SettingRefused(f"{name}: {error}") from error


async def change_settings(db: Database, partner_id: int, texts: Mapping[str, str]) -> None:
    """Set what `texts` says, by the settings' names; all or nothing.

    Raises:
        SettingRefused: a name, a value or the account is none.
    """
    values = {name: read_setting(name, text) for name, text in texts.items()}
    try:
        rules.check_settings({SETTINGS[name].kept_as: value for name, value in values.items()})
    except InvalidFieldValue as error:
        wrong = [name for name in values if camel(SETTINGS[name].kept_as) in error.arguments.values()]
        raise SettingRefused(f"{', '.join(wrong)}: this value does not work") from error

    async def unit(tx: Tx) -> None:
        row = await tx.fetch_one(_SETTINGS, {"id": partner_id})
        stored = await partners.find_one(tx, partner_id, str(partner_id))
        if row is None or stored is None:
            raise SettingRefused(f"there is no account {partner_id}")
        if values.get("parent") is not None:
            await _check_parent(tx, partner_id, values["parent"])
        kept = msgspec.json.decode(row[0], type=dict[str, Any])
        properties: dict[str, Any] = {}
        for name, value in values.items():
            (properties if SETTINGS[name].is_property else kept)[SETTINGS[name].kept_as] = value
        await tx.execute(_KEEP, {"key": partner_id, "kept": msgspec.json.encode(kept).decode()})
        if properties:
            await partners.change(tx, partner_id, str(partner_id), stored, properties)
        await tx.execute(RAISE_VERSION, {"id": partner_id})

    await db.write(unit)


async def _check_parent(tx: Tx, partner_id: int, parent_id: int) -> None:
    parent = await partners.find_one(tx, parent_id, str(parent_id))
    if parent is None or parent_id == partner_id or parent.partner_group_type not in GROUP_TYPES:
        raise SettingRefused(f"parent: {parent_id} is no other account that is a group")


async def current_settings(db: Database, partner_id: int) -> dict[str, Any]:
    """The settings of an account, by their names; null where nothing is set.

    Raises:
        SettingRefused: there is no such account.
    """
    row = await db.fetch_one(_SETTINGS, {"id": partner_id})
    stored = await partners.find_one(db, partner_id, str(partner_id))
    if row is None or stored is None:
        raise SettingRefused(f"there is no account {partner_id}")
    kept = msgspec.json.decode(row[0], type=dict[str, Any])
    found = {
        name: setting.shown((stored.given if setting.is_property else kept).get(setting.kept_as))
        for name, setting in SETTINGS.items()
    }
    status = PartnerStatus(found["status"])
    return {**found, "status": status.name.lower().replace("_", "-")}
