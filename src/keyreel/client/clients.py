"""Clients, as generated packages derive them: with a property for each service."""

import time
from collections.abc import Callable, Mapping
from importlib.metadata import version
from typing import Any, ClassVar, Generic, Self, TypeVar

import httpx

from keyreel.client.batches import AsyncBatch, Batch
from keyreel.client.calls import Call
from keyreel.client.core import Core
from keyreel.client.drivers import Blocking, Waiting
from keyreel.client.errors import SessionError
from keyreel.client.files import AsyncRemoteFile, RemoteFile
from keyreel.client.keeper import Keeper
from keyreel.client.objects import ApiObject
from keyreel.client.privileges import Value
from keyreel.client.registry import Registry
from keyreel.client.retries import Retries
from keyreel.client.sessions import Session
from keyreel.client.sources import FileSource, Source
from keyreel.client.uploads import CHUNK, PARALLEL, Progress, Upload, Uploaded, upload, upload_waiting

TIMEOUT = 60.0
"""Seconds that nothing may come for."""
BatchT = TypeVar("BatchT", bound=Batch)
AsyncBatchT = TypeVar("AsyncBatchT", bound=AsyncBatch)


class _Either:
    """What clients have in common.

    Args:
        service_url: where the server is: `https://video.example.org`.
        partner_id: the account.
        session: how to come to a session, or one as text; without one, calls are made by nobody in particular.
        timeout: seconds that nothing may come for.
        retries: when requests are sent again.
        client_tag: what the server's log calls this program.
        http: a client of httpx with settings of its own, such as certificates or a proxy; whoever gave it closes it.
        clock: unix seconds, by which sessions are made and renewed.
    """

    registry_: ClassVar[Registry]
    core_: Core

    def _make_core(
        self,
        service_url: str,
        partner_id: int,
        session: Session | str | bytes | None,
        retries: Retries | None,
        client_tag: str | None,
        clock: Callable[[], float],
    ) -> None:
        base = service_url.rstrip("/").removesuffix("/api_v3").rstrip("/")
        if not base.startswith(("http://", "https://")):
            raise ValueError(f"{service_url!r} is no address of a server: it begins with https:// or http://")
        ready = _session(session)
        self.core_ = Core(
            base,
            partner_id,
            self.registry_,
            Keeper(ready) if ready else None,
            retries or Retries(),
            client_tag or f"keyreel-python:{version('keyreel')}",
            clock=clock,
        )

    def using(
        self,
        *,
        session: Session | str | bytes | None = None,
        language: str | None = None,
        response_profile: ApiObject | None = None,
        partner_id: int | None = None,
    ) -> Self:
        """This client with something else in every call; connections, and the session if none is given, are shared.

        Args:
            language: of texts, `en` for example.
            response_profile: which properties answers have.
            partner_id: the account that calls work on, where the session's account may work on others.
        """
        options = {"language": language, "responseProfile": response_profile, "partnerId": partner_id}
        other = type(self).__new__(type(self))
        shared = {name: value for name, value in vars(self).items() if name in ("driver_", "owns_http_")}
        vars(other).update(shared, core_=self.core_.using(_session(session), options), owns_http_=False)
        return other

    def _narrow(self, user_id: str | None, expiry: int | None, privileges: Mapping[str, Value]) -> Core:
        if self.core_.keeper is None:
            raise SessionError("this client has no session")
        session = self.core_.keeper.session.restricted(user_id=user_id, expiry=expiry, **privileges)
        return self.core_.using(session, {})

    def _upload(self, source: FileSource, file_name: str | None, chunk_size: int, token_id: str | None) -> Upload:
        file = source if isinstance(source, Source) else Source(source, file_name)
        return Upload(self.core_, file, chunk_size, token_id)


