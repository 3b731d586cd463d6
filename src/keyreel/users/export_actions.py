"""The actions of `user.*` on tables of users. See docs/protocol/users.md, "Tables"."""

from pathlib import Path
from typing import Any

from keyreel.gate import Call
from keyreel.gate.minting import Wish, mint
from keyreel.schema.common import KeyValue
from keyreel.schema.errors import InvalidFieldValue, UserNotFound
from keyreel.schema.files import FileResult
from keyreel.schema.kinds import kind_of
from keyreel.schema.service import USER, action
from keyreel.shelf.rows import pack, unpack
from keyreel.storage import Tx
from keyreel.users import rules, store
from keyreel.users.errors import InvalidId, InvalidMetadataProfile, MetadataProfileNotSpecified, UserEmailNotFound
from keyreel.users.filters import with_roles
from keyreel.users.room import Parts, UserRoom
from keyreel.users.tables import KEPT, MOST_MAPPED, Column, columns_of, draw_table_id, is_table_id, write_table
from keyreel.users.types import CsvAdditionalFieldInfo, ExportToCsvOptions, UserFilter

KIND = "user.exportToCsv"
"""The kind of the jobs that write tables."""
_FILTER = kind_of(UserFilter)
# A USER session of an administrator has the administrators' role: who is forwarded a link must not get that with it.
_LINK = "download:{id},setrole:BASE_USER_SESSION_ROLE,urirestrict:/api_v3/service/user/action/serveCsv/*"
"""The privileges of the session in a link."""


class ExportActions(UserRoom):
    """Tables of users."""

    @action(
        permission=["ADMIN_BASE", "ACCOUNT_BASE", "CAPTURE_DEVICE_PERMISSION"],
        raises=[UserEmailNotFound, InvalidMetadataProfile, MetadataProfileNotSpecified, InvalidFieldValue],
    )
    async def export_to_csv(
        self,
        call: Call,
        filter: UserFilter | None = None,
        metadata_profile_id: int | None = None,
        additional_fields: list[CsvAdditionalFieldInfo] | None = None,
        mapped_fields: list[KeyValue] | None = None,
        options: ExportToCsvOptions | None = None,
    ) -> str:
        """Have a table of users written, and a link to it sent to one's own e-mail, which is answered."""
        own = call.caller.user_id or ""
        asking = await store.users.find_one(self._db, call.partner_id, own) if own else None
        if asking is None or not asking.email:
            raise UserEmailNotFound(own)
        if metadata_profile_id:
            raise InvalidMetadataProfile(metadata_profile_id)
        if additional_fields:
            raise MetadataProfileNotSpecified
        if len(mapped_fields or []) > MOST_MAPPED:
            raise InvalidFieldValue("mappedFields")
        mapped = [(item.key or item.value or "", item.value or "") for item in mapped_fields or []]
        usual = options is None or options.given.get("default_header") is not False
        payload: dict[str, Any] = {
            "id": draw_table_id(),
            "user": asking.id,
            "filter": pack(filter) if filter else None,
            "columns": [[column.heading, column.property] for column in columns_of(mapped, usual=usual)],
        }
        jobs = self._parts.jobs

        async def unit(tx: Tx) -> None:
            await jobs.leave(tx, call.partner_id, KIND, payload, call.time)

        await self._db.write(unit)
        jobs.wake()
        return asking.email

    @action(permission=[USER], raises=[InvalidId], deprecated=True)
    async def serve_csv(self, call: Call, id: str) -> str:
        """A table that was written, for a session that has `download:<id>`, as the one in its link does."""
        path = _path(self._parts, call.partner_id, id)
        allowed = call.ks is not None and id in (call.ks.privileges.get("download") or ())
        if not is_table_id(id) or not allowed or not path.is_file():
            raise InvalidId(id)
        served: Any = FileResult(path, "text/csv; charset=utf-8", name=id)
        return served


class TableWriter:
    """Does the jobs that write tables."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    async def write(self, partner_id: int, payload: dict[str, Any], now: int) -> None:
        """Write a table and send its link. Done twice, it is written twice to the same place.

        Raises:
            UserNotFound: whoever asked for it is gone.
            OSError: it cannot be written.
        """
        parts = self._parts
        asking = await store.users.find_one(parts.db, partner_id, payload["user"])
        partner = await parts.partners.get(partner_id)
        if asking is None or not asking.email or partner is None:
            raise UserNotFound
        filter = unpack(_FILTER, payload["filter"]) if payload["filter"] else None
        filter = await with_roles(filter, parts.accounts, parts.db, partner_id)
        columns = [Column(heading, name) for heading, name in payload["columns"]]
        path = _path(parts, partner_id, payload["id"])
        await write_table(path, store.users.walk(parts.db, partner_id, filter), columns)
        lives = min(KEPT, partner.ks_max_expiry or KEPT)
        wish = Wish(asking.id, 0, now + lives, _LINK.format(id=payload["id"]))
        text = mint(partner, wish, now=now)
        await parts.letters.table(asking.email, rules.name_of(asking.given), text, payload["id"])


def _path(parts: Parts, partner_id: int, id: str) -> Path:
    return parts.tables / str(partner_id) / id
