"""A look at an installation from outside: what is wrong with it, and what to do. It changes nothing."""

from keyreel.checkup.finding import Finding, State
from keyreel.checkup.whole import examine

__all__ = ["Finding", "State", "examine"]
