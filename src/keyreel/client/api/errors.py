# Generated from the schema: change its source instead.
"""Errors: a class for each code."""

from __future__ import annotations

from keyreel.client.errors import ApiError


class AccessControlIdNotFound(ApiError):
    """The account has no access control profile @ID@.

    Arguments: ID.
    """


class AccessControlNewVersionUpdate(ApiError):
    """Profile @ID@ has rules that restrictions cannot say. Change it with accessControlProfile.update.

    Arguments: ID.
    """


class AccountOwnerNeedsPartnerAdminRole(ApiError):
    """The owner of an account has the role of its administrators."""


class ActionBlocked(ApiError):
    """Too many tries. Wait some minutes before you try again.

    Arguments: ACTION_NAME, SERVICE_NAME.
    """


class ActionForbidden(ApiError):
    """@ACTION_NAME@ is for sessions that the event platform opened.

    Arguments: ACTION_NAME.
    """


class AdminLoginUsersQuotaExceeded(ApiError):
    """The account has as many administrators who log in as it may have."""


class AggregationCategoryWrongAssociation(ApiError):
    """One of the aggregation categories is none."""


class ApplicativeUserTypeCannotBeUpdated(ApiError):
    """A group that an application keeps stays one: its type does not change."""


class AppTokenExpired(ApiError):
    """The application token @ID@ is over.

    Arguments: ID.
    """


class AppTokenIdNotFound(ApiError):
    """The account has no application token @ID@.

    Arguments: ID.
    """


class AppTokenNotActive(ApiError):
    """The application token @ID@ is disabled.

    Arguments: ID.
    """


class BulkUploadNotFound(ApiError):
    """There is no such work @ID@, or it is somebody else's.

    Arguments: ID.
    """


class CannotActivateCategoryEntry(ApiError):
    """Only managers and moderators let entries in."""


class CannotActivateCategoryEntrySinceItIsNotPending(ApiError):
    """The entry does not wait to be let in."""


class CannotAssignEntryToCategory(ApiError):
    """This session may not put the entry into the category."""


class CannotChangeOwnRole(ApiError):
    """Nobody changes their own roles: another administrator can."""


class CannotDeleteDefaultAccessControl(ApiError):
    """The account's default access control profile cannot be deleted. Make another one the default first."""


class CannotDeleteDefaultConversionProfile(ApiError):
    """Entries that name no conversion profile have this one; make another the default first."""


class CannotDeleteOrBlockRootAdminUser(ApiError):
    """The owner of the account can neither be deleted nor blocked."""


class CannotDisableLoginForAdminUser(ApiError):
    """An administrator always can log in; see user.demoteAdmin."""


class CannotInheritMembersWhenParentCategoryIsNotSet(ApiError):
    """A category with none above it has nobody to take members from."""


class CannotMoveCategoriesFromDifferentParentCategories(ApiError):
    """Categories are moved together only from one place."""


class CannotOverrideManualChanges(ApiError):
    """People keep this membership, and a program changes it only with `override`."""


class CannotRejectCategoryEntry(ApiError):
    """Only managers and moderators turn entries down."""


class CannotRejectCategoryEntrySinceItIsNotPending(ApiError):
    """The entry does not wait to be let in, so it cannot be turned down."""


class CannotRemoveEntryFromCategory(ApiError):
    """This session may not take the entry out of the category."""


class CannotRetrieveAnotherUserUsingNonAdminSession(ApiError):
    """Only an ADMIN session can read another user such as "@USER_ID@".

    Arguments: USER_ID.
    """


class CannotSetDefaultPermissionLevelWhenCategoryInheritMembers(ApiError):
    """A category with the members of another gives new members what that one gives."""


class CannotSetOwnerWhenCategoryInheritMembers(ApiError):
    """A category with the members of another has that one's owner."""


class CannotSetRootAdminAsNoAdmin(ApiError):
    """An administrator stays one here; see user.demoteAdmin. The owner of the account always does."""


class CannotUpdateAdminLoginData(ApiError):
    """Only users who are no administrator anywhere, and who log in to this account only, get a password from
    others.
    """


