"""Pages of docs/ about what the API names: privileges, roles, errors."""

import tomllib
from html import escape
from pathlib import Path

from keyreel.ks.privileges import Privilege
from keyreel.roles import defaults
from keyreel.schema.errors import ApiError
from keyreel.schema.registry import Registry

DOCS = Path(__file__).parent.parent / "docs"
FEW = 6
"""An error says which actions declare it, where they are no more."""

PRIVILEGES = """\
A session says which account a call is for, which user makes it, and in which role. Privileges add to that, or take from
it: this session may watch one entry, that one may make five calls, from one address. They are a list with commas, given
when the session is made and never changed after:

```sh
keyreel ks mint --partner 101 --user ada --privileges "sview:0_abc/0_def,actionslimit:5,iprestrict:192.0.2.1"
```

A privilege is a name, or a name with values. Values are joined with `/`, and `*` is every value. Nothing can be quoted:
a value cannot hold a comma. Names and values are compared whole: `edit:0_ab` does not cover `0_a`. How each format of
sessions carries the list, and what a repeated name means, is told in [the rules](protocol/ks.md#privileges).

Whoever opens a session with the account's secret chooses its privileges. The session of an application token has those
of the token, to which a program can add names of its own, but none of the following, nor `*`.
"""
NO_EFFECT = {
    "caption",
    "disablesessiontypecheck",
    "editcuepoint",
    "enablecaptionmoderation",
    "jobtype",
    "limitentry",
    "restrictexplicitliveview",
    "searchcontext",
    "virtualeventid",
}
"""Privileges that nothing here goes by."""

ROLES = """\
What a session may do is decided by the permissions of its roles; each action and many a property is opened by some
permission. Which roles those are:

| session | roles |
|---|---|
| none | No Session |
| of a widget | Widget Session Role |
| USER | those of its user, or else Basic User Session Role |
| ADMIN | those of its user, or else Publisher Administrator |
| with the privilege `setrole:ID` | that one in place of all others |
| with `restrictingrole:ID` | as before, without the permissions that this role has |

The rules in full are in [permissions](protocol/permissions.md). `keyreel explain` shows the roles of a session and what
each gives, `userRole.*` makes roles of an account's own, and [who may call what](permissions-matrix.md) is the result
for each action.
"""

ERRORS = """\
Programs match the code and the arguments, which are the API's; the message is ours, for people. In which order the
checks of a call come is told in [the rules on errors](protocol/errors.md). `keyreel explain` gives the whole reason why
a call is refused, `keyreel ks inspect` that of a session, and `keyreel audit --failed` those of others.
"""


def privileges(note: str) -> str:
    """Every privilege that the API knows."""
    lines = [
        "# Privileges",
        "",
        note,
        PRIVILEGES,
        "| privilege | what it does | form, and an example |",
        "|---|---|---|",
    ]
    for name, kind in Privilege.registry.items():
        meaning = " ".join((kind.__doc__ or "").split())
        if name in NO_EFFECT:
            meaning += " Without effect here."
        shown = dict.fromkeys((_with(name, kind.takes), _with(name, kind.example)))
        lines.append(f"| `{name}` | {meaning} | {'<br>'.join(shown)} |")
    return "\n".join([*lines, ""])


def _with(name: str, values: str) -> str:
    forms = [f"{name}:{each}" if each else name for each in values.split(" or ")]
    return " or ".join(f"`{form}`" for form in forms)


def roles(note: str) -> str:
    """The roles that every server and every new account has."""
    lines = ["# Roles", "", note, ROLES]
    table = tomllib.loads(defaults.FILE.read_text("utf-8"))
    for title, text, found in (
        ("Roles of everybody", "They are on every server, and cannot be changed.", table["roles"]),
        ("Roles of a new account", "They are its own: it can change and delete them.", table["account_roles"]),
    ):
        lines += [f"## {title}", "", text, "", "| id | role | permissions |", "|---|---|---|"]
        for role in found:
            names = ", ".join(f"`{name}`" for name in role["permissions"])
            every = "every one that the account has" if "*" in role["permissions"] else names
            lines.append(f"| {role.get('id', '')} | {role['name']}<br>{role['description']} | {every} |")
        lines.append("")
    return "\n".join(lines)


def declared_errors() -> dict[str, list[type[ApiError]]]:
    """Every error that the server can answer, by code."""
    found: dict[str, list[type[ApiError]]] = {}
    waiting = [ApiError]
    while waiting:
        kinds = [kind for kind in waiting.pop().__subclasses__() if kind.__module__.startswith("keyreel.")]
        kinds = [kind for kind in kinds if not kind.__module__.startswith("keyreel.testing")]  # those are injected
        waiting += kinds
        for kind in kinds:
            found.setdefault(kind.code, []).append(kind)
    return dict(sorted(found.items()))


def explained_errors() -> dict[str, tuple[str, str]]:
    """The cause and the remedy of errors, by code."""
    return {code: (why, what) for code, (why, what) in tomllib.loads((DOCS / "errors.toml").read_text("utf-8")).items()}


def errors(note: str, registry: Registry) -> str:
    """Every error, with its cause and its remedy."""
    lines = ["# Errors", "", note, ERRORS]
    explained = explained_errors()
    for code, kinds in declared_errors().items():
        actions = [
            f"`{action.service.name}.{action.name}`"
            for action in registry
            if any(error.code == code for error in action.seed.raises)
        ]
        cause, remedy = explained.get(code, ("", ""))
        lines += [f"## {code}", ""]
        lines += [f"> {escape(message, quote=False)}" for message in dict.fromkeys(kind.template for kind in kinds)]
        arguments = ", ".join(f"`{name}`" for name in kinds[0].params)
        lines += ["", f"* **Arguments**: {arguments}"] if arguments else [""]
        lines += [f"* **Cause**: {escape(cause, quote=False)}", f"* **Remedy**: {escape(remedy, quote=False)}"]
        lines += [f"* **Answered by** {', '.join(actions)}", ""] if 0 < len(actions) <= FEW else [""]
    return "\n".join(lines)
