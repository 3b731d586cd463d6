"""Rules that know countries, by a database of places that the operator brings."""

from pathlib import Path
from typing import Any

import pytest

from keyreel.settings import SettingInvalid, Settings
from worker import workers

ACCOUNT = 463
GERMAN, ELSEWHERE = "1.2.3.4", "200.1.2.3"


def text(value: str) -> bytes:
    return bytes([0x40 | len(value)]) + value.encode()


def number(value: int, kind: int) -> bytes:
    size = (value.bit_length() + 7) // 8
    head = bytes([kind << 5 | size]) if kind < 8 else bytes([size, kind - 7])
    return head + value.to_bytes(size, "big")


def table(**values: bytes) -> bytes:
    return bytes([0xE0 | len(values)]) + b"".join(text(name) + value for name, value in values.items())


def places() -> bytes:
    """A database in which addresses that begin with a 0 bit are in Germany, and nobody knows where others are."""
    tree = (1 + 16).to_bytes(3, "big") + (1).to_bytes(3, "big")
    about = table(
        binary_format_major_version=number(2, 5),
        binary_format_minor_version=number(0, 5),
        build_epoch=number(1_700_000_000, 9),
        database_type=text("Country"),
        description=table(),
        ip_version=number(4, 5),
        languages=bytes([0, 4]),
        node_count=number(1, 6),
        record_size=number(24, 5),
    )
    return tree + bytes(16) + table(country=table(iso_code=text("DE"))) + b"\xab\xcd\xefMaxMind.com" + about


@pytest.mark.parametrize(
    ("country", "is_other_way_round", "served"),
    [("de", False, ()), ("FR", False, (GERMAN,)), ("DE", True, (GERMAN,)), ("FR", True, ())],
)
async def test_countries_are_known_by_the_operators_database(
    tmp_path: Path, country: str, is_other_way_round: bool, served: tuple[str, ...]
) -> None:
    """A profile keeps away who is in a country, or who is not; and whoever nobody knows the country of."""
    database = tmp_path / "places.mmdb"
    database.write_bytes(places())
    async with workers(tmp_path / "data", "", country_database=str(database)) as [worker]:
        await worker.open_account(ACCOUNT)
        admin, viewer = worker.ks(ACCOUNT, "boss"), worker.ks(ACCOUNT, "viewer", 0)
        values = [{"objectType": "KalturaStringValue", "value": country}]
        condition: dict[str, Any] = {"objectType": "KalturaCountryCondition", "values": values}
        rule = {
            "actions": [{"objectType": "KalturaAccessControlBlockAction"}],
            "conditions": [condition | {"not": is_other_way_round}],
        }
        new = {"name": "by country", "rules": [rule]}
        profile = await worker.ask("accessControlProfile", "add", ks=admin, accessControlProfile=new)
        film = {"name": "film", "dataContent": "film", "accessControlId": profile["id"]}
        made = await worker.ask("data", "add", ks=admin, dataEntry=film)
        target = f"/api_v3/service/data/action/serve?entryId={made['id']}&ks={viewer}"
        got = [ip for ip in (GERMAN, ELSEWHERE) if (await worker.get(target, ip=ip))[2] == b"film"]
        assert tuple(got) == served


async def test_what_is_no_database_is_said_at_the_start(tmp_path: Path) -> None:
    database = tmp_path / "places.mmdb"
    with pytest.raises(SettingInvalid):
        Settings(country_database=str(database))
    database.write_bytes(b"nothing")
    with pytest.raises(OSError, match="no database of places"):
        async with workers(tmp_path / "data", "", country_database=str(database)):
            pass
