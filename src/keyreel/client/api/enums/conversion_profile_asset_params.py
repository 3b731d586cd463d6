# Generated from the schema: change its source instead.
"""Enums: conversion_profile_asset_params."""

from __future__ import annotations

from keyreel.client.enums import ApiStringEnum


class ConversionProfileAssetParamsOrderBy(ApiStringEnum):
    """No members are known."""
