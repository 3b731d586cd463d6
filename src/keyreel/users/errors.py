"""Errors of users and logins. Their codes are the API's; see docs/protocol/users.md."""

from keyreel.schema.errors import ApiError


class DuplicateUserById(ApiError, code="DUPLICATE_USER_BY_ID"):
    """The account has a user "{UID}" already."""


class DuplicateUserByLoginId(ApiError, code="DUPLICATE_USER_BY_LOGIN_ID"):
    """Somebody logs in with {EMAIL} already. If it is the same person, send the password that they have."""


class CannotRetrieveAnotherUser(ApiError, code="CANNOT_RETRIEVE_ANOTHER_USER_USING_NON_ADMIN_SESSION"):
    """Only an ADMIN session can read another user such as "{USER_ID}"."""


class IdAndExternalId(ApiError, code="ID_AND_EXTERNAL_ID_ARE_MUTUALLY_EXCLUSIVE"):
    """A user has an id or an external id; send one of them."""


class CannotDeleteOrBlockOwner(ApiError, code="CANNOT_DELETE_OR_BLOCK_ROOT_ADMIN_USER"):
    """The owner of the account can neither be deleted nor blocked."""


class CannotDemoteAdmin(ApiError, code="CANNOT_SET_ROOT_ADMIN_AS_NO_ADMIN"):
    """An administrator stays one here; see user.demoteAdmin. The owner of the account always does."""


class DemoteOnlyAdmin(ApiError, code="DEMOTE_ONLY_ADMIN"):
    """The user is no administrator."""


class UserRoleNotFound(ApiError, code="USER_ROLE_NOT_FOUND"):
    """The account has no such role."""


class CannotChangeApplicativeGroup(ApiError, code="APPLICATIVE_USER_TYPE_CANNOT_BE_UPDATED"):
    """A group that an application keeps stays one: its type does not change."""


class CannotChangeOwnRole(ApiError, code="CANNOT_CHANGE_OWN_ROLE"):
    """Nobody changes their own roles: another administrator can."""


class LoginDataNotFound(ApiError, code="LOGIN_DATA_NOT_FOUND"):
    """There is no such login."""


class WrongPassword(ApiError, code="USER_WRONG_PASSWORD"):
    """The login and the password do not fit."""


class LoginRetriesExceeded(ApiError, code="LOGIN_RETRIES_EXCEEDED"):
    """Too many wrong passwords: the login is locked for a while."""


class LoginBlocked(ApiError, code="LOGIN_BLOCKED"):
    """The login is locked after too many wrong passwords. It opens by itself, or once the password was reset."""


class InvalidLoginPartner(ApiError, code="INVALID_PARTNER_ID"):
    """The session is of another account than {PID}: log in without it."""


class PasswordExpired(ApiError, code="PASSWORD_EXPIRED"):
    """The password is too old: choose a new one with user.updateLoginData."""


class PasswordAlreadyUsed(ApiError, code="PASSWORD_ALREADY_USED"):
    """The password was used before: choose another."""


class MissingOtp(ApiError, code="MISSING_OTP"):
    """The account asks for a second factor: send the code of your authenticator app as otp. A user who has none yet
    was sent a mail about it.
    """


class InvalidOtp(ApiError, code="INVALID_OTP"):
    """The code does not fit, or was used before. Codes change every 30 seconds."""


class DirectLoginBlocked(ApiError, code="DIRECT_LOGIN_BLOCKED"):
    """People of this account log in through its identity provider only."""


class UserIsBlocked(ApiError, code="USER_IS_BLOCKED"):
    """The user or the account is blocked."""


class AdminQuotaExceeded(ApiError, code="ADMIN_LOGIN_USERS_QUOTA_EXCEEDED"):
    """The account has as many administrators who log in as it may have."""


class LoginAlreadyEnabled(ApiError, code="USER_LOGIN_ALREADY_ENABLED"):
    """The user can log in already."""


class LoginAlreadyDisabled(ApiError, code="USER_LOGIN_ALREADY_DISABLED"):
    """The user cannot log in anyway."""


class CannotDisableAdminLogin(ApiError, code="CANNOT_DISABLE_LOGIN_FOR_ADMIN_USER"):
    """An administrator always can log in; see user.demoteAdmin."""


class LoginDataNotProvided(ApiError, code="LOGIN_DATA_NOT_PROVIDED"):
    """The user logs in already: send existingLoginId too."""


class LoginDataMismatch(ApiError, code="LOGIN_DATA_MISMATCH"):
    """The user does not log in with existingLoginId."""


class CannotUpdateAdminLogin(ApiError, code="CANNOT_UPDATE_ADMIN_LOGIN_DATA"):
    """Only users who are no administrator anywhere, and who log in to this account only, get a password from others."""


class AdminDomainNotAllowed(ApiError, code="EMAIL_DOMAIN_IS_NOT_ALLOWED_FOR_ADMINS"):
    """Administrators of this account have e-mails of certain domains; this is none of them."""


class UnsafeHtml(ApiError, code="UNSAFE_HTML_TAGS", params=("CLASS_NAME", "PROPERTY_NAME")):
    """{PROPERTY_NAME} of {CLASS_NAME} cannot hold HTML."""


class KeyInvalid(ApiError, code="NEW_PASSWORD_HASH_KEY_INVALID"):
    """The link was used already, or a newer one was sent."""


class KeyExpired(ApiError, code="NEW_PASSWORD_HASH_KEY_EXPIRED"):
    """The link is too old: ask for a new one."""


class InvalidHash(ApiError, code="INVALID_HASH"):
    """The link is too old, was used already, or is none of ours."""


class QrCodeError(ApiError, code="ERROR_IN_QR_GENERATION"):
    """The user has an authenticator already. An administrator of the account can take it away."""


class ReachesOtherAccount(ApiError, code="INVALID_ACCESS_TO_PARTNER_SPECIFIC_SEARCH", params=("PID",)):
    """The link is about a user whom account {PID} does not have."""


class ChangeAccountDisabled(ApiError, code="PARTNER_CHANGE_ACCOUNT_DISABLED"):
    """This session cannot be exchanged for one of that account."""


class NewLoginRequired(ApiError, code="NEW_LOGIN_REQUIRED"):
    """That account asks for a second factor or another way in: log in to it."""


class ActionForbidden(ApiError, code="ACTION_FORBIDDEN", params=("ACTION_NAME",)):
    """{ACTION_NAME} is for sessions that the event platform opened."""


class UserEmailNotFound(ApiError, code="USER_EMAIL_NOT_FOUND", params=("USER_ID",)):
    """The user "{USER_ID}" has no e-mail that the link could be sent to."""


class InvalidMetadataProfile(ApiError, code="INVALID_METADATA_PROFILE", params=("PROFILE_ID",)):
    """There is no metadata profile {PROFILE_ID}."""


class MetadataProfileNotSpecified(ApiError, code="METADATA_PROFILE_NOT_SPECIFIED"):
    """Columns of custom metadata need the profile that they are of: send metadataProfileId."""


class InvalidId(ApiError, code="INVALID_ID", params=("ID",)):
    """There is no file {ID}."""
