# Generated from the schema: change its source instead.
"""The service keyreel_secret."""

from __future__ import annotations

from typing import TYPE_CHECKING

from keyreel.client import kinds as k
from keyreel.client.services import AsyncService, Service

from ..enums.common import KeyreelSecretKind
from ..registry import REGISTRY

if TYPE_CHECKING:
    from ..objects.common import KeyreelSecret
    from ..objects.list_response import KeyreelSecretListResponse


class Keyreel_secretService(Service):
    """Secrets with a life: several for an account, rotated without a pause, blocked at once."""

    id_ = 'keyreel_secret'
    registry_ = REGISTRY

    def add(
        self,
        kind: KeyreelSecretKind | None = None,
    ) -> KeyreelSecret:
        """Make another secret that verifies; its text is answered only now.

        Raises:
            KeyreelSecretRefused
        """
        return self.call_('add', k.Nested("KeyreelSecret"), {'kind': kind})

    def disable(
        self,
        id: int,
        grace: int = 0,
    ) -> KeyreelSecret:
        """Let a secret verify nothing any more, after `grace` seconds; and no session that it signed.

        Raises:
            KeyreelSecretRefused
        """
        return self.call_('disable', k.Nested("KeyreelSecret"), {'id': id, 'grace': grace})

    def enable(
        self,
        id: int,
    ) -> KeyreelSecret:
        """Let a secret verify again.

        Raises:
            KeyreelSecretRefused
        """
        return self.call_('enable', k.Nested("KeyreelSecret"), {'id': id})

    def list(self) -> KeyreelSecretListResponse:
        """The account's secrets in their order, without their texts."""
        return self.call_('list', k.Nested("KeyreelSecretListResponse"), {})

    def make_primary(
        self,
        id: int,
    ) -> KeyreelSecret:
        """Let a secret sign from now on.

        Raises:
            KeyreelSecretRefused
        """
        return self.call_('makePrimary', k.Nested("KeyreelSecret"), {'id': id})

    def remove(
        self,
        id: int,
    ) -> None:
        """Remove a secret for good.

        Raises:
            KeyreelSecretRefused
        """
        return self.call_('remove', k.NOTHING, {'id': id})

    def rotate(
        self,
        kind: KeyreelSecretKind | None = None,
        grace: int = 86400,
    ) -> KeyreelSecret:
        """Make another secret that signs from now on; the others stop to verify after `grace` seconds.

        Raises:
            KeyreelSecretRefused
        """
        return self.call_('rotate', k.Nested("KeyreelSecret"), {'kind': kind, 'grace': grace})


class AsyncKeyreel_secretService(AsyncService):
    """Secrets with a life: several for an account, rotated without a pause, blocked at once."""

    id_ = 'keyreel_secret'
    registry_ = REGISTRY

    async def add(
        self,
        kind: KeyreelSecretKind | None = None,
    ) -> KeyreelSecret:
        """Make another secret that verifies; its text is answered only now.

        Raises:
            KeyreelSecretRefused
        """
        return await self.call_('add', k.Nested("KeyreelSecret"), {'kind': kind})

    async def disable(
        self,
        id: int,
        grace: int = 0,
    ) -> KeyreelSecret:
        """Let a secret verify nothing any more, after `grace` seconds; and no session that it signed.

        Raises:
            KeyreelSecretRefused
        """
        return await self.call_('disable', k.Nested("KeyreelSecret"), {'id': id, 'grace': grace})

    async def enable(
        self,
        id: int,
    ) -> KeyreelSecret:
        """Let a secret verify again.

        Raises:
            KeyreelSecretRefused
        """
        return await self.call_('enable', k.Nested("KeyreelSecret"), {'id': id})

    async def list(self) -> KeyreelSecretListResponse:
        """The account's secrets in their order, without their texts."""
        return await self.call_('list', k.Nested("KeyreelSecretListResponse"), {})

    async def make_primary(
        self,
        id: int,
    ) -> KeyreelSecret:
        """Let a secret sign from now on.

        Raises:
            KeyreelSecretRefused
        """
        return await self.call_('makePrimary', k.Nested("KeyreelSecret"), {'id': id})

    async def remove(
        self,
        id: int,
    ) -> None:
        """Remove a secret for good.

        Raises:
            KeyreelSecretRefused
        """
        return await self.call_('remove', k.NOTHING, {'id': id})

    async def rotate(
        self,
        kind: KeyreelSecretKind | None = None,
        grace: int = 86400,
    ) -> KeyreelSecret:
        """Make another secret that signs from now on; the others stop to verify after `grace` seconds.

        Raises:
            KeyreelSecretRefused
        """
        return await self.call_('rotate', k.Nested("KeyreelSecret"), {'kind': kind, 'grace': grace})
