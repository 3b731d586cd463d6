# Generated from the schema: change its source instead.
"""Enums: conversion_profile_asset_params."""

from __future__ import annotations

from keyreel.client.enums import ApiIntEnum, ApiStringEnum


class AssetParamsDeletePolicy(ApiIntEnum):
    KEEP = 0
    DELETE = 1


class AssetParamsOrigin(ApiIntEnum):
    CONVERT = 0
    INGEST = 1
    CONVERT_WHEN_MISSING = 2


class ConversionProfileAssetParamsOrderBy(ApiStringEnum):
    """No members are known."""


class FlavorReadyBehaviorType(ApiIntEnum):
    NO_IMPACT = 0
    INHERIT_FLAVOR_PARAMS = 0
    REQUIRED = 1
    OPTIONAL = 2
