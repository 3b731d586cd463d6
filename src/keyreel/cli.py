"""The `keyreel` command."""

import asyncio
import json
import os
import sys
import time
from collections.abc import Awaitable, Callable
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, Any, NoReturn, TypeVar

from cyclopts import App, Parameter

from keyreel.settings import SettingInvalid, Settings, from_environment

T = TypeVar("T")

app = App(name="keyreel", help="The Kaltura API, self-hosted.", version=lambda: f"keyreel {version('keyreel')}")
account = App(name="account", help="Accounts: make them, bring them from another server, see their secrets.")
app.command(account)

DataDir = Annotated[Path | None, Parameter(help="Folder with the server's data (KEYREEL_DATA_DIR).")]
DatabaseUrl = Annotated[str | None, Parameter(help="postgresql://… where the server uses one (KEYREEL_DATABASE_URL).")]
AsJson = Annotated[bool, Parameter(name="--json", negative=(), help="Answer in JSON, for scripts.")]

FIRST_NAME = "My account"
FIRST_EMAIL = "admin@localhost.localdomain"
FIRST_FILE = "first-account.txt"


@app.command
def serve(
    *,
    host: Annotated[str | None, Parameter(help="Address to listen on (KEYREEL_HOST, 127.0.0.1).")] = None,
    port: Annotated[int | None, Parameter(help="Port to listen on (KEYREEL_PORT, 8090).")] = None,
    data_dir: DataDir = None,
    workers: Annotated[int | None, Parameter(help="Processes that answer calls (KEYREEL_WORKERS, 1).")] = None,
    database_url: DatabaseUrl = None,
    public_url: Annotated[
        str | None, Parameter(help="How clients reach the server, such as https://video.example.org.")
    ] = None,
    trusted_proxy: Annotated[
        list[str] | None, Parameter(help="Network of a proxy whose forwarded headers count, as a CIDR; repeatable.")
    ] = None,
    tls_cert: Annotated[str | None, Parameter(help="File with the certificate, to serve https directly.")] = None,
    tls_key: Annotated[str | None, Parameter(help="File with the certificate's private key.")] = None,
    open_registration: Annotated[
        bool | None, Parameter(help="Let anybody register an account through partner.register.")
    ] = None,
) -> None:
    """Run the server. The first start makes the data folder and the first account, and says how to use it.

    Every option can also be set as KEYREEL_…; docs/settings.md lists them all.
    """
    settings = _settings(
        host=host,
        port=port,
        data_dir=data_dir,
        workers=workers,
        database_url=database_url,
        public_url=public_url,
        trusted_proxy=None if trusted_proxy is None else tuple(trusted_proxy),
        tls_cert=tls_cert,
        tls_key=tls_key,
        open_registration=open_registration,
    )
    from keyreel.server import CannotListen, check_address
    from keyreel.server import serve as run

    try:
        check_address(settings)
        _run(_prepare(settings))
        print(f"Keyreel answers at {_url(settings)}/api_v3/ (stop with Ctrl-C)", flush=True)
        run(settings)
    except CannotListen as error:
        _fail(f"cannot listen on {error}")


async def _prepare(settings: Settings) -> None:
    """Make or upgrade what the server needs, and the first account where there is none."""
    from keyreel.accounts.registration import LoginTaken, list_accounts
    from keyreel.app import open_parts

    parts = await open_parts(settings)
    try:
        if not await list_accounts(parts.db, parts.sealer):
            values = {"name": FIRST_NAME, "admin_name": "Administrator", "description": "Made at the first start"}
            try:
                made, _ = await parts.registrar.create(values, email=FIRST_EMAIL, password=None, now=time.time())
            except LoginTaken:
                return  # another process started first, and has made it
            _introduce(settings, made)
    finally:
        await parts.db.close()


def _introduce(settings: Settings, made: Any) -> None:
    url = _url(settings)
    text = (
        f"The first account:\n"
        f"  partner id    {made.partner_id}\n"
        f"  admin secret  {made.admin_secret}\n"
        f"  user secret   {made.secret}\n"
        f"  login         {made.admin_user_id}\n"
        f"  password      {made.password}\n"
        f"Data lies in    {settings.data_dir.resolve()}\n"
        f"Open a session:\n"
        f"  curl -s {url}/api_v3/service/session/action/start "
        f"-d format=1 -d partnerId={made.partner_id} -d type=2 -d userId=me -d secret={made.admin_secret}\n"
    )
    if sys.stdout.isatty():
        print(text, end="", flush=True)
        print("These secrets are shown once; later: keyreel account show --secrets", flush=True)
        return
    path = settings.data_dir / FIRST_FILE
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(text)
    print(f"The first account and its secrets are in {path.resolve()}", flush=True)


def _url(settings: Settings) -> str:
    if settings.public_url:
        return settings.public_url.rstrip("/")
    host = "127.0.0.1" if settings.host in ("0.0.0.0", "::") else settings.host  # noqa: S104  # not bound, shown
    host = f"[{host}]" if ":" in host else host
    return f"{'https' if settings.tls_cert else 'http'}://{host}:{settings.port}"


