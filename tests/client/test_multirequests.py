"""Several calls in one request: typed placeholders, references, results, errors."""

from typing import Any

import pytest

from keyreel.client import ApiError, AsyncClient, Client
from keyreel.client.api import EntryStatus, MediaEntry, MediaEntryFilter, MediaType, User, errors


def clip(**more: Any) -> MediaEntry:
    return MediaEntry(name="clip", media_type=MediaType.VIDEO, **more)


def test_a_result_is_referred_to_and_filled_in_place(client: Client) -> None:
    with client.multirequest() as batch:
        entry = batch.media.add(clip())
        changed = batch.media.update(entry.id, MediaEntry(description=f"once {entry.name}", tags="new"))
        count = batch.media.count(MediaEntryFilter(id_in=entry.id, status_in=EntryStatus.NO_CONTENT))
        page = batch.media.list(MediaEntryFilter(id_in=entry.id, status_in=EntryStatus.NO_CONTENT))
        again = batch.media.get(page.objects[0].id)
    assert entry.id.startswith("0_")
    assert isinstance(entry, MediaEntry)
    assert (changed.description, changed.tags) == ("once clip", "new")
    assert again == page.objects[0]
    assert batch.results[2] == 1
    assert str(count) == "{3:result}"
    assert batch.results[0] is not entry
    assert batch.results[0] == entry


def test_the_first_error_is_raised_and_all_are_results(client: Client) -> None:
    batch = client.multirequest()
    ada = batch.user.add(User(id="multi.ada"))
    nobody = batch.user.get("multi.nobody")
    batch.media.get("0_nothing1")
    with pytest.raises(errors.InvalidUserId), batch:
        pass
    assert ada.id == "multi.ada"
    assert [type(result).__name__ for result in batch.results] == ["User", "InvalidUserId", "EntryIdNotFound"]
    assert nobody.id == ""


def test_errors_are_left_to_whoever_asks_for_that(client: Client) -> None:
    with client.multirequest(raise_errors=False) as batch:
        batch.user.get("multi.nobody")
        batch.system.ping()
    refused, pong = batch.results
    assert isinstance(refused, ApiError)
    assert pong is True


def test_what_cannot_be_referred_to_says_so(client: Client) -> None:
    with client.multirequest() as batch:
        entry = batch.media.add(clip())
        page = batch.media.list()
        with pytest.raises(TypeError, match="after the multirequest"):
            len(page.objects)
        with pytest.raises(TypeError, match="not there yet"):
            entry.name = "x"
        with pytest.raises(IndexError):
            page.objects[-1]
    assert entry.id
    double = client.multirequest()
    user = double.user.get()
    double.user.add(User(id="multi.double", screen_name=f"{user.id} and {user.full_name}"))
    with pytest.raises(ValueError, match="one value"), double:
        pass
    kept = client.multirequest().user.list().objects[0].id
    with pytest.raises(ValueError, match="its own multirequest"):
        client.user.get(kept)
    with pytest.raises(RuntimeError, match="over"):
        batch.user.get("x")


def test_nothing_is_sent_where_the_block_raises_or_is_empty(client: Client) -> None:
    batch = client.multirequest()
    batch.user.add(User(id="multi.never"))
    batch.__exit__(KeyError, KeyError(), None)
    with client.multirequest() as empty:
        pass
    assert empty.results == []
    with pytest.raises(errors.InvalidUserId):
        client.user.get("multi.never")


def test_a_file_has_no_place_in_it(client: Client) -> None:
    with client.multirequest() as batch, pytest.raises(TypeError, match="answers a file"):
        batch.user.serve_csv("x")


async def test_the_same_without_waiting_inside_the_block(waiting: AsyncClient) -> None:
    async with waiting.multirequest() as batch:
        entry = batch.media.add(clip())
        changed = batch.media.update(entry.id, MediaEntry(tags=f"of {entry.id}"))
    assert changed.tags == f"of {entry.id}"
    assert entry.id.startswith("0_")
    other = waiting.multirequest()
    other.user.get("multi.nobody")
    with pytest.raises(errors.InvalidUserId):
        await other.__aexit__(None, None, None)
