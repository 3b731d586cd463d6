"""`keyreel export account` and `keyreel import account`."""

import getpass
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Annotated, Any

from cyclopts import App, Parameter

from keyreel.cli.common import USAGE, fail, first_line, moment, noted, read_settings, show_values, with_parts
from keyreel.cli.options import HERE, AsJson, At
from keyreel.cli.progress import Progress
from keyreel.schema.records import created, viewed

export = App(name="export", help="Take an account out of this installation, to move it to another.")
import_ = App(name="import", help="Bring an account from another installation.")

Passphrase = Annotated[
    Path | None,
    Parameter(
        help="File whose first line is the passphrase that the archive is sealed with; - for standard input.",
        allow_leading_hyphen=True,
    ),
]
Key = Annotated[Path | None, Parameter(help="File with a key instead, 64 hexadecimal digits, which only you can read.")]


@export.command(name="account")
def export_account(
    partner: Annotated[int, Parameter(help="Number of the account.")],
    target: Annotated[Path, Parameter(help="Archive to write; it must not be there yet.")],
    /,
    *,
    passphrase_file: Passphrase = None,
    key_file: Key = None,
    place: At = HERE,
    json: AsJson = False,
) -> None:
    """Write an account into one sealed archive: rows, files, secrets and logins, as they are at one moment.

    The server may be running. docs/transfers.md says what is in it, and how an account moves for good.

    For example:

        keyreel export account 101 school.keyreel --passphrase-file /safe/passphrase
        keyreel export account 101 school.keyreel --key-file /safe/transfer.key
    """
    from keyreel.transfers import Exporter

    settings = read_settings(place)

    async def work(parts: Any) -> Any:
        exporter = Exporter(settings, parts.db, parts.sealer, parts.media.files, parts.media.pieces)
        async with noted(parts, "export account", viewed("Partner"), partner=partner, id=partner):
            return await exporter.export(partner, target, lock, now=time.time(), tell=Progress())

    lock = _lock(passphrase_file, key_file, twice=True)
    sent = _run(work, place)
    shown = {
        "archive": str(target),
        "partnerId": partner,
        "name": sent.manifest.name,
        "madeAt": sent.manifest.made_at if json else moment(sent.manifest.made_at),
        "files": sent.end.files,
        "bytes": sent.end.bytes,
        "missing": sent.end.missing,
    }
    show_values({**shown, **({"rows": sent.end.rows} if json else {})}, as_json=json)
    if sent.end.missing:
        fail(f"the archive is written, but {len(sent.end.missing)} files that the database names were missing")


@import_.command(name="account")
def import_account(
    source: Annotated[Path, Parameter(help="Archive that keyreel export account wrote.")],
    /,
    *,
    as_: Annotated[int | None, Parameter(name="--as", help="Number that the account gets here instead.")] = None,
    parent: Annotated[int | None, Parameter(help="Number of the account that it belongs to here.")] = None,
    renumber: Annotated[
        bool,
        Parameter(negative=(), help="Give new numbers to categories, profiles, roles and players whose own are taken."),
    ] = False,
    check: Annotated[bool, Parameter(negative=(), help="Write nothing; say whether it could be imported.")] = False,
    passphrase_file: Passphrase = None,
    key_file: Key = None,
    place: At = HERE,
    json: AsJson = False,
) -> None:
    """Bring an account out of an archive, all of it or nothing; what was made for it keeps working.

    The server may be running. A login that is here already is attached and keeps its password.

    For example:

        keyreel import account school.keyreel --passphrase-file /safe/passphrase --check
        keyreel import account school.keyreel --passphrase-file /safe/passphrase --as 300 --renumber
    """
    from keyreel.transfers import Importer, Landing

    settings = read_settings(place)
    landing = Landing(as_, parent, renumber)

    async def work(parts: Any) -> Any:
        importer = Importer(parts.db, parts.sealer, parts.media.files, parts.media.pieces, settings.uploads)
        if check:
            return await importer.check(source, lock, landing, tell=Progress())
        async with noted(parts, "import account", created("Partner")) as tell:
            landed = await importer.bring(source, lock, landing, now=time.time(), tell=Progress())
            tell(landed.partner_id)
        return landed

    lock = _lock(passphrase_file, key_file)
    found = _run(work, place)
    shown = {
        "archive": str(source),
        "partnerId": found.partner_id,
        "name": found.manifest.name,
        "madeAt": found.manifest.made_at if json else moment(found.manifest.made_at),
        "files": found.files,
        "bytes": found.bytes,
        "missing": found.missing,
    }
    if not check:
        numbers = found.places.renumbered
        shown |= {"loginsMade": found.places.made, "loginsAttached": found.places.attached}
        shown |= {"renumbered": numbers if json else _changes(numbers), "dropped": found.places.dropped}
    show_values({**shown, **({"rows": found.rows} if json else {})}, as_json=json)


def _lock(passphrase_file: Path | None, key_file: Path | None, *, twice: bool = False) -> Any:
    from keyreel.storage import StorageError, read_keys
    from keyreel.transfers import Lock, TransferRefused

    if passphrase_file is not None and key_file is not None:
        fail("--passphrase-file or --key-file, not both", USAGE)
    try:
        if key_file is not None:
            return Lock(key=read_keys(key_file)[0])
        return Lock(passphrase=_passphrase(passphrase_file, twice=twice))
    except (TransferRefused, StorageError) as error:
        fail(str(error), USAGE)
    except OSError as error:
        fail(f"{error.filename}: {error.strerror}", USAGE)


def _passphrase(file: Path | None, *, twice: bool) -> str:
    if file is not None:
        if str(file) == "-":
            return first_line(sys.stdin.buffer, "the passphrase on standard input")
        with file.open("rb") as given:
            return first_line(given, str(file))
    if not sys.stdin.isatty():
        fail("say with --passphrase-file or --key-file what the archive is sealed with", USAGE)
    found = getpass.getpass("Passphrase of the archive: ")
    if twice and getpass.getpass("Once more: ") != found:
        fail("these are two passphrases", USAGE)
    return found


def _run(work: Callable[[Any], Awaitable[Any]], place: Any) -> Any:
    from keyreel.transfers import TransferRefused

    try:
        return with_parts(work, place)
    except TransferRefused as error:
        fail(str(error))
    except KeyboardInterrupt:
        fail("interrupted", 130)


def _changes(renumbered: dict[str, dict[int, int]]) -> list[str]:
    return [
        f"{table.replace('_', ' ')} {old} to {new}"
        for table, numbers in renumbered.items()
        for old, new in numbers.items()
    ]
