"""The rooms put together, with what they need of each other."""

from keyreel.parts.clock import Clock
from keyreel.parts.whole import Parts, open_parts

__all__ = ["Clock", "Parts", "open_parts"]
