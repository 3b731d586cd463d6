"""Categories: the places of an account that entries are in."""
