"""Uploads in parts that a crash left in a bucket: nobody sees them, and they cost as much as what is seen.

They are listed by a request that object stores' libraries do not make, so it is signed here, as AWS Signature Version 4
has it for requests whose signature is in their query.
"""

import hashlib
import hmac
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from urllib.parse import quote, urlsplit
from xml.etree import ElementTree

import httpx

from keyreel.settings import Settings

_SERVICE = "s3"
_LIFE = 300
_SECONDS = 30.0
_MOST = 1000
"""Uploads that one sweep ends at most."""


class Unfinished:
    """The unfinished uploads below a prefix of a bucket."""

    def __init__(self, settings: Settings, access_key: str, secret_key: str) -> None:
        self._endpoint = settings.s3_endpoint.rstrip("/") or f"https://s3.{settings.s3_region}.amazonaws.com"
        self._bucket = settings.s3_bucket
        self._prefix = f"{settings.s3_prefix}/" if settings.s3_prefix else ""
        self._region = settings.s3_region
        self._keys = access_key, secret_key

    async def end(self, before: float) -> int:
        """End those that began before a moment, unix seconds; how many.

        Raises:
            OSError: the store does not answer, or not so.
        """
        count = 0
        try:
            async with httpx.AsyncClient(timeout=_SECONDS) as client:
                found = await client.get(self._address("GET", "", {"uploads": "", "prefix": self._prefix}))
                found.raise_for_status()
                for key, id in _begun_before(found.content, before):
                    ended = await client.delete(self._address("DELETE", key, {"uploadId": id}))
                    count += ended.status_code in (200, 204)
        except (httpx.HTTPError, ElementTree.ParseError, ValueError) as error:
            raise OSError(0, f"unfinished uploads cannot be listed: {type(error).__name__}") from error
        return count

    def _address(self, method: str, key: str, query: Mapping[str, str]) -> str:
        path = f"/{self._bucket}/{quote(key, safe='/-_.~')}"
        return presign(method, self._endpoint, path, query, self._region, *self._keys, time.time())


def _begun_before(page: bytes, before: float) -> list[tuple[str, str]]:
    """Key and id of the uploads of a page that began before a moment."""
    root = ElementTree.fromstring(page)  # noqa: S314  # the operator's own store
    space = root.tag.partition("}")[0] + "}" if root.tag.startswith("{") else ""
    found = list[tuple[str, str]]()
    for each in root.iter(f"{space}Upload"):
        key, id, began = (each.findtext(f"{space}{name}") for name in ("Key", "UploadId", "Initiated"))
        if key and id and began and datetime.fromisoformat(began).timestamp() < before:
            found.append((key, id))
    return found[:_MOST]


def presign(
    method: str,
    endpoint: str,
    path: str,
    query: Mapping[str, str],
    region: str,
    access_key: str,
    secret_key: str,
    now: float,
    *,
    life: int = _LIFE,
) -> str:
    """The address of a request, signed.

    Args:
        path: percent-encoded.
        now: unix seconds.
        life: seconds that it works.
    """
    stamp = datetime.fromtimestamp(now, UTC).strftime("%Y%m%dT%H%M%SZ")
    scope = f"{stamp[:8]}/{region}/{_SERVICE}/aws4_request"
    sent = {
        **query,
        "X-Amz-Algorithm": "AWS4-HMAC-SHA256",
        "X-Amz-Credential": f"{access_key}/{scope}",
        "X-Amz-Date": stamp,
        "X-Amz-Expires": str(life),
        "X-Amz-SignedHeaders": "host",
    }
    pairs = "&".join(f"{quote(name, safe='-_.~')}={quote(value, safe='-_.~')}" for name, value in sorted(sent.items()))
    host = urlsplit(endpoint).netloc
    asked = "\n".join([method, path, pairs, f"host:{host}", "", "host", "UNSIGNED-PAYLOAD"])
    told = "\n".join(["AWS4-HMAC-SHA256", stamp, scope, hashlib.sha256(asked.encode()).hexdigest()])
    key = f"AWS4{secret_key}".encode()
    for part in (stamp[:8], region, _SERVICE, "aws4_request"):
        key = hmac.digest(key, part.encode(), "sha256")
    signature = hmac.digest(key, told.encode(), "sha256").hex()
    return f"{endpoint}{path}?{pairs}&X-Amz-Signature={signature}"
