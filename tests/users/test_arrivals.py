"""Users from another server log in with the passwords that they had there."""

import hashlib
from pathlib import Path
from typing import Any

import pytest

from keyreel.accounts.registration import DocumentInvalid
from keyreel.users.logins import find_login
from worker import SECRET, Worker, workers

PASSWORD = "0ld, from there"
SHA1 = hashlib.sha1(f"pepper{PASSWORD}".encode()).hexdigest()
OLGA: dict[str, Any] = {"id": "olga", "email": "olga@x.example", "loginId": "olga@x.example", "isAdmin": True}
OLGA |= {"sha1Password": SHA1.upper(), "salt": "pepper", "firstName": "Olga", "createdAt": 1_000_000_000}


async def bring(worker: Worker, partner_id: int, *users: dict[str, Any]) -> None:
    assert worker.app.parts is not None
    document = {"id": partner_id, "name": "moved", "adminSecret": SECRET, "ksVersion": 2, "users": list(users)}
    await worker.app.parts.registrar.bring(document, now=worker.now)


async def test_they_log_in_and_their_hash_is_renewed(database_url: str, tmp_path: Path) -> None:
    async with workers(tmp_path, database_url) as (worker,):
        await bring(worker, 401, OLGA, {"id": "plain", "status": 0})
        await bring(worker, 402, OLGA)
        entry = {"loginId": "olga@x.example", "partnerId": 401}
        assert await worker.code("user", "loginByLoginId", **entry, password="wrong") == "USER_WRONG_PASSWORD"
        ks = await worker.ask("user", "loginByLoginId", **entry, password=PASSWORD)
        assert worker.read(ks).type == 2
        assert worker.app.parts is not None
        found = await find_login(worker.app.parts.db, "olga@x.example")
        assert found is not None
        assert found.password_hash.startswith("$argon2id$")
        for _ in range(2):
            assert isinstance(await worker.ask("user", "loginByLoginId", **entry, password=PASSWORD), str)
        olga = await worker.ask("user", "get", ks=worker.ks(401), userId="olga")
        assert (olga["createdAt"], olga["roleIds"] != "", olga["loginEnabled"]) == (1_000_000_000, True, True)
        assert (await worker.ask("user", "get", ks=worker.ks(401), userId="plain"))["status"] == 0
        listed = await worker.ask("partner", "listPartnersForUser", ks=ks)
        assert [item["id"] for item in listed["objects"]] == [401, 402]


@pytest.mark.parametrize(
    ("user", "told"),
    [
        ({**OLGA, "id": "a b"}, "is no id"),
        ({**OLGA, "loginId": "x"}, "is no e-mail"),
        ({**OLGA, "sha1Password": "x"}, "sha1Password"),
        ({**OLGA, "salt": "other"}, "logs in here already"),
        ({**OLGA, "roleIds": "99999"}, "no role 99999"),
        ({"id": "0"}, "is taken"),
    ],
)
async def test_what_cannot_be_brought_is_told_and_nothing_is_kept(
    tmp_path: Path, user: dict[str, Any], told: str
) -> None:
    async with workers(tmp_path, "") as (worker,):
        await bring(worker, 401, OLGA)
        with pytest.raises(DocumentInvalid, match=told):
            await bring(worker, 402, user)
        assert await worker.code("partner", "getInfo", ks=worker.ks(402)) is not None
