"""Users: the people and groups of an account."""
