"""Lists of privileges, written as text or given as a map: `{"sview": ["0_a", "0_b"], "enableentitlement": True}`."""

from collections.abc import Iterable, Mapping

Value = str | int | Iterable[str]
Given = str | Mapping[str, Value]

_NARROWING = frozenset(
    {
        "actionslimit",
        "enablecaptionmoderation",
        "enablecategorymoderation",
        "enableentitlement",
        "iprestrict",
        "limitentry",
        "preview",
        "privacycontext",
        "reftime",
        "restrictexplicitliveview",
        "restrictingrole",
        "searchcontext",
        "sessionid",
        "setrole",
        "urirestrict",
        "virtualeventid",
    }
)
"""What takes rights away or says where they count: a session made out of another keeps these."""


def text(given: Given) -> str:
    """The list as sessions carry it.

    Raises:
        ValueError: a name or value has a character that separates them.
    """
    return given if isinstance(given, str) else ",".join(_one(name, value) for name, value in given.items())


def _one(name: str, value: Value) -> str:
    if value is True:
        value = ""
    values = [str(value)] if isinstance(value, str | int) else [str(item) for item in value]
    if not name or any(letter in name for letter in ",:;") or any(set(item) & set(",;/") for item in values):
        raise ValueError(
            f"the privilege {name} cannot have that name or value: commas, semicolons and slashes separate"
        )
    return f"{name}:{'/'.join(values)}" if values != [""] else name


def parsed(given: Given) -> dict[str, str]:
    """Each privilege's values as text, by name; the last of a name counts."""
    parts = (part.strip().partition(":") for part in text(given).split(","))
    return {name: value for name, _, value in parts if name}


def narrowed(outer: Given, inner: Mapping[str, Value]) -> str:
    """The list of a session made out of one with `outer`: of that what takes rights away, and `inner`."""
    kept = {name: value for name, value in parsed(outer).items() if name in _NARROWING and name not in inner}
    return ",".join(
        [*(f"{name}:{value}" if value else name for name, value in kept.items()), *filter(None, [text(inner)])]
    )
