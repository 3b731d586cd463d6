"""Response profiles that an account keeps, for calls to name."""
