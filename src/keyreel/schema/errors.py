"""API errors: a code and named arguments that programs rely on, and a sentence of ours for people.

A program matches `code` and `args`; both, and the order of the arguments, are the API's. See docs/protocol/errors.md.
"""

import inspect
import re
from typing import Any, ClassVar

_TAG = re.compile(r"<(?!\s)[^>]*(?:>|\Z)")
_MISSING = "N/A"


class ApiError(Exception):
    """An answer that is an error. Declare one by subclassing: the first paragraph of the docstring is the message.

    Placeholders in the message, such as `{USER_ID}`, name the arguments in their order on the wire.

        class UserEmailNotFound(ApiError, code="USER_EMAIL_NOT_FOUND"):
            '''User {USER_ID} has no e-mail address.'''

    Arguments that the message does not use are named in `params`. Arguments are cast to text and lose their HTML tags;
    one that nothing closes goes on to the end. Those not given read `N/A`.
    """

    code: ClassVar[str]
    params: ClassVar[tuple[str, ...]]
    template: ClassVar[str]
    known: ClassVar[dict[str, type["ApiError"]]] = {}

    def __init_subclass__(cls, *, code: str, params: tuple[str, ...] = ()) -> None:
        super().__init_subclass__()
        cls.code = code
        cls.template = " ".join(inspect.cleandoc(cls.__doc__ or "").split("\n\n")[0].split())
        cls.params = params or tuple(dict.fromkeys(re.findall(r"{(\w+)}", cls.template)))
        ApiError.known.setdefault(code, cls)

    def __init__(self, *arguments: object) -> None:
        super().__init__(*arguments)
        given = [_MISSING if value is None else _TAG.sub("", _text(value)) for value in arguments]
        given += [_MISSING] * (len(self.params) - len(given))
        self.arguments: dict[str, str] = dict(zip(self.params, given, strict=False))

    @property
    def message(self) -> str:
        """The sentence with its arguments filled in."""
        return _fill(self.template, self.arguments)

    def __str__(self) -> str:
        return f"{self.code}: {self.message}"


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "1" if value else ""
    return str(value)


def _fill(template: str, arguments: dict[str, Any]) -> str:
    return re.sub(r"{(\w+)}", lambda match: arguments.get(match[1], match[0]), template)


# -- Requests that cannot be understood ------------------------------------------------------------------------------


class ServiceNotSpecified(ApiError, code="SERVICE_NOT_SPECIFIED"):
    """The request names no service. Ask for /api_v3/service/<service>/action/<action>."""


class ServiceDoesNotExist(ApiError, code="SERVICE_DOES_NOT_EXISTS", params=("SRV_NAME",)):
    """There is no service called "{SRV_NAME}" here."""


class ActionDoesNotExist(ApiError, code="ACTION_DOES_NOT_EXISTS", params=("ACTION_NAME", "SERVICE_NAME")):
    """The service "{SERVICE_NAME}" has no action called "{ACTION_NAME}"."""


class InvalidLanguageCode(ApiError, code="INVALID_LANGUAGE_CODE"):
    """ "{LANGUAGE_CODE}" is not a language code. Send one such as en, or nothing."""


class WrongRequestLanguage(ApiError, code="WRONG_REQUEST_LANGUAGE", params=("LANGUAGE",)):
    """This property takes one text. Several, one a language, need a request in language "multi", not "{LANGUAGE}"."""


class UnknownResponseFormat(ApiError, code="UNKNOWN_RESPONSE_FORMAT"):
    """Answers cannot be written in format "{FORMAT}": use 1 (JSON), 2 (XML), 3 (PHP) or 9 (JSONP)."""


class InternalError(ApiError, code="INTERNAL_SERVERL_ERROR"):
    """The server failed to answer this request; the operator finds the reason in its log."""


# -- Parameters ------------------------------------------------------------------------------------------------------


class MissingMandatoryParameter(ApiError, code="MISSING_MANDATORY_PARAMETER"):
    """The parameter {PARAM_NAME} is required and was not sent."""


