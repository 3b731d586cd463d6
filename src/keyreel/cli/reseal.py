"""`keyreel reseal`: change the key that seals secrets at rest."""

from typing import Annotated, Any

from cyclopts import Parameter

from keyreel.cli.common import attempt, fail, noted, read_settings, show_values, with_desk
from keyreel.cli.options import HERE, AsJson, At
from keyreel.schema.records import changed

New = Annotated[bool, Parameter(name="--new-key", negative=(), help="Draw a new key into the key file first.")]
Drop = Annotated[bool, Parameter(name="--drop-old", negative=(), help="Then drop the earlier keys from the file.")]


def reseal(*, new_key: New = False, drop_old: Drop = False, place: At = HERE, json: AsJson = False) -> None:
    """Seal everything anew under the first key. A server that runs learns of a new key in the file by itself.

    With a key file: keyreel reseal --new-key, and, once that is done, keyreel reseal --drop-old.
    With a setting or a command: put the new key before the old one there, restart, keyreel reseal, drop the old one.

    For example:

        keyreel reseal --new-key
        keyreel reseal --drop-old
    """
    from keyreel.storage import draw_key, load_or_create_keys, reseal, write_keys
    from keyreel.wiring.sealed import SEALED

    settings = read_settings(place)
    from_file = not settings.sealing_key and not settings.sealing_key_command

    def renew() -> None:
        settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_keys(settings.key_file, [draw_key(), *load_or_create_keys(settings.key_file)])

    if (new_key or drop_old) and not from_file:
        fail("the key does not come from a file: change it where it comes from")
    if new_key:
        attempt(renew)

    async def work(desk: Any) -> int:
        async with noted(desk, "reseal", changed("keyreel.SECRET")):
            return await desk.db.write(lambda tx: reseal(tx, desk.sealer, SEALED))

    count = with_desk(work, place)
    if drop_old:
        write_keys(settings.key_file, load_or_create_keys(settings.key_file)[:1])
    keys = len(load_or_create_keys(settings.key_file)) if from_file else None
    show_values({"resealed": count, **({"keysInFile": keys} if keys else {})}, as_json=json)