class CannotUpdateCategoryEntitlementFieldsWithNoPrivacyContext(ApiError):
    """Who sees a category and what is in it can be said only of one that has a privacy context."""


class CannotUpdateCategoryPrivacyContext(ApiError):
    """A session for which entitlement is enforced cannot change privacy contexts."""


class CannotUpdateCategoryUser(ApiError):
    """Only managers of the category change its members."""


class CannotUpdateCategoryUserOwner(ApiError):
    """The owner of a category stays one of its managers."""


class CategoryDoesNotHaveParentCategory(ApiError):
    """The category has none above it."""


class CategoryEntryAlreadyExists(ApiError):
    """The entry is in the category already."""


class CategoryInheritMembers(ApiError):
    """The category @CAT@ has the members of one above it; change those.

    Arguments: CAT.
    """


class CategoryMaxUserReached(ApiError):
    """A category can have @MAX@ members.

    Arguments: MAX.
    """


class CategoryNotFound(ApiError):
    """There is no category with the id "@ID@" here, or it is not for this session to see.

    Arguments: ID.
    """


class CategoryUserAlreadyExists(ApiError):
    """The user is a member already."""


class CategoryUserJoinNotAllowed(ApiError):
    """Only managers of the category @CAT@ let members in.

    Arguments: CAT.
    """


class CommonPassword(ApiError):
    """Too many people use this password: choose another."""


class ConversionProfileAssetParamsNotFound(ApiError):
    """The conversion profile @PROFILE_ID@ does not make @PARAMS_ID@.

    Arguments: PROFILE_ID, PARAMS_ID.
    """


class ConversionProfileIdNotFound(ApiError):
    """The account has no conversion profile @ID@.

    Arguments: ID.
    """


class DemoteOnlyAdmin(ApiError):
    """The user is no administrator."""


class DirectLoginBlocked(ApiError):
    """People of this account log in through its identity provider only."""


class DuplicateCategory(ApiError):
    """There is a category called "@CATEGORY@" already.

    Arguments: CATEGORY.
    """


class DuplicateUserById(ApiError):
    """The account has a user "@UID@" already.

    Arguments: UID.
    """


class DuplicateUserByLoginId(ApiError):
    """Somebody logs in with @EMAIL@ already. If it is the same person, send the password that they have.

    Arguments: EMAIL.
    """


class EmailDomainIsNotAllowedForAdmins(ApiError):
    """Administrators of this account have e-mails of certain domains; this is none of them."""


class EntryAlreadyWithContent(ApiError):
    """The entry has content already; updateContent replaces it."""


class EntryIdNotFound(ApiError):
    """There is no entry @ENTRY_ID@ in this account, or not for this session.

    Arguments: ENTRY_ID.
    """


class EntryIsNotAssignedToCategory(ApiError):
    """The entry is not in the category."""


class ErrorInQrGeneration(ApiError):
    """The user has an authenticator already. An administrator of the account can take it away."""


class FeatureRecycleBinDisabled(ApiError):
    """This account has no recycle bin."""


class FlavorAssetAlreadyExists(ApiError):
    """The entry has the flavor @ASSET_ID@ already, which was made in the way @PARAMS_ID@.

    Arguments: ASSET_ID, PARAMS_ID.
    """


class FlavorAssetIdNotFound(ApiError):
    """There is no flavor @ID@ in this account.

    Arguments: ID.
    """


class FlavorAssetIsNotReady(ApiError):
    """The flavor has no file that can be given out yet."""


class FlavorParamsDuplicate(ApiError):
    """A conversion profile names flavor params once: @PARAMS@ is there twice.

    Arguments: PARAMS.
    """


class FlavorParamsIdNotFound(ApiError):
    """There are no flavor params @ID@ in this account.

    Arguments: ID.
    """


class FlavorParamsNotFound(ApiError):
    """Nothing is transcoded here: bring the flavor ready made, with flavorAsset.add and setContent."""


