"""What becomes one line of the audit trail: filled in while a call is answered. See docs/audit.md.

Whoever answers tells what only they know, with `about` and `opened`; who keeps lines is another room's business.
"""

from contextvars import ContextVar
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from keyreel.ks import KS, KsError
from keyreel.schema.errors import ApiError


class Why(Exception):
    """The true reason of an error that says less: `raise WrongPassword from Why("there is no such login")`.

    Operators read it; it is never answered, and holds nothing secret.
    """


@dataclass(slots=True)
class Line:
    """Who did what to which object from where. Nothing in it is a secret, a password, a token or a whole session.

    Attributes:
        at: unix seconds.
        action, object_type: as `audit_auditTrail` names them.
        partner_id: the account that it happened in; 0 where nobody knows.
        user_id, ks, master_partner_id: who called, the mark of their session, and the account that lent it.
        entry_point: the action, or the operator's command.
        context: as `audit_auditTrail` numbers it.
        changes: the properties that were sent, with the values that cannot be secret.
        error: the true reason of a refusal; empty where there was none.
        sessions: those that were opened; each becomes a line of its own.
    """

    at: int
    action: str
    object_type: str
    entry_point: str
    partner_id: int = 0
    master_partner_id: int | None = None
    user_id: str | None = None
    ks: str | None = None
    object_id: str | None = None
    related_object_type: str | None = None
    related_object_id: str | None = None
    ip_address: str = ""
    user_agent: str = ""
    client_tag: str | None = None
    request_id: str = ""
    context: int = 2
    description: str | None = None
    error: str = ""
    changes: dict[str, Any] = field(default_factory=dict[str, Any])
    sessions: list["Line"] = field(default_factory=list["Line"])


CURRENT: ContextVar[Line | None] = ContextVar("keyreel_audit_line", default=None)
"""The line of the call that is being answered, where it becomes one."""


def mark_of(ks: KS) -> str:
    """What a session is called in the audit trail: nobody makes a session of it, not even one of version 1."""
    return sha256(f"audit|{ks.hash}".encode()).hexdigest()[:40]


def about(*, partner_id: int | None = None, object_id: str | None = None) -> None:
    """Say what the call that is being answered is about, where its parameters do not tell."""
    line = CURRENT.get()
    if line is not None:
        line.partner_id = partner_id or line.partner_id
        line.object_id = object_id or line.object_id


def opened(partner_id: int, user_id: str | None, kind: int, *, master_partner_id: int | None = None) -> None:
    """Say that the call that is being answered opened a session."""
    line = CURRENT.get()
    if line is not None:
        line.sessions.append(
            Line(
                line.at,
                line.action,
                line.object_type,
                line.entry_point,
                partner_id,
                master_partner_id or line.master_partner_id,
                line.user_id,
                line.ks,
                user_id,
                line.related_object_type,
                line.related_object_id,
                line.ip_address,
                line.user_agent,
                line.client_tag,
                line.request_id,
                line.context,
                "ADMIN session" if kind else "USER session",
                line.error,
            )
        )


def reason_of(error: BaseException) -> str:
    """Why something was refused: the error's code, and what is behind it."""
    told = error.code if isinstance(error, ApiError) else type(error).__name__
    cause = error.__cause__
    if isinstance(cause, Why | KsError):
        return f"{told}: {cause}"
    return f"{told} ({cause.code})" if isinstance(cause, ApiError) else told
