"""The life of one call, in one function read from top to bottom."""

import logging
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from keyreel.calls import multirequest
from keyreel.calls.notation import group
from keyreel.calls.profiles import Profiles, read_profile
from keyreel.calls.related import Asker, Budget, Related
from keyreel.calls.request import Request
from keyreel.calls.shape import hide, select
from keyreel.calls.watching import watched
from keyreel.gate import Call, Gate, Identities, Identity, Origin, check_use, note_refusal
from keyreel.rates import Rates
from keyreel.schema.casts import Context, readable, to_int, to_text
from keyreel.schema.errors import ApiError, InternalError, InvalidLanguageCode, ServiceForbidden
from keyreel.schema.files import FileResult
from keyreel.schema.lists import MAX_PAGE_SIZE, Pager, bounded
from keyreel.schema.profiles import DetachedResponseProfile
from keyreel.schema.registry import Registry
from keyreel.schema.service import Action
from keyreel.storage import StorageError
from keyreel.telemetry.metrics import THROTTLED

log = logging.getLogger("keyreel.calls")

_LANGUAGE = re.compile(r"[A-Za-z]{2,4}([-_][A-Za-z]{2,4})?\Z")


class DatabaseError(ApiError, code="INTERNAL_DATABASE_ERROR"):
    """The database could not answer in time; nothing was changed. Try again."""


class TooManyCalls(ApiError, code="TOO_MANY_CALLS"):
    """The session made {LIMIT} calls in this minute (the setting {SETTING}). Try again in {SECONDS} seconds."""


@dataclass(slots=True)
class Answer:
    """The result of a request: a value, an object, an error, or a list of those for a multirequest.

    A file in a multirequest ends it and is the whole answer. `notes` are response headers that say what was refused or
    left out.
    """

    value: Any
    notes: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])


class Entry(Protocol):
    """The line that a call leaves in the audit trail, begun before the call is answered."""

    async def close(self, result: Any = None, error: BaseException | None = None) -> None:
        """Say how it ended."""
        ...


class Keeper(Protocol):
    """What keeps the audit trail."""

    def begin(self, action: Action, call: Call, arguments: Mapping[str, Any], origin: Origin) -> Entry | None:
        """The entry of a call that is about to be answered, where it leaves a line."""
        ...

    async def refuse(
        self, action: Action, identity: Identity | None, sent: Mapping[str, Any], origin: Origin, error: ApiError
    ) -> None:
        """Keep the refusal of a call that never came to be answered, where it is worth a line."""
        ...

    def end(self) -> None:
        """Forget the call that was answered."""
        ...


@dataclass(slots=True)
class Seen:
    """What the items of one request share: the sessions whose `actionslimit` has been counted, and the related lists
    that it may still get."""

    counted: set[tuple[str, int | None]] = field(default_factory=set[tuple[str, int | None]])
    budget: Budget = field(default_factory=Budget)


One = Callable[
    [Action | ApiError, Mapping[str, Any], dict[str, Any], Origin, Seen, list[tuple[str, str]]], Awaitable[Any]
]
"""Answers one call: its action, or why it has none, its parameters, its files, where it comes from, what it shares with
others, its notes."""


