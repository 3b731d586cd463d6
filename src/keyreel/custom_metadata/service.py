"""`metadata_metadata.*`: so far, that there is none. See docs/decisions/metadata-list.md."""

from keyreel.custom_metadata.types import Metadata, MetadataFilter, MetadataListResponse
from keyreel.gate import Call
from keyreel.schema.lists import FilterPager
from keyreel.schema.service import USER, WIDGET, Service, action


class MetadataService(Service, name="metadata", plugin="metadata"):
    """Custom metadata. It cannot be added yet, so that lists of it are empty."""

    @action(
        permission=[
            "CONTENT_MANAGE_CUSTOM_DATA",
            "CONTENT_MANAGE_BASE",
            "KMC_READ_ONLY",
            USER,
            WIDGET,
            "PLAYBACK_BASE_PERMISSION",
        ]
    )
    async def list_(
        self, call: Call, filter: MetadataFilter | None = None, pager: FilterPager | None = None
    ) -> MetadataListResponse:
        """The metadata of objects: none, as none can be added yet."""
        return MetadataListResponse(total_count=0, objects=list[Metadata]())
