"""Addresses that can be handed on: with a session in them that opens one entry's bytes and nothing else."""

from keyreel.entries.places import Places
from keyreel.entries.protection import Verdict
from keyreel.entries.types import BaseEntry
from keyreel.gate import Call
from keyreel.gate.minting import Wish, capped, mint
from keyreel.ks import SessionType

LIFE = 86_400
"""Seconds that such an address works, where the caller's own session lives as long."""
_KEPT = ("iprestrict", "preview", "sessionid")
"""Privileges of the caller's that narrow the session, or end it."""


class Passes:
    """Makes sessions for addresses."""

    def __init__(self, places: Places) -> None:
        self._places = places

    async def give(self, call: Call, entry: BaseEntry, verdict: Verdict, *, downloads: bool = False) -> str:
        """A session for the addresses of an entry that the caller may have; empty where anybody may have it.

        It is of the caller's user, ends with the caller's session or after a day, works for addresses of bytes only,
        and opens no more of this entry than the caller's: who comes with the address is judged anew.
        """
        viewer = await self._places.viewer(call)
        ks, partner = call.ks, call.partner
        if ks is None or partner is None or not (verdict.has_rules or viewer.is_enforced):
            return ""
        id = entry.id or ""
        privileges = [f"urirestrict:/p/{partner.id}/*"]
        if verdict.is_viewer:
            privileges.append(f"sview:{id}")
        if downloads and (ks.is_admin or ks.privileges.allows("download", id)):
            privileges.append(f"download:{id}")
        privileges += [f"{name}:{'/'.join(ks.privileges.get(name) or ())}" for name in _KEPT if name in ks.privileges]
        if viewer.is_enforced:
            privileges += ["enableentitlement", f"disableentitlementforentry:{id}"]
        expiry = call.time + capped(partner, LIFE)
        if ks.expiry is not None:
            expiry = min(expiry, ks.expiry)
        wish = Wish(call.caller.user_id, SessionType.USER, expiry, ",".join(privileges))
        return mint(partner, wish, now=call.now)
