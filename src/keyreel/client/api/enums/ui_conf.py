# Generated from the schema: change its source instead.
"""Enums: ui_conf."""

from __future__ import annotations

from keyreel.client.enums import ApiIntEnum, ApiStringEnum


class UiConfCreationMode(ApiIntEnum):
    WIZARD = 2
    ADVANCED = 3
    SYSTEM = 4


class UiConfObjType(ApiIntEnum):
    PLAYER = 1
    CONTRIBUTION_WIZARD = 2
    SIMPLE_EDITOR = 3
    ADVANCED_EDITOR = 4
    PLAYLIST = 5
    APP_STUDIO = 6
    KRECORD = 7
    PLAYER_V3 = 8
    KMC_ACCOUNT = 9
    KMC_ANALYTICS = 10
    KMC_CONTENT = 11
    KMC_DASHBOARD = 12
    KMC_LOGIN = 13
    PLAYER_SL = 14
    CLIENTSIDE_ENCODER = 15
    KMC_GENERAL = 16
    KMC_ROLES_AND_PERMISSIONS = 17
    CLIPPER = 18
    KSR = 19
    KUPLOAD = 20
    WEBCASTING = 21
    SAP = 22
    REELS = 23


class UiConfOrderBy(ApiStringEnum):
    CREATED_AT_ASC = '+createdAt'
    ID_ASC = '+id'
    NAME_ASC = '+name'
    UPDATED_AT_ASC = '+updatedAt'
    CREATED_AT_DESC = '-createdAt'
    ID_DESC = '-id'
    NAME_DESC = '-name'
    UPDATED_AT_DESC = '-updatedAt'
