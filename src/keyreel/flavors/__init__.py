"""Flavors: the renditions of an entry's content, as `flavorAsset.*` manages them."""
