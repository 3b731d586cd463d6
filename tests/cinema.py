"""An account with a video, a sound, an image, and people who may or may not have them."""

import asyncio
from dataclasses import dataclass
from typing import Any

from worker import Worker

ACCOUNT, OTHER = 461, 462
SECONDS = 10


@dataclass
class House:
    """A worker, and the entries that it has."""

    worker: Worker
    video: str
    image: str
    film: bytes
    """The bytes of the video."""
    picture: bytes

    def ks(self, privileges: str = "", *, user: str = "viewer", kind: int = 0, account: int = ACCOUNT) -> str:
        return self.worker.ks(account, user, kind, privileges)

    @property
    def admin(self) -> str:
        return self.ks(user="boss", kind=2)

    async def update(self, entry_id: str, **values: Any) -> None:
        """Change an entry as an admin."""
        answer = await self.worker.ask("baseEntry", "update", ks=self.admin, entryId=entry_id, baseEntry=values)
        assert answer.get("id") == entry_id, answer

    async def get(self, route: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
        """What an address of the account gives."""
        return await self.worker.get(f"/p/{ACCOUNT}/sp/{ACCOUNT}00/{route}", **headers)


async def add_entry(worker: Worker, account: int, file: bytes, name: str, media_type: int, **values: Any) -> str:
    """An entry with the content of a file, ready."""
    admin = worker.ks(account, "boss")
    new = {"objectType": "KalturaMediaEntry", "name": name.partition(".")[0], "mediaType": media_type, **values}
    made = await worker.ask("media", "add", ks=admin, entry=new)
    token = (await worker.ask("uploadToken", "add", ks=admin))["id"]
    await worker.send("uploadToken", "upload", file, field="fileData", name=name, ks=admin, uploadTokenId=token)
    resource = {"objectType": "KalturaUploadedFileTokenResource", "token": token}
    answer = await worker.ask("media", "addContent", ks=admin, entryId=made["id"], resource=resource)
    assert answer.get("id") == made["id"], answer
    async with asyncio.timeout(60):
        while (await worker.ask("media", "get", ks=admin, entryId=made["id"]))["status"] != 2:  # noqa: ASYNC110  # another process
            await asyncio.sleep(0.05)
    return made["id"]
