# Generated from the schema: change its source instead.
"""The service user."""

from __future__ import annotations

from collections import abc
from typing import TYPE_CHECKING

from keyreel.client import kinds as k
from keyreel.client.files import AsyncRemoteFile, RemoteFile
from keyreel.client.services import AsyncService, Service

from ..enums.user import ResetPassLinkType
from ..registry import REGISTRY

if TYPE_CHECKING:
    from ..objects.base import User
    from ..objects.common import Authentication, CsvAdditionalFieldInfo, ExportToCsvOptions, FilterPager, KeyValue
    from ..objects.session import SessionResponse
    from ..objects.user import UserFilter, UserListResponse, UserLoginDataFilter


class UserService(Service):
    """Users: who exists in an account, and what is known of them."""

    id_ = 'user'
    registry_ = REGISTRY

    def add(
        self,
        user: User,
    ) -> User:
        """Make a user. With a password, the user can log in with their e-mail.

        Raises:
            DuplicateUserById, DuplicateUserByLoginId, PasswordStructureInvalid, InvalidFieldValue,
                PropertyValidationCannotBeNull, IdAndExternalIdAreMutuallyExclusive, UserRoleNotFound,
                AdminLoginUsersQuotaExceeded
        """
        return self.call_('add', k.Nested("User"), {'user': user})

    def check_login_data_exists(
        self,
        filter: UserLoginDataFilter,
    ) -> bool:
        """For the installation's own accounts: whether somebody logs in with an e-mail."""
        return self.call_('checkLoginDataExists', k.FLAG, {'filter': filter})

    def delete(
        self,
        user_id: str,
    ) -> User:
        """Delete a user. Their sessions end, their login goes, and the id is free again.

        Raises:
            InvalidUserId, CannotDeleteOrBlockRootAdminUser
        """
        return self.call_('delete', k.Nested("User"), {'userId': user_id})

    def demote_admin(
        self,
        user_id: str,
    ) -> User:
        """Make an administrator an ordinary user without roles. The sessions that they logged in to end.

        Raises:
            InvalidUserId, UserIsBlocked, CannotSetRootAdminAsNoAdmin, DemoteOnlyAdmin
        """
        return self.call_('demoteAdmin', k.Nested("User"), {'userId': user_id})

    def disable_login(
        self,
        user_id: str | None = None,
        login_id: str | None = None,
    ) -> User:
        """Let a user, named by id or by e-mail, log in no more. The sessions that they logged in to end.

        Raises:
            PropertyValidationCannotBeNull, UserNotFound, CannotDisableLoginForAdminUser,
                UserLoginAlreadyDisabled
        """
        return self.call_('disableLogin', k.Nested("User"), {'userId': user_id, 'loginId': login_id})

    def enable_login(
        self,
        user_id: str,
        login_id: str,
        password: str | None = None,
    ) -> User:
        """Let a user log in with an e-mail.

        Raises:
            UserNotFound, PropertyValidationCannotBeNull, UserLoginAlreadyEnabled,
                AdminLoginUsersQuotaExceeded, PasswordStructureInvalid, CommonPassword, UserDataError
        """
        return self.call_('enableLogin', k.Nested("User"), {'userId': user_id, 'loginId': login_id, 'password': password})

    def export_to_csv(
        self,
        filter: UserFilter | None = None,
        metadata_profile_id: int | None = None,
        additional_fields: abc.Sequence[CsvAdditionalFieldInfo] | None = None,
        mapped_fields: abc.Sequence[KeyValue] | None = None,
        options: ExportToCsvOptions | None = None,
    ) -> str:
        """Have a table of users written, and a link to it sent to one's own e-mail, which is answered.

        Raises:
            UserEmailNotFound, InvalidMetadataProfile, MetadataProfileNotSpecified, InvalidFieldValue
        """
        return self.call_('exportToCsv', k.TEXT, {'filter': filter, 'metadataProfileId': metadata_profile_id, 'additionalFields': additional_fields, 'mappedFields': mapped_fields, 'options': options})

    def generate_qr_code(
        self,
        hash_key: str,
    ) -> str:
        """The QR code, a PNG in base64, that enrols an authenticator app with the key in a link, which is used
        up.

        Raises:
            InvalidHash, InvalidUserId, ErrorInQrGeneration
        """
        return self.call_('generateQrCode', k.TEXT, {'hashKey': hash_key})

    def get(
        self,
        user_id: str | None = None,
    ) -> User:
        """A user; oneself where no id is given. Reading oneself for the first time makes the user.

        Raises:
            CannotRetrieveAnotherUserUsingNonAdminSession, InvalidUserId
        """
        return self.call_('get', k.Nested("User"), {'userId': user_id})

    def get_by_login_id(
        self,
        login_id: str,
    ) -> User:
        """The user of this account who logs in with an e-mail: oneself, or, for who manages them, another.

        Raises:
            LoginDataNotFound, InvalidUserId
        """
        return self.call_('getByLoginId', k.Nested("User"), {'loginId': login_id})

    def index(
        self,
        id: str,
        should_update: bool = True,
    ) -> str:
        """For accounts of the installation: the user's id, once lists are sure to find them. Here they always
        are.

        Raises:
            UserNotFound
        """
        return self.call_('index', k.TEXT, {'id': id, 'shouldUpdate': should_update})

    def list(
        self,
        filter: UserFilter | None = None,
        pager: FilterPager | None = None,
    ) -> UserListResponse:
        """The users of the account, deleted ones left out."""
        return self.call_('list', k.Nested("UserListResponse"), {'filter': filter, 'pager': pager})

    def login(
        self,
        partner_id: int,
        user_id: str,
        password: str,
        expiry: int = 86400,
        privileges: str = '*',
    ) -> str:
        """Open a session with the id and the password of a user. It is an ADMIN session if the user is one.

        Raises:
            UserNotFound, UserWrongPassword, InvalidPartnerId, LoginRetriesExceeded, LoginBlocked,
                PasswordExpired, UserIsBlocked
        """
        return self.call_('login', k.TEXT, {'partnerId': partner_id, 'userId': user_id, 'password': password, 'expiry': expiry, 'privileges': privileges})

    def login_by_ks(
        self,
        requested_partner_id: int,
    ) -> SessionResponse:
        """Open a session of another account in which the caller is an administrator too.

        Raises:
            PartnerChangeAccountDisabled, InvalidUserId, LoginDataNotFound, UserDataError, LoginBlocked,
                UserIsBlocked, DirectLoginBlocked, NewLoginRequired, ServiceAccessControlRestricted
        """
        return self.call_('loginByKs', k.Nested("SessionResponse"), {'requestedPartnerId': requested_partner_id})

    def login_by_login_id(
        self,
        login_id: str,
        password: str,
        partner_id: int | None = None,
        expiry: int = 86400,
        privileges: str = '*',
        otp: str | None = None,
    ) -> str:
        """Open a session with an e-mail and a password, in an account or, without one, in the one last used.

        Raises:
            UserWrongPassword, PasswordExpired, MissingOtp, InvalidOtp, DirectLoginBlocked, ActionBlocked
        """
        return self.call_('loginByLoginId', k.TEXT, {'loginId': login_id, 'password': password, 'partnerId': partner_id, 'expiry': expiry, 'privileges': privileges, 'otp': otp})

    def login_data_reset_password(
        self,
        login_data_id: str,
        new_password: str,
    ) -> User:
        """Give a user another password, and let them enrol another authenticator app.

        Raises:
            LoginDataNotFound, CannotUpdateAdminLoginData, PasswordStructureInvalid, CommonPassword,
                PasswordAlreadyUsed, UserDataError
        """
        return self.call_('loginDataResetPassword', k.Nested("User"), {'loginDataId': login_data_id, 'newPassword': new_password})

    def notify_ban(
        self,
        user_id: str,
    ) -> None:
        """Note in the log that an account has banned a user, for who watches it.

        Raises:
            InvalidUserId
        """
        return self.call_('notifyBan', k.NOTHING, {'userId': user_id})

    def replace_user_login_data(
        self,
        user_id: str,
        new_login_id: str,
        existing_login_id: str | None = None,
    ) -> User:
        """For sessions that the event platform opened: let a user log in with another e-mail, whose owner is
        asked.

        Raises:
            ActionForbidden, UserNotFound, LoginDataNotProvided, LoginDataMismatch, UserDataError
        """
        return self.call_('replaceUserLoginData', k.Nested("User"), {'userId': user_id, 'newLoginId': new_login_id, 'existingLoginId': existing_login_id})

    def reset_password(
        self,
        email: str,
        link_type: ResetPassLinkType | None = None,
    ) -> None:
        """Send a link to a new password to whoever logs in with an e-mail. The answer does not tell whether any
        do.
        """
        return self.call_('resetPassword', k.NOTHING, {'email': email, 'linkType': link_type})

    def serve_csv(
        self,
        id: str,
    ) -> RemoteFile:
        """A table that was written, for a session that has `download:<id>`, as the one in its link does.

        Raises:
            InvalidId
        """
        return self.file_('serveCsv', {'id': id})

    def set_initial_password(
        self,
        hash_key: str,
        new_password: str,
    ) -> Authentication:
        """Choose a password with the key in a link, which is used up, and open a locked login.

        Raises:
            LoginDataNotFound, NewPasswordHashKeyInvalid, NewPasswordHashKeyExpired, InvalidUserId,
                ServiceAccessControlRestricted, PasswordStructureInvalid, CommonPassword, PasswordAlreadyUsed
        """
        return self.call_('setInitialPassword', k.Nested("Authentication"), {'hashKey': hash_key, 'newPassword': new_password})

    def update(
        self,
        user_id: str,
        user: User,
    ) -> User:
        """Change a user.

        Raises:
            InvalidUserId, DuplicateUserById, InvalidFieldValue, CannotSetRootAdminAsNoAdmin,
                CannotDeleteOrBlockRootAdminUser, CannotChangeOwnRole, AccountOwnerNeedsPartnerAdminRole,
                UserRoleNotFound, ApplicativeUserTypeCannotBeUpdated, AdminLoginUsersQuotaExceeded,
                EmailDomainIsNotAllowedForAdmins
        """
        return self.call_('update', k.Nested("User"), {'userId': user_id, 'user': user})

    def update_login_data(
        self,
        old_login_id: str,
        password: str,
        new_login_id: str = '',
        new_password: str = '',
        new_first_name: str | None = None,
        new_last_name: str | None = None,
        otp: str | None = None,
    ) -> None:
        """Change one's own password, e-mail or names, in all accounts that one logs in to.

        Raises:
            InvalidFieldValue, UnsafeHtmlTags, UserDataError, LoginBlocked, LoginRetriesExceeded,
                PasswordStructureInvalid, CommonPassword, PasswordAlreadyUsed, ActionBlocked
        """
        return self.call_('updateLoginData', k.NOTHING, {'oldLoginId': old_login_id, 'password': password, 'newLoginId': new_login_id, 'newPassword': new_password, 'newFirstName': new_first_name, 'newLastName': new_last_name, 'otp': otp})

    def validate_hash_key(
        self,
        hash_key: str,
    ) -> Authentication:
        """Whether the key in a link still works. It is not used up.

        Raises:
            LoginDataNotFound, NewPasswordHashKeyInvalid, NewPasswordHashKeyExpired,
                InvalidAccessToPartnerSpecificSearch
        """
        return self.call_('validateHashKey', k.Nested("Authentication"), {'hashKey': hash_key})


