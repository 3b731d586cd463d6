"""`system.*`: is the server there, what is it, what time has it."""

from keyreel.gate import Call
from keyreel.schema.service import ALWAYS, USER, WIDGET, Service, action
from keyreel.storage import Database, Statement, StorageError

API_VERSION = "22.19.0"
"""The version of the API that is answered."""


class SystemService(Service, name="system"):
    """The server about itself."""

    def __init__(self, db: Database, ping: Statement) -> None:
        self._db = db
        self._ping = ping

    @action(permission=[ALWAYS, USER, WIDGET], session="none")
    async def ping(self, call: Call) -> bool:
        """Always true: the server answers."""
        return True

    @action(permission=[ALWAYS, USER, WIDGET], session="none")
    async def ping_database(self, call: Call) -> bool:
        """Whether the database answers too."""
        try:
            await self._db.fetch_one(self._ping)
        except StorageError:
            return False
        return True

    @action(permission=[ALWAYS], session="none")
    async def get_time(self, call: Call) -> int:
        """The server's time, unix seconds."""
        return call.time

    @action(permission=[ALWAYS], session="none")
    async def get_version(self, call: Call) -> str:
        """The version of the API that is answered."""
        return f"Venus-{API_VERSION}"
