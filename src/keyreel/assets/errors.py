"""Errors of assets."""

from keyreel.schema.errors import ApiError


class FlavorNotFound(ApiError, code="FLAVOR_ASSET_ID_NOT_FOUND", params=("ID",)):
    """There is no flavor {ID} in this account."""


class FlavorThere(ApiError, code="FLAVOR_ASSET_ALREADY_EXISTS", params=("ASSET_ID", "PARAMS_ID")):
    """The entry has the flavor {ASSET_ID} already, which was made in the way {PARAMS_ID}."""


class NotTranscoded(ApiError, code="FLAVOR_PARAMS_NOT_FOUND"):
    """Nothing is transcoded here: bring the flavor ready made, with flavorAsset.add and setContent."""


class FlavorNotReady(ApiError, code="FLAVOR_ASSET_IS_NOT_READY"):
    """The flavor has no file that can be given out yet."""


class ThumbNotFound(ApiError, code="THUMB_ASSET_ID_NOT_FOUND", params=("ID",)):
    """There is no thumbnail {ID} in this account."""


class ThumbIsDefault(ApiError, code="THUMB_ASSET_IS_DEFAULT", params=("ASSET",)):
    """The thumbnail {ASSET} stands for its entry; make another the default first."""


class NotAPicture(ApiError, code="THUMB_ASSET_DOWNLOAD_FAILED", params=("URL_PATH",)):
    """There is no picture that can be read at {URL_PATH}."""


class ThumbNotReady(ApiError, code="THUMB_ASSET_IS_NOT_READY"):
    """The thumbnail has no file that can be given out yet."""
