"""Conditions on entries that no single column answers as it stands."""

import re
from collections.abc import Callable
from typing import Any

import sqlalchemy as sa

from keyreel.shelf import Condition
from keyreel.shelf.filters import escape
from keyreel.storage import in_list, names_all, names_any

_LISTED = 500
"""How many values of a comma list count."""
_GROUPS, _TERMS, _NOT = 4, 6, 4
"""How much of a search counts: alternatives, the words that each wants and those that it does not want."""
_ANYTHING, _NEVER = "%", "\x01"
_TERM = re.compile(r'(!?)"([^"]*)"|(!?)([^\s"]+)')
_WORD = re.compile(r"[\w.@-]+")


def numbers_in(raw: Any) -> list[int]:
    """The whole numbers of a comma list; what is none is one that nothing has."""
    parts = (part.strip() for part in str(raw).split(",")[:_LISTED])
    return [int(part) if part.lstrip("-").isdecimal() and len(part) < 19 else -(2**62) for part in parts]


Fold = Callable[[str], Any]


def exact(column: sa.Column[Any], *operations: str, name: str | None = None, fold: Fold = str) -> dict[str, Condition]:
    """Conditions that compare a text column as it stands, so that its index serves them.

    Args:
        name: the property's name, where it is not the column's.
        fold: makes a value what the column holds.
    """
    return {
        f"{name or column.name}_{each}": _exact(f"{name or column.name}_{each}", each, column, fold)
        for each in operations
    }


def _exact(name: str, operation: str, column: sa.Column[Any], fold: Fold) -> Condition:
    def one(raw: Any) -> dict[str, Any]:
        return {name: fold(str(raw))}

    def many(raw: Any) -> dict[str, Any]:
        return {name: [fold(part) for part in str(raw).split(",")[:_LISTED]]}

    value = sa.bindparam(name, type_=sa.Text())
    is_selective = column.name in ("id", "reference_id", "root_entry_id")
    match operation:
        case "equal":
            return Condition(lambda: column == value, one, is_selective)
        case "not_equal":
            return Condition(lambda: column != value, one)
        case "in":
            return Condition(lambda: in_list(column, name), many, is_selective)
        case _:
            return Condition(lambda: sa.not_(in_list(column, name)), many)


def conditions(entry: sa.Table) -> dict[str, Condition]:
    """The conditions of the filters of entries that are written there, or that look at comma lists."""
    tags, admin_tags, name = (sa.func.lower(entry.c[each]) for each in ("tags", "admin_tags", "name"))
    several = {
        "tags_name": (tags, name),
        "tags_admin_tags": (tags, admin_tags),
        "tags_admin_tags_name": (tags, admin_tags, name),
    }
    found: dict[str, Condition] = {}
    for key, columns in several.items():
        found[f"{key}_multi_like_or"] = _likes(f"{key}_multi_like_or", columns, every=False)
        found[f"{key}_multi_like_and"] = _likes(f"{key}_multi_like_and", columns, every=True)
    for key in ("entitled_users_edit", "entitled_users_publish", "entitled_users_view", "duration_type"):
        found[f"{key}_match_or"] = _listed(f"{key}_match_or", entry.c[key], every=False)
        found[f"{key}_match_and"] = _listed(f"{key}_match_and", entry.c[key], every=True)
    found["search_text_match_or"] = free_text("search_text_match_or", entry.c.words, any_of=True)
    found["search_text_match_and"] = free_text("search_text_match_and", entry.c.words)
    found["description_like"] = _likes("description_like", (sa.func.lower(entry.c.description),), every=True)
    found["display_in_search_equal"] = Condition(
        lambda: entry.c.display_in_search == sa.bindparam("display_in_search_equal"),
        lambda raw: {"display_in_search_equal": int(raw)},
    )
    found["conversion_profile_id_equal"] = Condition(
        lambda: entry.c.conversion_profile_id == sa.bindparam("conversion_profile_id_equal"),
        lambda raw: {"conversion_profile_id_equal": int(raw)},
    )
    found["is_root"] = Condition(
        lambda: sa.case((entry.c.root_entry_id == entry.c.id, 1), else_=0) == sa.bindparam("is_root", type_=sa.Integer),
        lambda raw: {"is_root": int(raw)},
    )
    found["redirect_from_entry_id"] = _aim(entry)
    return found


