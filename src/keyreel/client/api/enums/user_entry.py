# Generated from the schema: change its source instead.
"""Enums: user_entry."""

from __future__ import annotations

from keyreel.client.enums import ApiStringEnum


class UserEntryOrderBy(ApiStringEnum):
    CREATED_AT_ASC = '+createdAt'
    UPDATED_AT_ASC = '+updatedAt'
    CREATED_AT_DESC = '-createdAt'
    UPDATED_AT_DESC = '-updatedAt'


class UserEntryStatus(ApiStringEnum):
    ACTIVE = '1'
    DELETED = '2'
    RECYCLED = '3'
    QUIZ_SUBMITTED = 'quiz.3'


class UserEntryType(ApiStringEnum):
    PERMISSION_LEVEL = 'entryPermissionLevel.PERMISSION_LEVEL'
    QUIZ = 'quiz.QUIZ'
    REGISTRATION = 'registration.REGISTRATION'
    RSVP = 'rsvp.RSVP'
    VIEW_HISTORY = 'viewHistory.VIEW_HISTORY'
    WATCH_LATER = 'watchLater.WATCH_LATER'
