"""The rooms put together into one ASGI application."""

import asyncio
import logging
import re
import time
from collections.abc import Callable

import sqlalchemy as sa

from keyreel.accounts import store as account_store
from keyreel.accounts.registration import Registrar
from keyreel.accounts.secret_service import SecretService
from keyreel.accounts.secrets import Secrets
from keyreel.accounts.service import PartnerService
from keyreel.app_tokens.service import AppTokenService
from keyreel.app_tokens.store import delete_tokens_of
from keyreel.app_tokens.uses import Uses
from keyreel.audit.keeper import Keeper
from keyreel.audit.service import AuditTrailService
from keyreel.audit.store import forget_lines
from keyreel.bulk.service import BulkService
from keyreel.calls.life import Calls
from keyreel.console import find_page
from keyreel.declared import DECLARED as DECLARED
from keyreel.entries.content import KIND as CONTENT
from keyreel.entries.content import Contents, delete_content
from keyreel.entries.ingest import Ingester
from keyreel.entries.media_service import MediaService
from keyreel.entries.room import EntryRoom
from keyreel.entries.service import BaseEntryService
from keyreel.files import Files, LocalBytes
from keyreel.gate import Gate, Grants, Identities, Partners
from keyreel.gate.explain import Explainer
from keyreel.gate.store import forget_expired
from keyreel.gate.trail import Line
from keyreel.groups.service import GroupUserService
from keyreel.groups.store import forget_memberships
from keyreel.groups.sync import KIND as SYNC
from keyreel.groups.sync import Syncer
from keyreel.jobs import Job, Runner
from keyreel.mail import Links, Mailer, Outbox, Smtp, SmtpSettings
from keyreel.media_files.work import Workshop
from keyreel.protocol.answer import ALWAYS, Response
from keyreel.protocol.asgi import Api, Send, send_response
from keyreel.protocol.http import Front, Receive, Scope
from keyreel.protocol.limits import Limits
from keyreel.protocol.path import rest_of
from keyreel.response_profiles.service import ResponseProfileService
from keyreel.response_profiles.store import Book as ProfileBook
from keyreel.roles import store as role_store
from keyreel.roles.items import Items
from keyreel.roles.permission_items import PermissionItemService
from keyreel.roles.permissions import PermissionService
from keyreel.roles.service import UserRoleService
from keyreel.schema.client_xml import write_schema
from keyreel.schema.records import OPENED, SESSION
from keyreel.schema.registry import Registry
from keyreel.sessions.service import SessionService, WidgetService
from keyreel.settings import Settings, from_environment
from keyreel.storage import (
    Database,
    Sealer,
    Statement,
    StorageError,
    keys_from_command,
    open_database,
    parse_keys,
    sealer_of_file,
)
from keyreel.system.service import API_VERSION, SystemService
from keyreel.uploads.pieces import PieceFiles
from keyreel.uploads.service import UploadTokenService
from keyreel.uploads.store import give_up, living_files
from keyreel.users import store as user_store
from keyreel.users.admin_service import AdminUserService
from keyreel.users.export_actions import KIND as TABLES
from keyreel.users.export_actions import TableWriter
from keyreel.users.login_actions import LoginActions
from keyreel.users.passwords import Passwords
from keyreel.users.room import Parts as PeopleParts
from keyreel.users.service import UserService
from keyreel.users.tables import forget_tables
from keyreel.wiring import (
    AccountSetup,
    CallJobs,
    GroupUsers,
    OwnerLogins,
    Owners,
    PartnerUsers,
    RoleAccounts,
    TokenUsers,
    UploadedFiles,
    UserAccounts,
)

log = logging.getLogger("keyreel.app")

Clock = Callable[[], float]

DAY = 86_400
UNFINISHED = 7 * DAY
"""Seconds after which an upload that nothing happens to is given up."""
SWEEP = 3600
"""Seconds between two removals of what has expired."""
LAST_CALLS = 20.0
"""Seconds that calls get to end when the worker stops."""
SCHEMA_PATH = re.compile(r"/+api_v3/+api_schema\.php\Z")


