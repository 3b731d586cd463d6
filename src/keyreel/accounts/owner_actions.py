"""The actions of `partner.*` for people who log in: the secrets of their account, and which accounts they have."""

from collections.abc import Mapping
from typing import Any, Protocol

from keyreel.accounts import rules, store
from keyreel.accounts.store import InvalidPartnerId
from keyreel.accounts.types import Partner, PartnerFilter, PartnerListResponse
from keyreel.gate import Call, Grant
from keyreel.schema.errors import ActionBlocked, ApiError, UserDataError
from keyreel.schema.lists import FilterPager
from keyreel.schema.records import viewed
from keyreel.schema.service import ALWAYS, USER, WIDGET, action
from keyreel.storage import Database


class InvalidUserId(ApiError, code="INVALID_USER_ID"):
    """The session names no user."""


class People(Protocol):
    """What accounts need to know of logins."""

    async def prove_admin(self, call: Call, partner_id: int, email: str, password: str, code: str | None) -> Grant:
        """Check that somebody administrates an account and may log in to it now; what they may do there.

        Raises:
            ApiError: what logging in would answer.
        """
        ...

    async def prove_owner(self, call: Call, email: str, password: str, names: Mapping[str, Any]) -> None:
        """Check that who registers knows the password of their e-mail's login, or chooses one by the rules.

        Wrong passwords are counted. An empty one, where there is no such login, is right: one is drawn then.

        Args:
            names: the `first_name` and `last_name` of who registers.

        Raises:
            ApiError: what logging in, or choosing the password, would answer.
        """
        ...

    async def administrated(self, call: Call) -> list[int]:
        """The accounts that the user of a session administrates by the login that opened it; their own, else."""
        ...


class OwnerActions:
    """Accounts and the people who administrate them."""

    _db: Database
    _book: store.PartnerBook
    _people: People

    @action(
        permission=[ALWAYS, USER, WIDGET],
        raises=[UserDataError, ActionBlocked],
        session="none",
        record=viewed("keyreel.SECRET", "partner_id"),
    )
    async def get_secrets(
        self, call: Call, partner_id: int, admin_email: str, cms_password: str, otp: str | None = None
    ) -> Partner:
        """The account as who administrates it, and proves it, may see it: with its secrets for `INTEGRATION_BASE`.

        An account whose operator set `hide-secrets` shows none.
        """
        try:
            grant = await self._people.prove_admin(call, partner_id, admin_email, cms_password, otp)
        except ActionBlocked:
            raise
        except ApiError as error:
            raise UserDataError from error
        stored = await store.partners.find_one(self._db, partner_id, str(partner_id))
        if stored is None:
            raise UserDataError
        call.grant = grant
        shown = await self._with_secrets(stored)
        shown.given["cms_password"] = cms_password
        return shown

    @action(permission=["ADMIN_PUBLISHER_MANAGE", USER, "KMC_ACCESS"], raises=[InvalidUserId])
    async def list_partners_for_user(
        self, call: Call, partner_filter: PartnerFilter | None = None, pager: FilterPager | None = None
    ) -> PartnerListResponse:
        """The active accounts that the caller administrates. Only one's own shows its secrets."""
        if call.caller.user_id is None:
            raise InvalidUserId
        numbers: Any = await self._people.administrated(call)
        page = await store.accounts_of.list(self._db, numbers, partner_filter, pager)
        objects = [
            await self._with_secrets(found) if found.id == call.partner_id else rules.complete(found)
            for found in page.objects
        ]
        return PartnerListResponse(total_count=len(objects), objects=objects)

    async def _shown(self, call: Call, id: int) -> Partner:
        return await self._with_secrets(await store.partners.get(self._db, call.partner_id, str(id)))

    async def _with_secrets(self, found: Partner) -> Partner:
        """An account as it is answered; who may not read its secrets does not get them."""
        shown = rules.complete(found)
        facts = await self._book.facts(found.id or 0)
        if facts is None:
            raise InvalidPartnerId(found.id or 0)
        if not facts.hides_secrets:
            if facts.admin_secrets:
                shown.given["admin_secret"] = facts.admin_secrets[0]
            if facts.user_secrets:
                shown.given["secret"] = facts.user_secrets[0]
        return shown
