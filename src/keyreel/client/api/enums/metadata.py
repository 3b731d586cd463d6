# Generated from the schema: change its source instead.
"""Enums: metadata."""

from __future__ import annotations

from keyreel.client.enums import ApiIntEnum, ApiStringEnum


class MetadataObjectType(ApiStringEnum):
    ENTRY = '1'
    CATEGORY = '2'
    USER = '3'
    PARTNER = '4'
    DYNAMIC_OBJECT = '5'
    USER_ENTRY = '6'
    AD_CUE_POINT = 'adCuePointMetadata.AdCuePoint'
    ANNOTATION = 'annotationMetadata.Annotation'
    CODE_CUE_POINT = 'codeCuePointMetadata.CodeCuePoint'
    ANSWER_CUE_POINT = 'quiz.AnswerCuePoint'
    QUESTION_CUE_POINT = 'quiz.QuestionCuePoint'
    THUMB_CUE_POINT = 'thumbCuePointMetadata.thumbCuePoint'


class MetadataOrderBy(ApiStringEnum):
    CREATED_AT_ASC = '+createdAt'
    METADATA_PROFILE_VERSION_ASC = '+metadataProfileVersion'
    UPDATED_AT_ASC = '+updatedAt'
    VERSION_ASC = '+version'
    CREATED_AT_DESC = '-createdAt'
    METADATA_PROFILE_VERSION_DESC = '-metadataProfileVersion'
    UPDATED_AT_DESC = '-updatedAt'
    VERSION_DESC = '-version'


class MetadataStatus(ApiIntEnum):
    VALID = 1
    INVALID = 2
    DELETED = 3
