"""What is done to content while new content is made of it."""

from keyreel.schema.enums import ApiIntEnum
from keyreel.schema.objects import ApiObject, Updatable, prop
from keyreel.schema.operations import OperationAttributes
from keyreel.uploads.resources import DataCenterContentResource

_CLIPPING = {"all": ("BASE_USER_SESSION_PERMISSION", "CONTENT_INGEST_CLIP_MEDIA")}


class EffectType(ApiIntEnum, name="KalturaEffectType"):
    """What an effect does."""

    VIDEO_FADE_IN = 1
    VIDEO_FADE_OUT = 2


class Effect(ApiObject, name="KalturaEffect"):
    """An effect on a clip."""

    effect_type: Updatable[EffectType]
    value: Updatable[str]
    """Milliseconds that it lasts."""


class CaptionAttributes(ApiObject, name="KalturaCaptionAttributes", abstract=True):
    """What becomes of the captions of a clip."""


class MediaCompositionAttributes(ApiObject, name="KalturaMediaCompositionAttributes", abstract=True):
    """What is laid over a clip."""


class ClipAttributes(OperationAttributes, name="KalturaClipAttributes"):
    """Cuts a part out."""

    offset: Updatable[int] = prop(permission=_CLIPPING)
    """Milliseconds at which it begins."""
    duration: Updatable[int] = prop(permission=_CLIPPING)
    """Milliseconds that it lasts."""
    global_offset_in_destination: Updatable[int]
    """Milliseconds at which it begins in what is made."""
    effect_array: Updatable[list[Effect]]
    crop_alignment: Updatable[int]
    """Which side stays where it has to be cropped."""
    caption_attributes: Updatable[list[CaptionAttributes]]
    media_composition_attributes_array: Updatable[list[MediaCompositionAttributes]]


class ConcatAttributes(OperationAttributes, name="KalturaConcatAttributes"):
    """Puts content behind."""

    resource: Updatable[DataCenterContentResource]
    """What follows."""
