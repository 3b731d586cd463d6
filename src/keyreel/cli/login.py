"""`keyreel login`: help people who cannot log in any more."""

import time
from typing import Annotated, Any

from cyclopts import App, Parameter

from keyreel.cli.common import fail, moment, noted, show_values, with_desk
from keyreel.cli.options import HERE, AsJson, At, Place
from keyreel.schema.records import changed

login = App(name="login", help="Logins: see them, open locked ones, help people who lost a password or a phone.")

Email = Annotated[str, Parameter(help="What the person logs in with.")]


@login.command
def show(email: Email, /, *, place: At = HERE, json: AsJson = False) -> None:
    """Show a login: which accounts it opens, whether it is locked, whether it has a second factor.

    For example:

        keyreel login show ada@example.org
    """

    async def work(desk: Any) -> dict[str, Any]:
        from keyreel.users import logins

        found = await _find(desk, email)
        users = await logins.users_of(desk.db, found.key)
        locked = found.blocked_until if found.blocked_until > time.time() else None
        return {
            "login": found.login_id,
            "opens": [f"{user.user_id} of {user.partner_id}{' (admin)' if user.is_admin else ''}" for user in users],
            "passwordChosenAt": moment(found.password_updated_at) if found.password_hash else None,
            "lockedUntil": moment(locked) if locked else None,
            "secondFactor": found.seed is not None,
        }

    show_values(with_desk(work, place), as_json=json)


@login.command
def unlock(email: Email, /, *, place: At = HERE, json: AsJson = False) -> None:
    """Open a login that too many wrong passwords locked.

    For example:

        keyreel login unlock ada@example.org
    """
    _change("unlock", email, {"attempts": 0, "blocked_until": 0}, place)
    show_values({"unlocked": email}, as_json=json)


@login.command
def reset(email: Email, /, *, place: At = HERE, json: AsJson = False) -> None:
    """Print a link with which the person chooses a new password, within a day.

    For example:

        keyreel login reset ada@example.org
    """

    async def work(desk: Any) -> str:
        from keyreel.mail import Letter, Links
        from keyreel.users import keys, logins

        found = await _find(desk, email)
        ends = int(time.time()) + keys.PASSWORD_LIFE
        key = keys.draw_key(found.config_partner_id or 0, ends)
        columns = {"key_digest": keys.digest_of(key), "key_expires_at": ends, "key_user": None}
        async with noted(desk, "login reset", changed("UserLoginData"), partner=found.config_partner_id or 0, id=email):
            await desk.db.write(lambda tx: logins.change_login(tx, found.key, **columns))
        return Links(desk.url).to(Letter.PASSWORD_RESET, key)

    show_values({"link": with_desk(work, place)}, as_json=json)


@login.command
def forget_second_factor(email: Email, /, *, place: At = HERE, json: AsJson = False) -> None:
    """Let a person who lost their phone enrol another one: at their next login they are sent a link.

    For example:

        keyreel login forget-second-factor ada@example.org
    """
    _change("forget-second-factor", email, {"seed": None, "seed_step": 0}, place, ends_sessions=True)
    show_values({"forgotten": email}, as_json=json)


def _change(command: str, email: str, columns: dict[str, Any], place: Place, *, ends_sessions: bool = False) -> None:
    async def work(desk: Any) -> None:
        from keyreel.users import logins

        found = await _find(desk, email)

        async def unit(tx: Any) -> None:
            await logins.change_login(tx, found.key, **columns)
            if ends_sessions:
                await logins.end_sessions(tx, found.key)

        async with noted(desk, f"login {command}", changed("UserLoginData"), **_of(found)):
            await desk.db.write(unit)

    with_desk(work, place)


def _of(found: Any) -> dict[str, Any]:
    return {"partner": found.config_partner_id or 0, "id": found.login_id}


async def _find(desk: Any, email: str) -> Any:
    from keyreel.users import logins

    found = await logins.find_login(desk.db, email)
    if found is None:
        fail(f"nobody logs in with {email}")
    return found