@account.command
def create(
    *,
    name: Annotated[str, Parameter(help="What the account is called.")],
    email: Annotated[str, Parameter(help="Its owner's e-mail, who logs in with it.")],
    password: Annotated[
        str | None,
        Parameter(
            help="The owner's password, or - to read it from standard input; drawn where it is not given.",
            allow_leading_hyphen=True,
        ),
    ] = None,
    data_dir: DataDir = None,
    database_url: DatabaseUrl = None,
    json: AsJson = False,
) -> None:
    """Make an account, and show its secrets."""
    from keyreel.accounts.registration import LoginTaken
    from keyreel.accounts.service import EMAIL

    if not EMAIL.match(email):
        _fail(f"{email} is no e-mail address")
    if password == "-":  # noqa: S105  # stands for standard input
        password = sys.stdin.readline().rstrip("\r\n")

    async def work(parts: Any) -> Any:
        values = {"name": name, "admin_name": email, "description": name}
        made, _ = await parts.registrar.create(values, email=email, password=password, now=time.time())
        return made

    try:
        made = _with_parts(work, data_dir, database_url)
    except LoginTaken as error:
        _fail(str(error))
    shown = {
        "partnerId": made.partner_id,
        "adminSecret": made.admin_secret,
        "secret": made.secret,
        "adminUserId": made.admin_user_id,
    }
    if made.password:
        shown["password"] = made.password
    _show(shown, as_json=json)


@account.command(name="import")
def import_(
    file: Annotated[
        Path,
        Parameter(
            help="JSON document of the account, or a list of them; - for standard input.", allow_leading_hyphen=True
        ),
    ],
    *,
    data_dir: DataDir = None,
    database_url: DatabaseUrl = None,
    json: AsJson = False,
) -> None:
    """Bring accounts from another server: ids, secrets, KS version and settings, so that what was made keeps working.

    docs/accounts.md describes the document.
    """
    from keyreel.accounts.registration import DocumentInvalid, LoginTaken

    documents = _documents(file)

    async def work(parts: Any) -> list[int]:
        return [await parts.registrar.bring(document, now=time.time()) for document in documents]

    try:
        brought = _with_parts(work, data_dir, database_url)
    except (DocumentInvalid, LoginTaken) as error:
        _fail(f"{file}: {error}")
    _show({"imported": brought}, as_json=json)


@account.command
def show(
    *,
    secrets: Annotated[bool, Parameter(negative=(), help="Show the secrets too.")] = False,
    data_dir: DataDir = None,
    database_url: DatabaseUrl = None,
    json: AsJson = False,
) -> None:
    """List the accounts of the server."""
    from keyreel.accounts.registration import list_accounts

    async def work(parts: Any) -> Any:
        return await list_accounts(parts.db, parts.sealer)

    found: list[dict[str, Any]] = []
    for item in _with_parts(work, data_dir, database_url):
        shown: dict[str, Any] = {"partnerId": item.partner_id, "name": item.name, "status": item.status}
        if secrets:
            shown |= {"adminSecret": item.admin_secret, "secret": item.secret}
        found.append(shown)
    if json:
        _show({"accounts": found}, as_json=True)
        return
    if not found:
        print("There are no accounts yet: keyreel account create, or the first keyreel serve, makes one.")
    for shown in found:
        _show(shown, as_json=False)
        print()


@account.command(name="set")
def set_(
    values: Annotated[list[str] | None, Parameter(help="NAME=VALUE, as docs/accounts.md lists them.")] = None,
    /,
    *,
    partner: Annotated[int, Parameter(help="Number of the account.")],
    data_dir: DataDir = None,
    database_url: DatabaseUrl = None,
    json: AsJson = False,
) -> None:
    """Change settings of an account, at once for every worker; without values, show them.

    For example: keyreel account set --partner 101 ks-max-expiry=3600 addresses=10.0.0.0/8
    """
    from keyreel.accounts.settings import SettingRefused, change_settings, current_settings

    texts = {name: text for name, _, text in (value.partition("=") for value in values or ())}
    if unclear := [value for value in values or () if "=" not in value]:
        _fail(f"NAME=VALUE is expected, not {unclear[0]}")

    async def work(parts: Any) -> dict[str, Any]:
        if texts:
            await change_settings(parts.db, partner, texts)
        return await current_settings(parts.db, partner)

    try:
        found = _with_parts(work, data_dir, database_url)
    except SettingRefused as error:
        _fail(str(error))
    _show(found, as_json=json)


def _documents(file: Path) -> list[dict[str, Any]]:
    try:
        text = sys.stdin.read() if str(file) == "-" else file.read_text()
        loaded = json.loads(text)
    except OSError as error:
        _fail(f"{file}: {error.strerror}")
    except ValueError as error:
        _fail(f"{file}: not JSON: {error}")
    found: list[Any] = loaded if isinstance(loaded, list) else [loaded]
    if not all(isinstance(item, dict) for item in found):
        _fail(f"{file}: an object, or a list of objects, is expected")
    return found


def _show(values: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(values))
        return
    for name, value in values.items():
        shown = ", ".join(map(str, value)) if isinstance(value, list) else value
        print(f"{name:22} {'' if shown is None else shown}")


def _settings(**given: Any) -> Settings:
    try:
        return from_environment(**given)
    except SettingInvalid as error:
        _fail(str(error))


def _with_parts(work: Callable[[Any], Awaitable[T]], data_dir: Path | None, database_url: str | None) -> T:
    """Run `work` with the parts of a server that need not be running."""
    settings = _settings(data_dir=data_dir, database_url=database_url)
    from keyreel.app import open_parts

    async def run() -> T:
        parts = await open_parts(settings)
        try:
            return await work(parts)
        finally:
            await parts.db.close()

    return _run(run())


def _run(work: Any) -> Any:
    from keyreel.storage import KeyFileUnsafe, StorageError

    try:
        return asyncio.run(work)
    except (StorageError, KeyFileUnsafe) as error:
        _fail(str(error))
    except OSError as error:
        _fail(f"{error.filename}: {error.strerror}")


def _fail(text: str) -> NoReturn:
    print(f"keyreel: {text}", file=sys.stderr)
    raise SystemExit(1)


def main() -> None:
    """Run the command that the arguments name."""
    app()
