"""Objects: what is read, what is sent, what is kept."""

import copy
import json
import pickle
from datetime import UTC, datetime
from typing import Any

import httpx

from keyreel.client import Client
from keyreel.client.api import (
    REGISTRY,
    AccessControlProfile,
    AppToken,
    AppTokenHashType,
    DetachedResponseProfile,
    EntryStatus,
    FilterPager,
    IpAddressCondition,
    MediaEntry,
    MediaEntryFilter,
    MediaEntryOrderBy,
    MediaType,
    NullableBoolean,
    ResponseProfileType,
    Rule,
    StringValue,
    User,
    UserFilter,
    UserStatus,
)


def sent(value: Any) -> Any:
    """What of an object travels as a parameter of an action."""
    bodies: list[Any] = []

    def reply(request: httpx.Request) -> httpx.Response:
        bodies.append(json.loads(request.content))
        return httpx.Response(200, content=b"null")

    with httpx.Client(transport=httpx.MockTransport(reply)) as http:
        Client("http://elsewhere", 101, http=http).user.update("x", value)
    return bodies[0]["user"]


def read(answer: dict[str, Any], name: str) -> Any:
    return REGISTRY.read(answer, name)


def test_only_what_was_set_is_sent() -> None:
    assert sent(User()) == {"objectType": "KalturaUser"}
    user = User(id="ada", screen_name="Ada", is_admin=False)
    user.status = UserStatus.ACTIVE
    user.email = None
    expected = {"id": "ada", "screenName": "Ada", "isAdmin": False, "status": 1, "email__null": ""}
    assert sent(user) == {"objectType": "KalturaUser", **expected}
    assert (user.email, "email" in user, "city" in user) == ("", True, False)


def test_lists_times_and_switches() -> None:
    at = datetime(2026, 11, 28, tzinfo=UTC)
    assert sent(AppToken(expiry=at, hash_type=AppTokenHashType.SHA256)) == {
        "objectType": "KalturaAppToken",
        "expiry": 1795824000,
        "hashType": "SHA256",
    }
    profile = AccessControlProfile(rules=[], is_default=True)
    assert sent(profile) == {"objectType": "KalturaAccessControlProfile", "rules": [], "isDefault": True}
    profile.rules = None
    profile.is_default = NullableBoolean.FALSE_VALUE
    assert sent(profile) == {"objectType": "KalturaAccessControlProfile", "rules": [], "isDefault": 0}
    profile.rules = (Rule(message=str(number)) for number in range(2))
    assert [rule.message for rule in profile.rules] == ["0", "1"]


def test_what_came_is_sent_back_as_far_as_it_was_changed() -> None:
    answer = {"id": "ada", "screenName": "Ada", "createdAt": 5, "objectType": "KalturaUser"}
    user = read(answer, "User")
    assert sent(user) == {"objectType": "KalturaUser"}
    user.city = "London"
    assert sent(user) == {"objectType": "KalturaUser", "city": "London"}


def test_an_object_inside_another_is_sent_whole_once_anything_in_it_changed() -> None:
    answer = {
        "id": 5,
        "name": "school",
        "rules": [
            {
                "message": "no",
                "conditions": [{"values": [{"value": "192.0.2.1"}], "objectType": "KalturaIpAddressCondition"}],
            }
        ],
    }
    profile: AccessControlProfile = read(answer, "AccessControlProfile")
    assert sent(profile) == {"objectType": "KalturaAccessControlProfile"}
    address = profile.rules[0].conditions[0]
    assert isinstance(address, IpAddressCondition)
    address.values = [*address.values, StringValue(value="192.0.2.2")]
    rules = sent(profile)["rules"]
    assert rules[0]["message"] == "no"
    assert [value["value"] for value in rules[0]["conditions"][0]["values"]] == ["192.0.2.1", "192.0.2.2"]
    assert "name" not in sent(profile)


