"""Assets: the files of an entry, its flavors and thumbnails, and how they are made."""
