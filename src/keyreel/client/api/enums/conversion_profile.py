# Generated from the schema: change its source instead.
"""Enums: conversion_profile."""

from __future__ import annotations

from keyreel.client.enums import ApiStringEnum


class ConversionProfileOrderBy(ApiStringEnum):
    CREATED_AT_ASC = '+createdAt'
    CREATED_AT_DESC = '-createdAt'


class ConversionProfileStatus(ApiStringEnum):
    DISABLED = '1'
    ENABLED = '2'
    DELETED = '3'


class ConversionProfileType(ApiStringEnum):
    MEDIA = '1'
    LIVE_STREAM = '2'
