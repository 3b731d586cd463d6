"""What can go wrong with a database, in the words of its users rather than of its drivers."""


class StorageError(Exception):
    """Base of everything that this room raises. Its text names no value of a row, so it may be logged."""


class Conflict(StorageError):
    """A unique key is taken. `key` names the constraint or its columns, as the database does."""

    def __init__(self, key: str) -> None:
        super().__init__(f"a unique key is taken: {key}")
        self.key = key


class Busy(StorageError):
    """Another writer held the database for too long. Nothing was changed."""


class Unavailable(StorageError):
    """The database cannot be reached or cannot be written. Nothing was changed."""


class Unstorable(StorageError):
    """A value is none that the database can hold, such as a number beyond 64 bits. Nothing was changed."""


class Newer(StorageError):
    """The database was made by a later release. `found` and `known` are its revision and ours."""

    def __init__(self, found: str, known: str) -> None:
        super().__init__(
            f"the database is at revision {found} and this release knows only {known}: "
            "run the release that made it, or a later one"
        )
        self.found = found
        self.known = known
