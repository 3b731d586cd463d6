"""Grants: what a kind of caller may do, resolved once and looked up on every call.

Actions seed permissions (`@action(permission=[…])`); a session of some kind carries permission names; a `Grant` is the
union of the actions behind those names. See docs/protocol/requests.md, "Who may call what".
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from keyreel.schema.registry import Registry
from keyreel.schema.service import ALWAYS, USER, WIDGET

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Grant:
    """What a caller may do.

    Attributes:
        names: the permission names it comes from, in order.
        actions: the `(service id, action)` pairs, lower case, that it may call.
        everything: whether it holds every permission of the account.
    """

    names: tuple[str, ...]
    actions: frozenset[Key] = field(repr=False)
    everything: bool = False

    def holds_any(self, names: Iterable[str]) -> bool:
        """Whether it comes with any of these permissions; of no permissions at all, nobody holds any."""
        return any(self.everything or name in self.names for name in names)

    def widened(self, *names: str) -> "Grant":
        """The same with more permissions for reading properties; it opens no more actions."""
        return Grant((*self.names, *names), self.actions, self.everything)


class Grants:
    """The grants of the four kinds of session: none, widget, USER, ADMIN."""

    def __init__(self, registry: Registry) -> None:
        seeded: dict[str, set[Key]] = {}
        for action in registry:
            for name in action.seed.permissions:
                seeded.setdefault(name, set()).add(action.key)
        self._seeded = seeded
        self.none = self._grant([ALWAYS])
        self.widget = self._grant([WIDGET, ALWAYS])
        self.user = self._grant([USER, ALWAYS])
        self.admin = Grant(
            tuple(sorted(name for name in seeded if name not in SYSTEM)),
            frozenset(key for name, keys in seeded.items() if name not in SYSTEM for key in keys),
            everything=True,
        )

    def _grant(self, names: Iterable[str]) -> Grant:
        names = tuple(names)
        return Grant(names, frozenset(key for name in names for key in self._seeded.get(name, ())))


SYSTEM = frozenset({"SYSTEM_PARTNER"})
"""Permissions that only accounts of the installation itself (negative ids) hold."""
