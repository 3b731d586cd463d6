"""Requests of stock clients (Java, Node, PHP, Python, Ruby), recorded as they were sent, are understood."""

import json
from pathlib import Path
from typing import Any

import pytest

RECORDED: list[dict[str, Any]] = json.loads((Path(__file__).parent / "client_requests.json").read_text())
WAYS = {"whole": 10**9, "in pieces": 7, "byte by byte": 1}


def test_every_client_is_there_with_an_upload() -> None:
    clients = {"java", "node", "php5", "php53", "python", "ruby"}
    assert {row["client"] for row in RECORDED} == clients
    assert {row["client"] for row in RECORDED if row["files"]} == clients


@pytest.mark.parametrize("size", WAYS.values(), ids=WAYS.keys())
@pytest.mark.parametrize("row", RECORDED, ids=[f"{row['client']} {row['path'][16:]}" for row in RECORDED])
async def test_a_recorded_request_comes_out_as_its_client_meant_it(wire: Any, row: dict[str, Any], size: int) -> None:
    raw = row["body"].encode()
    chunks = [raw[start : start + size] for start in range(0, len(raw), size)]
    await wire.ask(row["path"], chunks, headers=row["headers"], method=row["method"])
    (request,) = wire.requests
    assert request.params == row["params"]
    assert request.base_url == "http://127.0.0.1:8097"
    assert request.files.keys() == row["files"].keys()
    for name, wanted in row["files"].items():
        upload = request.files[name]
        text = wire.contents[name].decode()
        assert (upload.name, upload.content_type, text) == (wanted["name"], wanted["content_type"], wanted["text"])
        assert upload.size == len(wanted["text"])
