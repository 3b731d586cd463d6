"""`keyreel serve`."""

import json as json_
import logging
import os
from pathlib import Path
from typing import Any

from keyreel.cli.common import USAGE, configure, fail, open_desk, run
from keyreel.cli.first import introduce, make_first
from keyreel.cli.options import NOTHING, AsJson, Given, given_by
from keyreel.configuration import Configuration, read
from keyreel.settings import Settings

log = logging.getLogger("keyreel")


def serve(*, given: Given = NOTHING, json: AsJson = False) -> None:
    """Run the server. The first start makes the data folder and the first account, and says how to use it.

    Every option can also be set in the environment and in a TOML file: --max-calls 50, KEYREEL_MAX_CALLS=50 and
    max-calls = 50 mean the same, and the first of them counts. docs/settings.md tells more.

    For example:

        keyreel serve
        keyreel serve --host 0.0.0.0 --port 8090 --workers 4 --data-dir /var/lib/keyreel
    """
    environ = dict(os.environ)
    configuration = configure(given)
    settings = configuration.settings
    from keyreel.server import CannotListen, check_address
    from keyreel.server import serve as run_server
    from keyreel.telemetry.logs import set_up_logs
    from keyreel.telemetry.traces import TracesMissing, check_traces

    set_up_logs(settings.log_format, settings.log_level)
    is_read = json or settings.log_format == "json"
    try:
        if settings.otel_endpoint:
            check_traces()
        check_address(settings)
        made = run(_prepare(settings))
        told = introduce(settings, made, to_file=is_read) if made else None
        if json:
            print(json_.dumps(_values(configuration, told)), flush=True)
        else:
            _tell(configuration, told)
        run_server(settings, lambda: read(given_by(given), environ).settings)
    except TracesMissing as error:
        fail(str(error), USAGE)
    except CannotListen as error:
        fail(f"cannot listen on {error}")


async def _prepare(settings: Settings) -> Any:
    """Make or upgrade what the server needs, and the first account where there is none, which is given back."""
    from keyreel.desk import check_bytes

    desk = await open_desk(settings)
    try:
        await check_bytes(settings)
        return await make_first(desk, "serve")
    finally:
        await desk.db.close()


def _tell(found: Configuration, told: Path | None) -> None:
    """Say what people who start a server want to know; where programs read the log, as lines of it."""
    settings = found.settings
    for text in (
        f"Settings are read from {found.file.resolve()}" if found.file else "",
        f"The first account and its secrets are in {told}" if told else "",
        f"Keyreel answers at {settings.url}/api_v3/ (stop with Ctrl-C)",
        "" if settings.smtp_host else f"No mail server is set: mails go to {settings.outbox}",
    ):
        if text and settings.log_format == "json":
            log.info(text)
        elif text:
            print(text, flush=True)


def _values(found: Configuration, told: Path | None) -> dict[str, Any]:
    settings = found.settings
    return {
        "url": f"{settings.url}/api_v3/",
        "settingsFile": str(found.file.resolve()) if found.file else None,
        "dataDir": str(settings.data_dir.resolve()),
        "firstAccountFile": str(told) if told else None,
        "outbox": None if settings.smtp_host else str(settings.outbox.resolve()),
    }
