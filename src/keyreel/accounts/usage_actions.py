"""The actions of `partner.*` on what an account uses. Nothing is metered, and nothing is limited by a package."""

from typing import Any

from keyreel.accounts.types import (
    FeatureStatus,
    FeatureStatusListResponse,
    PartnerStatistics,
    PartnerUsage,
    ReportInterval,
)
from keyreel.gate import Call
from keyreel.schema.service import USER, action

NO_YEAR: Any = ""
"""What the API has as the default of a year that is not given."""


class UsageActions:
    """What an account uses."""

    @action(permission=["ADMIN_PUBLISHER_MANAGE", USER, "CAPTURE_DEVICE_PERMISSION", "KMC_READ_ONLY", "STUDIO_BASE"])
    async def list_feature_status(self, call: Call) -> FeatureStatusListResponse:
        """The lists that are out of date while an index of them is made: none, they are read from the database."""
        nothing: list[FeatureStatus] = []
        return FeatureStatusListResponse(total_count=0, objects=nothing)

    @action(permission=["ACCOUNT_BASE", "KMC_READ_ONLY"], deprecated=True)
    async def get_usage(
        self,
        call: Call,
        year: int = NO_YEAR,
        month: int = 1,
        resolution: ReportInterval = ReportInterval.DAYS,
    ) -> PartnerUsage:
        """What an account used of its package. There are no packages: nothing, of no limit."""
        return PartnerUsage(hosting_gb=0.0, percent=0.0, package_bw=0, usage_gb=0.0, usage_graph="")

    @action(permission=["ACCOUNT_BASE", "ADMIN_PUBLISHER_MANAGE", "KMC_READ_ONLY"])
    async def get_statistics(self, call: Call) -> PartnerStatistics:
        """What an account used of its package. There are no packages: nothing, of no limit."""
        return PartnerStatistics(
            package_bandwidth_and_storage=0, hosting=0.0, bandwidth=0.0, usage=0, usage_percent=0.0
        )
