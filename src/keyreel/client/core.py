"""The life of a call, from parameters to result, apart from waiting: sessions, retries, renewal."""

import logging
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from keyreel.client import calls, redaction
from keyreel.client.calls import Answer, Call, Request
from keyreel.client.errors import ApiError, BadAnswer, TransportError
from keyreel.client.keeper import Keeper
from keyreel.client.kinds import NOTHING
from keyreel.client.registry import Registry
from keyreel.client.retries import Retries
from keyreel.client.sessions import Session
from keyreel.client.steps import Pause, Send, Steps

log = logging.getLogger("keyreel.client")


@dataclass(frozen=True)
class Core:
    """A client, apart from how it waits. It opens sessions, too: see `keyreel.client.sessions.Opener`.

    Attributes:
        partner_id: the account; 0 for none, as for calls that need none.
        registry: the package whose errors are raised.
        keeper: the session; `None` for calls without one.
        options: parameters of every call: `language`, `responseProfile`, `partnerId`.
        clock: unix seconds.
    """

    service_url: str
    partner_id: int
    registry: Registry
    keeper: Keeper | None = None
    retries: Retries = field(default_factory=Retries)
    client_tag: str = "keyreel"
    options: Mapping[str, Any] = field(default_factory=dict[str, Any])
    clock: Callable[[], float] = time.time

    def now(self) -> float:
        """Unix seconds."""
        return self.clock()

    def using(self, session: Session | None, options: Mapping[str, Any]) -> "Core":
        """The same with other options, and with a session of its own where one is given."""
        merged = {**self.options, **{name: value for name, value in options.items() if value is not None}}
        return replace(self, options=merged, keeper=Keeper(session) if session else self.keeper)

    def ks(self) -> Steps[str | None]:
        """The session that the next call would carry."""
        return (yield from self.keeper.current(self)) if self.keeper else None

    def call(self, call: Call) -> Steps[Any]:
        """The result of a call."""
        value = yield from self._exchange(
            lambda ks: calls.single(call, {**self._common(ks), **self.options}),
            lambda answer: [answer],
        )
        return calls.read_result(call, value)

    def call_several(self, several: Sequence[Call], batch: object) -> Steps[list[Any]]:
        """The results of a multirequest, in order: an `ApiError` stands where a call was refused."""
        own = {name: value for name, value in self.options.items() if name != "partnerId"}
        common = {name: value for name, value in self.options.items() if name == "partnerId"}
        answered = yield from self._exchange(
            lambda ks: calls.several(several, own, {**self._common(ks), **common}, batch),
            lambda answer: answer if isinstance(answer, list) else [answer],
        )
        if error := calls.error_in(answered, self.registry):
            raise error
        if not isinstance(answered, list) or len(answered) != len(several):
            raise BadAnswer(f"the answer has no {len(several)} results")
        return [_result(call, value) for call, value in zip(several, answered, strict=True)]

    def file(self, call: Call, refused: str | None = None) -> Steps[tuple[Request, str | None]]:
        """The request of a call that answers a file, and the session in it: another one than `refused`."""
        ks = yield from self.keeper.renewed(self, refused) if self.keeper and refused else self.ks()
        request = calls.single(call, {**self._common(ks), **self.options})
        log.debug("%s %s: a file is asked for", self.service_url, request)
        return request, ks

    def address(self, call: Call) -> Steps[str]:
        """The URL of a call, with a session in it."""
        ks = yield from self.ks()
        return calls.address(self.service_url, call, {**self._common(ks), **self.options})

    def ask(self, service: str, action: str, params: Mapping[str, Any]) -> Steps[Any]:
        """The JSON that a call without a session of this client's answers; for opening one."""
        call = Call(service, action, params, NOTHING, self.registry)
        common = {"clientTag": self.client_tag} | ({} if "ks" in params else {"partnerId": self.partner_id})
        value = yield from self._post(calls.single(call, common))
        if error := calls.error_in(value, self.registry):
            raise error
        return value

    def _common(self, ks: str | None) -> dict[str, Any]:
        return {"clientTag": self.client_tag, **({"ks": ks} if ks else {"partnerId": self.partner_id or None})}

    def _exchange(self, make: Callable[[str | None], Request], results: Callable[[Any], list[Any]]) -> Steps[Any]:
        """Post a request; once more with another session where every result of it is that the session is over."""
        ks = yield from self.ks()
        request = make(ks)
        value = yield from self._post(request)
        if self.keeper and ks and request.again and self._is_over(results(value)):
            log.info("%s: the session is over, opening another", request.name)
            value = yield from self._post(make((yield from self.keeper.renewed(self, ks))))
        return value

    def _is_over(self, results: list[Any]) -> bool:
        errors = [calls.error_in(result, self.registry) for result in results]
        return bool(errors) and all(error and self.keeper and self.keeper.can_renew(error) for error in errors)

    def _post(self, request: Request) -> Steps[Any]:
        sent = 0
        while True:
            sent += 1
            started = time.perf_counter()
            try:
                answer: Answer = yield Send(request)
                value = calls.read_answer(answer, self.registry)
            except TransportError as error:
                wait = self.retries.after(error, reads=request.reads, sent=sent) if request.again else None
                self._note(request, started, f"{type(error).__name__}: {error}")
                if wait is None:
                    raise
                yield Pause(wait)
            else:
                refused = calls.error_in(value, self.registry)
                self._note(request, started, str(refused) if refused else f"{len(answer.content)} bytes")
                return value

    def _note(self, request: Request, started: float, outcome: str) -> None:
        if log.isEnabledFor(logging.DEBUG):
            spent = (time.perf_counter() - started) * 1000
            shown = redaction.shown("", request.parameters)
            log.debug("%s %s %s: %s in %.0f ms", self.service_url, request.name, shown, redaction.text(outcome), spent)


def _result(call: Call, value: Any) -> Any:
    try:
        return calls.read_result(call, value)
    except ApiError as error:
        return error
