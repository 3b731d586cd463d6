"""What an operator's commands work with: the data of a server, and a few of its parts, without those that answer calls.

They are had in a third of the time that all the parts take.
"""

import asyncio
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from keyreel.accounts.registration import Registrar
from keyreel.audit.keeper import Keeper
from keyreel.files import Bytes, Hold, LocalBytes
from keyreel.settings import Settings
from keyreel.storage import (
    Database,
    Sealer,
    StorageError,
    keys_from_command,
    open_database,
    parse_keys,
    sealer_of_file,
)
from keyreel.uploads.disk_pieces import DiskPieces
from keyreel.uploads.pieces import PieceFiles
from keyreel.users.passwords import Passwords
from keyreel.wiring.people import Owners


class Desk:
    """A server's data, opened.

    Attributes:
        registrar: makes accounts.
        keeper: keeps the audit trail.
        url: how people reach the server.
    """

    def __init__(self, settings: Settings, db: Database, sealer: Sealer) -> None:
        self.db = db
        self.sealer = sealer
        self.url = settings.url
        self.registrar = Registrar(db, sealer, Owners(db, Passwords(at_once=settings.hashes_at_once)))
        self.keeper = Keeper(db)


async def open_desk(settings: Settings) -> Desk:
    """What `Desk` says, on the data folder and database of the settings.

    Raises:
        OSError, StorageError: see `open_data`.
    """
    sealer, db = await open_data(settings)
    return Desk(settings, db, sealer)


async def open_data(settings: Settings) -> tuple[Sealer, Database]:
    """What seals secrets, and the database; both, and the data folder, are made where they are missing.

    Raises:
        OSError, StorageError: they cannot be used.
    """
    if settings.restoring.exists():
        raise StorageError(
            f"{settings.data_dir} is not whole: a backup is being restored there, or was and did not end"
        )
    settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    settings.uploads.mkdir(mode=0o700, exist_ok=True)
    sealer = open_sealer(settings)
    return sealer, await open_database(settings.database, copy=settings.copy_before_migrating)


def open_sealer(settings: Settings) -> Sealer:
    """What seals secrets at rest, with the keys from where the settings say; a file is made where there is none.

    Raises:
        KeyFileUnsafe, OSError: they cannot be had or trusted.
    """
    if settings.sealing_key:
        return Sealer(parse_keys(settings.sealing_key, "sealing-key"))
    if command := settings.sealing_key_command:
        return Sealer(keys_from_command(command), lambda: keys_from_command(command))
    return sealer_of_file(settings.key_file)


def open_stores(settings: Settings) -> tuple[PieceFiles, Bytes]:
    """Where pieces and files lie: in the bucket that the settings name, or on the disk."""
    if not settings.s3_bucket:
        hold = Hold(settings.hold)
        return DiskPieces(settings.pieces, hold), LocalBytes(settings.files, hold)
    from keyreel.files.bucket import open_bucket
    from keyreel.files.s3 import S3Bytes
    from keyreel.uploads.bucket_pieces import BucketPieces

    bucket = open_bucket(settings)
    return BucketPieces(bucket, settings.uploads), S3Bytes(bucket, settings.uploads)


async def check_bytes(settings: Settings) -> None:
    """Find out whether files can be kept.

    A bucket is asked by another process: its driver has threads, which processes that are forked afterwards lack, and
    then wait for.

    Raises:
        OSError: they cannot, and why.
    """
    _, files = open_stores(settings)
    if not settings.s3_bucket:
        await files.check()
        return
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as other:
        await asyncio.wrap_future(other.submit(_check_bytes, settings))


def _check_bytes(settings: Settings) -> None:
    asyncio.run(open_stores(settings)[1].check())
