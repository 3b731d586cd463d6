"""Privileges: what a session adds to, or takes from, what its caller may do.

`Privileges` holds what a session says; the registry below names every privilege that the API knows. An unknown name is
legal: applications keep facts of their own in sessions. See docs/protocol/ks.md, "Privileges".
"""

import ipaddress
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from keyreel.ks.errors import RestrictedIp, RestrictedUri, Unusable
from keyreel.ks.fields import require_text

Values = tuple[str, ...]


class Privileges:
    """The privileges of one session: a map from name to values, and the text it came as. Immutable.

    Attributes:
        restrictions: those that forbid uses, in the order in which they are judged.
    """

    __slots__ = ("_values", "restrictions", "text")

    def __init__(self, text: str, values: Mapping[str, Values]) -> None:
        self.text = text
        self._values = values
        self.restrictions = tuple(kind(values[kind.name]) for kind in (IpRestrict, UriRestrict) if kind.name in values)

    @classmethod
    def from_text(cls, text: str) -> "Privileges":
        """As version 1 carries them: `name:a/b,name2`; values of a repeated name are joined; nothing is trimmed.

        Raises:
            Unwritable: `text` is none.
        """
        require_text("privileges", text)
        values: dict[str, list[str]] = {}
        for part in text.split(","):
            name, _, value = part.partition(":")
            values.setdefault(name, []).extend(_split(value))
        return cls(text, {name: tuple(found) for name, found in values.items()})

    @classmethod
    def from_pairs(cls, pairs: Mapping[str, str]) -> "Privileges":
        """As version 2 carries them: one value text a name."""
        text = ",".join(f"{name}:{value}" if value else name for name, value in pairs.items())
        values = {name: _split(value) for name, value in pairs.items()}
        return cls("*" if text == "all:*" else text, values)

    def get(self, name: str) -> Values | None:
        """The values of a privilege: `None` where it is absent, empty where it has none."""
        return self._find(name)

    def _find(self, name: object) -> Values | None:
        return self._values.get(name) if isinstance(name, str) else None

    def first(self, name: str) -> str | None:
        """The first value of a privilege, if it is there and has one."""
        values = self._find(name)
        return values[0] if values else None

    def __contains__(self, name: object) -> bool:
        return self._find(name) is not None

    def __iter__(self) -> Iterator["Privilege"]:
        """Each as its registered kind, or as `Unknown`."""
        return (privilege(name, values) for name, values in self._values.items() if name)

    def allows(self, name: str, value: str | None = None) -> bool:
        """Whether privilege `name` covers `value`; without a value, whether it is there.

        Exact: no part of a longer name or value counts. A session whose privileges are `*` covers every value, but
        has no other privilege: `*` does not switch anything on or off.
        """
        if value is None:
            return name in self
        if self.text == "*":
            return True
        values = self._find(name) or ()
        return "*" in values or value in values

    @property
    def actions_limit(self) -> int | None:
        """How many calls the session may make, if it says.

        Raises:
            Unusable: it says something that is no number above zero.
        """
        values = self._values.get("actionslimit")
        return None if values is None else ActionsLimit(values).count

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Privileges) and other.text == self.text and dict(other._values) == dict(self._values)

    def __hash__(self) -> int:
        return hash(self.text)

    def __repr__(self) -> str:
        return f"Privileges({self.text!r})"


def _split(value: str) -> Values:
    return tuple(value.split("/")) if value else ()


def parse_pairs(text: str) -> dict[str, str]:
    """A privilege list as version 2 stores it: trimmed, empty ones dropped, `*` as `all:*`, the last of a name kept."""
    pairs: dict[str, str] = {}
    for part in text.split(","):
        item = part.strip(" \t\n\r\v")
        if item and item != "0":
            name, _, value = ("all:*" if item == "*" else item).partition(":")
            pairs[name] = value
    return pairs


