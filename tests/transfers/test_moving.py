"""An account that moved answers what it answered, whichever databases it moves between."""

from pathlib import Path
from typing import Any

import pytest

from keyreel.ks import partner_of
from keyreel.transfers import Landing, TransferRefused
from moves import Exported, bring
from town import NEIGHBOUR, OWNER, PASSWORD, TOWN, VERA, Question, answers, check_last
from worker import workers

MOVED = 777


def about_town(questions: list[Question]) -> list[Question]:
    """What is asked of the account that moves, and not of its neighbour."""
    asked = [(question, str(question.get("params", {}).get("ks") or "")) for question in questions]
    return [question for question, ks in asked if not ks or partner_of(ks) != NEIGHBOUR]


def placeless(answer: Any) -> Any:
    """An answer without what an installation gives itself: when it made what belongs to no account, and numbers that
    only its operator knows."""
    if isinstance(answer, list):
        return [placeless(item) for item in answer]
    if not isinstance(answer, dict):
        return answer
    left = ("createdAt", "updatedAt") if answer.get("partnerId") == 0 else ()
    left = ("id",) if answer.get("objectType") == "KeyreelSecret" else left
    return {name: placeless(value) for name, value in answer.items() if name not in left}


async def test_it_answers_the_same(exported_of_each: Exported, database_url: str, tmp_path: Path) -> None:
    served = exported_of_each.served
    asked = about_town(served.questions)
    reads = about_town([question for question in served.questions if "once" not in question])
    before = await answers(served.worker, reads)
    async with workers(tmp_path / "data", database_url) as [worker]:
        landed = await bring(worker, exported_of_each.archive)
        assert landed.partner_id == TOWN
        found = await answers(worker, asked)
    differing = [
        (question, new, old)
        for question, new, old in zip(reads, found, before, strict=False)
        if placeless(new) != placeless(old)
    ]
    assert differing == []
    assert len(before) > 50
    check_last(asked, found)


async def test_what_is_numbered_gets_new_numbers_where_its_own_are_taken(
    exported: Exported, database_url: str, tmp_path: Path
) -> None:
    async with workers(tmp_path / "data", database_url) as [worker]:
        await worker.open_account(NEIGHBOUR)
        there = worker.ks(NEIGHBOUR)
        for name in ("A", "B"):
            await worker.ask("category", "add", ks=there, category={"name": name})
        for name in ("R", "S", "T", "U"):
            role = {"name": name, "permissionNames": "CONTENT_MANAGE_BASE"}
            await worker.ask("userRole", "add", ks=there, userRole=role)
        neighbours = await worker.ask("category", "list", ks=there)
        with pytest.raises(TransferRefused, match=r"category 1, 2[.;].*--renumber"):
            await bring(worker, exported.archive, Landing(number=MOVED))
        landed = await bring(worker, exported.archive, Landing(number=MOVED, renumber=True))
        changed = landed.places.renumbered
        assert {1, 2} <= set(changed["category"])
        before, after = exported.served.worker, worker
        old, new = before.ks(TOWN, "ada"), after.ks(MOVED, "ada")

        async def both(service: str, action: str, **params: Any) -> tuple[Any, Any]:
            return await before.ask(service, action, ks=old, **params), await after.ask(
                service, action, ks=new, **params
            )

        was, now = await both("category", "list", filter={"orderBy": "+fullName"})
        numbers = [each["id"] for each in now["objects"]]
        assert [each["fullName"] for each in now["objects"]] == [each["fullName"] for each in was["objects"]]
        assert [each["fullIds"] for each in now["objects"]] == [
            ">".join(map(str, numbers[: depth + 1])) for depth in range(len(numbers))
        ]
        assert not set(numbers) & {each["id"] for each in neighbours["objects"]}
        was, now = await both("baseEntry", "list", filter={"orderBy": "+createdAt"})
        assert [each["id"] for each in now["objects"]] == [each["id"] for each in was["objects"]]
        assert {each["partnerId"] for each in now["objects"]} == {MOVED}
        profiles = await after.ask("accessControlProfile", "list", ks=new)
        [film] = [each for each in now["objects"] if each.get("referenceId") == "film-1"]
        assert film["accessControlId"] in [each["id"] for each in profiles["objects"] if each["name"] == "Here only"]
        [dynamic] = [each["id"] for each in now["objects"] if each["name"] == "Found"]
        was, now = await both("playlist", "execute", id=dynamic)
        assert [each["id"] for each in now] == [each["id"] for each in was] == [film["id"]]
        library = await after.ask("user", "get", ks=new, userId="lib")
        assert (await after.ask("userRole", "get", ks=new, userRoleId=library["roleIds"]))["name"] == "Librarian"
        assert (await after.ask("widget", "get", ks=new, id=f"_{MOVED}"))["partnerId"] == MOVED
        profile = await after.ask("responseProfile", "list", ks=new)
        assert profile["objects"][0]["filter"]["categoryIdEqual"] == numbers[-1]
        status, _, body = await after.get(f"/p/{MOVED}/sp/{MOVED}00/raw/entry_id/{film['id']}?ks={new}")
        assert (status, len(body) > 1000) == (200, True)
        assert await after.ask("category", "list", ks=there) == neighbours
        made = await after.ask("category", "add", ks=new, category={"name": "Later"})
        assert made["id"] not in numbers
        with pytest.raises(TransferRefused, match="account 777 is here already"):
            await bring(worker, exported.archive, Landing(number=MOVED))
        with pytest.raises(TransferRefused, match="ids that it needs are taken here"):
            await bring(worker, exported.archive, Landing(number=778, renumber=True))


async def test_a_login_that_is_here_is_attached_and_keeps_its_password(exported: Exported, tmp_path: Path) -> None:
    async with workers(tmp_path / "data") as [worker]:
        await worker.open_account(NEIGHBOUR, adminEmail=OWNER, password="An0ther!pass")
        landed = await bring(worker, exported.archive, Landing(renumber=True))
        assert landed.places.attached == [OWNER]
        assert VERA in landed.places.made
        login = {"loginId": OWNER, "partnerId": TOWN}
        assert await worker.code("user", "loginByLoginId", **login, password=PASSWORD) == "USER_WRONG_PASSWORD"
        assert isinstance(await worker.ask("user", "loginByLoginId", **login, password="An0ther!pass"), str)
