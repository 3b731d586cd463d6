"""Small objects that many services share."""

from keyreel.schema.objects import ApiObject, Updatable


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
