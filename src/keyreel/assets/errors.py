"""Errors of assets."""

from keyreel.schema.errors import ApiError


class FlavorNotFound(ApiError, code="FLAVOR_ASSET_ID_NOT_FOUND", params=("ID",)):
    """There is no flavor {ID} in this account."""


class FlavorNotReady(ApiError, code="FLAVOR_ASSET_IS_NOT_READY"):
    """The flavor has no file that can be given out yet."""


class ThumbNotFound(ApiError, code="THUMB_ASSET_ID_NOT_FOUND", params=("ID",)):
    """There is no thumbnail {ID} in this account."""


class ThumbNotReady(ApiError, code="THUMB_ASSET_IS_NOT_READY"):
    """The thumbnail has no file that can be given out yet."""