class Parts:
    """The parts of one worker, wired.

    Attributes:
        db: the database.
        registrar: makes accounts.
        registry: the services.
        identities, grants, gate: whose session a text is, what it may do, and whether a call is admitted.
        calls: answers requests.
        explainer: says why a call would be answered or refused.
        keeper: keeps the audit trail.
        pieces: the files of uploads.
        mailer: posts mails once it is started.
        jobs: does jobs once it is started.
        token_uses: notes when application tokens are used.
        url: how people reach the server.
    """

    def __init__(self, settings: Settings, db: Database, sealer: Sealer, clock: Clock) -> None:
        self.db = db
        self.sealer = sealer
        self.url = settings.url
        book = account_store.PartnerBook(db, sealer)
        partners = Partners(db, account_store.partner, book.facts)
        self.identities = Identities(partners)
        passwords = Passwords(at_once=settings.hashes_at_once)
        self.registrar = Registrar(db, sealer, Owners(db, passwords))
        opened_by = role_store.OpenedBy()
        roles = role_store.Book(db, opened_by)
        self.items = Items(opened_by, made_at=int(clock()))
        role_accounts = RoleAccounts()
        post = Smtp(_smtp(settings)) if settings.smtp_host else Outbox(settings.outbox)
        self.mailer = Mailer(post, Links(settings.url), settings.mail_from, clock)
        call_jobs = CallJobs()
        people = PeopleParts(
            db=db,
            partners=partners,
            accounts=UserAccounts(db),
            passwords=passwords,
            sealer=sealer,
            letters=self.mailer,
            jobs=call_jobs,
            tables=settings.tables,
            farewells=[delete_tokens_of, forget_memberships],
        )
        self.keeper = Keeper(db)
        tables = TableWriter(people)

        async def write_table(job: Job) -> None:
            line = Line(int(clock()), OPENED, SESSION, "user->exportToCsv", job.partner_id, user_id=job.payload["user"])
            async with self.keeper.noted(line):
                await tables.write(job.partner_id, job.payload, int(clock()))

        group_users = GroupUsers()
        syncer = Syncer(db, group_users)

        async def sync_groups(job: Job) -> None:
            line = Line(int(clock()), "CHANGED", "keyreel.GROUP_USER", "groupUser->sync", job.partner_id)
            line.user_id, line.object_id = job.payload["uploadedByUserId"], job.payload["userId"]
            async with self.keeper.noted(line):
                await syncer.sync(job.partner_id, job.payload, int(clock()))

        self.token_uses = Uses(db)
        self.pieces = PieceFiles(settings.pieces)
        self.files = Files(db, LocalBytes(settings.files))
        self.workshop = Workshop()
        self.entries = EntryRoom(db, AccountSetup(), [delete_content])
        contents = Contents(self.entries, self.files, UploadedFiles(db, self.pieces), call_jobs, settings.uploads)
        ingester = Ingester(db, self.files, self.workshop)

        async def make_ready(job: Job) -> None:
            await ingester.make_ready(job.partner_id, job.payload, int(clock()))

        handlers = {TABLES: write_table, SYNC: sync_groups, CONTENT: make_ready}
        self.jobs = call_jobs.runner = Runner(db, handlers, clock)
        owners = OwnerLogins(db, LoginActions(people))
        self.registry = Registry(
            [
                SessionService(db, partners, self.identities, roles),
                WidgetService(db),
                PartnerService(
                    db, book, self.registrar, PartnerUsers(), owners, open_registration=settings.open_registration
                ),
                UserService(people),
                AdminUserService(people),
                GroupUserService(db, group_users, call_jobs),
                BulkService(db),
                SecretService(db, Secrets(db, sealer)),
                AppTokenService(db, sealer, TokenUsers(), self.token_uses),
                UserRoleService(db, role_accounts),
                PermissionService(db, role_accounts, self.items),
                PermissionItemService(db, role_accounts, self.items),
                AuditTrailService(db),
                UploadTokenService(db, self.pieces),
                BaseEntryService(self.entries, contents),
                MediaService(self.entries, contents),
                ResponseProfileService(db),
                SystemService(db, Statement(sa.text("SELECT 1"))),
            ]
        )
        self.items.read(self.registry)
        self.grants = Grants(self.registry, roles)
        self.gate = Gate(
            db, partners, self.identities, self.grants, partner=account_store.partner, user=user_store.user
        )
        self.explainer = Explainer(partners, self.identities, self.grants, self.gate)
        self.calls = Calls(
            self.registry,
            self.identities,
            self.gate,
            self.keeper,
            ProfileBook(db),
            clock,
            max_items=settings.max_calls,
        )

    async def mirror_defaults(self, now: int) -> None:
        """Write everybody's roles and permissions where lists read them, if they are not there yet."""
        if not await role_store.has_defaults(self.db):
            await self.db.write(lambda tx: role_store.mirror_defaults(tx, self.items.of_permission, now))


def open_sealer(settings: Settings) -> Sealer:
    """What seals secrets at rest, with the keys from where the settings say; a file is made where there is none.

    Raises:
        KeyFileUnsafe, OSError: they cannot be had or trusted.
    """
    if settings.sealing_key:
        return Sealer(parse_keys(settings.sealing_key, "sealing-key"))
    if command := settings.sealing_key_command:
        return Sealer(keys_from_command(command), lambda: keys_from_command(command))
    return sealer_of_file(settings.key_file)


def _smtp(settings: Settings) -> SmtpSettings:
    return SmtpSettings(
        settings.smtp_host, settings.smtp_port, settings.smtp_user, settings.smtp_password, settings.smtp_tls
    )


