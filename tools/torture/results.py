"""What a torture found: facts to tell, and what is wrong."""

from dataclasses import dataclass, field


@dataclass
class Result:
    """One torture's.

    Attributes:
        name: for people.
        does: what was done to the server.
        facts: what was counted and measured, in words.
        wrong: what must not have been; the server survived where this is empty.
    """

    name: str
    does: str
    facts: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def tell(self, fact: str) -> None:
        """Note a fact."""
        self.facts.append(fact)

    def must(self, holds: bool, otherwise: str) -> None:
        """Note what is wrong, where something does not hold that must."""
        if not holds:
            self.wrong.append(otherwise)
