"""Small objects that many services share."""

from keyreel.schema.enums import ApiIntEnum, DynamicEnum
from keyreel.schema.kinds import Timestamp
from keyreel.schema.objects import ApiObject, ReadOnly, Updatable


class KeyValue(ApiObject, name="KalturaKeyValue"):
    """A name and a value."""

    key: Updatable[str]
    value: Updatable[str]


class ApiExceptionArg(ApiObject, name="KalturaApiExceptionArg"):
    """One argument of an error, as answers in XML spell it."""

    name: Updatable[str]
    value: Updatable[str]


class RegexItem(ApiObject, name="KalturaRegexItem"):
    """A regular expression, with its delimiters, and what it is for."""

    regex: Updatable[str]
    description: Updatable[str]


class StartWidgetSessionResponse(ApiObject, name="KalturaStartWidgetSessionResponse"):
    """A session for an anonymous visitor."""

    partner_id: ReadOnly[int]
    ks: ReadOnly[str]
    user_id: ReadOnly[str]


class SessionResponse(StartWidgetSessionResponse, name="KalturaSessionResponse"):
    """A session for somebody who had one already."""


class SessionType(ApiIntEnum, name="KalturaSessionType"):
    """What a session may do: what is its user's, or anything in the account."""

    USER = 0
    ADMIN = 2


class SessionInfo(ApiObject, name="KalturaSessionInfo"):
    """What a session (KS) says."""

    ks: ReadOnly[str]
    session_type: ReadOnly[SessionType]
    partner_id: ReadOnly[int]
    user_id: ReadOnly[str]
    expiry: ReadOnly[Timestamp]
    """When it ends, unix seconds; from `impersonateByKs`, the seconds it has left."""
    privileges: ReadOnly[str]


class EntryType(DynamicEnum, name="KalturaEntryType"):
    """What an entry is."""

    AUTOMATIC = "-1"
    MEDIA_CLIP = "1"
    MIX = "2"
    PLAYLIST = "5"
    DATA = "6"
    LIVE_STREAM = "7"
    LIVE_CHANNEL = "8"
    DOCUMENT = "10"
    ROOM = "room.room"
    CONFERENCE_ENTRY_SERVER = "conference.CONFERENCE_ENTRY_SERVER"
    EXTERNAL_MEDIA = "externalMedia.externalMedia"
    SIP_ENTRY_SERVER = "sip.SIP_ENTRY_SERVER"
