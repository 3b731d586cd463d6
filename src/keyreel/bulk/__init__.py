"""Work on many objects at once: how far it is. See docs/jobs.md."""
