"""What a request may take up. Over a limit the request is answered with an error that says which."""

from dataclasses import dataclass

from keyreel.schema.errors import ApiError


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes, text in characters.

    Attributes:
        body: what a request may send besides files.
        upload: all files of one request.
        fields: how many fields a form or query may have; also how many parts a multipart body.
        depth: how deep parameters may nest.
        name: how long the name of a field may be.
    """

    body: int = 10 * 2**20
    upload: int = 4 * 2**30
    fields: int = 10_000
    depth: int = 64
    name: int = 1024


class BodyTooLarge(ApiError, code="REQUEST_TOO_LARGE"):
    """The request is larger than the {LIMIT} bytes that this server takes in one (its setting {SETTING})."""


class TooManyFields(ApiError, code="REQUEST_TOO_MANY_FIELDS"):
    """The request has more than the {LIMIT} fields that this server takes in one."""


class TooDeep(ApiError, code="REQUEST_TOO_DEEP"):
    """The parameters of the request nest deeper than the {LIMIT} levels that this server takes."""


class NameTooLong(ApiError, code="REQUEST_NAME_TOO_LONG"):
    """A field of the request has a name longer than {LIMIT} characters."""


class BodyBroken(ApiError, code="REQUEST_BODY_BROKEN"):
    """The body of the request cannot be read: {REASON}"""
