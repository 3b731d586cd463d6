"""The pages that mailed links open: choosing a password, enrolling an authenticator app."""

from keyreel.console.pages import PREFIX, Page, find_page

__all__ = ["PREFIX", "Page", "find_page"]
