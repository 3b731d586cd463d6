"""Uploads: files on their way to the server, and all else that content comes from."""
