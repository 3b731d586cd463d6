"""Ways to a session. Give one to a client: it opens the session when it first needs it, and renews it in time.

    Client(url, 101, session=Session.from_secret(secret, user_id="ada", type=SessionType.ADMIN))

Which to use when is told in docs/client.md.
"""

import hashlib
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from keyreel.client import privileges as lists
from keyreel.client.errors import ApiError, BadAnswer, SessionError
from keyreel.client.privileges import Given, Value
from keyreel.client.steps import Ask, Steps
from keyreel.ks import Keyring, KsError, SessionType, crack, envelope, generate

DAY = 86_400


@dataclass(frozen=True, slots=True)
class Opened:
    """A session that is open.

    Attributes:
        ks: the session.
        ends: unix seconds, as far as is known; `None` where nothing is.
    """

    ks: str = field(repr=False)
    ends: float | None = None


class Opener(Protocol):
    """What opening a session needs of a client."""

    @property
    def partner_id(self) -> int: ...

    def now(self) -> float: ...

    def ask(self, service: str, action: str, params: Mapping[str, Any]) -> Steps[Any]: ...


class Session(ABC):
    """How a client comes to its sessions."""

    renewable = True
    """Whether another can be opened once this one is refused as ended."""
    signed_here = False
    """Whether it is made without the server, so that another would not be better where its signature is refused."""

    @abstractmethod
    def open(self, opener: Opener) -> Steps[Opened]:
        """Open one."""

    def restricted(self, *, user_id: str | None = None, expiry: int | None = None, **privileges: Value) -> "Session":
        """A USER session for handing on, which may do less: `session.restricted(sview=["0_abc"], expiry=600)`.

        It has the privileges named here, and of this session's those that take rights away.

        Args:
            user_id: whose session it is; this one's user, where not given.
            expiry: seconds that it lives; as long as this one, where not given.

        Raises:
            SessionError: this kind of session cannot make others.
        """
        raise SessionError("only an account's secret or an application token can make a session that may do less")

    @staticmethod
    def from_secret(
        secret: str,
        user_id: str = "",
        type: int = SessionType.USER,
        *,
        expiry: int = DAY,
        privileges: Given = "",
        version: int = 2,
    ) -> "Session":
        """Made here, without a call, and signed with the account's admin secret.

        Args:
            expiry: seconds that each lives.
            version: of the format: 2, or 1 for servers that ask for it.
        """
        return _Signed(secret, user_id, type, expiry, privileges, version)

    @staticmethod
    def start(
        secret: str,
        user_id: str = "",
        type: int = SessionType.USER,
        *,
        expiry: int = DAY,
        privileges: Given = "",
    ) -> "Session":
        """Opened by the server for one of the account's secrets, `session.start`."""
        return _Started(secret, user_id, type, expiry, privileges)

    @staticmethod
    def login(
        login_id: str,
        password: str,
        *,
        otp: Callable[[], Any] | None = None,
        expiry: int = DAY,
        privileges: Given | None = None,
    ) -> "Session":
        """Opened by the server for a person's login, `user.loginByLoginId`.

        Args:
            login_id: the e-mail address.
            otp: asked for the code of the second factor when the server wants one. In an `AsyncClient` it may be a
                coroutine function.
            privileges: what the server gives, where not given.
        """
        return _Login(login_id, password, otp, expiry, privileges)

    @staticmethod
    def user_login(user_id: str, password: str, *, expiry: int = DAY, privileges: Given | None = None) -> "Session":
        """Opened by the server for a user's password, `user.login`; there is no second factor in it."""
        return _UserLogin(user_id, password, expiry, privileges)

    @staticmethod
    def app_token(
        id: str,
        token: str,
        hash_type: str = "SHA1",
        *,
        user_id: str | None = None,
        type: int | None = None,
        expiry: int | None = None,
        privileges: Given = "",
    ) -> "Session":
        """Opened by the server for an application token, which is never sent.

        Args:
            hash_type: the token's: `MD5`, `SHA1`, `SHA256` or `SHA512`.
            user_id, type: those of the session, where the token leaves them open.
            expiry: seconds; as long as the token allows, where not given.
        """
        return _AppToken(id, token, hash_type, user_id, type, expiry, privileges)

    @staticmethod
    def widget(widget_id: str | None = None, *, expiry: int = DAY) -> "Session":
        """Opened by the server for nobody in particular, by a widget: the account's own, where none is given."""
        return _Widget(widget_id, expiry)

    @staticmethod
    def ready(ks: str | bytes) -> "Session":
        """A session that is there already. It cannot be renewed."""
        return _Ready(ks.decode() if isinstance(ks, bytes) else ks)