class Client(_Either, Generic[BatchT]):
    """A client that waits for each answer. Threads may share one."""

    __doc__ = f"{__doc__}\n{_Either.__doc__}"
    batch_: ClassVar[type[Batch]]
    driver_: Blocking

    def __init__(
        self,
        service_url: str,
        partner_id: int,
        session: Session | str | bytes | None = None,
        *,
        timeout: float | httpx.Timeout = TIMEOUT,
        retries: Retries | None = None,
        client_tag: str | None = None,
        http: httpx.Client | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._make_core(service_url, partner_id, session, retries, client_tag, clock)
        self.owns_http_ = http is None
        self.driver_ = Blocking(http or httpx.Client(timeout=timeout), self.core_.service_url)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        """Close its connections. Its session stays open: end it with `session.end`."""
        if self.owns_http_:
            self.driver_.http.close()

    def ks(self) -> str | None:
        """The session that the next call will carry, as text; `None` where there is none."""
        return self.driver_.run(self.core_.ks())

    def restricted(self, *, user_id: str | None = None, expiry: int | None = None, **privileges: Value) -> str:
        """A session for handing on that may do less, as text: `client.restricted(sview=["0_abc"], expiry=600)`.

        See `Session.restricted`.
        """
        return str(self.driver_.run(self._narrow(user_id, expiry, privileges).ks()))

    def multirequest(self, *, raise_errors: bool = True) -> BatchT:
        """Several calls in one request; see `keyreel.client.batches`.

        Args:
            raise_errors: raise the first error at the end of the block. All are in `results`, whether or not.
        """
        batch: Any = self.batch_(self.core_, self.driver_, raise_errors=raise_errors)
        return batch

    def upload_file(
        self,
        source: FileSource,
        *,
        file_name: str | None = None,
        token_id: str | None = None,
        chunk_size: int = CHUNK,
        parallel: int = PARALLEL,
        progress: Progress | None = None,
    ) -> Uploaded:
        """Send a file in pieces, several at a time.

        Args:
            source: a path, bytes, or an open binary file.
            token_id: of an upload that was interrupted, to go on with it: `UploadError.token_id` is one.
            chunk_size: bytes of a piece; as many pieces as `parallel` are in memory.
            progress: told how many bytes are there, and of how many.

        Raises:
            UploadError: it was not sent in full; what the reason was is its `__cause__`.
        """
        going = self._upload(source, file_name, chunk_size, token_id)
        return upload(going, self.driver_, parallel, progress)

    def run_(self, call: Call) -> Any:
        """The result of a call."""
        return self.driver_.run(self.core_.call(call))

    def file_(self, call: Call) -> RemoteFile:
        """The file that a call answers."""
        return RemoteFile(self.core_, self.driver_, call)


class AsyncClient(_Either, Generic[AsyncBatchT]):
    """A client whose calls are awaited. Tasks of one event loop may share one."""

    __doc__ = f"{__doc__}\n{_Either.__doc__}"
    batch_: ClassVar[type[AsyncBatch]]
    driver_: Waiting

    def __init__(
        self,
        service_url: str,
        partner_id: int,
        session: Session | str | bytes | None = None,
        *,
        timeout: float | httpx.Timeout = TIMEOUT,
        retries: Retries | None = None,
        client_tag: str | None = None,
        http: httpx.AsyncClient | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._make_core(service_url, partner_id, session, retries, client_tag, clock)
        self.owns_http_ = http is None
        self.driver_ = Waiting(http or httpx.AsyncClient(timeout=timeout), self.core_.service_url)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *error: object) -> None:
        await self.close()

    async def close(self) -> None:
        """Close its connections. Its session stays open: end it with `session.end`."""
        if self.owns_http_:
            await self.driver_.http.aclose()

    async def ks(self) -> str | None:
        """The session that the next call will carry, as text; `None` where there is none."""
        return await self.driver_.run(self.core_.ks())

    async def restricted(self, *, user_id: str | None = None, expiry: int | None = None, **privileges: Value) -> str:
        """A session for handing on that may do less, as text: `await client.restricted(sview=["0_abc"], expiry=600)`.

        See `Session.restricted`.
        """
        return str(await self.driver_.run(self._narrow(user_id, expiry, privileges).ks()))

    def multirequest(self, *, raise_errors: bool = True) -> AsyncBatchT:
        """Several calls in one request; see `keyreel.client.batches`.

        Args:
            raise_errors: raise the first error at the end of the block. All are in `results`, whether or not.
        """
        batch: Any = self.batch_(self.core_, self.driver_, raise_errors=raise_errors)
        return batch

    async def upload_file(
        self,
        source: FileSource,
        *,
        file_name: str | None = None,
        token_id: str | None = None,
        chunk_size: int = CHUNK,
        parallel: int = PARALLEL,
        progress: Progress | None = None,
    ) -> Uploaded:
        """Send a file in pieces, several at a time.

        Args:
            source: a path, bytes, or an open binary file.
            token_id: of an upload that was interrupted, to go on with it: `UploadError.token_id` is one.
            chunk_size: bytes of a piece; as many pieces as `parallel` are in memory.
            progress: told how many bytes are there, and of how many.

        Raises:
            UploadError: it was not sent in full; what the reason was is its `__cause__`.
        """
        going = self._upload(source, file_name, chunk_size, token_id)
        return await upload_waiting(going, self.driver_, parallel, progress)

    async def run_(self, call: Call) -> Any:
        """The result of a call."""
        return await self.driver_.run(self.core_.call(call))

    def file_(self, call: Call) -> AsyncRemoteFile:
        """The file that a call answers."""
        return AsyncRemoteFile(self.core_, self.driver_, call)


def _session(given: Session | str | bytes | None) -> Session | None:
    return given if given is None or isinstance(given, Session) else Session.ready(given)
