"""Errors of the gate that are its own; those it shares with everybody are in `keyreel.schema.errors`."""

from keyreel.schema.errors import ApiError


class UserBlocked(ApiError, code="USER_BLOCKED"):
    """The user of this session is blocked."""


class InvalidSetRole(ApiError, code="INVALID_SET_ROLE"):
    """The setrole privilege of this session names no role."""


class AccessControlRestricted(ApiError, code="SERVICE_ACCESS_CONTROL_RESTRICTED"):
    """The account does not take calls of {SERVICE} from this address, or not without https."""
