"""Rules of access control: under which conditions what happens."""

from keyreel.access_control.conditions import Condition
from keyreel.schema.enums import DynamicEnum
from keyreel.schema.kinds import OptionalBool
from keyreel.schema.objects import ApiObject, ReadOnly, Updatable


class ContextType(DynamicEnum, name="KalturaContextType"):
    """What somebody wants of an entry."""

    PLAY = "1"
    DOWNLOAD = "2"
    THUMBNAIL = "3"
    METADATA = "4"
    EXPORT = "5"
    SERVE = "6"


class ContextTypeHolder(ApiObject, name="KalturaContextTypeHolder"):
    """One thing that somebody may want of an entry."""

    type: Updatable[ContextType]


class AccessControlContextTypeHolder(ContextTypeHolder, name="KalturaAccessControlContextTypeHolder", deprecated=True):
    """An old name for the same."""


class RuleActionType(DynamicEnum, name="KalturaRuleActionType"):
    """What happens where a rule fits."""

    BLOCK = "1"
    PREVIEW = "2"
    LIMIT_FLAVORS = "3"
    ADD_TO_STORAGE = "4"
    LIMIT_DELIVERY_PROFILES = "5"
    SERVE_FROM_REMOTE_SERVER = "6"
    REQUEST_HOST_REGEX = "7"
    LIMIT_THUMBNAIL_CAPTURE = "8"
    ADD_ENTRY_VENDOR_TASK = "reach.ADD_ENTRY_VENDOR_TASK"
    DRM_POLICY = "drm.DRM_POLICY"


class RuleAction(ApiObject, name="KalturaRuleAction", abstract=True):
    """Base of what happens where a rule fits."""

    type: ReadOnly[RuleActionType]


class AccessControlBlockAction(RuleAction, name="KalturaAccessControlBlockAction"):
    """Nothing is played."""


class AccessControlPreviewAction(RuleAction, name="KalturaAccessControlPreviewAction"):
    """Only the beginning is played."""

    limit: Updatable[int]
    """Seconds."""


class AccessControlLimitFlavorsAction(RuleAction, name="KalturaAccessControlLimitFlavorsAction"):
    """Only some flavors are played."""

    flavor_params_ids: Updatable[str]
    """Comma list of flavors."""
    is_blocked_list: Updatable[bool]
    """Whether these are the ones that are not played."""


class AccessControlLimitDeliveryProfilesAction(RuleAction, name="KalturaAccessControlLimitDeliveryProfilesAction"):
    """Only some ways of delivery are used."""

    delivery_profile_ids: Updatable[str]
    """Comma list of ways of delivery."""
    is_blocked_list: Updatable[bool]
    """Whether these are the ones that are not used."""


class AccessControlLimitThumbnailCaptureAction(RuleAction, name="KalturaAccessControlLimitThumbnailCaptureAction"):
    """No image is taken out of the video."""


class AccessControlServeRemoteEdgeServerAction(RuleAction, name="KalturaAccessControlServeRemoteEdgeServerAction"):
    """Other servers give it out."""

    edge_server_ids: Updatable[str]
    """Comma list of servers; the first that is alive does."""
    seamless_fallback_enabled: Updatable[OptionalBool]
    """Whether the player goes on to the next by itself."""


class AccessControlModifyRequestHostRegexAction(RuleAction, name="KalturaAccessControlModifyRequestHostRegexAction"):
    """Addresses of files name another host."""

    pattern: Updatable[str]
    """A regular expression that the host is searched for."""
    replacement: Updatable[str]
    """What takes the place of what it found."""
    replacmen_server_node_id: Updatable[int]
    """The server whose host does, instead."""
    check_alive_timeout_ms: Updatable[int]
    """Milliseconds that this server has to prove that it is alive."""


class StorageAddAction(RuleAction, name="KalturaStorageAddAction"):
    """The content goes to a storage too."""


class Rule(ApiObject, name="KalturaRule"):
    """Under which conditions what happens."""

    description: Updatable[str]
    rule_data: Updatable[str]
    """Free text of the account's own programs."""
    message: Updatable[str]
    """What players tell where it fits."""
    code: Updatable[str]
    """What programs are told where it fits."""
    actions: Updatable[list[RuleAction]]
    conditions: Updatable[list[Condition]]
    """All must hold."""
    contexts: Updatable[list[ContextTypeHolder]]
    """What somebody wants of the entry where the rule counts; anything where there are none."""
    stop_processing: Updatable[bool]
    """Whether no rule after it counts where it fits."""
    force_admin_validation: Updatable[OptionalBool]
    """Whether it counts for ADMIN sessions too."""