async def open_parts(settings: Settings, clock: Clock = time.time) -> Parts:
    """The parts of a worker, on the data folder and database of the settings; both are made where they are missing.

    Raises:
        OSError, StorageError: they cannot be used.
    """
    settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    settings.uploads.mkdir(mode=0o700, exist_ok=True)
    sealer = open_sealer(settings)
    db = await open_database(settings.database)
    try:
        parts = Parts(settings, db, sealer, clock)
        await parts.mirror_defaults(int(clock()))
    except BaseException:
        await db.close()
        raise
    return parts


class Application:
    """One worker's ASGI application."""

    def __init__(self, settings: Settings, clock: Clock = time.time) -> None:
        self._settings = settings
        self._clock = clock
        self._front = Front(
            uploads=settings.uploads,
            trusted=settings.trusted_networks,
            public_url=settings.public_url.rstrip("/") or None,
            limits=Limits(body=settings.max_body, upload=settings.max_upload),
        )
        self.parts: Parts | None = None
        self._api: Api | None = None
        self._running = 0
        self._schema_page: Response | None = None
        self._sweeping: asyncio.Task[None] | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            self._running += 1
            try:
                await self._answer(scope, receive, send)
            finally:
                self._running -= 1
        elif scope["type"] == "lifespan":
            await self._live(receive, send)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        assert self._api is not None, "the application was not started"
        rest = rest_of(scope["path"])
        if rest is None:
            await send_response(send, self._page(scope["path"]), head=scope["method"] == "HEAD")
        else:
            await self._api(scope, receive, send, rest)

    def _page(self, path: str) -> Response:
        """What is beside the API."""
        if SCHEMA_PATH.match(path):
            return self._schema()
        page = find_page(path)
        return NOT_FOUND if page is None else Response(page.body, list(page.headers))

    def _schema(self) -> Response:
        """The schema of what is built, for client generators; made when it is first asked for."""
        assert self.parts is not None
        if self._schema_page is None:
            body = write_schema(self.parts.registry, version=API_VERSION, made_at=int(self._clock()))
            length = (b"content-length", b"%d" % len(body))
            self._schema_page = Response(body, [(b"content-type", b"text/xml"), length, *ALWAYS])
        return self._schema_page

    async def start(self) -> Parts:
        """Open the database and be ready to answer."""
        self.parts = await open_parts(self._settings, self._clock)
        self._api = Api(self.parts.calls.answer, self._front)
        self.parts.mailer.start()
        self.parts.jobs.start()
        self._sweeping = asyncio.create_task(self._sweep(self.parts.db))
        return self.parts

    async def _sweep(self, db: Database) -> None:
        """Forget what has expired now and every hour."""
        while True:
            try:
                await forget_expired(db, self._clock())
                await forget_lines(db, int(self._clock()) - self._settings.audit_days * DAY)
                if self.parts is not None:
                    await self.parts.jobs.forget_old()
                await self._sweep_uploads(db)
                await asyncio.to_thread(forget_tables, self._settings.tables, self._clock())
            except (StorageError, OSError) as error:
                log.warning("what has expired was not removed: %s", error)
            await asyncio.sleep(SWEEP)

    async def _sweep_uploads(self, db: Database) -> None:
        """Give up uploads that nobody goes on with, and remove their files."""
        if self.parts is not None:
            await give_up(db, int(self._clock()) - UNFINISHED)
            needed = await living_files(db)
            await asyncio.to_thread(self.parts.pieces.sweep, needed, time.time())  # what the file system goes by
            await self.parts.files.collect(time.time())

    async def stop(self) -> None:
        """Finish what is being written and close the database."""
        if self._sweeping is not None:
            self._sweeping.cancel()
            await asyncio.gather(self._sweeping, return_exceptions=True)
        ends = time.monotonic() + LAST_CALLS
        while self._running and time.monotonic() < ends:  # noqa: ASYNC110  # counting costs calls less than an event
            await asyncio.sleep(0.01)
        if self.parts is not None:
            await self.parts.jobs.stop()
            await self.parts.workshop.close()
            await self.parts.mailer.stop()
            await self.parts.token_uses.stop()
            await self.parts.gate.old_format.stop()
            await self.parts.keeper.stop()
            await self.parts.db.close()

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        try:
            await self.start()
        except Exception as error:
            await send({"type": "lifespan.startup.failed", "message": str(error)})
            return
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await self.stop()
        await send({"type": "lifespan.shutdown.complete"})


NOT_FOUND = Response(
    b"Not found. The API is at /api_v3/\n",
    [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", b"34")],
    404,
)


def create_app(settings: Settings | None = None, clock: Clock = time.time) -> Application:
    """The application; without settings, with those of the environment."""
    return Application(settings or from_environment(), clock)
