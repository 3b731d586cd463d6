"""Every room's declarations, so that requests find a class by its name before any action names it."""

from keyreel.entries import filters as entry_filters
from keyreel.entries import moderation_types

DECLARED = (entry_filters, moderation_types)
"""The modules; each brings those that it builds on."""
