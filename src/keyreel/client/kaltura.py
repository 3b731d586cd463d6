"""The names of the vendor's Python client, for programs that were written for it.

    from keyreel.client.kaltura import KalturaClient, KalturaConfiguration, KalturaSessionType

    config = KalturaConfiguration(101)
    config.serviceUrl = "https://video.example.org"
    client = KalturaClient(config)
    client.setKs(client.generateSession(secret, "ada", KalturaSessionType.ADMIN, 101, 86400, ""))
    client.media.list().totalCount

Objects, enums, services and actions have the names of the wire. New programs read better, and are checked by type, with
`keyreel.client` itself.
"""

import time
import weakref
from collections.abc import Callable
from functools import partial
from typing import Any

import httpx

from keyreel.client import api
from keyreel.client.enums import ApiIntEnum, ApiStringEnum, member
from keyreel.client.errors import ApiError, TransportError
from keyreel.client.files import RemoteFile
from keyreel.client.objects import ApiObject
from keyreel.client.registry import PREFIX, Registry
from keyreel.client.services import Service
from keyreel.ks import Keyring, generate
from keyreel.schema.names import snake

KalturaException = ApiError
KalturaClientException = TransportError


class KalturaConfiguration:
    """Where a server is, and for which account it is called.

    Args:
        partnerId: the account; or the server's address, as the vendor's client has it.
    """

    def __init__(self, partnerId: int | str = 0, serviceUrl: str = "https://www.kaltura.com") -> None:
        self.partnerId = 0 if isinstance(partnerId, str) else partnerId
        self.serviceUrl = partnerId if isinstance(partnerId, str) else serviceUrl
        self.clientTag = "keyreel-kaltura"
        self.requestTimeout = 120.0


class KalturaClient:
    """A client with a property for each service: `client.media.list()`."""

    def __init__(self, config: KalturaConfiguration) -> None:
        self.config = config
        self._ks = ""
        self._batch: api.Batch | None = None
        self._http = httpx.Client(timeout=config.requestTimeout)
        weakref.finalize(self, self._http.close)  # programs of the vendor's client close nothing

    def setKs(self, ks: str | bytes) -> None:
        """Use a session from now on; none, where it is empty."""
        self._ks = ks.decode() if isinstance(ks, bytes) else ks

    def getKs(self) -> str:
        """The session that is used."""
        return self._ks

    @staticmethod
    def generateSession(
        secret: str, userId: str, type: int, partnerId: int, expiry: int = 86400, privileges: str = ""
    ) -> str:
        """A session of version 1, made here."""
        return _generate(1, secret, userId, type, partnerId, expiry, privileges)

    @staticmethod
    def generateSessionV2(
        secret: str, userId: str, type: int, partnerId: int, expiry: int = 86400, privileges: str = ""
    ) -> str:
        """A session of version 2, made here."""
        return _generate(2, secret, userId, type, partnerId, expiry, privileges)

    def startMultiRequest(self) -> None:
        """Note the calls that follow, until `doMultiRequest`."""
        self._batch = self._client().multirequest(raise_errors=False)

    def doMultiRequest(self) -> list[Any]:
        """The results of the calls since `startMultiRequest`; a `KalturaException` stands where one was refused."""
        batch, self._batch = self._batch, None
        if batch is None:
            return []
        with batch:
            pass
        return batch.results

    def __getattr__(self, name: str) -> "_Actions":
        service = getattr(self._batch or self._client(), snake(name), None)
        if not isinstance(service, Service):
            raise AttributeError(f"there is no service {name!r}")
        service.registry_ = NAMES
        return _Actions(service, self)

    def _client(self) -> api.Client:
        return api.Client(
            self.config.serviceUrl,
            self.config.partnerId,
            self._ks or None,
            client_tag=self.config.clientTag,
            http=self._http,
        )


class _Actions:
    """The actions of a service, by their names on the wire."""

    def __init__(self, service: Service, client: KalturaClient) -> None:
        self._service = service
        self._client = client  # whose connections are open as long as there is one

    def __getattr__(self, name: str) -> Callable[..., Any]:
        action = getattr(self._service, snake(name.removesuffix("Action") or name), None)
        if action is None:
            raise AttributeError(f"there is no action {name!r}")

        return partial(self._call, action)

    def _call(self, action: Callable[..., Any], *args: Any, **named: Any) -> Any:
        found = action(*args, **{snake(name): value for name, value in named.items()})
        return found.url() if isinstance(found, RemoteFile) else found


def _generate(version: int, secret: str, user_id: str, type: int, partner_id: int, expiry: int, privileges: str) -> str:
    return generate(
        Keyring([secret]),
        partner_id=partner_id,
        user_id=user_id,
        type=type,
        expiry=int(time.time()) + expiry,
        privileges=privileges,
        version=version,
    )


class _Named:
    """An object whose properties have the names of the wire, and getters and setters."""

    __slots__ = ()

    def __getattr__(self, name: str) -> Any:
        found = _properties(self).get(name)
        if found is not None:
            return getattr(self, found.name)
        start, wire = name[:3], name[3:4].lower() + name[4:]
        if start == "get" and wire in _properties(self):
            return lambda: getattr(self, wire)
        if start == "set" and wire in _properties(self):
            return lambda value: setattr(self, wire, value)
        raise AttributeError(f"{type(self).__name__} has no property {name!r}")

    def __setattr__(self, name: str, value: Any) -> None:
        found = _properties(self).get(name)
        super().__setattr__(found.name if found else name, value)


def _properties(instance: Any) -> Any:
    return type(instance).properties_


class _Value:
    """A member of an enum, as the vendor's client has it."""

    def getValue(self: Any) -> Any:
        """The value on the wire."""
        return self.value


class _IntEnum(_Value, ApiIntEnum):
    """An enum of numbers."""


class _StringEnum(_Value, ApiStringEnum):
    """An enum of texts."""


class _Names(Registry):
    """The classes of `keyreel.client.api`, each with a class derived from it that has the names of the wire."""

    def __init__(self, plain: Registry) -> None:
        self._plain = plain
        self._made: dict[str, Any] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._plain

    def __getitem__(self, name: str) -> Any:
        if name not in self._made:
            self._made[name] = self._derive(self._plain[name])
        return self._made[name]

    def names(self) -> list[str]:
        return self._plain.names()

    def named(self, wire: str) -> str:
        return self._plain.named(wire)

    def error(self, code: str, message: str, args: Any) -> ApiError:
        return self._plain.error(code, message, args)

    def member(self, enum: Any, value: object) -> Any:
        return member(self[enum.__name__], value)

    def _derive(self, plain: Any) -> Any:
        name = f"{PREFIX}{plain.__name__}"
        if issubclass(plain, ApiIntEnum | ApiStringEnum):
            base: Any = _IntEnum if issubclass(plain, ApiIntEnum) else _StringEnum
            return base(name, {each.name: each.value for each in plain.__members__.values()}, module=__name__)
        parent = plain.__mro__[1]
        base = _Named if parent is ApiObject else self[parent.__name__]
        made: Any = type(name, (base, plain), {"__slots__": ()}, name=plain.name_)
        made.properties_ = plain.properties_
        return made


NAMES = _Names(api.REGISTRY)


def __getattr__(name: str) -> Any:
    """`KalturaMediaEntry`, `KalturaSessionType`: objects and enums."""
    found = NAMES.named(name)
    if name.startswith(PREFIX) and found in NAMES:
        return NAMES[found]
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return [*globals(), *(f"{PREFIX}{name}" for name in NAMES.names())]
