"""The stock Python client (PyPI `KalturaApiClient`), unmodified, opens sessions and uses them."""

import warnings
from typing import Any

import pytest

from running import Running

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from KalturaClient import KalturaClient, KalturaConfiguration
    from KalturaClient.exceptions import KalturaException
    from KalturaClient.Plugins.Core import KalturaSessionType, KalturaUser, KalturaUserFilter, KalturaUserStatus

ADMIN, USER = KalturaSessionType.ADMIN, KalturaSessionType.USER


@pytest.fixture
def client(server: Running) -> Any:
    config = KalturaConfiguration(server.partner_id)
    config.serviceUrl = server.url
    return KalturaClient(config)


@pytest.fixture
def admin(client: Any, server: Running) -> Any:
    client.setKs(client.session.start(server.admin_secret, "python", ADMIN, server.partner_id))
    return client


def test_a_session_is_started_and_read(admin: Any, server: Running) -> None:
    info = admin.session.get()
    assert (info.partnerId, info.userId) == (server.partner_id, "python")
    assert info.sessionType.getValue() == ADMIN


@pytest.mark.parametrize("make", ["generateSession", "generateSessionV2"])
def test_a_session_made_by_the_client_itself_is_accepted(client: Any, server: Running, make: str) -> None:
    text = getattr(client, make)(server.admin_secret, "local", ADMIN, server.partner_id, 3600, "edit:*")
    client.setKs(text)
    info = client.session.get()
    assert (info.userId, info.privileges) == ("local", "edit:*")


def test_a_session_made_with_the_wrong_secret_is_refused(client: Any, server: Running) -> None:
    client.setKs(client.generateSessionV2(server.secret, "local", ADMIN, server.partner_id, 3600, ""))
    with pytest.raises(KalturaException) as refused:
        client.session.get()
    assert refused.value.code == "INVALID_KS"


def test_a_user_session_may_not_what_an_admin_may(client: Any, server: Running) -> None:
    client.setKs(client.session.start(server.secret, "ordinary", USER, server.partner_id))
    assert client.user.get().id == "ordinary"
    with pytest.raises(KalturaException) as refused:
        client.user.list()
    assert refused.value.code == "SERVICE_FORBIDDEN"


def test_the_user_secret_opens_no_admin_session(client: Any, server: Running) -> None:
    with pytest.raises(KalturaException) as refused:
        client.session.start(server.secret, "x", ADMIN, server.partner_id)
    assert refused.value.code == "START_SESSION_ERROR"
    assert refused.value.message


def test_a_session_ends(admin: Any) -> None:
    admin.session.end()
    with pytest.raises(KalturaException) as refused:
        admin.session.get()
    assert refused.value.code == "INVALID_KS"


def test_a_widget_opens_a_session_and_it_can_be_ended(client: Any, server: Running) -> None:
    answer = client.session.startWidgetSession(f"_{server.partner_id}")
    client.setKs(answer.ks)
    assert client.widget.get(f"_{server.partner_id}").partnerId == server.partner_id
    client.session.end()
    with pytest.raises(KalturaException) as refused:
        client.widget.get(f"_{server.partner_id}")
    assert refused.value.code == "INVALID_KS"


def test_an_account_impersonates_itself_only(client: Any, server: Running) -> None:
    text = client.session.impersonate(
        server.admin_secret, server.partner_id, "other", ADMIN, server.partner_id, 3600, ""
    )
    client.setKs(text)
    assert client.session.get().userId == "other"
    with pytest.raises(KalturaException) as refused:
        client.session.impersonate(server.admin_secret, 99999, "other", ADMIN, server.partner_id)
    assert refused.value.code == "START_SESSION_ERROR"


def test_users_are_added_found_changed(admin: Any) -> None:
    user = KalturaUser()
    user.id, user.screenName, user.tags = "ada.python", "Ada", "red, green"
    assert admin.user.add(user).screenName == "Ada"
    change = KalturaUser()
    change.city = "London"
    assert admin.user.update("ada.python", change).city == "London"
    only = KalturaUserFilter()
    only.idIn = "ada.python,nobody"
    page = admin.user.list(only)
    assert (page.totalCount, [item.id for item in page.objects]) == (1, ["ada.python"])
    with pytest.raises(KalturaException) as refused:
        admin.user.add(user)
    assert refused.value.code == "DUPLICATE_USER_BY_ID"


def test_a_multirequest_uses_an_earlier_result(admin: Any, server: Running) -> None:
    admin.startMultiRequest()
    admin.session.start(server.admin_secret, "inner", ADMIN, server.partner_id)
    admin.session.get("{1:result}")
    admin.user.get("nobody-here")
    text, info, error = admin.doMultiRequest()
    assert isinstance(text, str)
    assert info.userId == "inner"
    assert isinstance(error, KalturaException)
    assert error.code == "INVALID_USER_ID"


def test_a_user_is_added_logs_in_changes_the_password_is_blocked_and_deleted(admin: Any, server: Running) -> None:
    user = KalturaUser()
    user.id, user.email = "grace.python", "grace@python.example"
    admin.user.add(user)
    assert admin.user.enableLogin("grace.python", "grace@python.example", "F1rst!pass").loginEnabled
    config = KalturaConfiguration(server.partner_id)
    config.serviceUrl = server.url
    grace = KalturaClient(config)

    def code(call: Any, *sent: Any) -> str:
        with pytest.raises(KalturaException) as refused:
            call(*sent)
        return refused.value.code

    grace.setKs(grace.user.loginByLoginId("grace@python.example", "F1rst!pass", server.partner_id))
    assert grace.user.get().id == "grace.python"
    grace.user.updateLoginData("grace@python.example", "F1rst!pass", newPassword="Sec0nd!pass")
    assert code(grace.user.get) == "INVALID_KS"
    grace.setKs("")
    assert code(grace.user.loginByLoginId, "grace@python.example", "F1rst!pass") == "USER_WRONG_PASSWORD"
    grace.setKs(grace.user.login(server.partner_id, "grace.python", "Sec0nd!pass"))
    assert grace.user.get().id == "grace.python"
    block = KalturaUser()
    block.status = KalturaUserStatus(KalturaUserStatus.BLOCKED)
    admin.user.update("grace.python", block)
    assert code(grace.user.get) == "USER_BLOCKED"
    admin.user.delete("grace.python")
    assert code(grace.user.get) == "INVALID_KS"
    assert code(admin.user.get, "grace.python") == "INVALID_USER_ID"
