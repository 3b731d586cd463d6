"""Errors of access control."""

from keyreel.schema.errors import ApiError


class AccessControlNotFound(ApiError, code="ACCESS_CONTROL_ID_NOT_FOUND", params=("ID",)):
    """The account has no access control profile {ID}."""


class DefaultStays(ApiError, code="CANNOT_DELETE_DEFAULT_ACCESS_CONTROL"):
    """The account's default access control profile cannot be deleted. Make another one the default first."""


class NeedsNewForm(ApiError, code="ACCESS_CONTROL_NEW_VERSION_UPDATE", params=("ID",)):
    """Profile {ID} has rules that restrictions cannot say. Change it with accessControlProfile.update."""


class TooManyProfiles(ApiError, code="MAX_NUMBER_OF_ACCESS_CONTROLS_REACHED", params=("MAX_NUM",)):
    """An account can have {MAX_NUM} access control profiles."""
