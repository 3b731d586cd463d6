# Generated from the schema: change its source instead.
"""The service system."""

from __future__ import annotations

from keyreel.client import kinds as k
from keyreel.client.services import AsyncService, Service

from ..registry import REGISTRY


class SystemService(Service):
    """The server about itself."""

    id_ = 'system'
    registry_ = REGISTRY

    def get_time(self) -> int:
        """The server's time, unix seconds."""
        return self.call_('getTime', k.NUMBER, {})

    def get_version(self) -> str:
        """The version of the API that is answered."""
        return self.call_('getVersion', k.TEXT, {})

    def ping(self) -> bool:
        """Always true: the server answers."""
        return self.call_('ping', k.FLAG, {})

    def ping_database(self) -> bool:
        """Whether the database answers too."""
        return self.call_('pingDatabase', k.FLAG, {})


class AsyncSystemService(AsyncService):
    """The server about itself."""

    id_ = 'system'
    registry_ = REGISTRY

    async def get_time(self) -> int:
        """The server's time, unix seconds."""
        return await self.call_('getTime', k.NUMBER, {})

    async def get_version(self) -> str:
        """The version of the API that is answered."""
        return await self.call_('getVersion', k.TEXT, {})

    async def ping(self) -> bool:
        """Always true: the server answers."""
        return await self.call_('ping', k.FLAG, {})

    async def ping_database(self) -> bool:
        """Whether the database answers too."""
        return await self.call_('pingDatabase', k.FLAG, {})
