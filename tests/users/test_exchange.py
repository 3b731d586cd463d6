"""Sessions of one account that are exchanged for sessions of another."""

from keyreel.accounts.settings import change_settings
from keyreel.gate.epochs import stamp
from keyreel.ks import Keyring, generate
from people import ACCOUNT, ANNA, PASSWORD, SECOND
from worker import NOW, SECRET, Worker


async def attach(worker: Worker) -> None:
    """Let anna administrate the second account too, as `anna2`."""
    user = {"id": "anna2", "email": ANNA, "isAdmin": True, "password": PASSWORD}
    assert (await worker.ask("user", "add", ks=worker.ks(SECOND), user=user))["loginEnabled"] is True


async def log_in(worker: Worker, **more: object) -> str:
    answer = await worker.ask("user", "loginByLoginId", loginId=ANNA, password=PASSWORD, partnerId=ACCOUNT, **more)
    assert isinstance(answer, str), answer
    return answer


def signed(data: str | None, user: str = "anna") -> str:
    """A session that the first account makes with its secret."""
    ends = int(NOW) + 9999
    ring = Keyring([SECRET])
    return generate(ring, partner_id=ACCOUNT, user_id=user, type=2, expiry=ends, privileges="*", additional_data=data)


async def exchange(worker: Worker, ks: str) -> str | None:
    return await worker.code("user", "loginByKs", ks=ks, requestedPartnerId=SECOND)


async def test_an_account_cannot_sign_what_only_a_login_opens(worker: Worker) -> None:
    """Whoever has the secret of one account would else administrate every other that its people administrate."""
    await attach(worker)
    genuine = await log_in(worker)
    written = worker.read(genuine).additional_data
    assert written is not None
    epoch = await worker.epoch(ACCOUNT, "anna")
    assert written.startswith(f"{stamp(epoch)}.")
    forged = [None, stamp(epoch), stamp(epoch, second_factor=True), f"{stamp(epoch)}.{int(NOW) + 9999}.{'0' * 32}"]
    forged += [written.replace("l", "L"), written.replace(".18", ".19"), written[:-1], f"{stamp(epoch)}..", "l.9.9"]
    for data in forged:
        ks = signed(data)
        assert await exchange(worker, ks) in ("USER_DATA_ERROR", "INVALID_KS"), data
        listed = await worker.ask("partner", "listPartnersForUser", ks=ks)
        assert [item["id"] for item in listed.get("objects", [])] in ([ACCOUNT], []), data
    assert await exchange(worker, signed(written, "ben")) in ("LOGIN_DATA_NOT_FOUND", "INVALID_KS")
    assert await exchange(worker, genuine) is None
    # what a login wrote proves nothing any more once the session would have ended
    short = worker.read(await log_in(worker, expiry=60)).additional_data
    assert await exchange(worker, signed(short)) is None
    worker.now += 60
    assert await worker.code("session", "get", ks=signed(short)) is None
    assert await exchange(worker, signed(short)) == "USER_DATA_ERROR"


async def test_what_the_other_account_gave_its_user_counts_and_what_narrows_stays(worker: Worker) -> None:
    await attach(worker)
    second = worker.ks(SECOND)
    asked = "edit:*,iprestrict:192.0.2.7,enablechangeaccount:302,privacycontext:x"
    for own, carried in (
        ("", asked),
        ("setrole:PLAYBACK_BASE_ROLE,privacycontext:y", "setrole:PLAYBACK_BASE_ROLE,privacycontext:y,"),
    ):
        await worker.ask("user", "update", ks=second, userId="anna2", user={"ksPrivileges": own})
        opened = await worker.ask(
            "user", "loginByKs", ks=await log_in(worker, privileges=asked), requestedPartnerId=SECOND
        )
        said = worker.read(opened["ks"]).privileges.text
        assert said == (f"{carried}iprestrict:192.0.2.7,enablechangeaccount:302" if own else carried)


async def test_which_accounts_a_session_may_be_exchanged_for(worker: Worker) -> None:
    await attach(worker)
    limited = await log_in(worker, privileges="enablechangeaccount:999")
    assert await exchange(worker, limited) == "PARTNER_CHANGE_ACCOUNT_DISABLED"
    ks = await log_in(worker)
    assert await worker.code("user", "loginByKs", ks=ks, requestedPartnerId=999) == "USER_DATA_ERROR"
    assert worker.app.parts is not None
    db = worker.app.parts.db
    for settings, code in (
        ({"block-direct-login": "on"}, "DIRECT_LOGIN_BLOCKED"),
        ({"block-direct-login": "off", "second-factor": "on"}, "NEW_LOGIN_REQUIRED"),
        ({"second-factor": "off", "addresses": "198.51.100.0/24"}, "SERVICE_ACCESS_CONTROL_RESTRICTED"),
        ({"addresses": "", "status": "blocked"}, "USER_IS_BLOCKED"),
        ({"status": "active"}, None),
    ):
        await change_settings(db, SECOND, settings)
        assert await exchange(worker, ks) == code
    await change_settings(db, SECOND, {"block-direct-login": "on"})
    await worker.ask("user", "update", ks=worker.ks(SECOND), userId="anna2", user={"isSsoExcluded": True})
    assert await exchange(worker, ks) is None
    await worker.ask("user", "demoteAdmin", ks=worker.ks(SECOND), userId="anna2")
    assert await exchange(worker, ks) == "USER_DATA_ERROR"
