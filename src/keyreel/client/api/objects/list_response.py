# Generated from the schema: change its source instead.
"""Objects: list_response."""

from __future__ import annotations

from collections import abc
from typing import TYPE_CHECKING, ClassVar

from keyreel.client import kinds as k
from keyreel.client import objects as o

from .base import ListResponse

if TYPE_CHECKING:
    from .common import FeatureStatus, KeyreelSecret, ModerationFlag, RemotePath


class FeatureStatusListResponse(ListResponse, name='KalturaFeatureStatusListResponse'):
    """The indexes that are being made."""

    objects: ClassVar[o.ReadOnly[abc.Sequence[FeatureStatus]]] = o.read_only(k.Several(k.Nested("FeatureStatus")))


class ModerationFlagListResponse(ListResponse, name='KalturaModerationFlagListResponse'):
    """A page of flags."""

    objects: ClassVar[o.ReadOnly[abc.Sequence[ModerationFlag]]] = o.read_only(k.Several(k.Nested("ModerationFlag")))


class RemotePathListResponse(ListResponse, name='KalturaRemotePathListResponse'):
    """A page of remote paths."""

    objects: ClassVar[o.ReadOnly[abc.Sequence[RemotePath]]] = o.read_only(k.Several(k.Nested("RemotePath")))


class KeyreelSecretListResponse(ListResponse, name='KeyreelSecretListResponse'):
    """The secrets of an account."""

    objects: ClassVar[o.ReadOnly[abc.Sequence[KeyreelSecret]]] = o.read_only(k.Several(k.Nested("KeyreelSecret")))
