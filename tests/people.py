"""People who log in: two accounts, and in the first one two administrators and a viewer."""

from worker import Worker

ACCOUNT, SECOND = 301, 302
PASSWORD = "Str0ng!pass"
ANNA, BEN, VERA = "anna@first.example", "ben@first.example", "vera@first.example"


async def furnish(worker: Worker) -> None:
    """Make the accounts and users: `anna` and `ben` administrate, `vera` looks."""
    await worker.open_account(ACCOUNT, adminEmail="owner@first.example", password=PASSWORD)
    await worker.open_account(SECOND, adminEmail="owner@second.example", password=PASSWORD)
    admin = worker.ks(ACCOUNT)
    for id, is_admin in (("anna", True), ("ben", True), ("vera", False)):
        user = {"id": id, "email": f"{id}@first.example", "isAdmin": is_admin, "password": PASSWORD}
        made = await worker.ask("user", "add", ks=admin, user={**user, "firstName": id.title(), "lastName": "Novak"})
        assert made["loginEnabled"] is True, made