def test_what_is_missing_reads_as_empty_and_can_be_told_apart() -> None:
    user = read({"id": "ada", "email": None, "tags": ""}, "User")
    assert (user.email, user.tags, user.is_admin, user.created_at, user.status) == ("", "", False, None, None)
    assert ("tags" in user, "email" in user, "screen_name" in user) == (True, False, False)
    page = read({}, "UserListResponse")
    assert (page.total_count, page.objects, dict(page.related_objects)) == (0, (), {})


def test_loose_types_become_what_the_schema_says() -> None:
    entry = read(
        {"status": 2, "mediaType": "1", "plays": "7", "rank": "4.5", "partnerId": True, "name": 5, "version": 3.0},
        "MediaEntry",
    )
    assert (entry.status, entry.media_type) == (EntryStatus.READY, MediaType.VIDEO)
    assert (entry.plays, entry.rank, entry.partner_id, entry.name, entry.version) == (7, 4.5, 1, "5", 3)
    user = read({"isAdmin": "1", "isGuest": "false", "relatedObjects": []}, "User")
    assert (user.is_admin, user.is_guest, dict(user.related_objects)) == (True, False, {})
    profile = read({"isDefault": True, "rules": {"0": {"message": "x"}}}, "AccessControlProfile")
    assert (profile.is_default, profile.rules[0].message) == (NullableBoolean.TRUE_VALUE, "x")


def test_what_a_newer_server_says_is_kept() -> None:
    answer = {
        "totalCount": 2,
        "objects": [
            {"id": "a", "shininess": 9, "status": 77, "objectType": "KalturaUser"},
            {"id": "b", "objectType": "KalturaUserOfTheFuture", "wings": [1]},
        ],
    }
    page = read(answer, "UserListResponse")
    first, second = page.objects
    assert (type(first), type(second)) == (User, User)
    assert (first["shininess"], first.status, first.status == 77) == (9, UserStatus(77), True)
    assert (second["wings"], second["objectType"], "wings" in second) == ([1], "KalturaUserOfTheFuture", True)
    first["shininess"] = 10
    assert sent(first) == {"objectType": "KalturaUser", "shininess": 10}
    second.city = "Paris"
    assert sent(second) == {"objectType": "KalturaUserOfTheFuture", "city": "Paris"}
    assert type(read({"objectType": "KalturaMediaEntry"}, "User")) is User
    assert type(read({"objectType": "KalturaMediaEntry", "name": "x"}, "BaseEntry")) is MediaEntry


def test_objects_are_compared_copied_and_shown() -> None:
    one, other = User(id="ada", password="hidden"), User(id="ada", password="hidden")
    assert one == other
    other.city = "x"
    assert one != other
    assert pickle.loads(pickle.dumps(one)) == copy.deepcopy(one) == copy.copy(one) == one
    assert repr(one) == "User(id='ada', password='…')"
    back = copy.deepcopy(one)
    back.city = "y"
    assert "city" not in one


def test_filters_orders_and_pages_on_the_server(client: Client) -> None:
    for number in range(3):
        client.user.add(User(id=f"filters.{number}", tags="filtered"))
    found = UserFilter(id_in="filters.0,filters.1,filters.2", order_by="-createdAt")
    page = client.user.list(found, FilterPager(page_size=2))
    assert (page.total_count, len(page.objects)) == (3, 2)
    entry = client.media.add(MediaEntry(name="a", media_type=MediaType.IMAGE))
    only = MediaEntryFilter(id_equal=entry.id, status_in=EntryStatus.NO_CONTENT, order_by=MediaEntryOrderBy.NAME_ASC)
    assert [item.id for item in client.media.list(only).objects] == [entry.id]


def test_what_every_call_carries(client: Client) -> None:
    only = DetachedResponseProfile(type=ResponseProfileType.INCLUDE_FIELDS, fields="id")
    brief = client.using(response_profile=only, language="en")
    user = brief.user.get()
    assert ("id" in user, "screen_name" in user) == (True, False)
    with brief.multirequest() as batch:
        again = batch.user.get()
    assert "screen_name" not in again
    assert "screen_name" in client.user.get()
    other = client.using(partner_id=client.core_.partner_id)
    assert other.user.get().id == "ada"
