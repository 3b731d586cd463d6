"""Conversion: which flavors and thumbnails are made of what is uploaded."""
