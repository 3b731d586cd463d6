"""Objects that stand for work on many objects at once, which goes on after its call was answered."""

from keyreel.schema.enums import ApiIntEnum, DynamicEnum
from keyreel.schema.kinds import BigInt, Timestamp
from keyreel.schema.lists import EQ, GTE, IN, LTE, Filter, ListResponse
from keyreel.schema.objects import ApiObject, ReadOnly, Updatable, prop


class BatchJobStatus(ApiIntEnum, name="KalturaBatchJobStatus"):
    """How far a job is."""

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


class BatchJobErrorTypes(ApiIntEnum, name="KalturaBatchJobErrorTypes"):
    """Where a job failed."""

    APP = 0
    RUNTIME = 1
    HTTP = 2
    CURL = 3
    KALTURA_API = 4
    KALTURA_CLIENT = 5


class BulkUploadType(DynamicEnum, name="KalturaBulkUploadType"):
    """The form that the work was described in."""

    XML = "bulkUploadXml.XML"
    DROP_FOLDER_XML = "dropFolderXmlBulkUpload.DROP_FOLDER_XML"
    CSV = "bulkUploadCsv.CSV"
    FILTER = "bulkUploadFilter.FILTER"
    DROP_FOLDER_ICAL = "scheduleDropFolder.DROP_FOLDER_ICAL"
    ICAL = "scheduleBulkUpload.ICAL"


class BulkUploadObjectType(DynamicEnum, name="KalturaBulkUploadObjectType"):
    """What the work is on."""

    ENTRY = "1"
    CATEGORY = "2"
    USER = "3"
    CATEGORY_USER = "4"
    CATEGORY_ENTRY = "5"
    USER_ENTRY = "6"
    VENDOR_CATALOG_ITEM = "7"
    JOB = "bulkUploadFilter.JOB"
    SCHEDULE_EVENT = "scheduleBulkUpload.SCHEDULE_EVENT"
    SCHEDULE_RESOURCE = "scheduleBulkUpload.SCHEDULE_RESOURCE"


class BulkUploadResultStatus(DynamicEnum, name="KalturaBulkUploadResultStatus"):
    """What became of one object."""

    ERROR = "1"
    OK = "2"
    IN_PROGRESS = "3"


class BulkUploadAction(DynamicEnum, name="KalturaBulkUploadAction"):
    """What is done to one object."""

    ADD = "1"
    UPDATE = "2"
    DELETE = "3"
    REPLACE = "4"
    TRANSFORM_XSLT = "5"
    ADD_OR_UPDATE = "6"
    ACTIVATE = "7"
    REJECT = "8"
    UPDATE_STATUS = "9"
    CANCEL = "scheduleBulkUpload.CANCEL"


class BulkUploadPluginData(ApiObject, name="KalturaBulkUploadPluginData"):
    """One value for a plugin."""

    field: Updatable[str]
    value: Updatable[str]


class BulkUploadResult(ApiObject, name="KalturaBulkUploadResult"):
    """What became of one object."""

    id: ReadOnly[int]
    bulk_upload_job_id: Updatable[BigInt]
    line_index: Updatable[int]
    partner_id: Updatable[int]
    status: Updatable[BulkUploadResultStatus]
    action: Updatable[BulkUploadAction]
    object_id: Updatable[str]
    object_status: Updatable[int]
    bulk_upload_result_object_type: Updatable[BulkUploadObjectType]
    row_data: Updatable[str]
    """How the work on it was described."""
    partner_data: Updatable[str]
    object_error_description: Updatable[str]
    plugins_data: Updatable[list[BulkUploadPluginData]]
    error_description: Updatable[str]
    error_code: Updatable[str]
    error_type: Updatable[int]


class BulkUpload(ApiObject, name="KalturaBulkUpload"):
    """Work on many objects."""

    id: Updatable[BigInt]
    uploaded_by: Updatable[str]
    uploaded_by_user_id: Updatable[str]
    uploaded_on: Updatable[Timestamp] = prop(filter=(GTE, LTE, EQ))
    num_of_entries: Updatable[int] = prop(deprecated=True)
    """An old name for the number of objects."""
    status: Updatable[BatchJobStatus] = prop(filter=(IN, EQ))
    log_file_url: Updatable[str]
    csv_file_url: Updatable[str] = prop(deprecated=True)
    """An old name for where its description is."""
    bulk_file_url: Updatable[str]
    bulk_upload_type: Updatable[BulkUploadType]
    results: Updatable[list[BulkUploadResult]]
    error: Updatable[str]
    """Why it failed."""
    error_type: Updatable[BatchJobErrorTypes]
    error_number: Updatable[int]
    file_name: Updatable[str]
    description: Updatable[str]
    num_of_objects: Updatable[int]
    bulk_upload_object_type: Updatable[BulkUploadObjectType] = prop(filter=(EQ, IN))


class BulkUploadBaseFilter(Filter, name="KalturaBulkUploadBaseFilter", abstract=True, conditions_of=BulkUpload):
    """Conditions on such work."""


class BulkUploadFilter(BulkUploadBaseFilter, name="KalturaBulkUploadFilter"):
    """Which such work to list."""


class BulkUploadListResponse(ListResponse, name="KalturaBulkUploadListResponse"):
    """A page of such work."""

    objects: ReadOnly[list[BulkUpload]]
