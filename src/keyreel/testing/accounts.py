"""Accounts for tests: each with a number, secrets and a login of its own."""

import secrets
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from keyreel.accounts.registration import Registrar
from keyreel.parts import Parts
from keyreel.users.passwords import Passwords
from keyreel.wiring.people import Owners

_numbers = count(1_000_001)
"""No number is used twice in a process: what an earlier test left somewhere opens nothing in a later one."""


@dataclass(frozen=True, slots=True)
class Account:
    """An account of a server under test. Printed, it shows no secret.

    Attributes:
        partner_id: its number.
        admin_secret: what its sessions are signed with.
        secret: its user secret, which opens USER sessions only.
        login_id: the e-mail with which its administrator logs in; also their user id.
        password: their password.
    """

    partner_id: int
    admin_secret: str = field(repr=False)
    secret: str = field(repr=False)
    login_id: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class KnownPassword:
    """A password and its hash, which takes longer to make than a whole account."""

    text: str = field(repr=False)
    hash: str = field(repr=False)


class _KnownOwners(Owners):
    """Owners whose password was hashed before."""

    def __init__(self, parts: Parts, password: KnownPassword) -> None:
        super().__init__(parts.db, Passwords(at_once=1))
        self._known = password

    async def hash_password(self, password: str) -> str:
        """The password as it is kept."""
        return self._known.hash if password == self._known.text else await super().hash_password(password)


async def draw_password() -> KnownPassword:
    """A password that every account's rules take."""
    text = f"Aa1!{secrets.token_urlsafe(12)}"
    return KnownPassword(text, await Passwords(at_once=1).hash(text))


async def open_account(parts: Parts, password: KnownPassword, now: float, document: dict[str, Any]) -> Account:
    """A new account.

    Args:
        document: what is special about it, by the names of docs/accounts.md.

    Raises:
        DocumentInvalid: that describes no account.
        LoginTaken: its e-mail logs in already.
    """
    number = next(_numbers)
    values: dict[str, Any] = {
        "id": number,
        "name": f"Account {number}",
        "adminName": "Ada Admin",
        "adminEmail": f"admin@{number}.example",
        "adminSecret": secrets.token_hex(16),
        "secret": secrets.token_hex(16),
        "password": password.text,
        "ksVersion": 2,
        **document,
    }
    registrar = Registrar(parts.db, parts.sealer, _KnownOwners(parts, password))
    partner_id = await registrar.bring(values, now=now)
    return Account(partner_id, values["adminSecret"], values["secret"], values["adminEmail"], values["password"])
