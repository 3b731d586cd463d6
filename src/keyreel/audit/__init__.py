"""The audit trail: who did what to which object from where, and who was refused. See docs/audit.md."""
