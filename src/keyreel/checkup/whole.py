"""All of it, one after the other."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime

from keyreel.checkup.database import look_at_clock, look_at_database, look_at_key
from keyreel.checkup.finding import Finding, wrong
from keyreel.checkup.network import look_at_certificate, look_at_port, look_at_public_url
from keyreel.checkup.places import look_at_disk, look_at_folder, look_at_import_folders, look_at_settings
from keyreel.checkup.services import look_at_libraries, look_at_mail, look_at_store
from keyreel.configuration import Configuration
from keyreel.settings import SettingInvalid
from keyreel.storage import StorageError

PATIENCE = 30.0
"""Seconds that one of them may take."""


async def examine(found: Configuration) -> AsyncIterator[Finding]:
    """What is right and wrong with the installation that these settings are of, as it is found."""
    settings = found.settings
    looks: list[tuple[str, Iterator[Finding] | AsyncIterator[Finding]]] = [
        ("settings", look_at_settings(found)),
        ("data folder", look_at_folder(settings)),
        ("disk", look_at_disk(settings)),
        ("clock", look_at_clock()),
        ("sealing key", look_at_key(settings)),
        ("database", look_at_database(settings)),
        ("import folders", look_at_import_folders(settings)),
        ("bucket", look_at_store(settings)),
        ("port", look_at_port(settings)),
        ("certificate", look_at_certificate(settings, datetime.now(UTC))),
        ("public url", look_at_public_url(settings)),
        ("mail", look_at_mail(settings)),
        ("media", look_at_libraries()),
    ]
    for check, look in looks:
        for finding in await _seen(check, look):
            yield finding


async def _seen(check: str, look: Iterator[Finding] | AsyncIterator[Finding]) -> list[Finding]:
    seen: list[Finding] = []
    try:
        if isinstance(look, Iterator):
            return list(look)
        async with asyncio.timeout(PATIENCE):
            async for finding in look:
                seen.append(finding)  # noqa: PERF401  # what was seen before the time is up stays
    except TimeoutError:
        seen.append(wrong(check, f"there was no answer within {PATIENCE:.0f} s", "look at the network between the two"))
    except (StorageError, SettingInvalid, OSError) as error:
        seen.append(wrong(check, str(error), "mend that, and ask again"))
    return seen
