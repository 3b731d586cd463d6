"""What an operator can set of an account, and the API does not show: `keyreel account set`.

The settings live as JSON beside the account and count at the next call of every worker. See docs/accounts.md.
"""

import ipaddress
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec
import sqlalchemy as sa

from keyreel.accounts.store import RAISE_VERSION, partner, partners
from keyreel.gate import PartnerStatus
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


def _status(text: str) -> int:
    names = {status.name.lower().replace("_", "-"): status for status in PartnerStatus if status}
    if text not in names:
        raise ValueError(f"one of {', '.join(names)} is expected")
    return int(names[text])


SETTINGS: dict[str, AccountSetting] = {
    "status": AccountSetting("status", "Whether it is open: active, read-only, blocked or full-block.", _status, True),
    "ks-version": AccountSetting("ksVersion", "Format of the sessions made for it, 1 or 2.", _version),
    "ks-max-expiry": AccountSetting("ksMaxExpiryInSeconds", "Seconds that its sessions may live.", _whole(1)),
    "https-only": AccountSetting("httpsOnly", "Refuse calls that do not come over https: on or off.", _switch),
    "addresses": AccountSetting(
        "addresses", "Networks that calls may come from, separated by commas; empty for every one.", _networks
    ),
    "max-login-attempts": AccountSetting(
        "max_login_attempts", "Wrong passwords after which a login is locked.", _whole(1), True
    ),
    "login-block-period": AccountSetting("login_block_period", "Seconds that it stays locked.", _whole(0), True),
    "password-max-age": AccountSetting(
        "pass_replace_freq", "Seconds after which a password must be changed.", _whole(1), True
    ),
    "passwords-remembered": AccountSetting(
        "num_prev_pass_to_keep", "Earlier passwords that cannot be used again.", _whole(0), True
    ),
}
"""By the names that the command line has for them."""

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

    async def unit(tx: Tx) -> None:
        row = await tx.fetch_one(_SETTINGS, {"id": partner_id})
        stored = await partners.find_one(tx, partner_id, str(partner_id))
        if row is None or stored is None:
            raise SettingRefused(f"there is no account {partner_id}")
        kept = msgspec.json.decode(row[0], type=dict[str, Any])
        properties: dict[str, Any] = {}
        for name, value in values.items():
            (properties if SETTINGS[name].is_property else kept)[SETTINGS[name].kept_as] = value
        await tx.execute(_KEEP, {"key": partner_id, "kept": msgspec.json.encode(kept).decode()})
        if properties:
            await partners.change(tx, partner_id, str(partner_id), stored, properties)
        await tx.execute(RAISE_VERSION, {"id": partner_id})

    await db.write(unit)


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
        name: (stored.given if setting.is_property else kept).get(setting.kept_as) for name, setting in SETTINGS.items()
    }
    status = PartnerStatus(found["status"])
    return {**found, "status": status.name.lower().replace("_", "-")}
