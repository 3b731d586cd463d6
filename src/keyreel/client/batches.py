"""Multirequests: several calls in one request.

    with client.multirequest() as batch:
        entry = batch.media.add(MediaEntry(name="x"))
        batch.media.update(entry.id, MediaEntry(tags="new"))
    print(entry.id)

Inside the block a call returns what stands for its result. After it, objects are filled in place.
See docs/protocol/requests.md, "Multirequests".
"""

from typing import Any, Self

from keyreel.client import objects
from keyreel.client.calls import Call
from keyreel.client.core import Core
from keyreel.client.drivers import Blocking, Waiting
from keyreel.client.errors import ApiError
from keyreel.client.files import RemoteFile
from keyreel.client.references import Pending
from keyreel.client.steps import Steps


class Recording:
    """The calls of one multirequest.

    Attributes:
        results: of every call, in order, once they are there: an `ApiError` stands where a call was refused.
    """

    def __init__(self, core: Core, *, raise_errors: bool) -> None:
        self.results: list[Any] = []
        self._core = core
        self._raise_errors = raise_errors
        self._calls: list[Call] = []
        self._waiting: list[Any] = []
        self._over = False

    def run_(self, call: Call) -> Any:
        """Note a call; gives what stands for its result."""
        if self._over:
            raise RuntimeError("this multirequest is over: its results are there")
        self._calls.append(call)
        waiting = Pending(self, f"{len(self._calls)}:result", call.registry).stand_in(call.kind)
        self._waiting.append(waiting)
        return waiting

    def file_(self, call: Call) -> RemoteFile:
        """Files cannot be answered here: raises `TypeError`."""
        raise TypeError(f"{call.name} answers a file, which a multirequest cannot hold")

    def _steps(self) -> Steps[list[Any]]:
        return self._core.call_several(self._calls, self)

    def _take(self, results: list[Any]) -> None:
        self.results = results
        for waiting, result in zip(self._waiting, results, strict=True):
            if isinstance(waiting, objects.ApiObject):
                objects.fill(waiting, result if isinstance(result, objects.ApiObject) else None)
        if self._raise_errors:
            for result in results:
                if isinstance(result, ApiError):
                    raise result


class Batch(Recording):
    """A multirequest that is sent at the end of its `with` block, unless the block raises."""

    def __init__(self, core: Core, driver: Blocking, *, raise_errors: bool) -> None:
        super().__init__(core, raise_errors=raise_errors)
        self._driver = driver

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: object) -> None:
        self._over = True
        if kind is None and self._calls:
            self._take(self._driver.run(self._steps()))


class AsyncBatch(Recording):
    """A multirequest that is sent at the end of its `async with` block, unless the block raises.

    Its calls are not awaited: they are noted.
    """

    def __init__(self, core: Core, driver: Waiting, *, raise_errors: bool) -> None:
        super().__init__(core, raise_errors=raise_errors)
        self._driver = driver

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: object, trace: object) -> None:
        self._over = True
        if kind is None and self._calls:
            self._take(await self._driver.run(self._steps()))
