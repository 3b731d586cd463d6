"""Errors of conversion."""

from keyreel.schema.errors import ApiError


class ConversionProfileNotFound(ApiError, code="CONVERSION_PROFILE_ID_NOT_FOUND", params=("ID",)):
    """The account has no conversion profile {ID}."""


class DefaultProfileStays(ApiError, code="CANNOT_DELETE_DEFAULT_CONVERSION_PROFILE"):
    """Entries that name no conversion profile have this one; make another the default first."""


class FlavorParamsNotFound(ApiError, code="FLAVOR_PARAMS_ID_NOT_FOUND", params=("ID",)):
    """There are no flavor params {ID} in this account."""


class FlavorParamsTwice(ApiError, code="FLAVOR_PARAMS_DUPLICATE", params=("PARAMS",)):
    """A conversion profile names flavor params once: {PARAMS} is there twice."""


class ThumbParamsNotFound(ApiError, code="THUMB_ASSET_ID_NOT_FOUND", params=("ID",)):
    """There are no thumbnail params {ID} in this account."""


class NotInProfile(ApiError, code="CONVERSION_PROFILE_ASSET_PARAMS_NOT_FOUND", params=("PROFILE_ID", "PARAMS_ID")):
    """The conversion profile {PROFILE_ID} does not make {PARAMS_ID}."""