class GroupNotFound(ApiError):
    """The account has no such group: it is a user of a group's type."""


class GroupUserAlreadyExists(ApiError):
    """The user is in the group already."""


class GroupUserDoesNotExists(ApiError):
    """@USER@ is not in the group @GROUP@.

    Arguments: USER, GROUP.
    """


class GroupUserNotFound(ApiError):
    """Nobody is in a group in this way."""


class IdAndExternalIdAreMutuallyExclusive(ApiError):
    """A user has an id or an external id; send one of them."""


class InvalidAccessToPartnerSpecificSearch(ApiError):
    """The link is about a user whom account @PID@ does not have.

    Arguments: PID.
    """


class InvalidAppTokenHash(ApiError):
    """The hash does not fit. It is that of the session as it is sent, then the token, in small hexadecimal."""


class InvalidCategoryUserId(ApiError):
    """@USER@ is no member of the category @CAT@.

    Arguments: CAT, USER.
    """


class InvalidEntryId(ApiError):
    """There is no entry with the id "@ID@" here.

    Arguments: ID.
    """


class InvalidEntryScheduleDates(ApiError):
    """An entry cannot end before it starts: endDate lies before startDate."""


class InvalidFieldValue(ApiError):
    """The value of @FIELD_NAME@ is not acceptable.

    Arguments: FIELD_NAME.
    """


class InvalidHash(ApiError):
    """The link is too old, was used already, or is none of ours."""


class InvalidId(ApiError):
    """There is no file @ID@.

    Arguments: ID.
    """


class InvalidKs(ApiError):
    """The session (KS) was refused: @KSID@ (@ERR_CODE@, @ERR_DESC@). Open a new session.

    Arguments: KSID, ERR_CODE, ERR_DESC.
    """


class InvalidMetadataProfile(ApiError):
    """There is no metadata profile @PROFILE_ID@.

    Arguments: PROFILE_ID.
    """


class InvalidObjectId(ApiError):
    """There is no object with the id "@ID@" here.

    Arguments: ID.
    """


class InvalidOtp(ApiError):
    """The code does not fit, or was used before. Codes change every 30 seconds."""


class InvalidPartnerId(ApiError):
    """The session is of another account than @PID@: log in without it.

    Arguments: PID.
    """


class InvalidPlaylistType(ApiError):
    """A playlist is a list of entries (3) or what searches find (10)."""


class InvalidRankValue(ApiError):
    """A rank is a whole number from 1 to 5."""


class InvalidUserId(ApiError):
    """There is no such user in this account."""


class InvalidWidgetId(ApiError):
    """There is no widget "@WIDGET_ID@".

    Arguments: WIDGET_ID.
    """


class KeyreelSecretRefused(ApiError):
    """The secrets stay as they are: @REASON@.

    Arguments: REASON.
    """


class LocalFileNotFound(ApiError):
    """There is no file @FILE@ in a folder that the operator has opened to this account.

    Arguments: FILE.
    """


class LoginBlocked(ApiError):
    """The login is locked after too many wrong passwords. It opens by itself, or once the password was reset."""


class LoginDataMismatch(ApiError):
    """The user does not log in with existingLoginId."""


class LoginDataNotFound(ApiError):
    """There is no such login."""


class LoginDataNotProvided(ApiError):
    """The user logs in already: send existingLoginId too."""


class LoginRetriesExceeded(ApiError):
    """Too many wrong passwords: the login is locked for a while."""


class MaxCategoriesForEntryReached(ApiError):
    """An entry can be in @CATEGORIES@ categories.

    Arguments: CATEGORIES.
    """


class MaxNumberOfAccessControlsReached(ApiError):
    """An account can have @MAX_NUM@ access control profiles.

    Arguments: MAX_NUM.
    """


class MetadataProfileNotSpecified(ApiError):
    """Columns of custom metadata need the profile that they are of: send metadataProfileId."""


class MissingOtp(ApiError):
    """The account asks for a second factor: send the code of your authenticator app as otp. A user who has none
    yet was sent a mail about it.
    """


