"""What a look found."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How it is."""

    OK = "ok"
    NOTE = "note"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Finding:
    """One fact about an installation.

    Attributes:
        check: what was looked at.
        told: what is so, as a sentence's start.
        remedy: what to do about it; of what is wrong or worth a note.
    """

    check: str
    state: State
    told: str
    remedy: str | None = None


def fine(check: str, told: str) -> Finding:
    """Something that is as it should be."""
    return Finding(check, State.OK, told)


def note(check: str, told: str, remedy: str) -> Finding:
    """Something that works, and may not be meant."""
    return Finding(check, State.NOTE, told, remedy)


def wrong(check: str, told: str, remedy: str) -> Finding:
    """Something that must be mended."""
    return Finding(check, State.WRONG, told, remedy)