class Calls:
    """Answers requests with the services of one registry.

    Attributes:
        one: answers one call; each of a multirequest passes it. Whoever watches calls puts something around it.
    """

    def __init__(
        self,
        registry: Registry,
        identities: Identities,
        gate: Gate,
        keeper: Keeper,
        profiles: Profiles,
        clock: Callable[[], float],
        *,
        max_items: int,
        max_page: int,
        logged: bool = False,
        rates: Rates,
    ) -> None:
        self._registry = registry
        self._identities = identities
        self._gate = gate
        self._keeper = keeper
        self._profiles = profiles
        self._related = Related(registry, gate, max_page)
        self._clock = clock
        self._max_items = max_items
        self._max_page = max_page
        self._rates = rates
        self.one: One = watched(self._one, logged=logged)

    async def answer(self, request: Request) -> Answer:
        """The answer to a request. Whatever goes wrong becomes an error in the answer; nothing is raised."""
        tag = request.params.get("clientTag")
        origin = Origin(
            request.ip,
            request.uri,
            request.base_url,
            self._clock(),
            request.id,
            request.user_agent,
            readable(tag) if isinstance(tag, str) else None,
            request.referrer,
        )
        notes: list[tuple[str, str]] = []
        if request.params.get("service") != multirequest.NAME:
            params = group(request.params)
            return Answer(await self.one(self._find(params), params, request.files, origin, Seen(), notes), notes)
        try:
            items, common = multirequest.split(request.params, self._max_items)
        except ApiError as error:
            return Answer(error)
        results: list[Any] = []
        seen = Seen()
        for item in items:
            prefix = f"{item.number}:"
            files = {key.removeprefix(prefix): file for key, file in request.files.items() if key.startswith(prefix)}
            params = {**common, **multirequest.resolve(group(item.params), results)}
            result = await self.one(self._find(params), params, files, origin, seen, notes)
            if isinstance(result, FileResult):
                return Answer(result, notes)
            results.append(result)
        return Answer(results, notes)

    def _find(self, params: Mapping[str, Any]) -> Action | ApiError:
        """The action that a call names, or why there is none."""
        try:
            return self._registry.find(to_text(params.get("service")), to_text(params.get("action")))
        except ApiError as error:
            return error

    async def _one(
        self,
        found: Action | ApiError,
        params: Mapping[str, Any],
        files: dict[str, Any],
        origin: Origin,
        seen: Seen,
        notes: list[tuple[str, str]],
    ) -> Any:
        """One call: read the session, decode, pass the gate, act, shape. Errors are returned, not raised."""
        action: Action | None = None
        identity: Identity | None = None
        entry: Entry | None = None
        is_done = False
        try:
            if isinstance(found, ApiError):
                raise found
            action = found
            if "language" in params:
                _check_language(params["language"])
            if text := to_text(params.get("ks")):
                identity = await self._identities.identify(text)
            if identity is not None and self._rates.most:
                self._check_rate(identity, origin, notes)
            moved = None if identity is None else identity.reftime
            context = Context(origin.now if moved is None else moved, files)
            arguments = action.decode(params, context)
            if self._max_page < MAX_PAGE_SIZE:
                arguments = _bounded(arguments, self._max_page)
            requested = _requested(params, identity)
            mark = (identity.text, requested) if identity else ("", requested)
            call = await self._gate.admit(action, identity, requested, origin, counted=mark not in seen.counted)
            seen.counted.add(mark)
            check_use(arguments, call.grant)
            call.notes = notes
            profile = None
            if "responseProfile" in params:
                profile = await self._profile(params["responseProfile"], call, context)
            entry = self._keeper.begin(action, call, arguments, origin)
            result = await action.run(call, **arguments)
            is_done = True
            if entry is not None:
                await entry.close(result)
                self._keeper.end()
            hide(result, call.grant)
            if profile is not None:
                asker = Asker(identity, requested, origin, context, notes, seen.budget)
                await select(result, profile, self._related, asker)
            return result
        except ApiError as error:
            note_refusal(error)
            if isinstance(error, ServiceForbidden):
                notes += [
                    ("X-Kaltura", f"error-{error.code}"),
                    ("X-Kaltura-App", f"exiting on error {error.code} - {error.message}"),
                ]
            if is_done:
                pass  # what failed came after what the trail tells of
            elif entry is not None:
                await entry.close(error=error)
            elif action is not None:
                await self._keeper.refuse(action, identity, params, origin, error)
            return action.seed.masks(error) if action is not None and action.seed.masks else error
        except StorageError as error:
            log.error("the database failed: %s: %s", type(error).__name__, error)
            if entry is not None and not is_done:
                await entry.close(error=error)
            return DatabaseError()
        except Exception as error:
            log.exception("%s failed", action.title if action else "a call")
            if entry is not None and not is_done:
                await entry.close(error=error)
            return InternalError()
        finally:
            if entry is not None:
                self._keeper.end()

    def _check_rate(self, identity: Identity, origin: Origin, notes: list[tuple[str, str]]) -> None:
        """Let a session make one call more in this minute.

        Raises:
            TooManyCalls: it has made as many as it may.
        """
        if wait := self._rates.count(identity.ks.hash, origin.now):
            THROTTLED.add("calls-per-session")
            notes.append(("Retry-After", str(wait)))
            raise TooManyCalls(self._rates.most, "calls-per-session", wait)

    async def _profile(self, sent: Any, call: Call, context: Context) -> DetachedResponseProfile | None:
        """The response profile that a call asks for, once it is known that it can be used."""
        profile = await read_profile(sent, context, call.partner_id, self._profiles)
        if profile is not None:
            check_use(profile, call.grant)
            self._related.check(profile)
        return profile


def _check_language(sent: Any) -> None:
    text = to_text(sent)
    if text and not _LANGUAGE.match(text):
        raise InvalidLanguageCode(text)


def _bounded(arguments: Mapping[str, Any], most: int) -> dict[str, Any]:
    return {name: bounded(value, most) if isinstance(value, Pager) else value for name, value in arguments.items()}


def _requested(params: Mapping[str, Any], identity: Identity | None) -> int | None:
    """The account that a request asks for. `p` wins over `partnerId`; 0 counts only beside a session of account 0."""
    for name in ("p", "partnerId"):
        sent = params.get(name)
        if sent is None or sent == "":
            continue
        number = to_int(sent)
        if number:
            return number
        if name == "partnerId" and identity is not None and identity.may_ask_for_zero:
            return 0
    return None
