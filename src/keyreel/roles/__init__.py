"""Roles and permissions: what sessions may do, and who decides it."""
