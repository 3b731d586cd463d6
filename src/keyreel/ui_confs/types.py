"""Objects of `uiConf.*`."""

from typing import ClassVar

from keyreel.schema.enums import ApiIntEnum
from keyreel.schema.kinds import Timestamp
from keyreel.schema.lists import EQ, GTE, IN, LIKE, LIKE_AND, LIKE_OR, LTE, ORDER, Filter, ListResponse
from keyreel.schema.objects import ApiObject, ReadOnly, Updatable, prop
from keyreel.schema.values import Text


class UiConfObjType(ApiIntEnum, name="KalturaUiConfObjType"):
    """What is configured."""

    PLAYER = 1
    CONTRIBUTION_WIZARD = 2
    SIMPLE_EDITOR = 3
    ADVANCED_EDITOR = 4
    PLAYLIST = 5
    APP_STUDIO = 6
    KRECORD = 7
    PLAYER_V3 = 8
    KMC_ACCOUNT = 9
    KMC_ANALYTICS = 10
    KMC_CONTENT = 11
    KMC_DASHBOARD = 12
    KMC_LOGIN = 13
    PLAYER_SL = 14
    CLIENTSIDE_ENCODER = 15
    KMC_GENERAL = 16
    KMC_ROLES_AND_PERMISSIONS = 17
    CLIPPER = 18
    KSR = 19
    KUPLOAD = 20
    WEBCASTING = 21
    SAP = 22
    REELS = 23


class UiConfCreationMode(ApiIntEnum, name="KalturaUiConfCreationMode"):
    """How a configuration was written."""

    WIZARD = 2
    ADVANCED = 3
    SYSTEM = 4


class UiConfV2Redirect(ApiObject, name="KalturaUiConfV2Redirect"):
    """The player that takes the place of an old one."""

    v7id: Updatable[int]
    """Its configuration."""
    is_approved: Updatable[bool]
    translate_plugins: Updatable[bool]
    """Whether settings of plugins go along."""


class UiConf(ApiObject, name="KalturaUiConf"):
    """How a player or another part of an application looks and behaves."""

    more_orders: ClassVar[tuple[str, ...]] = ("id", "name")

    id: ReadOnly[int] = prop(filter=(EQ, IN))
    name: Updatable[str] = prop(filter=(LIKE,))
    description: Updatable[str]
    partner_id: ReadOnly[int] = prop(filter=(EQ, IN))
    obj_type: Updatable[UiConfObjType] = prop(filter=(EQ, IN))
    obj_type_as_string: ReadOnly[str]
    """The same in words."""
    width: Updatable[int]
    """Pixels."""
    height: Updatable[int]
    """Pixels."""
    html_params: Updatable[str]
    swf_url: Updatable[str]
    """Where the program is."""
    conf_file_path: ReadOnly[str]
    """Where the configuration is kept."""
    conf_file: Updatable[str]
    """The configuration, in XML."""
    conf_file_features: Updatable[str]
    """What a wizard was told to switch on."""
    config: Updatable[str]
    """The configuration, in JSON."""
    conf_vars: Updatable[str]
    """Which versions of its parts it takes, in JSON."""
    use_cdn: Updatable[bool]
    """Whether its parts come from a cache near the viewer."""
    tags: Updatable[str] = prop(filter=(LIKE_OR, LIKE_AND))
    """Comma list."""
    swf_url_version: Updatable[str]
    """The version of the program."""
    created_at: ReadOnly[Timestamp] = prop(filter=(GTE, LTE, ORDER))
    updated_at: ReadOnly[Timestamp] = prop(filter=(GTE, LTE, ORDER))
    creation_mode: Updatable[UiConfCreationMode] = prop(filter=(EQ, IN))
    html5_url: Updatable[str]
    """Where the program for browsers is."""
    version: ReadOnly[str] = prop(filter=(EQ, LIKE_OR, LIKE_AND))
    partner_tags: Updatable[str] = prop(filter=(LIKE_OR, LIKE_AND))
    """Comma list of the account's own."""
    v2_redirect: Updatable[UiConfV2Redirect]


class UiConfBaseFilter(Filter, name="KalturaUiConfBaseFilter", abstract=True, conditions_of=UiConf):
    """Conditions on ui confs."""


class UiConfFilter(UiConfBaseFilter, name="KalturaUiConfFilter"):
    """Which ui confs to list."""


class UiConfListResponse(ListResponse, name="KalturaUiConfListResponse"):
    """A page of ui confs."""

    objects: ReadOnly[list[UiConf]]


class UiConfTypeInfo(ApiObject, name="KalturaUiConfTypeInfo"):
    """What the server has of one type of program."""

    type: Updatable[UiConfObjType]
    versions: Updatable[list[Text]]
    directory: Updatable[str]
    filename: Updatable[str]
    """Which file of the directory is the program."""
