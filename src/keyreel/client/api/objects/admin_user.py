# Generated from the schema: change its source instead.
"""Objects: admin_user."""

from __future__ import annotations

from .base import User


class AdminUser(User, name='KalturaAdminUser'):
    """A user who administrates; the old form of a user with `isAdmin`."""
