"""Conditions of `user.list` on roles, and on what roles permit. See docs/protocol/users.md, "Reading"."""

from collections.abc import Mapping
from typing import Any, Protocol

import sqlalchemy as sa

from keyreel.shelf import Condition
from keyreel.shelf.filters import MAX_LISTED
from keyreel.storage import Database, names_all, names_any
from keyreel.users.rules import role_ids
from keyreel.users.types import UserFilter

_ONE, _EXACTLY, _AMONG = "role_id_equal", "role_ids_equal", "role_ids_in"
ANY_NAME, ALL_NAMES = "permission_names_multi_like_or", "permission_names_multi_like_and"
_WORDS = 10
"""How many of the words that permissions are looked for by count."""


def role_conditions(roles: sa.Column[Any]) -> dict[str, Condition]:
    """The conditions on `roles`, a column that holds a comma list of role ids.

    Those on permissions take what `with_roles` makes of a filter.
    """
    size = sa.func.length(sa.func.coalesce(roles, sa.literal_column("''")))

    def exactly(raw: Any) -> dict[str, Any]:
        ids = role_ids(raw)[:MAX_LISTED]
        return {_EXACTLY: ids, f"{_EXACTLY}_size": len(",".join(ids))}

    def every(raw: list[list[str]]) -> dict[str, Any]:
        return {name: raw[min(index, len(raw) - 1)] for index, name in enumerate(words)}

    words = [f"{ALL_NAMES}_{index}" for index in range(_WORDS)]
    return {
        _ONE: Condition(lambda: names_any(roles, _ONE), lambda raw: {_ONE: [str(raw).strip()]}),
        _AMONG: Condition(lambda: names_any(roles, _AMONG), lambda raw: {_AMONG: role_ids(raw)[:MAX_LISTED]}),
        _EXACTLY: Condition(
            lambda: sa.and_(names_all(roles, _EXACTLY), size == sa.bindparam(f"{_EXACTLY}_size", type_=sa.BigInteger)),
            exactly,
        ),
        ANY_NAME: Condition(lambda: names_any(roles, ANY_NAME), lambda raw: {ANY_NAME: raw}),
        ALL_NAMES: Condition(lambda: sa.and_(*(names_any(roles, name) for name in words)), every),
    }


class Roles(Protocol):
    """What filters need to know of roles."""

    async def role_permissions(self, db: Database, partner_id: int) -> Mapping[str, str]:
        """What the roles that an account can use permit: id, as text, to a comma list of permissions."""
        ...


async def with_roles(filter: UserFilter | None, roles: Roles, db: Database, partner_id: int) -> UserFilter | None:
    """A filter that asks for roles where it asked for what roles permit, as lists and tables of users need it."""
    given: dict[str, Any] = dict(filter.given) if filter else {}
    asked = [name for name in (ANY_NAME, ALL_NAMES) if given.get(name)]
    if not asked:
        return filter
    permissions = await roles.role_permissions(db, partner_id)
    for name in asked:
        words = [word.strip().casefold() for word in str(given[name]).split(",") if word.strip()][:_WORDS] or [""]
        found = [[id for id, names in permissions.items() if word in names.casefold()] for word in words]
        given[name] = found if name == ALL_NAMES else sorted({id for ids in found for id in ids})
    return UserFilter.of(given)
