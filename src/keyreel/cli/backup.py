"""`keyreel backup` and `keyreel restore`."""

import sys
import time
from collections.abc import Awaitable
from pathlib import Path
from typing import Annotated, Any

from cyclopts import Parameter

from keyreel.cli.common import fail, moment, read_settings, run, show_values
from keyreel.cli.options import HERE, AsJson, At
from keyreel.cli.progress import Progress

KeyTo = Annotated[Path | None, Parameter(help="Put the sealing key into this file, and not into the backup.")]
KeyFrom = Annotated[Path | None, Parameter(help="File with the sealing key, where it is not in the backup.")]
Dump = Annotated[str, Parameter(help="Command that dumps a PostgreSQL database to its standard output.")]
Without = Annotated[
    bool, Parameter(negative=(), help="Back up a PostgreSQL database by other means, begun within the hour before.")
]
Check = Annotated[bool, Parameter(negative=(), help="Write nothing; say whether the backup is whole.")]


def backup(
    target: Annotated[Path, Parameter(help="Folder that the backup becomes; it must not be there yet.")],
    /,
    *,
    key_file: KeyTo = None,
    dump: Dump = "",
    without_database: Without = False,
    place: At = HERE,
    json: AsJson = False,
) -> None:
    """Back up the database, the files and the sealing key into a folder, while the server serves.

    The folder appears once all of it is written and verified. docs/backup.md says what is in it, and why that fits.

    For example:

        keyreel backup /backups/2026-11-28
        keyreel backup /backups/2026-11-28 --key-file /safe/sealing.key
    """
    from keyreel.backups import Wish, make_backup

    wish = Wish(target, key_file, dump, without_database)
    made = _run(make_backup(read_settings(place), wish, now=time.time(), tell=Progress()))
    show_values({"backup": str(target), **_shown(made, as_json=json)}, as_json=json)
    if made.key_included:
        _note(
            "The backup holds the sealing key: whoever reads it opens sessions of every account. Guard it as you do the"
        )
        _note("server, or keep the key apart with --key-file.")
    if made.missing:
        fail(f"the backup is made, but {len(made.missing)} files that the database names were missing or not whole")


def restore(
    source: Annotated[Path, Parameter(help="Folder that keyreel backup made.")],
    /,
    *,
    check: Check = False,
    key_file: KeyFrom = None,
    place: At = HERE,
    json: AsJson = False,
) -> None:
    """Put a backup into an empty data folder, once all of it is verified; then start the server.

    With --check, only verify it: every checksum, the database, and that its secrets open.

    For example:

        keyreel restore /backups/2026-11-28 --check
        keyreel restore /backups/2026-11-28 --data-dir /var/lib/keyreel
    """
    from keyreel.backups import DUMP, check_backup, restore_backup

    settings = read_settings(place)
    do = check_backup if check else restore_backup
    found = _run(do(settings, source, key_file=key_file, tell=Progress()))
    where = {} if check else {"restored": str(settings.data_dir)}
    show_values({"backup": str(source), **where, **_shown(found, as_json=json)}, as_json=json)
    if check:
        return
    if found.database == DUMP:
        _note(f"Restore the database before you start: its dump is {source / DUMP} (pg_restore --dbname=…)")
    _note(f"All is as it was at {moment(found.made_at)}: what was revoked, changed or deleted since then is not.")


def _run(work: Awaitable[Any]) -> Any:
    from keyreel.backups import BackupRefused

    try:
        return run(work)
    except BackupRefused as error:
        fail(str(error))
    except KeyboardInterrupt:
        fail("interrupted", 130)


def _shown(found: Any, *, as_json: bool) -> dict[str, Any]:
    shown = {
        "version": found.version,
        "madeAt": found.made_at if as_json else moment(found.made_at),
        "database": found.database,
        "revision": found.revision,
        "files": found.files,
        "bytes": found.bytes,
        "keyIncluded": found.key_included,
        "missing": found.missing,
        "elsewhere": found.elsewhere if as_json else "; ".join(found.elsewhere),
    }
    return {**shown, "rows": found.rows} if as_json else shown


def _note(text: str) -> None:
    print(text, file=sys.stderr)
