"""What the rooms of media need of each other, and of accounts and people."""

from collections.abc import AsyncGenerator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

from keyreel.access_control import store as access_store
from keyreel.access_control.rule_types import Rule
from keyreel.conversion import store as conversion_store
from keyreel.entries.rules import entitled_to
from keyreel.entries.store import entries, listed_in
from keyreel.gate import Call
from keyreel.groups.store import memberships_of
from keyreel.roles import store as role_store
from keyreel.schema.errors import InvalidFieldValue
from keyreel.storage import Database, Reader, Tx
from keyreel.uploads.pieces import PieceFiles, Place
from keyreel.uploads.store import close_token, own_token, pieces_of
from keyreel.uploads.types import UploadTokenStatus
from keyreel.users import store as user_store
from keyreel.wiring.people import TokenUsers


class UploadedFiles:
    """What content needs to know of upload tokens."""

    def __init__(self, db: Database, pieces: PieceFiles) -> None:
        self._db = db
        self._pieces = pieces

    @asynccontextmanager
    async def whole_file(self, call: Call, token_id: str) -> AsyncGenerator[tuple[Path, str]]:
        """The file of a token of the caller's, which is whole, and its name, for as long as it is needed.

        Raises:
            UploadTokenNotFound: there is no such token, or it is somebody else's.
            LookupError: it is not whole, or was used.
            OSError: it cannot be read.
        """
        token = await own_token(call, self._db, token_id)
        pieces = await pieces_of(self._db, call.partner_id, token_id)
        if token.status != UploadTokenStatus.FULL_UPLOAD:
            raise LookupError("the file of the upload token is not whole, or was used")
        async with AsyncExitStack() as stack:
            try:
                place = Place(call.partner_id, token_id, pieces.round)
                path = await stack.enter_async_context(self._pieces.whole(place))
            except FileNotFoundError as error:
                raise LookupError("the file of the upload token is gone") from error
            yield path, token.file_name or ""

    async def close(self, tx: Tx, call: Call, token_id: str, kind: str, id: str) -> None:
        """Note that the file was used, and for what.

        Raises:
            LookupError: somebody used it a moment ago.
        """
        token = await own_token(call, tx, token_id)
        if token.status != UploadTokenStatus.FULL_UPLOAD:
            raise LookupError("the file of the upload token was used")
        await close_token(tx, call.partner_id, token, kind, id, call.time)


NO_CONVERSION = -1
"""What entries name that nothing is to be made of."""


class AccountSetup:
    """What entries need to know of how an account is set up."""

    async def meet(self, tx: Tx, partner_id: int, user_id: str, now: int) -> None:
        """Make a user who is not there yet.

        Raises:
            InvalidFieldValue: there can be no user with this id.
        """
        try:
            await TokenUsers().meet(tx, partner_id, user_id, now)
        except InvalidFieldValue as error:
            raise InvalidFieldValue("userId") from error

    async def access_control(self, tx: Tx, partner_id: int, asked: int | None) -> int | None:
        """The access control profile of an entry that asks for this one; the account's default where it asks for none.

        Raises:
            LookupError: there is no such profile.
        """
        if asked is None:
            return await access_store.default_of(tx, partner_id)
        if not await access_store.has_profile(tx, partner_id, asked):
            raise LookupError(asked)
        return asked

    async def conversion_profile(self, tx: Tx, partner_id: int, asked: int | None) -> int | None:
        """The same for conversion profiles."""
        if not asked:
            return await conversion_store.default_of(tx, partner_id)
        if asked == NO_CONVERSION:
            return asked
        if not await conversion_store.has_profile(tx, partner_id, asked):
            raise LookupError(asked)
        return asked


class AccessProfiles:
    """What entries need to know of access control profiles."""

    async def rules(self, db: Database | Tx, partner_id: int, profile_id: int) -> Sequence[Rule]:
        """The rules of an account's profile.

        Raises:
            LookupError: there is no such profile.
        """
        found = await access_store.profiles.find_one(db, partner_id, str(profile_id))
        if found is None:
            raise LookupError(profile_id)
        return found.rules or ()


class CategoryAccounts:
    """What categories need to know of accounts."""

    def __init__(self, roles: role_store.Book) -> None:
        self._roles = roles

    async def has_feature(self, partner_id: int, name: str) -> bool:
        """Whether an account has a feature, alone or as everybody has it."""
        return name in self._roles.everybody.features or name in (await self._roles.of(partner_id)).features


class CategoryUsers(TokenUsers):
    """What categories need to know of users and groups."""

    async def find(self, db: Database | Tx, partner_id: int, user_id: str) -> str | None:
        """A user's or group's id as it is written; `None` where there is none."""
        found = await user_store.users.find_one(db, partner_id, user_id)
        return found.id if found else None

    async def groups_of(self, db: Reader, partner_id: int, user_id: str) -> list[str]:
        """The folded ids of the groups that a user is in."""
        return list(await memberships_of(db, partner_id, user_id))


class CategoryEntries:
    """What categories need to know of entries."""

    async def users_of(self, db: Database | Tx, partner_id: int, entry_id: str) -> list[str] | None:
        """The user whose entry this is, empty where it is nobody's, and those who are entitled to it by name; `None`
        where there is no such entry."""
        found = await entries.find_one(db, partner_id, entry_id)
        return None if found is None else [found.user_id or "", *entitled_to(found)]

    async def listed(self, db: Database | Tx, partner_id: int, playlist_ids: Sequence[str]) -> set[str]:
        """The entries that some playlists list by their ids."""
        return await listed_in(db, partner_id, playlist_ids)
