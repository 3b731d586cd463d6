# Generated from the schema: change its source instead.
"""The service widget."""

from __future__ import annotations

from typing import TYPE_CHECKING

from keyreel.client import kinds as k
from keyreel.client.services import AsyncService, Service

from ..registry import REGISTRY

if TYPE_CHECKING:
    from ..objects.common import FilterPager
    from ..objects.widget import Widget, WidgetFilter, WidgetListResponse


class WidgetService(Service):
    """Widgets: the places on people's pages that anonymous sessions come from."""

    id_ = 'widget'
    registry_ = REGISTRY

    def add(
        self,
        widget: Widget,
    ) -> Widget:
        """Make a widget from another or for a player.

        Raises:
            SourceWidgetOrUiconfRequired, SourceWidgetNotFound, InvalidFieldValue
        """
        return self.call_('add', k.Nested("Widget"), {'widget': widget})

    def clone(
        self,
        widget: Widget,
    ) -> Widget:
        """Make a copy of the widget that `sourceWidgetId` names, changed by what else is sent.

        Raises:
            SourceWidgetNotFound, InvalidFieldValue
        """
        return self.call_('clone', k.Nested("Widget"), {'widget': widget})

    def get(
        self,
        id: str,
    ) -> Widget:
        """A widget.

        Raises:
            InvalidWidgetId
        """
        return self.call_('get', k.Nested("Widget"), {'id': id})

    def list(
        self,
        filter: WidgetFilter | None = None,
        pager: FilterPager | None = None,
    ) -> WidgetListResponse:
        """The widgets of the account, the newest first."""
        return self.call_('list', k.Nested("WidgetListResponse"), {'filter': filter, 'pager': pager})

    def update(
        self,
        id: str,
        widget: Widget,
    ) -> Widget:
        """Change a widget.

        Raises:
            InvalidWidgetId, InvalidFieldValue
        """
        return self.call_('update', k.Nested("Widget"), {'id': id, 'widget': widget})


class AsyncWidgetService(AsyncService):
    """Widgets: the places on people's pages that anonymous sessions come from."""

    id_ = 'widget'
    registry_ = REGISTRY

    async def add(
        self,
        widget: Widget,
    ) -> Widget:
        """Make a widget from another or for a player.

        Raises:
            SourceWidgetOrUiconfRequired, SourceWidgetNotFound, InvalidFieldValue
        """
        return await self.call_('add', k.Nested("Widget"), {'widget': widget})

    async def clone(
        self,
        widget: Widget,
    ) -> Widget:
        """Make a copy of the widget that `sourceWidgetId` names, changed by what else is sent.

        Raises:
            SourceWidgetNotFound, InvalidFieldValue
        """
        return await self.call_('clone', k.Nested("Widget"), {'widget': widget})

    async def get(
        self,
        id: str,
    ) -> Widget:
        """A widget.

        Raises:
            InvalidWidgetId
        """
        return await self.call_('get', k.Nested("Widget"), {'id': id})

    async def list(
        self,
        filter: WidgetFilter | None = None,
        pager: FilterPager | None = None,
    ) -> WidgetListResponse:
        """The widgets of the account, the newest first."""
        return await self.call_('list', k.Nested("WidgetListResponse"), {'filter': filter, 'pager': pager})

    async def update(
        self,
        id: str,
        widget: Widget,
    ) -> Widget:
        """Change a widget.

        Raises:
            InvalidWidgetId, InvalidFieldValue
        """
        return await self.call_('update', k.Nested("Widget"), {'id': id, 'widget': widget})
