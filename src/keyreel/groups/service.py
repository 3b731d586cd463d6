"""`groupUser.*`: who is in which group. See docs/protocol/groups.md."""

from typing import Any, Protocol

from keyreel.gate import Call, admit, amend
from keyreel.groups import store
from keyreel.groups.store import MOST_GROUPS, GroupNotFound, GroupUserNotFound, TooManyGroups
from keyreel.groups.sync import KIND, Users, check, listed
from keyreel.groups.types import (
    GroupType,
    GroupUser,
    GroupUserFilter,
    GroupUserListResponse,
    GroupUserRole,
    GroupUserStatus,
)
from keyreel.schema.bulk import BulkUpload
from keyreel.schema.errors import ApiError, CannotBeNull, UserNotFound
from keyreel.schema.lists import FilterPager
from keyreel.schema.records import changed, created, deleted
from keyreel.schema.service import USER, Service, action
from keyreel.storage import Conflict, Database, Tx

_ASSIGN = "CONTENT_MANAGE_ASSIGN_USER_GROUP"


class GroupUserAlreadyExists(ApiError, code="GROUP_USER_ALREADY_EXISTS"):
    """The user is in the group already."""


class GroupUserDoesNotExist(ApiError, code="GROUP_USER_DOES_NOT_EXISTS", params=("USER", "GROUP")):
    """{USER} is not in the group {GROUP}."""


class Jobs(Protocol):
    """What groups need to know of jobs."""

    async def leave(self, tx: Tx, partner_id: int, kind: str, payload: dict[str, Any], now: int) -> int:
        """Leave a job to do once this transaction is through; its id."""
        ...

    def wake(self) -> None:
        """Look for jobs now."""
        ...

    async def shown(self, db: Database, partner_id: int, id: int) -> BulkUpload:
        """A job as the API shows it."""
        ...


