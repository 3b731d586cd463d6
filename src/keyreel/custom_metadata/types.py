"""Objects of `metadata_metadata.*`."""

from keyreel.schema.enums import ApiIntEnum, DynamicEnum
from keyreel.schema.kinds import BigInt, Timestamp
from keyreel.schema.lists import EQ, GTE, IN, LTE, ORDER, ListResponse, RelatedFilter
from keyreel.schema.objects import ApiObject, ReadOnly, prop


class MetadataObjectType(DynamicEnum, name="KalturaMetadataObjectType"):
    """What has metadata."""

    ENTRY = "1"
    CATEGORY = "2"
    USER = "3"
    PARTNER = "4"
    DYNAMIC_OBJECT = "5"
    USER_ENTRY = "6"
    ANNOTATION = "annotationMetadata.Annotation"
    THUMB_CUE_POINT = "thumbCuePointMetadata.thumbCuePoint"
    ANSWER_CUE_POINT = "quiz.AnswerCuePoint"
    QUESTION_CUE_POINT = "quiz.QuestionCuePoint"
    AD_CUE_POINT = "adCuePointMetadata.AdCuePoint"
    CODE_CUE_POINT = "codeCuePointMetadata.CodeCuePoint"


class MetadataStatus(ApiIntEnum, name="KalturaMetadataStatus"):
    """Whether metadata fits its profile."""

    VALID = 1
    INVALID = 2
    DELETED = 3


class Metadata(ApiObject, name="KalturaMetadata"):
    """What an account says of an object in its own words, as XML."""

    id: ReadOnly[BigInt]
    partner_id: ReadOnly[int] = prop(filter=(EQ,))
    metadata_profile_id: ReadOnly[int] = prop(filter=(EQ, IN))
    """Says what may be in it."""
    metadata_profile_version: ReadOnly[int] = prop(filter=(EQ, GTE, LTE, ORDER))
    metadata_object_type: ReadOnly[MetadataObjectType] = prop(filter=(EQ,))
    object_id: ReadOnly[str] = prop(filter=(EQ, IN))
    """What it is about."""
    version: ReadOnly[int] = prop(filter=(EQ, GTE, LTE, ORDER))
    created_at: ReadOnly[Timestamp] = prop(filter=(GTE, LTE, ORDER))
    updated_at: ReadOnly[Timestamp] = prop(filter=(GTE, LTE, ORDER))
    status: ReadOnly[MetadataStatus] = prop(filter=(EQ, IN))
    xml: ReadOnly[str]


class MetadataBaseFilter(RelatedFilter, name="KalturaMetadataBaseFilter", abstract=True, conditions_of=Metadata):
    """Conditions on metadata."""


class MetadataFilter(MetadataBaseFilter, name="KalturaMetadataFilter"):
    """Which metadata to list."""


class MetadataListResponse(ListResponse, name="KalturaMetadataListResponse"):
    """A page of metadata."""

    objects: ReadOnly[list[Metadata]]
