"""The steps of an explanation: what was asked, what was found, and what a caller reads who is refused there."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from keyreel.gate.partners import PartnerFacts, PartnerStatus
from keyreel.ks import KsError, Unusable
from keyreel.schema.errors import ApiError, InvalidActionsLimit, InvalidKs


class Check(StrEnum):
    """What a step is about, in the order of the steps."""

    ACTION = "action"
    SESSION = "session"
    SIGNATURE = "signature"
    KEY = "key"
    EXPIRY = "expiry"
    IP = "iprestrict"
    URI = "urirestrict"
    ENDED = "ended"
    LOGIN = "login"
    LIMIT = "actionslimit"
    ASKED = "partner"
    ACCOUNT = "account"
    USER = "user"
    ROLES = "roles"
    RESTRICTING = "restrictingrole"
    PERMISSION = "permission"
    REACH = "reach"
    WRITING = "writing"
    ORIGIN = "origin"
    ANSWER = "answer"


class Mark(StrEnum):
    """What a step means for the call."""

    OK = "ok"
    REFUSED = "refused"
    FACT = "fact"


@dataclass(frozen=True, slots=True)
class Step:
    """One step.

    Attributes:
        text: a sentence for people; it may hold what a session or an account says, unescaped.
        error: the code of the error where it refuses.
        facts: the same for programs.
    """

    check: Check
    mark: Mark
    text: str
    error: str | None = None
    facts: dict[str, Any] = field(default_factory=dict[str, Any])


@dataclass(frozen=True, slots=True)
class Explanation:
    """Whether a call passes the gate, and why.

    Attributes:
        error: the error of the gate where it does not; the first refusal among the steps says why.
        shown: the code that the caller reads, which differs where the action hides its errors; null where that is a
            null result, and where the call passes.
        steps: every step that could be asked; those after a refusal say what else stands in the way.
    """

    allowed: bool
    error: str | None
    shown: str | None
    steps: tuple[Step, ...]


class Trail:
    """Steps, as they are found."""

    def __init__(self) -> None:
        self.steps: list[Step] = []

    def fact(self, check: Check, text: str, **facts: Any) -> None:
        """What was found, and decides nothing by itself."""
        self.steps.append(Step(check, Mark.FACT, text, None, facts))

    def ok(self, check: Check, text: str, **facts: Any) -> None:
        """A check that the call passes."""
        self.steps.append(Step(check, Mark.OK, text, None, facts))

    def refused(self, check: Check, text: str, error: str, **facts: Any) -> None:
        """A check that it does not pass."""
        self.steps.append(Step(check, Mark.REFUSED, text, error, facts))

    def judged(self, check: Check, judge: Callable[[], Any], good: str, bad: str, **facts: Any) -> None:
        """A check that the gate makes with `judge`, and what to say of either outcome."""
        try:
            judge()
        except ApiError as error:
            self.refused(check, bad, error.code, **facts)
        except Unusable:
            self.refused(check, bad, InvalidActionsLimit.code, **facts)
        except KsError as error:
            self.refused(check, bad, InvalidKs.code, reason=error.reason, **facts)
        else:
            self.ok(check, good, **facts)


def state_of(account: PartnerFacts) -> str:
    """The status of an account in words."""
    known = account.status in PartnerStatus.__members__.values()
    return PartnerStatus(account.status).name.lower().replace("_", "-") if known else f"in state {account.status}"