class AsyncUserService(AsyncService):
    """Users: who exists in an account, and what is known of them."""

    id_ = 'user'
    registry_ = REGISTRY

    async def add(
        self,
        user: User,
    ) -> User:
        """Make a user. With a password, the user can log in with their e-mail.

        Raises:
            DuplicateUserById, DuplicateUserByLoginId, PasswordStructureInvalid, InvalidFieldValue,
                PropertyValidationCannotBeNull, IdAndExternalIdAreMutuallyExclusive, UserRoleNotFound,
                AdminLoginUsersQuotaExceeded
        """
        return await self.call_('add', k.Nested("User"), {'user': user})

    async def check_login_data_exists(
        self,
        filter: UserLoginDataFilter,
    ) -> bool:
        """For the installation's own accounts: whether somebody logs in with an e-mail."""
        return await self.call_('checkLoginDataExists', k.FLAG, {'filter': filter})

    async def delete(
        self,
        user_id: str,
    ) -> User:
        """Delete a user. Their sessions end, their login goes, and the id is free again.

        Raises:
            InvalidUserId, CannotDeleteOrBlockRootAdminUser
        """
        return await self.call_('delete', k.Nested("User"), {'userId': user_id})

    async def demote_admin(
        self,
        user_id: str,
    ) -> User:
        """Make an administrator an ordinary user without roles. The sessions that they logged in to end.

        Raises:
            InvalidUserId, UserIsBlocked, CannotSetRootAdminAsNoAdmin, DemoteOnlyAdmin
        """
        return await self.call_('demoteAdmin', k.Nested("User"), {'userId': user_id})

    async def disable_login(
        self,
        user_id: str | None = None,
        login_id: str | None = None,
    ) -> User:
        """Let a user, named by id or by e-mail, log in no more. The sessions that they logged in to end.

        Raises:
            PropertyValidationCannotBeNull, UserNotFound, CannotDisableLoginForAdminUser,
                UserLoginAlreadyDisabled
        """
        return await self.call_('disableLogin', k.Nested("User"), {'userId': user_id, 'loginId': login_id})

    async def enable_login(
        self,
        user_id: str,
        login_id: str,
        password: str | None = None,
    ) -> User:
        """Let a user log in with an e-mail.

        Raises:
            UserNotFound, PropertyValidationCannotBeNull, UserLoginAlreadyEnabled,
                AdminLoginUsersQuotaExceeded, PasswordStructureInvalid, CommonPassword, UserDataError
        """
        return await self.call_('enableLogin', k.Nested("User"), {'userId': user_id, 'loginId': login_id, 'password': password})

    async def export_to_csv(
        self,
        filter: UserFilter | None = None,
        metadata_profile_id: int | None = None,
        additional_fields: abc.Sequence[CsvAdditionalFieldInfo] | None = None,
        mapped_fields: abc.Sequence[KeyValue] | None = None,
        options: ExportToCsvOptions | None = None,
    ) -> str:
        """Have a table of users written, and a link to it sent to one's own e-mail, which is answered.

        Raises:
            UserEmailNotFound, InvalidMetadataProfile, MetadataProfileNotSpecified, InvalidFieldValue
        """
        return await self.call_('exportToCsv', k.TEXT, {'filter': filter, 'metadataProfileId': metadata_profile_id, 'additionalFields': additional_fields, 'mappedFields': mapped_fields, 'options': options})

    async def generate_qr_code(
        self,
        hash_key: str,
    ) -> str:
        """The QR code, a PNG in base64, that enrols an authenticator app with the key in a link, which is used
        up.

        Raises:
            InvalidHash, InvalidUserId, ErrorInQrGeneration
        """
        return await self.call_('generateQrCode', k.TEXT, {'hashKey': hash_key})

    async def get(
        self,
        user_id: str | None = None,
    ) -> User:
        """A user; oneself where no id is given. Reading oneself for the first time makes the user.

        Raises:
            CannotRetrieveAnotherUserUsingNonAdminSession, InvalidUserId
        """
        return await self.call_('get', k.Nested("User"), {'userId': user_id})

    async def get_by_login_id(
        self,
        login_id: str,
    ) -> User:
        """The user of this account who logs in with an e-mail: oneself, or, for who manages them, another.

        Raises:
            LoginDataNotFound, InvalidUserId
        """
        return await self.call_('getByLoginId', k.Nested("User"), {'loginId': login_id})

    async def index(
        self,
        id: str,
        should_update: bool = True,
    ) -> str:
        """For accounts of the installation: the user's id, once lists are sure to find them. Here they always
        are.

        Raises:
            UserNotFound
        """
        return await self.call_('index', k.TEXT, {'id': id, 'shouldUpdate': should_update})

    async def list(
        self,
        filter: UserFilter | None = None,
        pager: FilterPager | None = None,
    ) -> UserListResponse:
        """The users of the account, deleted ones left out."""
        return await self.call_('list', k.Nested("UserListResponse"), {'filter': filter, 'pager': pager})

    async def login(
        self,
        partner_id: int,
        user_id: str,
        password: str,
        expiry: int = 86400,
        privileges: str = '*',
    ) -> str:
        """Open a session with the id and the password of a user. It is an ADMIN session if the user is one.

        Raises:
            UserNotFound, UserWrongPassword, InvalidPartnerId, LoginRetriesExceeded, LoginBlocked,
                PasswordExpired, UserIsBlocked
        """
        return await self.call_('login', k.TEXT, {'partnerId': partner_id, 'userId': user_id, 'password': password, 'expiry': expiry, 'privileges': privileges})

    async def login_by_ks(
        self,
        requested_partner_id: int,
    ) -> SessionResponse:
        """Open a session of another account in which the caller is an administrator too.

        Raises:
            PartnerChangeAccountDisabled, InvalidUserId, LoginDataNotFound, UserDataError, LoginBlocked,
                UserIsBlocked, DirectLoginBlocked, NewLoginRequired, ServiceAccessControlRestricted
        """
        return await self.call_('loginByKs', k.Nested("SessionResponse"), {'requestedPartnerId': requested_partner_id})

    async def login_by_login_id(
        self,
        login_id: str,
        password: str,
        partner_id: int | None = None,
        expiry: int = 86400,
        privileges: str = '*',
        otp: str | None = None,
    ) -> str:
        """Open a session with an e-mail and a password, in an account or, without one, in the one last used.

        Raises:
            UserWrongPassword, PasswordExpired, MissingOtp, InvalidOtp, DirectLoginBlocked, ActionBlocked
        """
        return await self.call_('loginByLoginId', k.TEXT, {'loginId': login_id, 'password': password, 'partnerId': partner_id, 'expiry': expiry, 'privileges': privileges, 'otp': otp})

    async def login_data_reset_password(
        self,
        login_data_id: str,
        new_password: str,
    ) -> User:
        """Give a user another password, and let them enrol another authenticator app.

        Raises:
            LoginDataNotFound, CannotUpdateAdminLoginData, PasswordStructureInvalid, CommonPassword,
                PasswordAlreadyUsed, UserDataError
        """
        return await self.call_('loginDataResetPassword', k.Nested("User"), {'loginDataId': login_data_id, 'newPassword': new_password})

    async def notify_ban(
        self,
        user_id: str,
    ) -> None:
        """Note in the log that an account has banned a user, for who watches it.

        Raises:
            InvalidUserId
        """
        return await self.call_('notifyBan', k.NOTHING, {'userId': user_id})

    async def replace_user_login_data(
        self,
        user_id: str,
        new_login_id: str,
        existing_login_id: str | None = None,
    ) -> User:
        """For sessions that the event platform opened: let a user log in with another e-mail, whose owner is
        asked.

        Raises:
            ActionForbidden, UserNotFound, LoginDataNotProvided, LoginDataMismatch, UserDataError
        """
        return await self.call_('replaceUserLoginData', k.Nested("User"), {'userId': user_id, 'newLoginId': new_login_id, 'existingLoginId': existing_login_id})

    async def reset_password(
        self,
        email: str,
        link_type: ResetPassLinkType | None = None,
    ) -> None:
        """Send a link to a new password to whoever logs in with an e-mail. The answer does not tell whether any
        do.
        """
        return await self.call_('resetPassword', k.NOTHING, {'email': email, 'linkType': link_type})

    def serve_csv(
        self,
        id: str,
    ) -> AsyncRemoteFile:
        """A table that was written, for a session that has `download:<id>`, as the one in its link does.

        Raises:
            InvalidId
        """
        return self.file_('serveCsv', {'id': id})

    async def set_initial_password(
        self,
        hash_key: str,
        new_password: str,
    ) -> Authentication:
        """Choose a password with the key in a link, which is used up, and open a locked login.

        Raises:
            LoginDataNotFound, NewPasswordHashKeyInvalid, NewPasswordHashKeyExpired, InvalidUserId,
                ServiceAccessControlRestricted, PasswordStructureInvalid, CommonPassword, PasswordAlreadyUsed
        """
        return await self.call_('setInitialPassword', k.Nested("Authentication"), {'hashKey': hash_key, 'newPassword': new_password})

    async def update(
        self,
        user_id: str,
        user: User,
    ) -> User:
        """Change a user.

        Raises:
            InvalidUserId, DuplicateUserById, InvalidFieldValue, CannotSetRootAdminAsNoAdmin,
                CannotDeleteOrBlockRootAdminUser, CannotChangeOwnRole, AccountOwnerNeedsPartnerAdminRole,
                UserRoleNotFound, ApplicativeUserTypeCannotBeUpdated, AdminLoginUsersQuotaExceeded,
                EmailDomainIsNotAllowedForAdmins
        """
        return await self.call_('update', k.Nested("User"), {'userId': user_id, 'user': user})

    async def update_login_data(
        self,
        old_login_id: str,
        password: str,
        new_login_id: str = '',
        new_password: str = '',
        new_first_name: str | None = None,
        new_last_name: str | None = None,
        otp: str | None = None,
    ) -> None:
        """Change one's own password, e-mail or names, in all accounts that one logs in to.

        Raises:
            InvalidFieldValue, UnsafeHtmlTags, UserDataError, LoginBlocked, LoginRetriesExceeded,
                PasswordStructureInvalid, CommonPassword, PasswordAlreadyUsed, ActionBlocked
        """
        return await self.call_('updateLoginData', k.NOTHING, {'oldLoginId': old_login_id, 'password': password, 'newLoginId': new_login_id, 'newPassword': new_password, 'newFirstName': new_first_name, 'newLastName': new_last_name, 'otp': otp})

    async def validate_hash_key(
        self,
        hash_key: str,
    ) -> Authentication:
        """Whether the key in a link still works. It is not used up.

        Raises:
            LoginDataNotFound, NewPasswordHashKeyInvalid, NewPasswordHashKeyExpired,
                InvalidAccessToPartnerSpecificSearch
        """
        return await self.call_('validateHashKey', k.Nested("Authentication"), {'hashKey': hash_key})
