"""Shelves: API objects kept in tables, found by id and by filter."""

from keyreel.shelf.filters import Condition
from keyreel.shelf.searching import Attribute, Holding
from keyreel.shelf.shelf import Page, Shelf, page_of

__all__ = ["Attribute", "Condition", "Holding", "Page", "Shelf", "page_of"]
