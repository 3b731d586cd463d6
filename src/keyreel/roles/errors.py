"""Errors of roles, permissions and permission items."""

from keyreel.schema.errors import ApiError


class RoleNameAlreadyExists(ApiError, code="ROLE_NAME_ALREADY_EXISTS"):
    """A role of the account, or of everybody, has this name."""


class SystemNameAlreadyExists(ApiError, code="SYSTEM_NAME_ALREADY_EXISTS"):
    """A role of the account, or of everybody, has the system name {SYS_NAME}."""


class PermissionNotFound(ApiError, code="PERMISSION_NOT_FOUND"):
    """{ERR_TEXT}"""


class RoleIsBeingUsed(ApiError, code="ROLE_IS_BEING_USED"):
    """Users have this role: give them another first."""


class PermissionAlreadyExists(ApiError, code="PERMISSION_ALREADY_EXISTS", params=("PERMISSION", "PID")):
    """Account {PID}, or everybody, has a permission {PERMISSION}."""


class PermissionItemNotFound(ApiError, code="PERMISSION_ITEM_NOT_FOUND"):
    """There is no such permission item."""
