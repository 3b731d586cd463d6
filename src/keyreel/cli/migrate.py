"""`keyreel migrate`: bring the database up to date."""

from typing import Annotated, Any

from cyclopts import Parameter

from keyreel.cli.common import attempt, fail, read_settings, run, show_values
from keyreel.cli.options import HERE, AsJson, At

Check = Annotated[bool, Parameter(negative=(), help="Change nothing; exit with 1 where it is not up to date.")]


def migrate(*, check: Check = False, place: At = HERE, json: AsJson = False) -> None:
    """Bring the database up to date now, rather than at the next start. A server of the release before may run on.

    docs/upgrading.md says what happens, and how to go back.

    For example:

        keyreel migrate --check
        keyreel migrate --data-dir /var/lib/keyreel
    """
    from keyreel.storage import head, is_postgresql, migrate_database, path_of, schema_of

    settings = read_settings(place)
    if not is_postgresql(settings.database) and not attempt((path := path_of(settings.database)).exists):
        fail(f"{path}: there is no database")
    if check:
        found = run(schema_of(settings.database)).revision
        show_values({"revision": found, "latest": head(), "upToDate": found == head()}, as_json=json)
        raise SystemExit(found != head())
    done = run(migrate_database(settings.database, copy=settings.copy_before_migrating))
    shown: dict[str, Any] = {"from": done.found, "to": done.reached, "seconds": round(done.seconds, 1)}
    show_values({**shown, "copy": str(done.copy) if done.copy else None}, as_json=json)
