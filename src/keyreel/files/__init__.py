"""Files: the bytes of finished files, on disk. See docs/files.md."""

from keyreel.files.disk import LocalBytes
from keyreel.files.room import Bytes, Files
from keyreel.files.store import StoredFile, add_file, find_file, release_file

__all__ = ["Bytes", "Files", "LocalBytes", "StoredFile", "add_file", "find_file", "release_file"]
