"""Configuration: the values of settings, from flags, the environment and one TOML file, in that order.

docs/settings.md tells it to people.
"""

from keyreel.configuration.file import NAME
from keyreel.configuration.reading import (
    CONFIG,
    Configuration,
    Origin,
    Source,
    file_name,
    file_of,
    read,
    to_environment,
)
from keyreel.configuration.template import write_template

__all__ = [
    "CONFIG",
    "NAME",
    "Configuration",
    "Origin",
    "Source",
    "file_name",
    "file_of",
    "read",
    "to_environment",
    "write_template",
]