class ModerationEmptyObject(ApiError):
    """A flag names the entry that it is about: flaggedEntryId."""


class MustFilterOnEntryOrCategory(ApiError):
    """While entitlement is enforced, name the entry or the categories to list."""


class MustFilterUsersOrCategory(ApiError):
    """Name the users or the categories whose memberships to list."""


class NewLoginRequired(ApiError):
    """That account asks for a second factor or another way in: log in to it."""


class NewPasswordHashKeyExpired(ApiError):
    """The link is too old: ask for a new one."""


class NewPasswordHashKeyInvalid(ApiError):
    """The link was used already, or a newer one was sent."""


class NotEntitledToUpdateCategory(ApiError):
    """While entitlement is enforced, only managers change a category."""


class OriginalFlavorAssetIsMissing(ApiError):
    """The entry that content is to be taken of has none."""


class ParentCategoryIsChild(ApiError):
    """The category @PARENT_CATEGORY@ is @OTHER_CATEGORY@ or below it, so it cannot be above it.

    Arguments: PARENT_CATEGORY, OTHER_CATEGORY.
    """


class PartnerAccessForbidden(ApiError):
    """Account @ACCESSING_PID@ does not reach account @ACCESSED_PID@.

    Arguments: ACCESSING_PID, ACCESSED_PID.
    """


class PartnerChangeAccountDisabled(ApiError):
    """This session cannot be exchanged for one of that account."""


class PartnerRegistrationError(ApiError):
    """The account was not registered: @MESSAGE@

    Arguments: MESSAGE.
    """


class PasswordAlreadyUsed(ApiError):
    """The password was used before: choose another."""


class PasswordExpired(ApiError):
    """The password is too old: choose a new one with user.updateLoginData."""


class PasswordStructureInvalid(ApiError):
    """The password does not keep to the account's rules: @RULES@

    Arguments: RULES.
    """


class PermissionAlreadyExists(ApiError):
    """Account @PID@, or everybody, has a permission @PERMISSION@.

    Arguments: PERMISSION, PID.
    """


class PermissionItemNotFound(ApiError):
    """There is no such permission item."""


class PermissionNotFound(ApiError):
    """@ERR_TEXT@

    Arguments: ERR_TEXT.
    """


class PropertyIsNotDefined(ApiError):
    """@TYPE@ has no property @PROP@ that a mapping could use.

    Arguments: PROP, TYPE.
    """


class PropertyValidationAdminProperty(ApiError):
    """Only ADMIN sessions may set @PROP_NAME@.

    Arguments: PROP_NAME.
    """


class PropertyValidationCannotBeNull(ApiError):
    """@PROP_NAME@ must be given.

    Arguments: PROP_NAME.
    """


class PropertyValidationMaxLength(ApiError):
    """@PROP_NAME@ must be at most @MAX_LEN@ bytes long.

    Arguments: PROP_NAME, MAX_LEN.
    """


class PropertyValidationMaxValue(ApiError):
    """@PROP_NAME@ must be at most @MAX_VAL@.

    Arguments: PROP_NAME, MAX_VAL.
    """


class PropertyValidationMinLength(ApiError):
    """@PROP_NAME@ must be at least @MIN_LEN@ bytes long.

    Arguments: PROP_NAME, MIN_LEN.
    """


class QueryExceededMaxMatchesAllowed(ApiError):
    """Lists of entries end after 10,000: narrow the filter."""


class ResourceTypeNotSupported(ApiError):
    """Content cannot come from a @RES_TYPE@ here.

    Arguments: RES_TYPE.
    """


class ResponseProfileDuplicateSystemName(ApiError):
    """Another response profile of the account has the system name @SYSTEM_NAME@.

    Arguments: SYSTEM_NAME.
    """


class ResponseProfileIdNotFound(ApiError):
    """The account has no response profile @ID@.

    Arguments: ID.
    """


class ResponseProfileMaxNestingLevel(ApiError):
    """Related profiles may have related profiles of their own, and those may not."""


class RoleIsBeingUsed(ApiError):
    """Users have this role: give them another first."""


