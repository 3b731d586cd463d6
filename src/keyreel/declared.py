"""Every room's declarations, so that requests find a class by its name before any action names it."""

from keyreel.assets import flavor_params, thumb_params, urls
from keyreel.assets import types as asset_types
from keyreel.entries import filters as entry_filters
from keyreel.entries import moderation_types
from keyreel.uploads import operations
from keyreel.uploads import types as upload_types

DECLARED = (
    *(entry_filters, moderation_types),
    *(upload_types, operations),
    *(asset_types, flavor_params, thumb_params, urls),
)
"""The modules; each brings those that it builds on."""
