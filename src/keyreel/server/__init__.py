"""The process around the application: granian, its workers, their signals, its end."""

from keyreel.server.process import CannotListen, check_address, serve

__all__ = ["CannotListen", "check_address", "serve"]
