"""`uiConf.*`: configurations of players. See docs/protocol/playlists.md, "Players"."""

from typing import Any

from keyreel.gate import Call, admit, amend
from keyreel.schema.kinds import BigInt
from keyreel.schema.lists import FilterPager
from keyreel.schema.records import changed, created, deleted
from keyreel.schema.service import ALWAYS, USER, WIDGET, Service, action
from keyreel.storage import Database, Tx
from keyreel.ui_confs.store import UiConfNotFound, delete_ui_conf, insert_ui_conf, ui_confs
from keyreel.ui_confs.types import (
    UiConf,
    UiConfCreationMode,
    UiConfFilter,
    UiConfListResponse,
    UiConfObjType,
    UiConfTypeInfo,
)

_KIND = "uiConf"
_NAMES = {UiConfObjType.PLAYER: "Widget", UiConfObjType.PLAYER_V3: "Player V3"}


class UiConfService(Service, name="uiConf"):
    """Configurations of players and other programs. The server keeps them and does not look into them."""

    def __init__(self, db: Database) -> None:
        self._db = db

    @action(permission=["STUDIO_ADD_UICONF"], writes=True, record=created(_KIND))
    async def add(self, call: Call, ui_conf: UiConf) -> UiConf:
        """Keep a configuration."""
        values = {name: value for name, value in admit(ui_conf, call).items() if value is not None}
        return await self._insert(call, values)

    @action(permission=["STUDIO_ADD_UICONF"], raises=[UiConfNotFound], writes=True, record=created(_KIND))
    async def clone(self, call: Call, id: BigInt) -> UiConf:
        """Keep a copy of a configuration."""
        stored = await ui_confs.get(self._db, call.partner_id, str(id))
        values = {name: value for name, value in stored.given.items() if name not in ("id", "version")}
        return await self._insert(call, values)

    @action(permission=["STUDIO_UPDATE_UICONF"], raises=[UiConfNotFound], writes=True, record=changed(_KIND, "id"))
    async def update(self, call: Call, id: BigInt, ui_conf: UiConf) -> UiConf:
        """Change a configuration."""

        async def unit(tx: Tx) -> None:
            stored = await ui_confs.get(tx, call.partner_id, str(id))
            changes = dict(amend(stored, ui_conf, call))
            for name, value in _BEGINNING.items():
                if name in changes and changes[name] is None:
                    changes[name] = value
            changes["version"] = str(int(stored.version or 0) + 1)
            await ui_confs.change(tx, call.partner_id, str(id), stored, {**changes, "updated_at": call.time})

        await self._db.write(unit)
        return _shown(await ui_confs.get(self._db, call.partner_id, str(id)))

    @action(
        permission=["STUDIO_BASE", ALWAYS, USER, WIDGET, "PLAYBACK_BASE_PERMISSION"],
        raises=[UiConfNotFound],
    )
    async def get(self, call: Call, id: BigInt) -> UiConf:
        """A configuration."""
        return _shown(await ui_confs.get(self._db, call.partner_id, str(id)))

    @action(permission=["STUDIO_BASE", "KMC_READ_ONLY", USER, WIDGET])
    async def list_(
        self, call: Call, filter: UiConfFilter | None = None, pager: FilterPager | None = None
    ) -> UiConfListResponse:
        """The configurations of the account."""
        page = await ui_confs.list(self._db, call.partner_id, filter, pager)
        return UiConfListResponse(total_count=page.total, objects=[_shown(each) for each in page.objects])

    @action(permission=["STUDIO_BASE", "KMC_READ_ONLY", USER])
    async def list_templates(
        self, call: Call, filter: UiConfFilter | None = None, pager: FilterPager | None = None
    ) -> UiConfListResponse:
        """Configurations that come with the server: none do."""
        nothing: list[UiConf] = []
        return UiConfListResponse(total_count=0, objects=nothing)

    @action(permission=["ADMIN_BASE"])
    async def get_available_types(self, call: Call) -> list[UiConfTypeInfo]:
        """The programs that come with the server: none do."""
        return []

    @action(permission=["STUDIO_DELETE_UICONF"], raises=[UiConfNotFound], writes=True, record=deleted(_KIND, "id"))
    async def delete(self, call: Call, id: BigInt) -> None:
        """Delete a configuration."""

        async def unit(tx: Tx) -> None:
            await ui_confs.get(tx, call.partner_id, str(id))
            await delete_ui_conf(tx, call.partner_id, id)

        await self._db.write(unit)

    async def _insert(self, call: Call, values: dict[str, Any]) -> UiConf:
        row = {**_BEGINNING, **values, "partner_id": call.partner_id, "version": "1"}
        row |= {"created_at": call.time, "updated_at": call.time}
        made = await self._db.write(lambda tx: insert_ui_conf(tx, row))
        return _shown(await ui_confs.get(self._db, call.partner_id, str(made)))


_BEGINNING: dict[str, Any] = {
    "obj_type": UiConfObjType.PLAYER,
    "creation_mode": UiConfCreationMode.WIZARD,
    "use_cdn": False,
}


def _shown(found: UiConf) -> UiConf:
    if found.obj_type is not None:
        kind = UiConfObjType(found.obj_type)
        found.given["obj_type_as_string"] = _NAMES.get(kind, kind.name.replace("_", " ").title())
    return found
