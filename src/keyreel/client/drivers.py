"""What carries out the steps of a call: `Blocking` on `httpx.Client`, `Waiting` on `httpx.AsyncClient`."""

import asyncio
import inspect
import threading
import time
from collections.abc import AsyncGenerator, Callable, Generator
from contextlib import asynccontextmanager, contextmanager
from typing import IO, Any, TypeVar

import httpx

from keyreel.client.calls import Answer, Request
from keyreel.client.errors import BadAnswer, ConnectionDropped, ConnectionFailed, TimedOut, TransportError
from keyreel.client.steps import Alone, Ask, Pause, Send, Step, Steps

Result = TypeVar("Result")


class Blocking:
    """Waits for each step. Threads may share one."""

    def __init__(self, http: httpx.Client, service_url: str) -> None:
        self.http = http
        self._service_url = service_url
        self._alone = threading.RLock()

    def run(self, steps: Steps[Result]) -> Result:
        """The result of the steps."""
        walk = _Walk(steps)
        step = walk.begin()
        while step is not None:
            try:
                found = self._do(step)
            except Exception as error:
                step = walk.throw(error)
            else:
                step = walk.go_on(found)
        return walk.result

    def _do(self, step: Step) -> Any:
        match step:
            case Send(request):
                with self.posted(request) as response:
                    return Answer(response.status_code, response.headers, response.read())
            case Pause(seconds):
                time.sleep(seconds)
            case Ask(ask):
                found = ask()
                if inspect.isawaitable(found):
                    raise TypeError("a coroutine function can be asked by an AsyncClient only")
                return found
            case Alone(steps):
                with self._alone:
                    return self.run(steps)

    @contextmanager
    def posted(self, request: Request, *, follow: bool = False) -> Generator[httpx.Response, None, None]:
        """The response to a request, whose body is still to be read; `follow` where it may be elsewhere."""
        opened = {name: source.open() for name, source in request.files.items()}
        try:
            with _named(), self.http.stream(**_arguments(self._service_url, request, opened, follow)) as response:
                yield response
        finally:
            for name, source in request.files.items():
                source.close(opened[name])


class Waiting:
    """Awaits each step."""

    def __init__(self, http: httpx.AsyncClient, service_url: str) -> None:
        self.http = http
        self._service_url = service_url
        self._alone = asyncio.Lock()

    async def run(self, steps: Steps[Result]) -> Result:
        """The result of the steps."""
        walk = _Walk(steps)
        step = walk.begin()
        while step is not None:
            try:
                found = await self._do(step)
            except Exception as error:
                step = walk.throw(error)
            else:
                step = walk.go_on(found)
        return walk.result

    async def _do(self, step: Step) -> Any:
        match step:
            case Send(request):
                async with self.posted(request) as response:
                    return Answer(response.status_code, response.headers, await response.aread())
            case Pause(seconds):
                await asyncio.sleep(seconds)
            case Ask(ask):
                found = ask()
                return await found if inspect.isawaitable(found) else found
            case Alone(steps):
                async with self._alone:
                    return await self.run(steps)

    @asynccontextmanager
    async def posted(self, request: Request, *, follow: bool = False) -> AsyncGenerator[httpx.Response, None]:
        """The response to a request, whose body is still to be read; `follow` where it may be elsewhere."""
        opened = {name: source.open() for name, source in request.files.items()}
        try:
            with _named():
                async with self.http.stream(**_arguments(self._service_url, request, opened, follow)) as response:
                    yield response
        finally:
            for name, source in request.files.items():
                source.close(opened[name])


class _Walk:
    """Steps that are being carried out."""

    def __init__(self, steps: Generator[Step, Any, Any]) -> None:
        self._steps = steps
        self.result: Any = None

    def begin(self) -> Step | None:
        return self._next(lambda: next(self._steps))

    def go_on(self, found: Any) -> Step | None:
        return self._next(lambda: self._steps.send(found))

    def throw(self, error: Exception) -> Step | None:
        return self._next(lambda: self._steps.throw(error))

    def _next(self, move: Callable[[], Step]) -> Step | None:
        try:
            return move()
        except StopIteration as stop:
            self.result = stop.value
            return None


def _arguments(service_url: str, request: Request, opened: dict[str, IO[bytes]], follow: bool) -> dict[str, Any]:
    found: dict[str, Any] = {"method": "POST", "url": service_url + request.path, "follow_redirects": follow}
    if opened:
        found["files"] = {name: (request.files[name].name, file) for name, file in opened.items()}
        found["data"] = {"json": request.body.decode()}
    else:
        found["content"] = request.body
        found["headers"] = {"Content-Type": "application/json"}
    return found


@contextmanager
def _named() -> Generator[None, None, None]:
    """What httpx raises, by what it means for whoever called."""
    try:
        yield
    except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout) as error:
        raise ConnectionFailed(f"the server cannot be reached: {error}") from error
    except httpx.TimeoutException as error:
        raise TimedOut("the answer did not come in time") from error
    except (httpx.NetworkError, httpx.RemoteProtocolError) as error:
        raise ConnectionDropped(f"the connection broke: {error}") from error
    except httpx.DecodingError as error:
        raise BadAnswer(f"the answer cannot be unpacked: {error}") from error
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise TransportError(f"{type(error).__name__}: {error}") from error
