"""Files: the bytes of finished files, on disk. See docs/files.md."""

from keyreel.files.disk import LocalBytes
from keyreel.files.hold import Hold
from keyreel.files.room import Bytes, Files
from keyreel.files.store import StoredFile, add_file, all_files, find_file, release_file

__all__ = ["Bytes", "Files", "Hold", "LocalBytes", "StoredFile", "add_file", "all_files", "find_file", "release_file"]
