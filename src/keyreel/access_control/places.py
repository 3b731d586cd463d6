"""Where addresses are, by a database of places that the operator brings."""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import maxminddb

CountryOf = Callable[[str], str | None]


def no_country(_ip: str) -> str | None:
    """The country of an address where there is no database: nobody knows."""
    return None


def open_places(path: Path) -> CountryOf:
    """What tells the country code of an address, by a database in MaxMind's format.

    Raises:
        OSError: it cannot be read.
    """
    try:
        reader = maxminddb.open_database(path)
    except maxminddb.InvalidDatabaseError as error:
        raise OSError(f"{path}: this is no database of places") from error

    @lru_cache(maxsize=4096)
    def country_of(ip: str) -> str | None:
        try:
            found: Any = reader.get(ip)
        except ValueError:
            return None
        country = found.get("country") if isinstance(found, dict) else None
        code = country.get("iso_code") if isinstance(country, dict) else None
        return code if isinstance(code, str) else None

    return country_of