class InvalidEnumValue(ApiError, code="INVALID_ENUM_VALUE", params=("ENUM_VAL", "PARAM_NAME", "ENUM_TYPE")):
    """{PARAM_NAME} cannot be "{ENUM_VAL}": {ENUM_TYPE} has no such value."""


class InvalidParameterChar(ApiError, code="INVALID_PARAMETER_CHAR"):
    """{XML_FIELD} holds a character that is not allowed in text, such as a control character."""


class WrongFormat(ApiError, code="PROPERTY_VALIDATION_WRONG_FORMAT"):
    """{PROP_NAME} has the wrong form: it must be of the kind "{FORMAT}"."""


class ObjectTypeAbstract(ApiError, code="OBJECT_TYPE_ABSTRACT"):
    """{OBJ_TYPE} is abstract. Name one of its concrete types in objectType."""


class UploadFailed(ApiError, code="UPLOAD_ERROR"):
    """A file was expected and did not arrive whole."""


class InvalidFieldValue(ApiError, code="INVALID_FIELD_VALUE"):
    """The value of {FIELD_NAME} is not acceptable."""


class CannotBeNull(ApiError, code="PROPERTY_VALIDATION_CANNOT_BE_NULL"):
    """{PROP_NAME} must be given."""


class NotUpdatable(ApiError, code="PROPERTY_VALIDATION_NOT_UPDATABLE"):
    """{PROP_NAME} is set by the server, or only when the object is made, and cannot be changed."""


class NoUsagePermission(ApiError, code="PROPERTY_VALIDATION_NO_USAGE_PERMISSION", params=("PROP",)):
    """This session may not send {PROP}."""


class MinLength(ApiError, code="PROPERTY_VALIDATION_MIN_LENGTH"):
    """{PROP_NAME} must be at least {MIN_LEN} bytes long."""


class MaxLength(ApiError, code="PROPERTY_VALIDATION_MAX_LENGTH"):
    """{PROP_NAME} must be at most {MAX_LEN} bytes long."""


class MinValue(ApiError, code="PROPERTY_VALIDATION_MIN_VALUE"):
    """{PROP_NAME} must be at least {MIN_VAL}."""


class MaxValue(ApiError, code="PROPERTY_VALIDATION_MAX_VALUE"):
    """{PROP_NAME} must be at most {MAX_VAL}."""


class DeprecatedProperty(ApiError, code="PROPERTY_DEPRECTAED"):
    """{PROP} is deprecated and cannot be combined with what replaces it."""


# -- Objects ---------------------------------------------------------------------------------------------------------


class InvalidObjectId(ApiError, code="INVALID_OBJECT_ID"):
    """There is no object with the id "{ID}" here."""


class UserNotFound(ApiError, code="USER_NOT_FOUND"):
    """There is no such user in this account."""


class OwnerNeedsAdminRole(ApiError, code="ACCOUNT_OWNER_NEEDS_PARTNER_ADMIN_ROLE"):
    """The owner of an account has the role of its administrators."""


# -- Callers ---------------------------------------------------------------------------------------------------------


class InvalidKs(ApiError, code="INVALID_KS", params=("KSID", "ERR_CODE", "ERR_DESC")):
    """The session (KS) was refused: {KSID} ({ERR_CODE}, {ERR_DESC}). Open a new session."""


class ServiceForbidden(ApiError, code="SERVICE_FORBIDDEN"):
    """This session may not call {SERVICE}."""


class ContentBlocked(ApiError, code="SERVICE_FORBIDDEN_CONTENT_BLOCKED"):
    """The account is unknown, blocked or closed."""


class InvalidActionsLimit(ApiError, code="INVALID_ACTIONS_LIMIT"):
    """The actionslimit privilege of this session must be a whole number above zero."""


class ActionBlocked(ApiError, code="ACTION_BLOCKED", params=("ACTION_NAME", "SERVICE_NAME")):
    """Too many tries. Wait some minutes before you try again."""


class UserDataError(ApiError, code="USER_DATA_ERROR"):
    """The login, the password or the code does not fit, or the login is another user's."""
