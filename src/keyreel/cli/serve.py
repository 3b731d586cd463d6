"""`keyreel serve`."""

import os
import sys
import time
from typing import Annotated, Any

from cyclopts import Parameter

from keyreel.cli.common import DatabaseUrl, DataDir, fail, noted, read_settings, run
from keyreel.schema.records import created
from keyreel.settings import Settings

FIRST_NAME = "My account"
FIRST_EMAIL = "admin@localhost.localdomain"
FIRST_FILE = "first-account.txt"


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
    import_network: Annotated[
        list[str] | None,
        Parameter(help="Network that content may be fetched from though it is not public, as a CIDR; repeatable."),
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
    settings = read_settings(
        host=host,
        port=port,
        data_dir=data_dir,
        workers=workers,
        database_url=database_url,
        public_url=public_url,
        trusted_proxy=None if trusted_proxy is None else tuple(trusted_proxy),
        import_network=None if import_network is None else tuple(import_network),
        tls_cert=tls_cert,
        tls_key=tls_key,
        open_registration=open_registration,
    )
    from keyreel.server import CannotListen, check_address
    from keyreel.server import serve as run_server

    try:
        check_address(settings)
        run(_prepare(settings))
        print(f"Keyreel answers at {settings.url}/api_v3/ (stop with Ctrl-C)", flush=True)
        if not settings.smtp_host:
            print(f"No mail server is set: mails go to {settings.outbox}", flush=True)
        run_server(settings)
    except CannotListen as error:
        fail(f"cannot listen on {error}")


async def _prepare(settings: Settings) -> None:
    """Make or upgrade what the server needs, and the first account where there is none."""
    from keyreel.accounts.registration import LoginTaken, list_accounts
    from keyreel.parts import open_parts

    parts = await open_parts(settings)
    try:
        await parts.media.files.bytes.check()
        if not await list_accounts(parts.db, parts.sealer):
            values = {"name": FIRST_NAME, "admin_name": "Administrator", "description": "Made at the first start"}
            try:
                async with noted(parts, "serve", created("Partner")) as tell:
                    made, _ = await parts.registrar.create(values, email=FIRST_EMAIL, password=None, now=time.time())
                    tell(made.partner_id)
            except LoginTaken:
                return  # another process started first, and has made it
            _introduce(settings, made)
    finally:
        await parts.db.close()


def _introduce(settings: Settings, made: Any) -> None:
    url = settings.url
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
