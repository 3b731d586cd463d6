"""Accounts, which the API calls partners: their settings, their secrets, how they come to be."""
