"""Triggers that keep the table `total`."""

# ruff: noqa: S608  # names of our own tables, no text of a request

from alembic import op


def keep_total(table: str, kind: str, visible: str) -> None:
    """Keep how many rows of `table` each account has that are `visible`, a condition on `{row}.column`, as `kind`.

    Rows that are there already are counted.
    """
    if op.get_bind().dialect.name == "sqlite":
        _sqlite(table, kind, visible)
    else:
        _postgresql(table, kind, visible)
    op.execute(
        f"INSERT INTO total (partner_id, kind, number) SELECT partner_id, '{kind}', count(*) FROM \"{table}\" one "
        f"WHERE {visible.format(row='one')} GROUP BY partner_id"
    )


def _add(row: str, kind: str, number: str) -> str:
    return (
        f"INSERT INTO total (partner_id, kind, number) VALUES ({row}.partner_id, '{kind}', {number}) "
        "ON CONFLICT (partner_id, kind) DO UPDATE SET number = total.number + excluded.number;"
    )


def _sqlite(table: str, kind: str, visible: str) -> None:
    new, old = visible.format(row="NEW"), visible.format(row="OLD")
    for name, event, when, number, row in (
        ("added", "INSERT", new, "1", "NEW"),
        ("removed", "DELETE", old, "-1", "OLD"),
        ("shown", "UPDATE", f"({new}) AND NOT ({old})", "1", "NEW"),
        ("hidden", "UPDATE", f"({old}) AND NOT ({new})", "-1", "NEW"),
    ):
        op.execute(
            f'CREATE TRIGGER {kind}_total_{name} AFTER {event} ON "{table}" WHEN {when} '
            f"BEGIN {_add(row, kind, number)} END"
        )


def _postgresql(table: str, kind: str, visible: str) -> None:
    new, old = visible.format(row="NEW"), visible.format(row="OLD")
    op.execute(
        f"CREATE FUNCTION {kind}_total() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF TG_OP = 'INSERT' THEN IF {new} THEN {_add('NEW', kind, '1')} END IF; "
        f"ELSIF TG_OP = 'DELETE' THEN IF {old} THEN {_add('OLD', kind, '-1')} END IF; "
        f"ELSIF ({new}) AND NOT ({old}) THEN {_add('NEW', kind, '1')} "
        f"ELSIF ({old}) AND NOT ({new}) THEN {_add('NEW', kind, '-1')} "
        "END IF; RETURN NULL; END $$"
    )
    op.execute(
        f'CREATE TRIGGER {kind}_total AFTER INSERT OR DELETE OR UPDATE ON "{table}" '
        f"FOR EACH ROW EXECUTE FUNCTION {kind}_total()"
    )
