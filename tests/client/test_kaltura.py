"""The vendor's names: what was written for the vendor's client runs, and the two agree on what they make and send."""

import warnings
from collections.abc import Callable
from typing import Any

import pytest

from keyreel.client import kaltura
from keyreel.client.kaltura import (
    KalturaBaseEntry,
    KalturaClient,
    KalturaConfiguration,
    KalturaException,
    KalturaMediaEntry,
    KalturaMediaType,
    KalturaSessionType,
    KalturaUser,
    KalturaUserFilter,
)
from keyreel.ks import Keyring, crack
from running import Running

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import KalturaClient as Vendor
    from KalturaClient.Plugins import Core


@pytest.fixture
def get_client(server: Running) -> Callable[..., KalturaClient]:
    """The function that the vendor's page on sessions shows, as it stands there."""
    partnerId, secret, serviceUrl = server.partner_id, server.admin_secret, server.url

    def getClient(sessionType, userId="", sessionExpiry=86400, sessionPrivileges=""):
        config = KalturaConfiguration(partnerId)
        config.serviceUrl = serviceUrl
        client = KalturaClient(config)
        ks = client.generateSession(secret, userId, sessionType, partnerId, sessionExpiry, sessionPrivileges)
        client.setKs(ks)
        return client

    return getClient


def test_the_page_runs(get_client: Callable[..., KalturaClient], server: Running) -> None:
    client = get_client(KalturaSessionType.ADMIN, "vendor.ada", 3600, "edit:*")
    info = client.session.get()
    assert (info.userId, info.sessionType.getValue(), info.privileges) == ("vendor.ada", 2, "edit:*")
    assert info.partnerId == server.partner_id
    assert client.media.list().totalCount >= 0
    with pytest.raises(KalturaException) as refused:
        get_client(KalturaSessionType.USER, "vendor.ada").user.list()
    assert refused.value.code == "SERVICE_FORBIDDEN"
    assert refused.value.message


def test_objects_have_the_names_of_the_wire(get_client: Callable[..., KalturaClient]) -> None:
    client = get_client(KalturaSessionType.ADMIN, "vendor.ada")
    entry = KalturaMediaEntry(name="clip")
    entry.mediaType = KalturaMediaType(KalturaMediaType.VIDEO)
    entry.setTags("new")
    made = client.media.add(entry)
    assert isinstance(made, KalturaMediaEntry)
    assert isinstance(made, KalturaBaseEntry)
    assert (made.mediaType.getValue(), made.getTags(), made.moderationCount) == (1, "new", 0)
    change = KalturaMediaEntry()
    change.description = "changed"
    assert client.media.update(entryId=made.id, mediaEntry=change).description == "changed"
    page = client.user.list(KalturaUserFilter(idIn="vendor.ada"))
    assert (page.totalCount, page.objects[0].screenName) == (1, "vendor.ada")
    client.media.deleteAction(made.id)
    with pytest.raises(AttributeError, match="no property 'mediatype'"):
        entry.mediatype = 1
    with pytest.raises(AttributeError, match="no property 'nothing'"):
        entry.nothing  # noqa: B018
    for absent in (lambda: client.nothing, lambda: client.media.nothing, lambda: kaltura.KalturaNothing):
        with pytest.raises(AttributeError):
            absent()


def test_several_calls(get_client: Callable[..., KalturaClient]) -> None:
    client = get_client(KalturaSessionType.ADMIN, "vendor.ada")
    client.startMultiRequest()
    added = client.user.add(KalturaUser(id="vendor.multi"))
    client.user.get(added.id)
    client.user.get("{1:result:id}")
    client.user.get("vendor.nobody")
    one, other, third, error = client.doMultiRequest()
    assert {one.id, other.id, third.id, added.id} == {"vendor.multi"}
    assert isinstance(error, KalturaException)
    assert client.doMultiRequest() == []


def test_a_file_is_an_address(get_client: Callable[..., KalturaClient]) -> None:
    client = get_client(KalturaSessionType.ADMIN)
    assert client.thumbAsset.serve("1_x").startswith(
        f"{client.config.serviceUrl}/api_v3/service/thumbasset/action/serve?"
    )


@pytest.mark.parametrize("make", ["generateSession", "generateSessionV2"])
def test_sessions_of_both_are_taken_by_both(make: str, server: Running) -> None:
    asked = (server.admin_secret, "both", KalturaSessionType.ADMIN, server.partner_id, 3600, "sview:*,list:*")
    theirs = getattr(Vendor.KalturaClient, make)(*asked)
    ours = getattr(KalturaClient, make)(*asked)
    read = [crack(text, Keyring([server.admin_secret])) for text in (theirs, ours)]
    for name in ("version", "user_id", "type", "partner_id"):
        assert getattr(read[0], name) == getattr(read[1], name)
    assert read[0].privileges.text == read[1].privileges.text
    for text in (theirs, ours):
        config = KalturaConfiguration(server.url)
        client = KalturaClient(config)
        client.setKs(text)
        assert client.session.get().userId == "both"
        assert client.getKs() == (text if isinstance(text, str) else text.decode())
        vendor_config = Vendor.KalturaConfiguration()
        vendor_config.serviceUrl = server.url
        vendor = Vendor.KalturaClient(vendor_config)
        vendor.setKs(text)
        assert vendor.session.get().userId == "both"


def test_both_clients_say_the_same(server: Running) -> None:
    def use(config: Any, client_class: Any, names: Any) -> list[Any]:
        config.serviceUrl = server.url
        client = client_class(config)
        client.setKs(
            client.session.start(server.admin_secret, "same", names.KalturaSessionType.ADMIN, server.partner_id)
        )
        user = names.KalturaUser()
        user.id, user.screenName, user.email = "same.user", "Same", "same@example.org"
        added = client.user.add(user)
        found = names.KalturaUserFilter()
        found.idEqual = "same.user"
        page = client.user.list(found)
        seen = [added.id, added.screenName, added.status.getValue(), page.totalCount, page.objects[0].email]
        client.user.delete("same.user")
        return seen

    ours = use(KalturaConfiguration(server.partner_id), KalturaClient, kaltura)
    theirs = use(Vendor.KalturaConfiguration(server.partner_id), Vendor.KalturaClient, Core)
    assert ours == theirs


def test_every_name_is_there() -> None:
    names = [name for name in dir(kaltura) if name.startswith("Kaltura")]
    assert len(names) > 400
    assert all(getattr(kaltura, name) is not None for name in names)
