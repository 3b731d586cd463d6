# Generated from the schema: change its source instead.
"""The service partner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from keyreel.client import kinds as k
from keyreel.client.services import AsyncService, Service

from ..enums.partner import ReportInterval
from ..registry import REGISTRY

if TYPE_CHECKING:
    from ..objects.common import FilterPager
    from ..objects.list_response import FeatureStatusListResponse
    from ..objects.partner import Partner, PartnerFilter, PartnerListResponse, PartnerPublicInfo, PartnerStatistics, PartnerUsage


class PartnerService(Service):
    """Accounts: their settings, and how new ones are registered."""

    id_ = 'partner'
    registry_ = REGISTRY

    def count(
        self,
        filter: PartnerFilter | None = None,
    ) -> int:
        """How many accounts `list` would find."""
        return self.call_('count', k.NUMBER, {'filter': filter})

    def get(
        self,
        id: int | None = None,
    ) -> Partner:
        """An account: one's own, or a child of it.

        Raises:
            InvalidPartnerId
        """
        return self.call_('get', k.Nested("Partner"), {'id': id})

    def get_info(self) -> Partner:
        """One's own account."""
        return self.call_('getInfo', k.Nested("Partner"), {})

    def get_public_info(
        self,
        id: int | None = None,
    ) -> PartnerPublicInfo:
        """What anybody may know of an account.

        Raises:
            InvalidPartnerId
        """
        return self.call_('getPublicInfo', k.Nested("PartnerPublicInfo"), {'id': id})

    def get_secrets(
        self,
        partner_id: int,
        admin_email: str,
        cms_password: str,
        otp: str | None = None,
    ) -> Partner:
        """The account as who administrates it, and proves it, may see it: with its secrets for
        `INTEGRATION_BASE`.

        Raises:
            UserDataError, ActionBlocked
        """
        return self.call_('getSecrets', k.Nested("Partner"), {'partnerId': partner_id, 'adminEmail': admin_email, 'cmsPassword': cms_password, 'otp': otp})

    def get_statistics(self) -> PartnerStatistics:
        """What an account used of its package. There are no packages: nothing, of no limit."""
        return self.call_('getStatistics', k.Nested("PartnerStatistics"), {})

    def get_usage(
        self,
        year: int | None = None,
        month: int = 1,
        resolution: ReportInterval | None = None,
    ) -> PartnerUsage:
        """What an account used of its package. There are no packages: nothing, of no limit."""
        return self.call_('getUsage', k.Nested("PartnerUsage"), {'year': year, 'month': month, 'resolution': resolution})

    def list(
        self,
        filter: PartnerFilter | None = None,
        pager: FilterPager | None = None,
    ) -> PartnerListResponse:
        """One's own account and its children."""
        return self.call_('list', k.Nested("PartnerListResponse"), {'filter': filter, 'pager': pager})

    def list_feature_status(self) -> FeatureStatusListResponse:
        """The lists that are out of date while an index of them is made: none, they are read from the database."""
        return self.call_('listFeatureStatus', k.Nested("FeatureStatusListResponse"), {})

    def list_partners_for_user(
        self,
        partner_filter: PartnerFilter | None = None,
        pager: FilterPager | None = None,
    ) -> PartnerListResponse:
        """The active accounts that the caller administrates. Only one's own shows its secrets.

        Raises:
            InvalidUserId
        """
        return self.call_('listPartnersForUser', k.Nested("PartnerListResponse"), {'partnerFilter': partner_filter, 'pager': pager})

    def register(
        self,
        partner: Partner,
        cms_password: str = '',
        template_partner_id: int | None = None,
        silent: bool = False,
    ) -> Partner:
        """Open an account; closed unless the operator opened registration. A group opens its children itself.

        Raises:
            PartnerRegistrationError
        """
        return self.call_('register', k.Nested("Partner"), {'partner': partner, 'cmsPassword': cms_password, 'templatePartnerId': template_partner_id, 'silent': silent})

    def registration_validation(
        self,
        partner: Partner,
        cms_password: str = '',
        template_partner_id: int | None = None,
        silent: bool = False,
    ) -> bool:
        """Whether `register` would take this account.

        Raises:
            PartnerRegistrationError
        """
        return self.call_('registrationValidation', k.FLAG, {'partner': partner, 'cmsPassword': cms_password, 'templatePartnerId': template_partner_id, 'silent': silent})

    def update(
        self,
        partner: Partner,
        allow_empty: bool = False,
    ) -> Partner:
        """Change one's own account. Without `allowEmpty`, empty text leaves a property as it is.

        Raises:
            UnknownPartnerId, UserNotFound, AccountOwnerNeedsPartnerAdminRole, UserBlocked
        """
        return self.call_('update', k.Nested("Partner"), {'partner': partner, 'allowEmpty': allow_empty})


