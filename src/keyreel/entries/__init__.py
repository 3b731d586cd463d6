"""Entries: what an account has, of every kind."""
