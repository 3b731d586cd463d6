"""Groups that follow what another system says of a user: see docs/protocol/groups.md, "Sync"."""

from collections.abc import Sequence
from typing import Any, Protocol

from keyreel.groups import store
from keyreel.groups.store import MOST_GROUPS, GroupNotFound, TooManyGroups
from keyreel.groups.types import GroupType, GroupUserCreationMode, GroupUserRole, GroupUserStatus
from keyreel.schema.errors import UserNotFound
from keyreel.storage import Database, Tx

KIND = "groupUser.sync"


class Users(Protocol):
    """What groups need to know of users."""

    async def kind(self, db: Database | Tx, partner_id: int, user_id: str) -> tuple[str, int] | None:
        """A user's id as it is written, and type as the API numbers it; `None` where there is no such user."""
        ...

    def check_group_id(self, group_id: str) -> None:
        """Whether a group can be called so.

        Raises:
            ApiError
        """
        ...

    async def make_group(self, tx: Tx, partner_id: int, group_id: str, now: int) -> None:
        """Make a group."""
        ...


def listed(group_ids: str | None) -> list[str]:
    """The groups in a comma list, each once.

    Raises:
        TooManyGroups
    """
    found: dict[str, str] = {}
    for part in (group_ids or "").split(","):
        if id := part.strip():
            found.setdefault(store.fold(id), id)
    if len(found) > MOST_GROUPS:
        raise TooManyGroups
    return list(found.values())


async def check(
    tx: Tx, users: Users, partner_id: int, user_id: str, group_ids: Sequence[str], *, creates: bool
) -> tuple[str, list[str]]:
    """The user as they are written, and which of the groups are still to be made.

    Raises:
        UserNotFound, GroupNotFound: there is no such user or group, or it is no group.
        ApiError: nothing can be called as a group that is to be made.
    """
    member = await users.kind(tx, partner_id, user_id)
    if member is None or member[1] in list(GroupType):
        raise UserNotFound
    missing: list[str] = []
    for id in group_ids:
        group = await users.kind(tx, partner_id, id)
        if group is None and creates:
            users.check_group_id(id)
            missing.append(id)
        elif group is None or group[1] not in list(GroupType):
            raise GroupNotFound
    return member[0], missing


class Syncer:
    """Does the jobs."""

    def __init__(self, db: Database, users: Users) -> None:
        self._db = db
        self._users = users

    async def sync(self, partner_id: int, payload: dict[str, Any], now: int) -> None:
        """Let the user into the groups, and out of others that an earlier sync let them into. Done twice it does no
        more.

        Raises:
            ApiError: user or groups are not what they were when the job was left.
        """
        wanted: list[str] = payload["groupIds"]

        async def unit(tx: Tx) -> None:
            user_id, missing = await check(
                tx, self._users, partner_id, payload["userId"], wanted, creates=payload["createNewGroups"]
            )
            for id in missing:
                await self._users.make_group(tx, partner_id, id, now)
            keys = {store.fold(id) for id in wanted}
            known = await store.memberships_of(tx, partner_id, user_id)
            if payload["removeFromExistingGroups"]:
                for key, mode in list(known.items()):
                    if mode is GroupUserCreationMode.AUTOMATIC and key not in keys:
                        await store.remove_membership(tx, partner_id, user_id, key)
                        del known[key]
            added = [id for id in wanted if store.fold(id) not in known]
            if len(known) + len(added) > MOST_GROUPS:
                raise TooManyGroups
            for id in added:
                await self._add(tx, partner_id, user_id, id, now)

        await self._db.write(unit)

    async def _add(self, tx: Tx, partner_id: int, user_id: str, group_id: str, now: int) -> None:
        group = await self._users.kind(tx, partner_id, group_id)
        assert group is not None, "it was checked, or made"
        row = {
            "partner_id": partner_id,
            "user_id": user_id,
            "group_id": group[0],
            "group_type": group[1],
            "status": GroupUserStatus.ACTIVE,
            "user_role": GroupUserRole.MEMBER,
            "creation_mode": GroupUserCreationMode.AUTOMATIC,
            "created_at": now,
            "updated_at": now,
        }
        await store.insert_membership(tx, row)
