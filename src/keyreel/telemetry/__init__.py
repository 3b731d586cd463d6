"""Telemetry: what operators see of a server. It knows nobody, so that every room can tell it something."""
