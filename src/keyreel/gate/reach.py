"""Reach: the other accounts that an account's sessions may work on, and with which actions.

An operator grants it, to the installation's own accounts above all (those with negative numbers, such as -1, which
workers use). Without it a session works on its own account only. See docs/protocol/permissions.md, "Other accounts".
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from keyreel.gate.roles import Key

EVERY = "*"
BATCH = -1
"""The account of workers: its sessions are nobody's, whatever user they name."""

_ACTION = re.compile(r"[a-z][a-z0-9_]*\.(?:[a-z][a-z0-9_]*|\*)")


@dataclass(frozen=True, slots=True)
class Reach:
    """What an account reaches.

    Attributes:
        partners: account numbers as text; `*` is every customer's, which have positive numbers.
        actions: `service.action`, `service.*` or `*`, in lower case.
    """

    partners: frozenset[str] = frozenset()
    actions: frozenset[str] = frozenset()

    def covers(self, key: Key, partner_id: int) -> bool:
        """Whether an action may be called for an account."""
        if str(partner_id) not in self.partners and not (partner_id > 0 and EVERY in self.partners):
            return False
        service, action = key
        return not self.actions.isdisjoint((EVERY, f"{service}.{EVERY}", f"{service}.{action}"))

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> "Reach":
        """The reach that an account's settings grant."""
        return cls(frozenset(kept.get("reaches", ())), frozenset(kept.get("reachActions", ())))


NOWHERE = Reach()


def read_partners(text: str) -> list[str]:
    """The account numbers, or `*`, in a comma list, as they are kept.

    Raises:
        ValueError: one of them is neither.
    """
    parts = [part.strip() for part in text.split(",") if part.strip()]
    return [part if part == EVERY else str(int(part)) for part in parts]


def read_actions(text: str) -> list[str]:
    """The actions in a comma list, as they are kept.

    Raises:
        ValueError: one of them is not written as `service.action`, `service.*` or `*`.
    """
    found = [part.strip().lower() for part in text.split(",") if part.strip()]
    if unclear := [part for part in found if part != EVERY and not _ACTION.fullmatch(part)]:
        raise ValueError(f"service.action, service.* or * is expected, not {unclear[0]}")
    return found
