"""Permission items: the actions and properties that permissions open, read from what those declare.

An item has the same id on every server: it is worked out from its name.
"""

import zlib
from collections.abc import Iterator

from keyreel.roles.store import ActionsOf
from keyreel.roles.types import (
    ApiActionPermissionItem,
    ApiParameterPermissionItem,
    ApiParameterPermissionItemAction,
    PermissionItem,
    PermissionItemType,
)
from keyreel.schema.objects import ApiObject
from keyreel.schema.registry import Registry


def item_id(name: str) -> int:
    """The id of the item with this name, such as `user.add`."""
    return zlib.crc32(name.encode()) & 0x7FFFFFFF


class Items:
    """All permission items of a server, by id. Empty until `read`, because services that list them are made before."""

    def __init__(self, actions_of: ActionsOf, *, made_at: int) -> None:
        self._made_at = made_at
        self._actions_of = actions_of
        self.all: dict[int, PermissionItem] = {}
        self.of_permission: dict[str, list[int]] = {}

    def read(self, registry: Registry) -> None:
        """Take the items that the actions of a registry, and the properties of all objects, declare."""
        for item, names in (*self._of_actions(registry), *self._of_properties()):
            assert item.id is not None
            assert item.id not in self.all, "two permission items have one id"
            self.all[item.id] = item
            for name in names:
                self.of_permission.setdefault(name, []).append(item.id)
        for item in self.all.values():
            if isinstance(item, ApiActionPermissionItem):
                self._actions_of.known[str(item.id)] = (item.service or "", item.action or "")

    def _of_actions(self, registry: Registry) -> Iterator[tuple[PermissionItem, tuple[str, ...]]]:
        for action in registry:
            service, name = action.key
            values = self._values(f"{service}.{name}", PermissionItemType.API_ACTION_ITEM)
            yield ApiActionPermissionItem(**values, service=service, action=name), action.seed.permissions

    def _of_properties(self) -> Iterator[tuple[PermissionItem, tuple[str, ...]]]:
        for model in sorted(ApiObject.known.values(), key=lambda model: model.kaltura_name):
            for item in model.own_properties():
                for operation, names in item.declared.permission.items():
                    name = f"{model.kaltura_name}.{item.wire}.{operation}"
                    values = self._values(name, PermissionItemType.API_PARAMETER_ITEM)
                    action = ApiParameterPermissionItemAction(operation)
                    made = ApiParameterPermissionItem(
                        **values, object=model.kaltura_name, parameter=item.wire, action=action
                    )
                    yield made, names

    def _values(self, name: str, kind: PermissionItemType) -> dict[str, object]:
        shown = {
            PermissionItemType.API_ACTION_ITEM: "KalturaApiActionPermissionItem",
            PermissionItemType.API_PARAMETER_ITEM: "KalturaApiParameterPermissionItem",
        }
        return {
            "id": item_id(name),
            "type": shown[kind],
            "partner_id": 0,
            "tags": "",
            "created_at": self._made_at,
            "updated_at": self._made_at,
        }
