"""Thumbnails: the images that stand for entries, as `thumbAsset.*` manages them."""
