"""What the audit trail keeps of an action, declared on it: `@action(…, record=changed("kuser", "user_id"))`.

Kinds of objects are named as `audit_auditTrail` names them; see docs/audit.md.
"""

from dataclasses import dataclass

OPENED = "keyreel.OPENED"
"""What is done by an action that opens sessions."""
SESSION = "keyreel.SESSION"


@dataclass(frozen=True, slots=True)
class Record:
    """What is done to which object.

    Attributes:
        act: what is done.
        kind: the type of the object.
        id: the parameter that says which object; without one, the result does.
        related: another object, as its type and the parameter that names it.
    """

    act: str
    kind: str
    id: str | None = None
    related: tuple[str, str] | None = None


def created(kind: str) -> Record:
    """The action makes an object."""
    return Record("CREATED", kind)


def changed(kind: str, id: str | None = None, related: tuple[str, str] | None = None) -> Record:
    """The action changes an object."""
    return Record("CHANGED", kind, id, related)


def deleted(kind: str, id: str | None = None, related: tuple[str, str] | None = None) -> Record:
    """The action deletes an object."""
    return Record("DELETED", kind, id, related)


def opens(id: str | None = None, related: tuple[str, str] | None = None) -> Record:
    """The action opens a session; `id` is the parameter that says whose."""
    return Record(OPENED, SESSION, id, related)


def viewed(kind: str, id: str | None = None) -> Record:
    """The action shows something that is worth a line, such as a secret."""
    return Record("VIEWED", kind, id)
