"""Properties that need a permission whatever they are sent for."""

from typing import Any

import pytest

from keyreel.gate import Grant, check_use
from keyreel.schema.errors import NoUsagePermission
from keyreel.uploads.operations import ClipAttributes
from keyreel.uploads.resources import EntryResource, OperationResource, ServerFileResource

FILE = ServerFileResource(local_file_path="/etc/passwd")
CLIP = OperationResource(resource=EntryResource(entry_id="0_a"), operation_attributes=[ClipAttributes(offset=0)])


def grant(*names: str) -> Grant:
    return Grant(names, frozenset())


@pytest.mark.parametrize(
    ("sent", "named"),
    [
        ({"resource": FILE}, "KalturaServerFileResource::localFilePath"),
        ({"resource": OperationResource(resource=FILE)}, "KalturaServerFileResource::localFilePath"),
        ({"resource": CLIP}, "KalturaClipAttributes::offset"),
        ({"resource": OperationResource(operation_attributes=[ClipAttributes(duration=None)])}, "::duration"),
    ],
)
def test_they_are_refused_at_any_depth(sent: Any, named: str) -> None:
    with pytest.raises(NoUsagePermission) as caught:
        check_use(sent, grant("CONTENT_MANAGE_BASE"))
    assert caught.value.arguments["PROP"].endswith(named)


def test_they_are_for_those_with_the_permission() -> None:
    check_use({"resource": CLIP}, grant("CONTENT_INGEST_CLIP_MEDIA"))
    with pytest.raises(NoUsagePermission):
        check_use({"resource": FILE}, grant("CONTENT_INGEST_CLIP_MEDIA"))


def test_what_is_not_sent_needs_nothing() -> None:
    check_use({"resource": ServerFileResource(keep_original_file=True), "id": "0_a", "none": None}, grant())
