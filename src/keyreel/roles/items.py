"""Permission items: the actions and properties that permissions open, read from what those declare.

An item has the same id on every server: it is worked out from its name. What no permission opens belongs to the
installation's own account, and others neither see it nor put it into their permissions.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property

from keyreel.roles.item_store import item_id
from keyreel.roles.store import CONSOLE, EVERYBODY, OpenedBy
from keyreel.roles.types import (
    ApiActionPermissionItem,
    ApiParameterPermissionItem,
    ApiParameterPermissionItemAction,
    PermissionItem,
    PermissionItemType,
)
from keyreel.schema.objects import ApiObject
from keyreel.schema.registry import Registry

SHOWN = {
    str(PermissionItemType.API_ACTION_ITEM): "KalturaApiActionPermissionItem",
    str(PermissionItemType.API_PARAMETER_ITEM): "KalturaApiParameterPermissionItem",
}
"""Types of items as they are kept, and as items show them."""


class Items:
    """All permission items of a server, by id.

    Args:
        opened_by: what tells the gate of them.
        made_at: when they were made, unix seconds.
    """

    def __init__(self, opened_by: OpenedBy, *, made_at: int) -> None:
        self._made_at = made_at
        self._opened_by = opened_by
        self._registry: Registry | None = None

    def read(self, registry: Registry) -> None:
        """Take the items that the actions of a registry, and the properties of all objects, declare, once they are
        asked for: services that list them are made before, and most accounts have no permissions of their own.
        """
        self._registry = registry
        self._opened_by.source = lambda: {item.id or 0: item for item, _ in self._declared}

    @property
    def all(self) -> dict[int, PermissionItem]:
        """The items, by id."""
        return self._opened_by.items

    @cached_property
    def of_permission(self) -> dict[str, list[int]]:
        """The ids of the items of each permission."""
        found: dict[str, list[int]] = {}
        for item, names in self._declared:
            for name in names:
                found.setdefault(name, []).append(item.id or 0)
        return found

    @cached_property
    def _declared(self) -> list[tuple[PermissionItem, tuple[str, ...]]]:
        assert self._registry is not None, "nothing was read"
        found = [*self._of_actions(self._registry), *self._of_properties()]
        assert len({item.id for item, _ in found}) == len(found), "two permission items have one id"
        return found

    def find(self, id: str, partner_id: int) -> PermissionItem | None:
        """The item with this id, where an account can use it."""
        found = self.all.get(int(id)) if id.isascii() and id.isdecimal() and len(id) < 19 else None
        return found if found is not None and found.partner_id in (EVERYBODY, partner_id) else None

    def usable(self, partner_id: int) -> list[PermissionItem]:
        """The items that an account can use."""
        return [item for item in self.all.values() if item.partner_id in (EVERYBODY, partner_id)]

    def _of_actions(self, registry: Registry) -> Iterator[tuple[PermissionItem, tuple[str, ...]]]:
        for action in registry:
            service, name = action.key
            names = action.seed.permissions
            values = self._values(f"{service}.{name}", PermissionItemType.API_ACTION_ITEM, names)
            yield ApiActionPermissionItem(**values, service=service, action=name), names

    def _of_properties(self) -> Iterator[tuple[PermissionItem, tuple[str, ...]]]:
        for model in sorted(ApiObject.known.values(), key=lambda model: model.kaltura_name):
            for item in model.own_properties():
                for operation, names in item.declared.permission.items():
                    name = f"{model.kaltura_name}.{item.wire}.{operation}"
                    values = self._values(name, PermissionItemType.API_PARAMETER_ITEM, names)
                    action = ApiParameterPermissionItemAction(operation)
                    made = ApiParameterPermissionItem(
                        **values, object=model.kaltura_name, parameter=item.wire, action=action
                    )
                    yield made, names

    def _values(self, name: str, kind: PermissionItemType, permissions: Sequence[str]) -> dict[str, object]:
        return {
            "id": item_id(name),
            "type": SHOWN[kind],
            "partner_id": EVERYBODY if permissions else CONSOLE,
            "tags": "",
            "created_at": self._made_at,
            "updated_at": self._made_at,
        }
