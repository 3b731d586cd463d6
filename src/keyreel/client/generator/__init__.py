"""Writes packages of typed services and objects out of exported schemas: `python -m keyreel.client generate`."""
