# Generated from the schema: change its source instead.
"""Enums: bulk."""

from __future__ import annotations

from keyreel.client.enums import ApiIntEnum, ApiStringEnum


class BatchJobErrorTypes(ApiIntEnum):
    APP = 0
    RUNTIME = 1
    HTTP = 2
    CURL = 3
    KALTURA_API = 4
    KALTURA_CLIENT = 5


class BatchJobStatus(ApiIntEnum):
    PENDING = 0
    QUEUED = 1
    PROCESSING = 2
    PROCESSED = 3
    MOVEFILE = 4
    FINISHED = 5
    FAILED = 6
    ABORTED = 7
    ALMOST_DONE = 8
    RETRY = 9
    FATAL = 10
    DONT_PROCESS = 11
    FINISHED_PARTIALLY = 12
    SUSPEND = 13
    SUSPEND_ALMOST_DONE = 14


class BulkUploadAction(ApiStringEnum):
    ADD = '1'
    UPDATE = '2'
    DELETE = '3'
    REPLACE = '4'
    TRANSFORM_XSLT = '5'
    ADD_OR_UPDATE = '6'
    ACTIVATE = '7'
    REJECT = '8'
    UPDATE_STATUS = '9'
    CANCEL = 'scheduleBulkUpload.CANCEL'


class BulkUploadObjectType(ApiStringEnum):
    ENTRY = '1'
    CATEGORY = '2'
    USER = '3'
    CATEGORY_USER = '4'
    CATEGORY_ENTRY = '5'
    USER_ENTRY = '6'
    VENDOR_CATALOG_ITEM = '7'
    JOB = 'bulkUploadFilter.JOB'
    SCHEDULE_EVENT = 'scheduleBulkUpload.SCHEDULE_EVENT'
    SCHEDULE_RESOURCE = 'scheduleBulkUpload.SCHEDULE_RESOURCE'


class BulkUploadOrderBy(ApiStringEnum):
    """No members are known."""


class BulkUploadResultStatus(ApiStringEnum):
    ERROR = '1'
    OK = '2'
    IN_PROGRESS = '3'


class BulkUploadType(ApiStringEnum):
    CSV = 'bulkUploadCsv.CSV'
    FILTER = 'bulkUploadFilter.FILTER'
    XML = 'bulkUploadXml.XML'
    DROP_FOLDER_XML = 'dropFolderXmlBulkUpload.DROP_FOLDER_XML'
    ICAL = 'scheduleBulkUpload.ICAL'
    DROP_FOLDER_ICAL = 'scheduleDropFolder.DROP_FOLDER_ICAL'
