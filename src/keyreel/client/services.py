"""Services, as generated packages declare them: one method an action, with and without `await`."""

from collections.abc import Mapping
from typing import Any, ClassVar, Protocol

from keyreel.client.calls import Call
from keyreel.client.files import AsyncRemoteFile, RemoteFile
from keyreel.client.kinds import NOTHING, Kind
from keyreel.client.registry import Registry


class Caller(Protocol):
    """Who carries out a call: a client, or a multirequest, which notes it."""

    def run_(self, call: Call) -> Any: ...

    def file_(self, call: Call) -> RemoteFile: ...


class AsyncCaller(Protocol):
    """Who carries out a call and is awaited."""

    async def run_(self, call: Call) -> Any: ...

    def file_(self, call: Call) -> AsyncRemoteFile: ...


class Service:
    """Base of every service."""

    id_: ClassVar[str]
    registry_: Registry

    def __init__(self, caller: Caller) -> None:
        self.caller_ = caller

    def call_(self, action: str, kind: Kind, params: Mapping[str, Any]) -> Any:
        """The result of an action."""
        return self.caller_.run_(Call(self.id_, action, params, kind, self.registry_))

    def file_(self, action: str, params: Mapping[str, Any]) -> RemoteFile:
        """The file that an action answers."""
        return self.caller_.file_(Call(self.id_, action, params, NOTHING, self.registry_))


class AsyncService:
    """Base of every service whose actions are awaited."""

    id_: ClassVar[str]
    registry_: Registry

    def __init__(self, caller: AsyncCaller) -> None:
        self.caller_ = caller

    async def call_(self, action: str, kind: Kind, params: Mapping[str, Any]) -> Any:
        """The result of an action."""
        return await self.caller_.run_(Call(self.id_, action, params, kind, self.registry_))

    def file_(self, action: str, params: Mapping[str, Any]) -> AsyncRemoteFile:
        """The file that an action answers."""
        return self.caller_.file_(Call(self.id_, action, params, NOTHING, self.registry_))
