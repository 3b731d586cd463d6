# Generated from the schema: change its source instead.
"""Objects: ui_conf."""

from __future__ import annotations

from collections import abc
from typing import TYPE_CHECKING, ClassVar

from keyreel.client import kinds as k
from keyreel.client import objects as o

from ..enums.ui_conf import UiConfCreationMode, UiConfObjType
from .base import ApiObject, Filter, ListResponse

if TYPE_CHECKING:
    from .common import String


class UiConf(ApiObject, name='KalturaUiConf'):
    """How a player or another part of an application looks and behaves."""

    id: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    name: o.Text = o.prop(k.TEXT)
    description: o.Text = o.prop(k.TEXT)
    partner_id: ClassVar[o.ReadOnly[int]] = o.read_only(k.NUMBER)
    obj_type: o.Choice[UiConfObjType] = o.prop(k.Choice(UiConfObjType))
    obj_type_as_string: ClassVar[o.ReadOnly[str]] = o.read_only(k.TEXT)
    """The same in words."""
    width: o.Number = o.prop(k.NUMBER)
    """Pixels."""
    height: o.Number = o.prop(k.NUMBER)
    """Pixels."""
    html_params: o.Text = o.prop(k.TEXT)
    swf_url: o.Text = o.prop(k.TEXT)
    """Where the program is."""
    conf_file_path: ClassVar[o.ReadOnly[str]] = o.read_only(k.TEXT)
    """Where the configuration is kept."""
    conf_file: o.Text = o.prop(k.TEXT)
    """The configuration, in XML."""
    conf_file_features: o.Text = o.prop(k.TEXT)
    """What a wizard was told to switch on."""
    config: o.Text = o.prop(k.TEXT)
    """The configuration, in JSON."""
    conf_vars: o.Text = o.prop(k.TEXT)
    """Which versions of its parts it takes, in JSON."""
    use_cdn: o.Flag = o.prop(k.FLAG)
    """Whether its parts come from a cache near the viewer."""
    tags: o.Text = o.prop(k.TEXT)
    """Comma list."""
    swf_url_version: o.Text = o.prop(k.TEXT)
    """The version of the program."""
    created_at: ClassVar[o.ReadOnly[int | None]] = o.read_only(k.TIME)
    updated_at: ClassVar[o.ReadOnly[int | None]] = o.read_only(k.TIME)
    creation_mode: o.Choice[UiConfCreationMode] = o.prop(k.Choice(UiConfCreationMode))
    html5_url: o.Text = o.prop(k.TEXT)
    """Where the program for browsers is."""
    version: ClassVar[o.ReadOnly[str]] = o.read_only(k.TEXT)
    partner_tags: o.Text = o.prop(k.TEXT)
    """Comma list of the account's own."""
    v2_redirect: o.Nested[UiConfV2Redirect] = o.prop(k.Nested("UiConfV2Redirect"))


class UiConfBaseFilter(Filter, name='KalturaUiConfBaseFilter'):
    """Conditions on ui confs."""

    id_equal: o.Number = o.prop(k.NUMBER)
    id_in: o.Text = o.prop(k.TEXT)
    name_like: o.Text = o.prop(k.TEXT)
    partner_id_equal: o.Number = o.prop(k.NUMBER)
    partner_id_in: o.Text = o.prop(k.TEXT)
    obj_type_equal: o.Choice[UiConfObjType] = o.prop(k.Choice(UiConfObjType))
    obj_type_in: o.Text = o.prop(k.TEXT)
    tags_multi_like_or: o.Text = o.prop(k.TEXT)
    tags_multi_like_and: o.Text = o.prop(k.TEXT)
    created_at_greater_than_or_equal: o.Time = o.prop(k.TIME)
    created_at_less_than_or_equal: o.Time = o.prop(k.TIME)
    updated_at_greater_than_or_equal: o.Time = o.prop(k.TIME)
    updated_at_less_than_or_equal: o.Time = o.prop(k.TIME)
    creation_mode_equal: o.Choice[UiConfCreationMode] = o.prop(k.Choice(UiConfCreationMode))
    creation_mode_in: o.Text = o.prop(k.TEXT)
    version_equal: o.Text = o.prop(k.TEXT)
    version_multi_like_or: o.Text = o.prop(k.TEXT)
    version_multi_like_and: o.Text = o.prop(k.TEXT)
    partner_tags_multi_like_or: o.Text = o.prop(k.TEXT)
    partner_tags_multi_like_and: o.Text = o.prop(k.TEXT)


class UiConfFilter(UiConfBaseFilter, name='KalturaUiConfFilter'):
    """Which ui confs to list."""


class UiConfListResponse(ListResponse, name='KalturaUiConfListResponse'):
    """A page of ui confs."""

    objects: ClassVar[o.ReadOnly[abc.Sequence[UiConf]]] = o.read_only(k.Several(k.Nested("UiConf")))


class UiConfTypeInfo(ApiObject, name='KalturaUiConfTypeInfo'):
    """What the server has of one type of program."""

    type: o.Choice[UiConfObjType] = o.prop(k.Choice(UiConfObjType))
    versions: o.Several[String] = o.prop(k.Several(k.Nested("String")))
    directory: o.Text = o.prop(k.TEXT)
    filename: o.Text = o.prop(k.TEXT)
    """Which file of the directory is the program."""


class UiConfV2Redirect(ApiObject, name='KalturaUiConfV2Redirect'):
    """The player that takes the place of an old one."""

    v7id: o.Number = o.prop(k.NUMBER)
    """Its configuration."""
    is_approved: o.Flag = o.prop(k.FLAG)
    translate_plugins: o.Flag = o.prop(k.FLAG)
    """Whether settings of plugins go along."""
