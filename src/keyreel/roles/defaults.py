"""What every server starts with, read from `defaults.toml`."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from keyreel.gate.roles import AccountRoles, PermissionFacts, RoleFacts
from keyreel.roles.types import PermissionType

FILE = Path(__file__).with_name("defaults.toml")
ADMIN_ROLE_ID = 2
"""The role of whoever administrates an account: every permission it has."""


@dataclass(frozen=True, slots=True)
class Defaults:
    """What belongs to everybody, and what a new account gets as its own.

    Attributes:
        features: permissions of a new account.
        roles: everybody's roles as they are written to the database, by Python name.
        account_roles: the same of a new account.
        meaningful: every name of a permission that is named somewhere, whether there is such a permission or not.
    """

    everybody: AccountRoles
    features: tuple[PermissionFacts, ...]
    roles: tuple[dict[str, Any], ...]
    account_roles: tuple[dict[str, Any], ...]
    meaningful: frozenset[str]


@cache
def load() -> Defaults:
    """The defaults."""
    table = tomllib.loads(FILE.read_text())
    permissions = [*_features(table["everybody"])]
    permissions += [
        PermissionFacts(name, int(PermissionType.NORMAL), active=True, needs=tuple(needs))
        for name, needs in table["permissions"].items()
    ]
    roles = tuple(
        RoleFacts(item["id"], item["key"], item["name"], item["system_name"], tuple(item["permissions"]))
        for item in table["roles"]
    )
    features = _features(table["features"])
    names = {name for item in (*permissions, *features) for name in (item.name, *item.needs)}
    names |= {name for item in (*table["roles"], *table["account_roles"]) for name in item["permissions"]}
    return Defaults(
        AccountRoles(roles, tuple(permissions)),
        features,
        tuple({"id": item["id"], **_values(item)} for item in table["roles"]),
        tuple(_values(item) for item in table["account_roles"]),
        frozenset(names),
    )


def _values(item: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": item["name"],
        "system_name": item["system_name"] or None,
        "description": item["description"],
        "tags": ",".join(item["tags"]) or None,
        "permission_names": ",".join(item["permissions"]),
        "status": 1,
    }


def _features(table: dict[str, Any]) -> tuple[PermissionFacts, ...]:
    return tuple(
        PermissionFacts(name, item["type"], active=item.get("active", True), needs=tuple(item["needs"]))
        for name, item in table.items()
    )
