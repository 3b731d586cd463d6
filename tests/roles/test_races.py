"""Callers at once, of two workers, get what one after the other would."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from office import FIRST, Office

from worker import workers

TURNS = 8
ALWAYS = "ALWAYS_ALLOWED_ACTIONS"


@pytest.fixture
async def offices(database_url: str, tmp_path: Path) -> AsyncIterator[list[Office]]:
    """Two workers on one database."""
    async with workers(tmp_path, database_url, 2) as pair:
        await pair[0].open_account(FIRST)
        yield [Office(worker) for worker in pair]


async def test_no_role_is_deleted_while_somebody_comes_to_have_it(offices: list[Office]) -> None:
    """Who had a role that is gone would have none, and none may be more than a narrow one."""
    one, other = offices
    for turn in range(TURNS):
        role = await one.role(f"R{turn}", permissionNames="ADMIN_USER_ADD")
        user = {"id": f"u{turn}", "roleIds": str(role["id"])}
        asked: list[Any] = [
            other.ask("user.add", user=user),
            one.ask("userRole.delete", userRoleId=role["id"]),
        ]
        if turn % 2:
            asked.reverse()
        answers = await asyncio.gather(*asked)
        added, deleted = reversed(answers) if turn % 2 else answers
        if "code" in deleted:
            assert (deleted["code"], added.get("id")) == ("ROLE_IS_BEING_USED", user["id"])
        else:
            assert added["code"] == "USER_ROLE_NOT_FOUND", (added, deleted)


async def test_no_role_is_deleted_while_a_user_is_given_it(offices: list[Office]) -> None:
    one, other = offices
    await one.ask("user.add", user={"id": "u"})
    for turn in range(TURNS):
        role = await one.role(f"R{turn}")
        changed, deleted = await asyncio.gather(
            other.ask("user.update", userId="u", user={"roleIds": str(role["id"])}),
            one.ask("userRole.delete", userRoleId=role["id"]),
        )
        assert ("code" in changed) != ("code" in deleted), (changed, deleted)
        found = await one.ask("user.get", userId="u")
        assert (found["roleIds"] == str(role["id"])) is ("code" in deleted)
        await one.ask("user.update", userId="u", user={"roleIds": ""})


async def test_of_two_roles_with_one_name_the_second_is_refused(offices: list[Office]) -> None:
    for turn in range(TURNS):
        role = {"name": f"Same {turn}", "systemName": f"SAME_{turn}"}
        answers = await asyncio.gather(*(office.ask("userRole.add", userRole=role) for office in offices * 2))
        assert sorted(answer.get("code", "") for answer in answers) == ["", *["ROLE_NAME_ALREADY_EXISTS"] * 3]
    a, b = await offices[0].role("A"), await offices[0].role("B")
    for turn in range(TURNS):
        wanted = {"name": f"Wanted {turn}"}
        answers = await asyncio.gather(
            *(
                office.ask("userRole.update", userRoleId=role["id"], userRole=wanted)
                for office, role in zip(offices, (a, b), strict=True)
            )
        )
        assert sorted(answer.get("code", "") for answer in answers) == ["", "ROLE_NAME_ALREADY_EXISTS"]


async def test_of_two_permissions_with_one_name_the_second_is_refused(offices: list[Office]) -> None:
    for turn in range(TURNS):
        permission = {"name": f"SAME_{turn}"}
        answers = await asyncio.gather(*(office.ask("permission.add", permission=permission) for office in offices * 2))
        assert sorted(answer.get("code", "") for answer in answers) == ["", *["PERMISSION_ALREADY_EXISTS"] * 3]


async def test_changes_at_once_of_different_properties_are_all_kept(offices: list[Office]) -> None:
    role = await offices[0].role("R", description="d", tags="t")
    for turn in range(TURNS):
        said = {
            "description": f"d{turn}",
            "tags": f"t{turn}",
            "permissionNames": ("ADMIN_BASE", "ADMIN_USER_ADD")[turn % 2],
        }
        await asyncio.gather(
            *(
                offices[number % 2].ask("userRole.update", userRoleId=role["id"], userRole={name: value})
                for number, (name, value) in enumerate(said.items())
            )
        )
        found = await offices[0].ask("userRole.get", userRoleId=role["id"])
        assert {name: found[name] for name in said} == said


async def test_every_worker_honours_a_change_at_its_next_call(offices: list[Office]) -> None:
    one, other = offices
    role = await one.role("R", permissionNames="ADMIN_BASE")
    ks = await one.user("u", role["id"])
    for names in ("ADMIN_BASE", "", "ADMIN_BASE"):
        await one.ask("userRole.update", userRoleId=role["id"], userRole={"permissionNames": names})
        for office in offices:
            shown = await office.ask("permission.getCurrentPermissions", ks=ks)
            assert shown == ",".join([*([names] if names else []), ALWAYS])
    await other.ask("userRole.update", userRoleId=role["id"], userRole={"status": 2})
    assert (await one.error("userRole.list", ks=ks))[0] == "SERVICE_FORBIDDEN"
