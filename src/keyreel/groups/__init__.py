"""Groups of users, and who is in them. See docs/protocol/groups.md."""