@dataclass(frozen=True)
class _Signed(Session):
    secret: str = field(repr=False)
    user_id: str
    type: int
    expiry: int
    privileges: Given
    version: int = 2
    signed_here = True

    def open(self, opener: Opener) -> Steps[Opened]:
        yield from ()
        ends = int(opener.now()) + self.expiry
        try:
            ks = generate(
                Keyring([self.secret]),
                partner_id=opener.partner_id,
                user_id=self.user_id,
                type=self.type,
                expiry=ends,
                privileges=lists.text(self.privileges),
                version=self.version,
            )
        except KsError as error:
            raise SessionError(f"no session can be made of this: {error}") from error
        return Opened(ks, ends)

    def restricted(self, *, user_id: str | None = None, expiry: int | None = None, **privileges: Value) -> Session:
        return _narrower(self, user_id, expiry, privileges)


@dataclass(frozen=True)
class _Started(Session):
    secret: str = field(repr=False)
    user_id: str
    type: int
    expiry: int
    privileges: Given

    def open(self, opener: Opener) -> Steps[Opened]:
        asked = {
            "secret": self.secret,
            "userId": self.user_id,
            "type": self.type,
            "partnerId": opener.partner_id,
            "expiry": self.expiry,
            "privileges": lists.text(self.privileges),
        }
        ks = _text((yield from opener.ask("session", "start", asked)))
        return Opened(ks, _end_of(ks, self.secret) or opener.now() + self.expiry)

    def restricted(self, *, user_id: str | None = None, expiry: int | None = None, **privileges: Value) -> Session:
        return _narrower(self, user_id, expiry, privileges)


@dataclass(frozen=True)
class _Login(Session):
    login_id: str
    password: str = field(repr=False)
    otp: Callable[[], Any] | None = field(repr=False)
    expiry: int
    privileges: Given | None
    _with_otp: list[bool] = field(default_factory=list[bool], init=False, repr=False, compare=False)
    """Not empty once the server wanted a code: the next login brings it along, a missing one counts as a failure."""

    def open(self, opener: Opener) -> Steps[Opened]:
        asked: dict[str, Any] = {
            "loginId": self.login_id,
            "password": self.password,
            "partnerId": opener.partner_id,
            "expiry": self.expiry,
            "privileges": None if self.privileges is None else lists.text(self.privileges),
        }
        if self._with_otp and self.otp:
            asked["otp"] = yield Ask(self.otp)
        try:
            ks = yield from opener.ask("user", "loginByLoginId", asked)
        except ApiError as refused:
            if refused.code != "MISSING_OTP" or not self.otp or "otp" in asked:
                raise
            self._with_otp.append(True)
            ks = yield from opener.ask("user", "loginByLoginId", {**asked, "otp": (yield Ask(self.otp))})
        return Opened(_text(ks), _end_of(_text(ks)) or opener.now() + self.expiry)


@dataclass(frozen=True)
class _UserLogin(Session):
    user_id: str
    password: str = field(repr=False)
    expiry: int
    privileges: Given | None

    def open(self, opener: Opener) -> Steps[Opened]:
        asked = {
            "partnerId": opener.partner_id,
            "userId": self.user_id,
            "password": self.password,
            "expiry": self.expiry,
            "privileges": None if self.privileges is None else lists.text(self.privileges),
        }
        ks = _text((yield from opener.ask("user", "login", asked)))
        return Opened(ks, _end_of(ks) or opener.now() + self.expiry)