def _aim(entry: sa.Table) -> Condition:
    """The entry that plays where another is asked for: the one that it redirects to, else itself."""
    first = entry.alias("asked")
    asked = sa.bindparam("redirect_from_entry_id", type_=sa.Text())
    to = sa.func.coalesce(sa.func.nullif(first.c.redirect_entry_id, sa.literal_column("''")), first.c.id)
    aim = sa.select(to).where(first.c.id == asked, first.c.partner_id == entry.c.partner_id).scalar_subquery()
    return Condition(lambda: entry.c.id == aim, lambda raw: {"redirect_from_entry_id": str(raw)}, True)


def _likes(name: str, columns: tuple[sa.ColumnElement[Any], ...], *, every: bool) -> Condition:
    """Whether some column has a word of a comma list, or, with `every`, whether for each word some column has it."""
    names = [f"{name}_{index}" for index in range(10)]
    clauses = [sa.or_(*(column.like(sa.bindparam(each), escape="\\") for column in columns)) for each in names]

    def params(raw: Any) -> dict[str, Any]:
        words = [word.strip().lower() for word in str(raw).split(",") if word.strip()][:10] or [""]
        words += [words[-1]] * (10 - len(words))
        return {each: f"%{escape(word)}%" for each, word in zip(names, words, strict=True)}

    return Condition(lambda: sa.and_(*clauses) if every else sa.or_(*clauses), params)


def _listed(name: str, column: sa.Column[Any], *, every: bool) -> Condition:
    clause = (names_all if every else names_any)(column, name)
    return Condition(lambda: clause, lambda raw: {name: [part.strip() for part in str(raw).split(",")[:_LISTED]]})


def free_text(name: str, words: sa.Column[Any], *, any_of: bool = False) -> Condition:
    """A search: words are all wanted, a comma separates alternatives, `!word` is not wanted, `"a b"` is a phrase.

    Args:
        words: a column that holds words case-folded, each between spaces.
        any_of: one of the words is enough.
    """

    def at(group: int, kind: str, index: int) -> str:
        return f"{name}_{group}_{kind}_{index}"

    def like(key: str) -> sa.ColumnElement[bool]:
        return words.like(sa.bindparam(key), escape="\\")

    clauses = [
        sa.and_(
            *(like(at(group, "is", index)) for index in range(_TERMS)),
            *(sa.not_(like(at(group, "not", index))) for index in range(_NOT)),
        )
        for group in range(_GROUPS)
    ]

    def params(raw: Any) -> dict[str, Any]:
        text = str(raw).casefold()
        groups = [_terms(part) for part in (text.replace(" ", ",") if any_of else text).split(",") if part.strip()]
        groups = groups[:_GROUPS] or [([], [])]
        found: dict[str, Any] = {}
        for group in range(_GROUPS):
            wanted, unwanted = groups[min(group, len(groups) - 1)]
            for index in range(_TERMS):
                found[at(group, "is", index)] = wanted[index] if index < len(wanted) else _ANYTHING
            for index in range(_NOT):
                found[at(group, "not", index)] = unwanted[index] if index < len(unwanted) else _NEVER
        return found

    return Condition(lambda: sa.or_(*clauses), params)


def _terms(text: str) -> tuple[list[str], list[str]]:
    wanted: list[str] = []
    unwanted: list[str] = []
    for found in _TERM.finditer(text):
        words = " ".join(_WORD.findall(found[2] if found[2] is not None else found[4]))
        pattern = f"% {escape(words)} %" if words else _NEVER
        (unwanted if found[1] or found[3] else wanted).append(pattern)
    return wanted, unwanted
