"""Every room's declarations, so that requests find a class by its name before any action names it."""

from keyreel.access_control import types as access_control_types
from keyreel.assets import flavor_params, thumb_params, urls
from keyreel.assets import types as asset_types
from keyreel.categories import filters as category_filters
from keyreel.categories import member_types
from keyreel.conversion import types as conversion_types
from keyreel.entries import filters as entry_filters
from keyreel.entries import moderation_types, search_types
from keyreel.playback import types as playback_types
from keyreel.playlists import filters as playlist_filters
from keyreel.schema import search
from keyreel.ui_confs import types as ui_conf_types
from keyreel.uploads import operations
from keyreel.uploads import types as upload_types

DECLARED = (
    *(search, entry_filters, search_types, moderation_types, playlist_filters),
    *(upload_types, operations),
    *(asset_types, flavor_params, thumb_params, urls),
    *(category_filters, member_types, access_control_types, conversion_types, ui_conf_types, playback_types),
)
"""The modules; each brings those that it builds on."""
