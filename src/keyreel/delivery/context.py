"""What players are told before they play: the same judgement that the addresses make, in words."""

from typing import Any

from keyreel.access_control.rule_types import AccessControlBlockAction, ContextType, RuleAction, RuleActionType
from keyreel.assets.types import FlavorAsset
from keyreel.delivery.paths import write_address
from keyreel.delivery.renditions import PROGRESSIVE, STREAMED, Flavor, playable
from keyreel.entries.media_types import MediaEntry
from keyreel.entries.protection import SENTENCES, Guard, Reason, Verdict
from keyreel.entries.room import EntryRoom
from keyreel.entries.types import BaseEntry
from keyreel.gate import Call
from keyreel.playback.types import (
    AccessControlMessage,
    CaptionPlaybackPluginData,
    EntryContextDataParams,
    EntryContextDataResult,
    PlaybackContext,
    PlaybackSource,
)
from keyreel.schema.objects import ApiObject
from keyreel.schema.values import Text

_SCHEMES = "http,https"


class Contexts:
    """Answers `baseEntry.getPlaybackContext` and `baseEntry.getContextData`."""

    def __init__(self, entries: EntryRoom, guard: Guard) -> None:
        self._entries = entries
        self._guard = guard

    async def playback(self, call: Call, entry_id: str, asked: EntryContextDataParams) -> PlaybackContext:
        """All that a player needs to play an entry, or why it may not.

        Raises:
            EntryNotFound
        """
        entry = await self._entries.get(call, entry_id, BaseEntry)
        verdict = await self._judge(call, entry, asked)
        found = [] if verdict.reason else await self._flavors(call, entry, verdict, asked)
        captions = list[CaptionPlaybackPluginData]()
        return PlaybackContext(
            sources=[] if verdict.reason else self._sources(call, entry, verdict, found),
            playback_captions=captions,
            flavor_assets=[each.asset for each in found],
            actions=_actions(verdict),
            messages=[AccessControlMessage(message=text, code=code) for code, text in _messages(verdict)],
            bumper_data=list[ApiObject](),
        )

    async def data(self, call: Call, entry_id: str, asked: EntryContextDataParams) -> EntryContextDataResult:
        """What the rules say to who wants to play an entry.

        Raises:
            EntryNotFound
        """
        entry = await self._entries.get(call, entry_id, BaseEntry)
        verdict = await self._judge(call, entry, asked)
        found = [] if verdict.reason else await self._flavors(call, entry, verdict, asked)
        texts = [Text(value=text) for _, text in _messages(verdict)]
        actions = _actions(verdict)
        flavors: list[FlavorAsset] = [each.asset for each in found]
        return EntryContextDataResult(
            messages=texts,
            actions=actions,
            is_site_restricted=False,
            is_country_restricted=False,
            is_session_restricted=verdict.reason is Reason.RESTRICTED,
            is_ip_address_restricted=False,
            is_user_agent_restricted=False,
            preview_length=-1 if verdict.preview is None else verdict.preview,
            is_scheduled_now=verdict.is_scheduled,
            is_admin=verdict.is_admin,
            streamer_type=asked.streamer_type or "http",
            media_protocol=asked.media_protocol or call.base_url.partition(":")[0],
            access_control_messages=texts,
            access_control_actions=actions,
            flavor_assets=flavors,
            ms_duration=entry.ms_duration if isinstance(entry, MediaEntry) else 0,
            plugin_data={},
        )

    async def _judge(self, call: Call, entry: BaseEntry, asked: EntryContextDataParams) -> Verdict:
        wanted = [each.type for each in asked.contexts or () if each.type is not None]
        # Whoever asks for others says who they are; others are taken for what the request itself shows.
        trusted: dict[str, Any] = {}
        if call.caller.is_admin:
            trusted = {"ip": asked.ip or "", "now": asked.time or None}
        verdict = Verdict()
        for context in wanted or [ContextType.PLAY]:
            verdict = await self._guard.judge(
                self._entries.db,
                call,
                entry,
                context,
                referrer=asked.referrer or "",
                user_agent=asked.user_agent or "",
                **trusted,
            )
            if verdict.reason is not None:
                break
        return verdict

    async def _flavors(
        self, call: Call, entry: BaseEntry, verdict: Verdict, asked: EntryContextDataParams
    ) -> list[Flavor]:
        found = await playable(self._entries.db, call.partner_id, entry.id or "", verdict)
        if asked.flavor_asset_id:
            found = [each for each in found if each.id == asked.flavor_asset_id]
        tags = {each.strip() for each in (asked.flavor_tags or "").split(",") if each.strip()} - {"all"}
        return [each for each in found if not tags or tags & set((each.asset.tags or "").split(","))]

    @staticmethod
    def _sources(call: Call, entry: BaseEntry, verdict: Verdict, found: list[Flavor]) -> list[PlaybackSource]:
        streamed = [each for each in found if each.package is not None]
        whole = [each for each in found if each.asset.is_web] if verdict.preview is None else []
        ways = [(STREAMED, "applehttp", "a.m3u8", streamed), (PROGRESSIVE, "url", "a.mp4", whole)]
        base, scheme = call.base_url, call.base_url.partition(":")[0]
        sources = list[PlaybackSource]()
        for id, format, file, flavors in ways:
            if not flavors or not verdict.allows_delivery(id):
                continue
            ids = ",".join(each.id for each in flavors)
            values = {"entryId": entry.id or "", "flavorIds": ids, "format": format, "protocol": scheme}
            source = PlaybackSource(
                delivery_profile_id=str(id),
                format=format,
                protocols=_SCHEMES,
                flavor_ids=ids,
                url=base + write_address(call.partner_id, "playManifest", values, file),
                drm=[],
            )
            sources.append(source)
        return sources


def _is_kept_away(verdict: Verdict) -> bool:
    """Whether somebody may not play what others may: there is no more to say of what nobody can play yet."""
    return verdict.reason is not None and not (verdict.reason is Reason.NOT_READY and verdict.is_admin)


def _actions(verdict: Verdict) -> list[RuleAction]:
    """What the rules do; where it is not the rules that refuse, it is the same for players."""
    if _is_kept_away(verdict) and not verdict.saying.blocks:
        return [AccessControlBlockAction(type=RuleActionType.BLOCK), *verdict.saying.actions]
    return list(verdict.saying.actions)


def _messages(verdict: Verdict) -> list[tuple[str, str]]:
    reason, said = verdict.reason, verdict.saying.messages
    if reason is None or not _is_kept_away(verdict) or (reason is Reason.RESTRICTED and said):
        return said
    return [(reason.value, SENTENCES[reason]), *said]