@dataclass(frozen=True)
class _AppToken(Session):
    id: str
    token: str = field(repr=False)
    hash_type: str
    user_id: str | None
    type: int | None
    expiry: int | None
    privileges: Given

    def __post_init__(self) -> None:
        if self.hash_type not in ("MD5", "SHA1", "SHA256", "SHA512"):
            raise SessionError(f"{self.hash_type} is no kind of hash of application tokens")

    def open(self, opener: Opener) -> Steps[Opened]:
        first = yield from _start_widget(opener, None, DAY)
        proof = hashlib.new(self.hash_type, (first + self.token).encode(), usedforsecurity=False).hexdigest()
        asked = {
            "ks": first,
            "id": self.id,
            "tokenHash": proof,
            "userId": self.user_id,
            "type": self.type,
            "expiry": self.expiry,
            "sessionPrivileges": lists.text(self.privileges) or None,
        }
        try:
            info = yield from opener.ask("apptoken", "startSession", asked)
        except ApiError as refused:
            if refused.code == "INVALID_APP_TOKEN_HASH":
                refused.add_note(f"The hash was {self.hash_type}: is that the token's hash type?")
            raise
        given = lists.parsed(_field(info, "privileges", ""))
        missing = [name for name, value in lists.parsed(self.privileges).items() if given.get(name) != value]
        if missing:
            raise SessionError(f"the application token does not let its sessions choose {', '.join(missing)}")
        if self.type is not None and str(_field(info, "sessionType")) != str(int(self.type)):
            raise SessionError("the application token does not let its sessions choose their type")
        return Opened(_text(_field(info, "ks")), float(_field(info, "expiry")))

    def restricted(self, *, user_id: str | None = None, expiry: int | None = None, **privileges: Value) -> Session:
        return _narrower(self, user_id, expiry, privileges)


@dataclass(frozen=True)
class _Widget(Session):
    widget_id: str | None
    expiry: int

    def open(self, opener: Opener) -> Steps[Opened]:
        ks = yield from _start_widget(opener, self.widget_id, self.expiry)
        return Opened(ks, _end_of(ks) or opener.now() + self.expiry)


@dataclass(frozen=True)
class _Ready(Session):
    ks: str = field(repr=False)
    renewable = False

    def open(self, opener: Opener) -> Steps[Opened]:
        yield from ()
        return Opened(self.ks)


def _narrower(session: Any, user_id: str | None, expiry: int | None, privileges: Mapping[str, Value]) -> Session:
    more = {} if user_id is None else {"user_id": user_id}
    return replace(
        session,
        type=SessionType.USER,
        expiry=session.expiry if expiry is None else expiry,
        privileges=lists.narrowed(session.privileges, privileges),
        **more,
    )


def _start_widget(opener: Opener, widget_id: str | None, expiry: int) -> Steps[str]:
    asked = {"widgetId": widget_id or f"_{opener.partner_id}", "expiry": expiry}
    return _text(_field((yield from opener.ask("session", "startWidgetSession", asked)), "ks"))


def _field(answer: Any, name: str, default: Any = None) -> Any:
    found = answer.get(name, default) if isinstance(answer, Mapping) else None
    if found is None:
        raise BadAnswer(f"the answer has no {name}")
    return found


def _text(ks: object) -> str:
    if not isinstance(ks, str) or not ks:
        raise BadAnswer("the answer is no session")
    return ks


def _end_of(ks: str, secret: str | None = None) -> float | None:
    """When a session ends, as far as it can be read: version 1 is in clear, version 2 opens with the admin secret."""
    try:
        if secret is not None:
            return crack(ks, Keyring([secret])).expiry
        fields = envelope.decode(ks).partition(b"|")[2].split(b";")
        return float(fields[2]) if len(fields) > 6 else None
    except (KsError, ValueError):
        return None
