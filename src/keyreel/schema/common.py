"""Small objects that many services share."""

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