class AsyncPartnerService(AsyncService):
    """Accounts: their settings, and how new ones are registered."""

    id_ = 'partner'
    registry_ = REGISTRY

    async def count(
        self,
        filter: PartnerFilter | None = None,
    ) -> int:
        """How many accounts `list` would find."""
        return await self.call_('count', k.NUMBER, {'filter': filter})

    async def get(
        self,
        id: int | None = None,
    ) -> Partner:
        """An account: one's own, or a child of it.

        Raises:
            InvalidPartnerId
        """
        return await self.call_('get', k.Nested("Partner"), {'id': id})

    async def get_info(self) -> Partner:
        """One's own account."""
        return await self.call_('getInfo', k.Nested("Partner"), {})

    async def get_public_info(
        self,
        id: int | None = None,
    ) -> PartnerPublicInfo:
        """What anybody may know of an account.

        Raises:
            InvalidPartnerId
        """
        return await self.call_('getPublicInfo', k.Nested("PartnerPublicInfo"), {'id': id})

    async def get_secrets(
        self,
        partner_id: int,
        admin_email: str,
        cms_password: str,
        otp: str | None = None,
    ) -> Partner:
        """The account as who administrates it, and proves it, may see it: with its secrets for
        `INTEGRATION_BASE`.

        Raises:
            UserDataError, ActionBlocked
        """
        return await self.call_('getSecrets', k.Nested("Partner"), {'partnerId': partner_id, 'adminEmail': admin_email, 'cmsPassword': cms_password, 'otp': otp})

    async def get_statistics(self) -> PartnerStatistics:
        """What an account used of its package. There are no packages: nothing, of no limit."""
        return await self.call_('getStatistics', k.Nested("PartnerStatistics"), {})

    async def get_usage(
        self,
        year: int | None = None,
        month: int = 1,
        resolution: ReportInterval | None = None,
    ) -> PartnerUsage:
        """What an account used of its package. There are no packages: nothing, of no limit."""
        return await self.call_('getUsage', k.Nested("PartnerUsage"), {'year': year, 'month': month, 'resolution': resolution})

    async def list(
        self,
        filter: PartnerFilter | None = None,
        pager: FilterPager | None = None,
    ) -> PartnerListResponse:
        """One's own account and its children."""
        return await self.call_('list', k.Nested("PartnerListResponse"), {'filter': filter, 'pager': pager})

    async def list_feature_status(self) -> FeatureStatusListResponse:
        """The lists that are out of date while an index of them is made: none, they are read from the database."""
        return await self.call_('listFeatureStatus', k.Nested("FeatureStatusListResponse"), {})

    async def list_partners_for_user(
        self,
        partner_filter: PartnerFilter | None = None,
        pager: FilterPager | None = None,
    ) -> PartnerListResponse:
        """The active accounts that the caller administrates. Only one's own shows its secrets.

        Raises:
            InvalidUserId
        """
        return await self.call_('listPartnersForUser', k.Nested("PartnerListResponse"), {'partnerFilter': partner_filter, 'pager': pager})

    async def register(
        self,
        partner: Partner,
        cms_password: str = '',
        template_partner_id: int | None = None,
        silent: bool = False,
    ) -> Partner:
        """Open an account; closed unless the operator opened registration. A group opens its children itself.

        Raises:
            PartnerRegistrationError
        """
        return await self.call_('register', k.Nested("Partner"), {'partner': partner, 'cmsPassword': cms_password, 'templatePartnerId': template_partner_id, 'silent': silent})

    async def registration_validation(
        self,
        partner: Partner,
        cms_password: str = '',
        template_partner_id: int | None = None,
        silent: bool = False,
    ) -> bool:
        """Whether `register` would take this account.

        Raises:
            PartnerRegistrationError
        """
        return await self.call_('registrationValidation', k.FLAG, {'partner': partner, 'cmsPassword': cms_password, 'templatePartnerId': template_partner_id, 'silent': silent})

    async def update(
        self,
        partner: Partner,
        allow_empty: bool = False,
    ) -> Partner:
        """Change one's own account. Without `allowEmpty`, empty text leaves a property as it is.

        Raises:
            UnknownPartnerId, UserNotFound, AccountOwnerNeedsPartnerAdminRole, UserBlocked
        """
        return await self.call_('update', k.Nested("Partner"), {'partner': partner, 'allowEmpty': allow_empty})