@dataclass(frozen=True, slots=True)
class Privilege:
    """One privilege. Subclasses say in their docstrings what it does, and what it takes, with an example."""

    values: Values
    name: ClassVar[str]
    takes: ClassVar[str] = ""
    """The kind of its values; `…` where it takes several."""
    example: ClassVar[str] = ""
    registry: ClassVar[dict[str, type["Privilege"]]] = {}

    def __init_subclass__(cls, *, name: str = "", takes: str = "", example: str = "") -> None:
        if name:
            cls.name, cls.takes, cls.example = name, takes, example or takes
            Privilege.registry[name] = cls

    def __str__(self) -> str:
        return f"{self.name}:{'/'.join(self.values)}" if self.values else self.name

    def verify(self, ip: str | None, uri: str | None) -> None:
        """Raises a `KsError` where the privilege forbids this use. Most forbid nothing by themselves."""


@dataclass(frozen=True, slots=True)
class Unknown(Privilege):
    """A name that the API does not know; kept as it is."""

    called: str = ""

    def __str__(self) -> str:
        return f"{self.called}:{'/'.join(self.values)}" if self.values else self.called


def privilege(name: str, values: Values) -> Privilege:
    """The privilege as its registered kind, else as `Unknown`."""
    kind = Privilege.registry.get(name)
    return kind(values) if kind else Unknown(values, name)


def reserved_names() -> frozenset[str]:
    """Names that a caller of `appToken.startSession` cannot add."""
    return frozenset(Privilege.registry) | {"*"}


class IpRestrict(Privilege, name="iprestrict", takes="ADDRESS/…", example="192.0.2.1/2001:db8::1"):
    """The session works from these addresses only; exact ones, no ranges. Without a value it works from none."""

    def verify(self, ip: str | None, uri: str | None) -> None:
        known = ip if isinstance(ip, str) and ip else None
        if known is None or _address(known) not in {_address(value) for value in self.values}:
            raise RestrictedIp(known, self.values)


def _address(text: str) -> str:
    try:
        found = ipaddress.ip_address(text)
    except ValueError:
        return text
    mapped = found.ipv4_mapped if isinstance(found, ipaddress.IPv6Address) else None
    return str(mapped or found)


class UriRestrict(Privilege, name="urirestrict", takes="URI or BEGINNING*", example="/api_v3/service/media/*"):
    """The session works for these URIs only: whole ones with their query, or beginnings where they end in `*`."""

    def verify(self, ip: str | None, uri: str | None) -> None:
        allowed = tuple("/".join(self.values).split("|"))
        known = uri if isinstance(uri, str) else None
        if known is None or not any(_matches(pattern, known) for pattern in allowed):
            raise RestrictedUri(known, allowed)


def _matches(pattern: str, uri: str) -> bool:
    return uri.startswith(pattern[:-1]) if pattern.endswith("*") else uri == pattern


class ActionsLimit(Privilege, name="actionslimit", takes="COUNT", example="5"):
    """The session may make this many calls; the items of a multirequest count once."""

    @property
    def count(self) -> int:
        """The number of calls.

        Raises:
            Unusable: the value is no number above zero.
        """
        text = self.values[0] if self.values else ""
        if not (text.isascii() and text.isdigit() and len(text) <= 18 and int(text) > 0):
            raise Unusable(self.name, text)
        return int(text)


class Edit(Privilege, name="edit", takes="ENTRY/… or *", example="0_abc/0_def"):
    """Change these entries as if they were one's own."""


class EditCuePoint(Privilege, name="editcuepoint", takes="CUEPOINT/… or *", example="0_cue"):
    """Change these cue points."""


class EditPlaylist(Privilege, name="editplaylist", takes="PLAYLIST/… or *", example="0_list"):
    """Change the entries of these playlists."""


class EditUser(Privilege, name="edituser", takes="USER/… or *", example="ada/grace"):
    """Make these users the owners of entries."""


class EditAdminTags(Privilege, name="editadmintags", takes="*"):
    """Set admin tags; takes `*`."""


class View(Privilege, name="sview", takes="ENTRY/… or *", example="0_abc"):
    """Watch these entries even where their protection asks for a session that may."""


