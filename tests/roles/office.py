"""What administrators of accounts do with roles, in few words."""

from typing import Any

from worker import Worker

FIRST, SECOND, CHILD, CONSOLE = 301, 302, 303, -2
ADMINISTRATOR = 2
"""Everybody's role with every permission."""


class Office:
    """A worker, and calls of administrators: of the account FIRST unless another is named with `of`."""

    def __init__(self, worker: Worker) -> None:
        self.worker = worker

    async def ask(self, title: str, *, of: int = FIRST, ks: str | None = None, **params: Any) -> Any:
        """The result of an action such as `userRole.add`."""
        service, action = title.split(".")
        return await self.worker.ask(service, action, ks=ks or self.worker.ks(of), **params)

    async def error(self, title: str, *, of: int = FIRST, ks: str | None = None, **params: Any) -> tuple[str, Any]:
        """The code of the error that an action answers, and its arguments."""
        answer = await self.ask(title, of=of, ks=ks, **params)
        assert answer.get("objectType") == "KalturaAPIException", answer
        assert answer["message"], answer
        return answer["code"], answer["args"]

    async def role(self, name: str, *, of: int = FIRST, **more: Any) -> dict[str, Any]:
        """A new role."""
        made = await self.ask("userRole.add", of=of, userRole={"name": name, **more})
        assert made.get("objectType") == "KalturaUserRole", made
        return made

    async def permission(self, name: str, *, of: int = FIRST, **more: Any) -> dict[str, Any]:
        """A new permission."""
        made = await self.ask("permission.add", of=of, permission={"name": name, **more})
        assert made.get("objectType") == "KalturaPermission", made
        return made

    async def item(self, service: str, action: str, *, of: int = FIRST) -> int:
        """The id of the permission item of an action."""
        return (await self.items(of))[service, action]

    async def items(self, of: int = FIRST) -> dict[tuple[str, str], int]:
        """The permission items of actions that an account can use: service and action, lower case, to id."""
        listed = await self.ask("permissionItem.list", of=of, pager={"pageSize": 500})
        assert listed["totalCount"] == len(listed["objects"])
        return {(item["service"], item["action"]): item["id"] for item in listed["objects"] if "service" in item}

    async def user(self, id: str, role_ids: object) -> str:
        """A new user with these roles; an ADMIN session of theirs."""
        made = await self.ask("user.add", user={"id": id, "roleIds": str(role_ids)})
        assert made["id"] == id, made
        return self.worker.ks(FIRST, id)
