# Generated from the schema: change its source instead.
"""See the package."""
