"""Verifying a backup: that all of it is there, and as it was written."""

from pathlib import Path

from keyreel.backups.manifest import BackupRefused, Manifest, digest_of, read_checksums
from keyreel.backups.writing import Tell


def verify_files(backup: Path, manifest: Manifest, tell: Tell) -> None:
    """Read every file of a backup, and find its checksum to be the one that was written.

    Raises:
        BackupRefused: a file is damaged, or missing.
    """
    count = 0
    for name, digest in read_checksums(backup, manifest):
        tell("verifying", count, manifest.files)
        path = backup / name
        if not path.is_file() or path.is_symlink():
            raise BackupRefused(f"{path} is missing")
        if digest_of(path) != digest:
            raise BackupRefused(f"{path} is damaged: it is not what was written")
        count += 1
    if count != manifest.files:
        raise BackupRefused(f"{backup} is damaged: it lists {count} files instead of {manifest.files}")
    tell("verifying", count, manifest.files)
