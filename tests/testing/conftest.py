"""The vendor's Python client, told where the server of a test is."""

import warnings
from typing import Any

import pytest

from keyreel.testing import Server
from running import PATIENCE

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from KalturaClient import KalturaClient, KalturaConfiguration


@pytest.fixture
def client(keyreel_server: Server) -> Any:
    """A client with an ADMIN session of `boss`."""
    config = KalturaConfiguration(keyreel_server.account.partner_id)
    config.serviceUrl = keyreel_server.url
    config.requestTimeout = PATIENCE
    made = KalturaClient(config)
    made.setKs(keyreel_server.ks_factory("boss", type=2))
    return made
