"""Backups: all that an installation is, in a folder, and back. See docs/backup.md."""

from keyreel.backups.making import DATABASE, DUMP, Wish, make_backup
from keyreel.backups.manifest import BackupRefused, Manifest
from keyreel.backups.restoring import check_backup, restore_backup
from keyreel.backups.writing import Tell

__all__ = [
    "DATABASE",
    "DUMP",
    "BackupRefused",
    "Manifest",
    "Tell",
    "Wish",
    "check_backup",
    "make_backup",
    "restore_backup",
]
