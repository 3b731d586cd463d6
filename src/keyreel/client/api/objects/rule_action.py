# Generated from the schema: change its source instead.
"""Objects: rule_action."""

from __future__ import annotations

from .base import RuleAction


class StorageAddAction(RuleAction, name='KalturaStorageAddAction'):
    """The content goes to a storage too."""
