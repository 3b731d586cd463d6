"""What a list says in total is kept as users come and go."""

import random

from people import ACCOUNT
from worker import Worker


async def test_totals_are_those_of_counting(worker: Worker) -> None:
    admin, chance = worker.ks(ACCOUNT), random.Random(7)
    one = {"pageSize": 1}

    async def totals() -> tuple[int, int]:
        listed = await worker.ask("user", "list", ks=admin, pager=one)
        counted = await worker.ask("user", "list", ks=admin, pager=one, filter={"statusIn": "0,1"})
        return listed["totalCount"], counted["totalCount"]

    before, counted = await totals()
    assert before == counted
    living: list[str] = []
    for number in range(60):
        match chance.choice(("add", "add", "delete", "update", "again")):
            case "delete" if living:
                await worker.ask("user", "delete", ks=admin, userId=living.pop())
            case "update" if living:
                status = chance.choice((0, 1, 2))
                await worker.ask("user", "update", ks=admin, userId=living[-1], user={"status": status})
                if status == 2:
                    living.pop()
            case "again" if living:
                assert await worker.code("user", "add", ks=admin, user={"id": living[0]}) == "DUPLICATE_USER_BY_ID"
            case _:
                await worker.ask("user", "add", ks=admin, user={"id": f"u{number}"})
                living.append(f"u{number}")
        listed, counted = await totals()
        assert listed == counted == before + len(living)


async def test_beginnings_are_found_and_ordered_whatever_the_language(worker: Worker) -> None:
    admin = worker.ks(ACCOUNT)
    names = ["anna", "Ännchen", "Äpfel", "a_b", "a%b", "ab", "Z", "été", "日本", "日記", "\U0001f600"]
    for number, name in enumerate(names):
        await worker.ask("user", "add", ks=admin, user={"id": f"x{number}", "screenName": name})

    async def found(text: str) -> list[str]:
        only = {"screenNameStartsWith": text, "idIn": ",".join(f"x{number}" for number in range(len(names)))}
        listed = await worker.ask("user", "list", ks=admin, filter=only)
        return [item["screenName"] for item in listed["objects"]]

    for text in ("a", "A", "ä", "a_", "a%", "日", "\U0001f600", "nothing", "\U0010ffff"):
        assert await found(text) == [name for name in names if name.casefold().startswith(text.casefold())], text
