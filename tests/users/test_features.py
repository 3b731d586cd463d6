"""Features that an operator gives an account, and what they make of its users."""

import pytest

from keyreel.roles.features import Features
from keyreel.wiring.people import RoleAccounts
from people import ACCOUNT, VERA
from worker import NOW, Worker


async def switch(worker: Worker, **wanted: bool) -> None:
    assert worker.app.parts is not None
    await Features(worker.app.parts.db, RoleAccounts()).switch(ACCOUNT, wanted, int(NOW))


@pytest.mark.parametrize("way", ["delete", "update"])
async def test_nothing_personal_is_kept_of_a_deleted_user(worker: Worker, way: str) -> None:
    admin = worker.ks(ACCOUNT)
    told = {"firstName": "Rosa", "lastName": "Stein", "email": "rosa@first.example", "city": "Graz", "tags": "red"}
    for id in ("kept", "purged"):
        await worker.ask("user", "add", ks=admin, user={"id": id, "dateOfBirth": 86400, "partnerData": "x", **told})

    async def delete(id: str) -> dict[str, object]:
        if way == "delete":
            return await worker.ask("user", "delete", ks=admin, userId=id)
        return await worker.ask("user", "update", ks=admin, userId=id, user={"status": 2})

    assert {**told, "status": 2}.items() <= (await delete("kept")).items()
    await switch(worker, FEATURE_PURGE_USER_PII_DATA=True)
    gone = await delete("purged")
    assert gone["id"] == "purged"
    assert "Rosa" not in str(gone)
    assert "Graz" not in str(gone)
    assert b"kept" in await _stored(worker)
    assert (await _stored(worker)).count(b"Rosa") == 1
    assert (await _stored(worker)).count(b"Graz") == 1


async def _stored(worker: Worker) -> bytes:
    from keyreel.storage import Statement
    from keyreel.users.store import user

    assert worker.app.parts is not None
    rows = await worker.app.parts.db.fetch(Statement(user.select().where(user.c.status == 2)))
    return repr([tuple(row) for row in rows]).encode()


async def test_an_account_that_writes_no_mails(worker: Worker) -> None:
    await switch(worker, FEATURE_DISABLE_NEW_USER_EMAIL=True, FEATURE_DISABLE_RESET_PASSWORD_EMAIL=True)
    user = {"id": "carla", "email": "carla@first.example", "isAdmin": True}
    assert (await worker.ask("user", "add", ks=worker.ks(ACCOUNT), user=user))["loginEnabled"] is True
    assert await worker.ask("user", "resetPassword", email=VERA) is None
    assert await worker.mails() == []
    await switch(worker, FEATURE_DISABLE_RESET_PASSWORD_EMAIL=False)
    await worker.ask("user", "resetPassword", email="carla@first.example")
    assert [to for to, _ in await worker.mails()] == ["carla@first.example"]


async def test_a_group_of_an_application_stays_one(worker: Worker) -> None:
    admin = worker.ks(ACCOUNT)
    await worker.ask("user", "add", ks=admin, user={"id": "app", "type": 2})
    refused = await worker.code("user", "update", ks=admin, userId="app", user={"type": 1})
    assert refused == "APPLICATIVE_USER_TYPE_CANNOT_BE_UPDATED"
    assert (await worker.ask("user", "update", ks=admin, userId="app", user={"type": 2, "city": "x"}))["type"] == 2
