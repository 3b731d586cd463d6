# Generated from the schema: change its source instead.
"""The service uiConf."""

from __future__ import annotations

from collections import abc
from typing import TYPE_CHECKING

from keyreel.client import kinds as k
from keyreel.client.services import AsyncService, Service

from ..registry import REGISTRY

if TYPE_CHECKING:
    from ..objects.common import FilterPager
    from ..objects.ui_conf import UiConf, UiConfFilter, UiConfListResponse, UiConfTypeInfo


class UiConfService(Service):
    """Configurations of players and other programs. The server keeps them and does not look into them."""

    id_ = 'uiconf'
    registry_ = REGISTRY

    def add(
        self,
        ui_conf: UiConf,
    ) -> UiConf:
        """Keep a configuration."""
        return self.call_('add', k.Nested("UiConf"), {'uiConf': ui_conf})

    def clone(
        self,
        id: int,
    ) -> UiConf:
        """Keep a copy of a configuration.

        Raises:
            UiconfIdNotFound
        """
        return self.call_('clone', k.Nested("UiConf"), {'id': id})

    def delete(
        self,
        id: int,
    ) -> None:
        """Delete a configuration.

        Raises:
            UiconfIdNotFound
        """
        return self.call_('delete', k.NOTHING, {'id': id})

    def get(
        self,
        id: int,
    ) -> UiConf:
        """A configuration.

        Raises:
            UiconfIdNotFound
        """
        return self.call_('get', k.Nested("UiConf"), {'id': id})

    def get_available_types(self) -> abc.Sequence[UiConfTypeInfo]:
        """The programs that come with the server: none do."""
        return self.call_('getAvailableTypes', k.Several(k.Nested("UiConfTypeInfo")), {})

    def list(
        self,
        filter: UiConfFilter | None = None,
        pager: FilterPager | None = None,
    ) -> UiConfListResponse:
        """The configurations of the account."""
        return self.call_('list', k.Nested("UiConfListResponse"), {'filter': filter, 'pager': pager})

    def list_templates(
        self,
        filter: UiConfFilter | None = None,
        pager: FilterPager | None = None,
    ) -> UiConfListResponse:
        """Configurations that come with the server: none do."""
        return self.call_('listTemplates', k.Nested("UiConfListResponse"), {'filter': filter, 'pager': pager})

    def update(
        self,
        id: int,
        ui_conf: UiConf,
    ) -> UiConf:
        """Change a configuration.

        Raises:
            UiconfIdNotFound
        """
        return self.call_('update', k.Nested("UiConf"), {'id': id, 'uiConf': ui_conf})


class AsyncUiConfService(AsyncService):
    """Configurations of players and other programs. The server keeps them and does not look into them."""

    id_ = 'uiconf'
    registry_ = REGISTRY

    async def add(
        self,
        ui_conf: UiConf,
    ) -> UiConf:
        """Keep a configuration."""
        return await self.call_('add', k.Nested("UiConf"), {'uiConf': ui_conf})

    async def clone(
        self,
        id: int,
    ) -> UiConf:
        """Keep a copy of a configuration.

        Raises:
            UiconfIdNotFound
        """
        return await self.call_('clone', k.Nested("UiConf"), {'id': id})

    async def delete(
        self,
        id: int,
    ) -> None:
        """Delete a configuration.

        Raises:
            UiconfIdNotFound
        """
        return await self.call_('delete', k.NOTHING, {'id': id})

    async def get(
        self,
        id: int,
    ) -> UiConf:
        """A configuration.

        Raises:
            UiconfIdNotFound
        """
        return await self.call_('get', k.Nested("UiConf"), {'id': id})

    async def get_available_types(self) -> abc.Sequence[UiConfTypeInfo]:
        """The programs that come with the server: none do."""
        return await self.call_('getAvailableTypes', k.Several(k.Nested("UiConfTypeInfo")), {})

    async def list(
        self,
        filter: UiConfFilter | None = None,
        pager: FilterPager | None = None,
    ) -> UiConfListResponse:
        """The configurations of the account."""
        return await self.call_('list', k.Nested("UiConfListResponse"), {'filter': filter, 'pager': pager})

    async def list_templates(
        self,
        filter: UiConfFilter | None = None,
        pager: FilterPager | None = None,
    ) -> UiConfListResponse:
        """Configurations that come with the server: none do."""
        return await self.call_('listTemplates', k.Nested("UiConfListResponse"), {'filter': filter, 'pager': pager})

    async def update(
        self,
        id: int,
        ui_conf: UiConf,
    ) -> UiConf:
        """Change a configuration.

        Raises:
            UiconfIdNotFound
        """
        return await self.call_('update', k.Nested("UiConf"), {'id': id, 'uiConf': ui_conf})
