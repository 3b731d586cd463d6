"""An application in process with accounts whose sessions are of every kind of caller."""

from typing import Any

from keyreel.ks import Keyring, generate
from worker import NOW, Worker

SECRETS = {name: f"{name[0]}" * 32 for name in ("first", "other", "kid", "group")}
IDS = {"first": 201, "other": 202, "kid": 203, "group": 204}


class House(Worker):
    """A worker, and the roles of its first account by name."""

    roles: dict[str, int]

    def ks(self, user: str = "", kind: int = 2, privileges: str = "", account: str = "first") -> str:
        """A session of an account."""
        ring = Keyring([SECRETS[account]])
        return generate(
            ring, partner_id=IDS[account], user_id=user, type=kind, expiry=int(NOW) + 9999, privileges=privileges
        )

    async def caller(self, name: str) -> dict[str, Any]:
        """The parameters with which a kind of caller comes."""
        sessions = {
            "widget": ("0", 0, "view:*,widget:1"),
            "user-unknown": ("never-seen", 0, ""),
            "user": ("plain", 0, ""),
            "user-admin": ("boss", 0, ""),
            "user-uploader": ("uploader", 0, ""),
            "admin": ("", 2, ""),
            "admin-unknown": ("never-seen", 2, ""),
            "admin-uploader": ("uploader", 2, ""),
            "admin-two-roles": ("designer", 2, ""),
            "own-role": ("owner-of-own-role", 2, ""),
            "setrole": ("", 2, "setrole:PLAYBACK_BASE_ROLE"),
            "setrole-null": ("", 2, "setrole:null"),
            "restricted": ("", 2, "restrictingrole:KMS_RESTRICTED_ROLE"),
            "parent": ("", 2, ""),
        }
        if name == "none":
            return {}
        if name == "none-partner":
            return {"partnerId": IDS["first"]}
        found: dict[str, Any] = {"ks": self.ks(*sessions[name])}
        return {**found, "partnerId": IDS["kid"]} if name == "parent" else found
