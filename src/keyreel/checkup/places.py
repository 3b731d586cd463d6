"""Files and folders: who may read them, whether there is room."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from keyreel.checkup.finding import Finding, fine, note, wrong
from keyreel.configuration import Configuration, Source
from keyreel.settings import Settings, declared

ENOUGH, TOO_LITTLE = 2**30, 100 * 2**20
"""Bytes that should be free, and those below which little works."""
_PERCENT = 100
_OTHERS, _EVERYBODY = 0o077, 0o007


def look_at_settings(found: Configuration) -> Iterator[Finding]:
    """Whether the files that settings come from keep their secrets."""
    check = "settings"
    yield fine(check, f"read from {found.file.resolve()}" if found.file else "no keyreel.toml is read")
    secret = {item.name for item in declared() if item.secret}
    if "@" in found.settings.database_url:
        secret.add("database_url")  # with a password in it
    in_file = sorted(
        name.replace("_", "-")
        for name, origin in found.origins.items()
        if name in secret and origin.source is Source.FILE and origin.secret_file is None
    )
    if found.file and in_file and _mode(found.file) & _EVERYBODY:
        told = f"{found.file} can be read by everybody, and holds {', '.join(in_file)}"
        yield wrong(check, told, f"chmod 600 {found.file}")
    for origin in found.origins.values():
        if origin.secret_file and _mode(origin.secret_file) & _EVERYBODY:
            told = f"{origin.secret_file} can be read by everybody, and holds a secret"
            is_ours = origin.secret_file.stat().st_uid == os.geteuid()  # containers are lent those of others
            yield (wrong if is_ours else note)(check, told, f"chmod 600 {origin.secret_file}")


def look_at_folder(settings: Settings) -> Iterator[Finding]:
    """Whether the data folder is the server's alone."""
    check, folder = "data folder", settings.data_dir
    if not folder.exists():
        yield note(check, f"{folder} is not made yet", "keyreel init, or the first keyreel serve, makes it")
        return
    if not folder.is_dir():
        yield wrong(check, f"{folder} is no folder", "name another with --data-dir")
        return
    if settings.restoring.exists():
        remedy = "let keyreel restore end; if it does not run, empty the folder and restore again"
        yield wrong(check, f"{folder} is not whole: a backup is being restored there, or was and did not end", remedy)
    owner = folder.stat().st_uid
    if owner != os.geteuid():
        told = f"{folder} belongs to user {owner}, and this command runs as user {os.geteuid()}"
        yield note(check, told, f"run it as the user that the server runs as: sudo -u '#{owner}' keyreel doctor")
    if _mode(folder) & _OTHERS:
        yield wrong(check, f"{folder} can be read by others", f"chmod 700 {folder}")
    if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        yield wrong(check, f"{folder} cannot be written to", f"chown -R {os.geteuid()} {folder}")
        return
    for kept in (settings.files, settings.pieces, settings.uploads, settings.tables, settings.outbox):
        if kept.exists() and not os.access(kept, os.R_OK | os.W_OK | os.X_OK):
            yield wrong(check, f"{kept} cannot be written to", f"chown -R {owner} {folder}")
    yield fine(check, f"{folder.resolve()} is there")


def look_at_disk(settings: Settings) -> Iterator[Finding]:
    """Whether there is room for what comes."""
    check = "disk"
    place = next(
        each for each in (settings.data_dir.absolute(), *settings.data_dir.absolute().parents) if each.exists()
    )
    found = os.statvfs(place)
    free, share = found.f_bavail * found.f_frsize, _PERCENT * found.f_bavail / max(1, found.f_blocks)
    told = f"{free / 2**30:.1f} GiB are free where {settings.data_dir} is, {share:.0f} %"
    remedy = "make room, or move the data folder to a larger disk"
    if free < TOO_LITTLE:
        yield wrong(check, told, remedy)
    elif free < ENOUGH:
        yield note(check, told, remedy)
    else:
        yield fine(check, told)
    if found.f_files and _PERCENT * found.f_favail < found.f_files:
        yield wrong(check, "hardly a file can be made any more: the inodes are used up", "remove small files")


def look_at_import_folders(settings: Settings) -> Iterator[Finding]:
    """Whether folders that accounts may take files from are there."""
    for partner, folder in settings.import_folders:
        whose = f"account {partner}" if partner else "every account"
        if not folder.is_dir() or not os.access(folder, os.R_OK | os.X_OK):
            told = f"{folder}, from which {whose} may take files, cannot be read"
            yield wrong("import folders", told, "make it readable for the server, or leave it out of import-folder")


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)
