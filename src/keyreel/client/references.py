"""Results that are not there yet: what a call inside a multirequest returns, and what stands for parts of it.

A server replaces `{1:result:id}` in a later call by the id that the first call answered.
See docs/protocol/requests.md, "Multirequests".
"""

from typing import Any

from keyreel.client.kinds import Kind, Named, Nested, Several
from keyreel.client.objects import stand_in
from keyreel.client.registry import Registry


class Reference(str):
    """A value of an earlier call's result, as it is written into a later call of the same multirequest.

    It is text, whatever the type of the value: what the value is, is known after the block.
    """

    __slots__ = ("batch",)
    batch: object

    def __new__(cls, text: str, batch: object) -> "Reference":
        self = super().__new__(cls, text)
        self.batch = batch
        return self

    def __repr__(self) -> str:
        return f"<the value of {self}>"


class Pending:
    """Where a result, or a part of one, will be."""

    __slots__ = ("batch", "path", "registry")

    def __init__(self, batch: object, path: str, registry: Registry) -> None:
        self.batch = batch
        self.path = path
        self.registry = registry

    def stand_in(self, kind: Kind) -> Any:
        """What stands for a value of this kind until it is there."""
        if isinstance(kind, Nested):
            return stand_in(self.registry[kind.name], self)
        if isinstance(kind, Several | Named):
            return PendingItems(self, kind.item)
        return Reference(f"{{{self.path}}}", self.batch)

    def at(self, part: str | int, kind: Kind) -> Any:
        """What stands for a part of it."""
        return Pending(self.batch, f"{self.path}:{part}", self.registry).stand_in(kind)


class PendingItems:
    """A list or map that is not there yet: its items can be referred to, by number or name, and nothing else."""

    __slots__ = ("_item", "_pending")

    def __init__(self, pending: Pending, item: Kind) -> None:
        self._pending = pending
        self._item = item

    def __getitem__(self, key: int | str) -> Any:
        if isinstance(key, int) and key < 0:
            raise IndexError("how many there will be is not known: count from the front")
        return self._pending.at(key, self._item)

    def __iter__(self) -> Any:
        raise TypeError("how many there will be is known after the multirequest")

    def __len__(self) -> int:
        raise TypeError("how many there will be is known after the multirequest")

    def __repr__(self) -> str:
        return f"<the items of {{{self._pending.path}}}>"