class GroupUserService(Service, name="groupUser"):
    """Members of groups. A USER session sees its own groups and their members, and changes those that it manages."""

    def __init__(self, db: Database, users: Users, jobs: Jobs) -> None:
        self._db = db
        self._users = users
        self._jobs = jobs

    @action(
        permission=[USER, _ASSIGN],
        raises=[CannotBeNull, UserNotFound, GroupNotFound, GroupUserAlreadyExists, TooManyGroups],
        writes=True,
        record=created("keyreel.GROUP_USER"),
    )
    async def add(self, call: Call, group_user: GroupUser) -> GroupUser:
        """Let a user into a group."""
        values = admit(group_user, call)
        for name, wire in (("user_id", "userId"), ("group_id", "groupId")):
            if not values.get(name):
                raise CannotBeNull(f"KalturaGroupUser::{wire}")
        await self._check_manages(call, values["group_id"])
        values.setdefault("user_role", GroupUserRole.MEMBER)
        values |= {"partner_id": call.partner_id, "status": GroupUserStatus.ACTIVE}
        values |= {"created_at": call.time, "updated_at": call.time}

        async def unit(tx: Tx) -> int:
            member = await self._users.kind(tx, call.partner_id, values["user_id"])
            group = await self._users.kind(tx, call.partner_id, values["group_id"])
            if member is None or member[1] in list(GroupType):
                raise UserNotFound
            if group is None or group[1] not in list(GroupType):
                raise GroupNotFound
            if await store.count_groups(tx, call.partner_id, member[0]) >= MOST_GROUPS:
                raise TooManyGroups
            row: dict[str, Any] = {**values, "user_id": member[0], "group_id": group[0], "group_type": group[1]}
            await store.insert_membership(tx, row)
            found = await store.find_membership(tx, call.partner_id, member[0], group[0])
            assert found is not None
            return found[0]

        try:
            made = await self._db.write(unit)
        except Conflict as error:
            raise GroupUserAlreadyExists from error
        return await self._shown(call, str(made))

    @action(
        permission=[USER, _ASSIGN],
        raises=[GroupUserNotFound, GroupNotFound],
        writes=True,
        record=changed("keyreel.GROUP_USER", "group_user_id"),
    )
    async def update(self, call: Call, group_user_id: str, group_user: GroupUser) -> GroupUser:
        """Change what a user is in a group."""
        stored = await self._shown(call, group_user_id)
        await self._check_manages(call, stored.group_id or "")
        changes = amend(stored, group_user, call)
        if changes.get("user_role", 0) is None:
            del changes["user_role"]
        changes["updated_at"] = call.time

        async def unit(tx: Tx) -> None:
            current = await store.group_users.get(tx, call.partner_id, group_user_id)
            await store.group_users.change(tx, call.partner_id, group_user_id, current, changes)

        await self._db.write(unit)
        return await self._shown(call, group_user_id)

    @action(
        permission=[USER, _ASSIGN],
        raises=[GroupUserDoesNotExist, GroupNotFound],
        writes=True,
        record=deleted("keyreel.GROUP_USER", "user_id", ("kuser", "group_id")),
    )
    async def delete(self, call: Call, user_id: str, group_id: str) -> None:
        """Take a user out of a group. Everybody may leave."""
        own = call.caller.user_id
        if own is None or store.fold(own) != store.fold(user_id):
            await self._check_manages(call, group_id)

        async def unit(tx: Tx) -> None:
            if not await store.remove_membership(tx, call.partner_id, user_id, group_id):
                raise GroupUserDoesNotExist(user_id, group_id)

        await self._db.write(unit)

    @action(
        permission=[_ASSIGN],
        raises=[UserNotFound, GroupNotFound, TooManyGroups],
        writes=True,
        record=changed("keyreel.GROUP_USER", "user_id"),
    )
    async def sync(
        self,
        call: Call,
        user_id: str,
        group_ids: str | None = None,
        remove_from_existing_groups: bool = True,
        create_new_groups: bool = True,
    ) -> BulkUpload:
        """Let a user into these groups, and out of the others that an earlier sync let them into.

        This is left to be done: `bulkUpload_bulk.get` tells how far it is.
        """
        wanted = listed(group_ids)

        async def unit(tx: Tx) -> int:
            id, _ = await check(tx, self._users, call.partner_id, user_id, wanted, creates=create_new_groups)
            payload = {
                "userId": id,
                "groupIds": wanted,
                "removeFromExistingGroups": remove_from_existing_groups,
                "createNewGroups": create_new_groups,
                "uploadedByUserId": call.caller.user_id,
                "objects": len(wanted),
            }
            return await self._jobs.leave(tx, call.partner_id, KIND, payload, call.time)

        left = await self._db.write(unit)
        self._jobs.wake()
        return await self._jobs.shown(self._db, call.partner_id, left)

    @action(permission=[USER, _ASSIGN])
    async def list_(
        self, call: Call, filter: GroupUserFilter | None = None, pager: FilterPager | None = None
    ) -> GroupUserListResponse:
        """Who is in which group. A USER session lists its own groups, or the members of one that it is in."""
        if not self._may_all(call) and not await self._lists_own(call, filter):
            filter = _narrowed(filter, call.caller.user_id or "")
            if filter is None:
                nobody: list[GroupUser] = []
                return GroupUserListResponse(total_count=0, objects=nobody)
        page = await store.group_users.list(self._db, call.partner_id, filter, pager)
        return GroupUserListResponse(total_count=page.total, objects=[_as_text(item) for item in page.objects])

    async def _lists_own(self, call: Call, filter: GroupUserFilter | None) -> bool:
        """Whether a list is of one group that the caller is in."""
        group = (filter.given.get("group_id_equal") if filter else None) or ""
        own = call.caller.user_id or ""
        return bool(group) and await store.find_membership(self._db, call.partner_id, own, group) is not None

    async def _check_manages(self, call: Call, group_id: str) -> None:
        if self._may_all(call):
            return
        found = await store.find_membership(self._db, call.partner_id, call.caller.user_id or "", group_id)
        if found is None or found[1] != GroupUserRole.MANAGER:
            raise GroupNotFound

    @staticmethod
    def _may_all(call: Call) -> bool:
        return call.grant.holds_any([_ASSIGN])

    async def _shown(self, call: Call, id: str) -> GroupUser:
        return _as_text(await store.group_users.get(self._db, call.partner_id, id))


def _narrowed(filter: GroupUserFilter | None, user_id: str) -> GroupUserFilter | None:
    """A filter that finds of what it found only what is of one user; `None` where it finds nobody else's."""
    given = dict(filter.given) if filter else {}
    equal, among = given.get("user_id_equal"), given.pop("user_id_in", None)
    own = store.fold(user_id)
    if not own or (equal and store.fold(equal) != own):
        return None
    if among and own not in {store.fold(part) for part in str(among).split(",")}:
        return None
    return GroupUserFilter.of({**given, "user_id_equal": user_id})


def _as_text(found: GroupUser) -> GroupUser:
    found.given["id"] = str(found.given["id"])
    return found
