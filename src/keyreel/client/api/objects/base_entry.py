# Generated from the schema: change its source instead.
"""Objects: base_entry."""

from __future__ import annotations

from collections import abc
from typing import TYPE_CHECKING, ClassVar

from keyreel.client import kinds as k
from keyreel.client import objects as o

from .base import ListResponse

if TYPE_CHECKING:
    from .base import BaseEntry


class BaseEntryListResponse(ListResponse, name='KalturaBaseEntryListResponse'):
    """A page of entries."""

    objects: ClassVar[o.ReadOnly[abc.Sequence[BaseEntry]]] = o.read_only(k.Several(k.Nested("BaseEntry")))