class ViewPlaylist(Privilege, name="sviewplaylist", takes="PLAYLIST/… or *", example="0_list"):
    """Watch the entries of these playlists."""


class LegacyView(Privilege, name="view", takes="*"):
    """Nothing: widget sessions carry it for old programs."""


class Widget(Privilege, name="widget", takes="1"):
    """Marks a session that a widget opened for an anonymous visitor."""


class All(Privilege, name="all", takes="*"):
    """How version 2 writes the privilege list `*`."""


class List(Privilege, name="list", takes="*"):
    """List what others own."""


class Download(Privilege, name="download", takes="ENTRY/… or *", example="0_abc"):
    """Download these entries or files."""


class DownloadAsset(Privilege, name="downloadasset", takes="ASSET/… or *", example="0_flavor"):
    """Such sessions expire on a multiple of five minutes, so that their URLs can be cached; they may not more by it."""


class Preview(Privilege, name="preview", takes="BYTES", example="1000000"):
    """Serve no more than this many bytes."""


class Caption(Privilege, name="caption", takes="ENTRY/…", example="0_abc"):
    """Serve the captions of these entries."""


class SetRole(Privilege, name="setrole", takes="ROLE", example="1234"):
    """Use this role instead of the user's own."""


class RestrictingRole(Privilege, name="restrictingrole", takes="ROLE", example="1234"):
    """Take the permissions of this role away."""


class LimitEntry(Privilege, name="limitentry", takes="ENTRY", example="0_abc"):
    """Change cue points and custom metadata of this entry only."""


class SessionId(Privilege, name="sessionid", takes="NAME", example="lesson-7"):
    """Puts the session into a group that is ended as one."""


class SessionKey(Privilege, name="sessionkey", takes="TEXT", example="k1"):
    """Nothing that can be seen here."""


class AppToken(Privilege, name="apptoken", takes="TOKEN", example="0_token"):
    """The application token that the session came from."""


class EnableEntitlement(Privilege, name="enableentitlement"):
    """Enforce entitlement; wins over every switch that turns it off."""


class DisableEntitlement(Privilege, name="disableentitlement"):
    """Do not enforce entitlement."""


class DisableEntitlementForEntry(Privilege, name="disableentitlementforentry", takes="ENTRY/…", example="0_abc"):
    """Do not enforce entitlement for these entries."""


class DisableEntitlementForPlaylist(
    Privilege, name="disableentitlementforplaylist", takes="PLAYLIST/…", example="0_list"
):
    """Do not enforce entitlement for the entries of these playlists."""


class PrivacyContext(Privilege, name="privacycontext", takes="CONTEXT", example="school"):
    """The context whose categories decide about entitlement."""


class EnableCategoryModeration(Privilege, name="enablecategorymoderation"):
    """What is put into moderated categories waits for approval."""


class EnableCaptionModeration(Privilege, name="enablecaptionmoderation"):
    """Captions that are added wait for approval."""


class RefTime(Privilege, name="reftime", takes="SECONDS", example="1800000000"):
    """The "now", in unix seconds, that relative times count from."""


class JobType(Privilege, name="jobtype", takes="TYPE", example="1"):
    """The kind of job that a worker of the installation serves."""


class SearchContext(Privilege, name="searchcontext", takes="TEXT", example="portal"):
    """Keeps search histories apart."""


class VirtualEventId(Privilege, name="virtualeventid", takes="EVENT", example="42"):
    """The event that statistics are counted for."""


class RestrictExplicitLiveView(Privilege, name="restrictexplicitliveview", takes="*"):
    """Owners and editors see a live stream no sooner than everybody; takes `*`."""


class DisableSessionTypeCheck(Privilege, name="disablesessiontypecheck"):
    """Access control does not look at the session's type."""


class EnableChangeAccount(Privilege, name="enablechangeaccount", takes="ACCOUNT/…", example="102/103"):
    """`user.loginByKs` may change to these accounts only."""
