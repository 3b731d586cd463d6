# Generated from the schema: change its source instead.
"""Objects: flavor_params."""

from __future__ import annotations

from collections import abc
from typing import TYPE_CHECKING, ClassVar

from keyreel.client import kinds as k
from keyreel.client import objects as o

from .base import ListResponse

if TYPE_CHECKING:
    from .base import FlavorParams, FlavorParamsOutput


class FlavorParamsListResponse(ListResponse, name='KalturaFlavorParamsListResponse'):
    """A page of flavor params."""

    objects: ClassVar[o.ReadOnly[abc.Sequence[FlavorParams]]] = o.read_only(k.Several(k.Nested("FlavorParams")))


class FlavorParamsOutputListResponse(ListResponse, name='KalturaFlavorParamsOutputListResponse'):
    """A page of flavor params of made flavors."""

    objects: ClassVar[o.ReadOnly[abc.Sequence[FlavorParamsOutput]]] = o.read_only(k.Several(k.Nested("FlavorParamsOutput")))