class RoleNameAlreadyExists(ApiError):
    """A role of the account, or of everybody, has this name."""


class ServiceAccessControlRestricted(ApiError):
    """The account does not take calls of @SERVICE@ from this address, or not without https.

    Arguments: SERVICE.
    """


class SourceWidgetNotFound(ApiError):
    """There is no widget "@ID@" to make another from.

    Arguments: ID.
    """


class SourceWidgetOrUiconfRequired(ApiError):
    """A widget is made from another (sourceWidgetId) or for a player (uiConfId)."""


class StartSessionError(ApiError):
    """No session was opened for account @PID@: the account, its state or the secret does not allow it.

    Arguments: PID.
    """


class StartWidgetSessionError(ApiError):
    """No session was opened for the widget "@WIDGET_ID@": it, or its account, does not allow it.

    Arguments: WIDGET_ID.
    """


class SystemNameAlreadyExists(ApiError):
    """A role of the account, or of everybody, has the system name @SYS_NAME@.

    Arguments: SYS_NAME.
    """


class ThumbAssetDownloadFailed(ApiError):
    """There is no picture that can be read at @URL_PATH@.

    Arguments: URL_PATH.
    """


class ThumbAssetIdNotFound(ApiError):
    """There are no thumbnail params @ID@ in this account.

    Arguments: ID.
    """


class ThumbAssetIsDefault(ApiError):
    """The thumbnail @ASSET@ stands for its entry; make another the default first.

    Arguments: ASSET.
    """


class ThumbAssetIsNotReady(ApiError):
    """The thumbnail has no file that can be given out yet."""


class UiconfIdNotFound(ApiError):
    """The account has no configuration @ID@.

    Arguments: ID.
    """


class UnknownPartnerId(ApiError):
    """There is no account @PID@.

    Arguments: PID.
    """


class UnknownRoleId(ApiError):
    """The setrole privilege names a role that the account does not have."""


class UnsafeHtmlTags(ApiError):
    """@PROPERTY_NAME@ of @CLASS_NAME@ cannot hold HTML.

    Arguments: CLASS_NAME, PROPERTY_NAME.
    """


class UnsupportedPlaylistType(ApiError):
    """What a playlist looks for is said by its filters here, not by XML."""


class UploadError(ApiError):
    """A file was expected and did not arrive whole."""


class UploadTokenCannotMatchExpectedSize(ApiError):
    """The pieces hold more bytes than the token said that the file has."""


class UploadTokenCannotResume(ApiError):
    """There is nothing to go on from: send the first piece without resume."""


class UploadTokenFileTypeRestrictedForUpload(ApiError):
    """Programs are not taken: the name of the file ends as that of one."""


class UploadTokenInvalidStatusForAddEntry(ApiError):
    """The file of this upload token is not whole, or was used already."""


class UploadTokenInvalidStatusForUpload(ApiError):
    """The file of this token is whole already, or was used or given up: begin with another token."""


class UploadTokenMissingFileSize(ApiError):
    """autoFinalize needs a fileSize to know when the file is whole."""


class UploadTokenNotFound(ApiError):
    """There is no such upload token, or it is somebody else's."""


class UserBlocked(ApiError):
    """The user of this session is blocked."""


class UserDataError(ApiError):
    """The login, the password or the code does not fit, or the login is another user's."""


class UserEmailNotFound(ApiError):
    """The user "@USER_ID@" has no e-mail that the link could be sent to.

    Arguments: USER_ID.
    """


class UserExceededMaxGroups(ApiError):
    """The user is in as many groups as one can be."""


class UserIsBlocked(ApiError):
    """The user or the account is blocked."""


class UserLoginAlreadyDisabled(ApiError):
    """The user cannot log in anyway."""


class UserLoginAlreadyEnabled(ApiError):
    """The user can log in already."""


class UserNotFound(ApiError):
    """There is no such user in this account."""


class UserRoleNotFound(ApiError):
    """The account has no such role."""


class UserWrongPassword(ApiError):
    """The login and the password do not fit."""
