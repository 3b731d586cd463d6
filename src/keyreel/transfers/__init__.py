"""Transfers: one account out of an installation into a sealed archive, and into another. See docs/transfers.md."""

from keyreel.transfers.envelope import Lock
from keyreel.transfers.exporting import Exporter, Sent
from keyreel.transfers.importing import Importer, Landed
from keyreel.transfers.landing import Landing
from keyreel.transfers.refusal import TransferRefused

__all__ = ["Exporter", "Importer", "Landed", "Landing", "Lock", "Sent", "TransferRefused"]
