"""`keyreel_secret.*`: an account's own secrets. This service is Keyreel's; the API has none. See docs/secrets.md."""

from collections.abc import Awaitable

from keyreel.accounts.secrets import GRACE, Secret, SecretRefused, Secrets, list_secrets
from keyreel.gate import Call
from keyreel.schema.enums import ApiStringEnum
from keyreel.schema.errors import ApiError
from keyreel.schema.kinds import Timestamp
from keyreel.schema.lists import ListResponse
from keyreel.schema.objects import ApiObject, ReadOnly
from keyreel.schema.records import changed, created, deleted
from keyreel.schema.service import Service, action
from keyreel.storage import Database


class SecretKind(ApiStringEnum, name="KeyreelSecretKind"):
    """What a secret is good for: any session, or USER sessions by `session.start` only."""

    ADMIN = "admin"
    USER = "user"


class KeyreelSecret(ApiObject, name="KeyreelSecret"):
    """A secret of an account."""

    id: ReadOnly[int]
    kind: ReadOnly[SecretKind]
    is_primary: ReadOnly[bool]
    """Whether it is the one that signs."""
    enabled: ReadOnly[bool]
    ends_at: ReadOnly[Timestamp]
    """When it stops to verify; null where it does not."""
    created_at: ReadOnly[Timestamp]
    secret: ReadOnly[str]
    """Its text, in the answer to `add` and `rotate` only."""


class KeyreelSecretListResponse(ListResponse, name="KeyreelSecretListResponse"):
    """The secrets of an account."""

    objects: ReadOnly[list[KeyreelSecret]]


class ChangeRefused(ApiError, code="KEYREEL_SECRET_REFUSED", params=("REASON",)):
    """The secrets stay as they are: {REASON}."""


_MAY = ["INTEGRATION_UPDATE_SETTINGS"]


class SecretService(Service, name="keyreel_secret"):
    """Secrets with a life: several for an account, rotated without a pause, blocked at once."""

    def __init__(self, db: Database, secrets: Secrets) -> None:
        self._db = db
        self._secrets = secrets

    @action(permission=_MAY, unrestricted=True)
    async def list_(self, call: Call) -> KeyreelSecretListResponse:
        """The account's secrets in their order, without their texts."""
        found = [_shown(item) for item in await list_secrets(self._db, call.partner_id)]
        return KeyreelSecretListResponse(total_count=len(found), objects=found)

    @action(permission=_MAY, unrestricted=True, raises=[ChangeRefused], writes=True, record=created("keyreel.SECRET"))
    async def add(self, call: Call, kind: SecretKind = SecretKind.ADMIN) -> KeyreelSecret:
        """Make another secret that verifies; its text is answered only now."""
        _check_shown(call)
        return await self._made(self._secrets.add(call.partner_id, kind.value, call.time))

    @action(permission=_MAY, unrestricted=True, raises=[ChangeRefused], writes=True, record=created("keyreel.SECRET"))
    async def rotate(self, call: Call, kind: SecretKind = SecretKind.ADMIN, grace: int = GRACE) -> KeyreelSecret:
        """Make another secret that signs from now on; the others stop to verify after `grace` seconds."""
        _check_shown(call)
        return await self._made(self._secrets.rotate(call.partner_id, kind.value, call.time, grace=grace))

    @action(
        permission=_MAY, unrestricted=True, raises=[ChangeRefused], writes=True, record=changed("keyreel.SECRET", "id")
    )
    async def make_primary(self, call: Call, id: int) -> KeyreelSecret:
        """Let a secret sign from now on."""
        return await self._changed(self._secrets.make_primary(call.partner_id, id, call.time))

    @action(
        permission=_MAY, unrestricted=True, raises=[ChangeRefused], writes=True, record=changed("keyreel.SECRET", "id")
    )
    async def disable(self, call: Call, id: int, grace: int = 0) -> KeyreelSecret:
        """Let a secret verify nothing any more, after `grace` seconds; and no session that it signed."""
        return await self._changed(self._secrets.disable(call.partner_id, id, call.time, grace=grace))

    @action(
        permission=_MAY, unrestricted=True, raises=[ChangeRefused], writes=True, record=changed("keyreel.SECRET", "id")
    )
    async def enable(self, call: Call, id: int) -> KeyreelSecret:
        """Let a secret verify again."""
        return await self._changed(self._secrets.enable(call.partner_id, id, call.time))

    @action(
        permission=_MAY, unrestricted=True, raises=[ChangeRefused], writes=True, record=deleted("keyreel.SECRET", "id")
    )
    async def remove(self, call: Call, id: int) -> None:
        """Remove a secret for good."""
        try:
            await self._secrets.remove(call.partner_id, id, call.time)
        except SecretRefused as error:
            raise ChangeRefused(str(error)) from error

    @staticmethod
    async def _made(work: Awaitable[tuple[Secret, str]]) -> KeyreelSecret:
        try:
            found, text = await work
        except SecretRefused as error:
            raise ChangeRefused(str(error)) from error
        shown = _shown(found)
        shown.given["secret"] = text
        return shown

    @staticmethod
    async def _changed(work: Awaitable[Secret]) -> KeyreelSecret:
        try:
            return _shown(await work)
        except SecretRefused as error:
            raise ChangeRefused(str(error)) from error


def _check_shown(call: Call) -> None:
    """Whoever makes a secret is shown it, which the operator can forbid."""
    if call.partner is not None and call.partner.hides_secrets:
        raise ChangeRefused("the account shows no secrets, so the operator makes them")


def _shown(secret: Secret) -> KeyreelSecret:
    return KeyreelSecret(
        id=secret.id,
        kind=SecretKind(secret.kind),
        is_primary=secret.is_primary,
        enabled=secret.enabled,
        ends_at=secret.ends_at,
        created_at=secret.created_at,
    )
