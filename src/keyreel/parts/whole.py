"""All rooms put together: the parts of one worker."""

import time
from functools import partial

import sqlalchemy as sa

from keyreel.access_control.api_rules import rules_of
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
from keyreel.bulk.service import BulkService
from keyreel.calls.life import Calls
from keyreel.categories.member_store import forget_members
from keyreel.declared import DECLARED as DECLARED
from keyreel.desk import open_data
from keyreel.gate import Gate, Grants, Identities, Partners
from keyreel.gate.explain import Explainer
from keyreel.gate.trail import Line
from keyreel.groups.service import GroupUserService
from keyreel.groups.store import forget_memberships
from keyreel.groups.sync import KIND as SYNC
from keyreel.groups.sync import Syncer
from keyreel.jobs import Job, Runner
from keyreel.mail import Links, Mailer, Outbox, Smtp, SmtpSettings
from keyreel.parts.clock import Clock
from keyreel.parts.media import MediaParts
from keyreel.rates import Rates
from keyreel.response_profiles.service import ResponseProfileService
from keyreel.response_profiles.store import Book as ProfileBook
from keyreel.roles import store as role_store
from keyreel.roles.items import Items
from keyreel.roles.permission_items import PermissionItemService
from keyreel.roles.permissions import PermissionService
from keyreel.roles.service import UserRoleService
from keyreel.schema.records import OPENED, SESSION
from keyreel.schema.registry import Registry
from keyreel.sessions.service import SessionService, WidgetService
from keyreel.settings import Settings
from keyreel.storage import Database, Sealer, Statement
from keyreel.system.service import SystemService
from keyreel.users import store as user_store
from keyreel.users.admin_service import AdminUserService
from keyreel.users.export_actions import KIND as TABLES
from keyreel.users.export_actions import TableWriter
from keyreel.users.login_actions import LoginActions
from keyreel.users.passwords import Passwords
from keyreel.users.proof import Proofs
from keyreel.users.room import Parts as PeopleParts
from keyreel.users.service import UserService
from keyreel.wiring.jobs import CallJobs
from keyreel.wiring.people import GroupUsers, OwnerLogins, Owners, PartnerUsers, RoleAccounts, TokenUsers, UserAccounts
from keyreel.wiring.renaming import follow_user


class Parts:
    """The parts of one worker, wired.

    Attributes:
        db: the database.
        registrar: makes accounts.
        registry: the services.
        identities, grants, gate: whose session a text is, what it may do, and whether a call is admitted.
        calls: answers requests.
        delivery: gives out bytes of entries.
        explainer: says why a call would be answered or refused.
        keeper: keeps the audit trail.
        media: what keeps entries, and what belongs to them.
        mailer: posts mails once it is started.
        jobs: does jobs once it is started.
        token_uses: notes when application tokens are used.
        url: how people reach the server.
    """

    def __init__(self, settings: Settings, db: Database, sealer: Sealer, clock: Clock, rates: Rates) -> None:
        self.db = db
        self.sealer = sealer
        self.url = settings.url
        book = account_store.PartnerBook(db, sealer, partial(rules_of, db))
        partners = Partners(db, account_store.partner, book.facts)
        self.identities = Identities(partners)
        passwords = Passwords(at_once=settings.hashes_at_once, most_waiting=settings.hashes_waiting)
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
            proofs=Proofs(db, passwords, sealer, failures=settings.login_failures),
            sealer=sealer,
            letters=self.mailer,
            jobs=call_jobs,
            tables=settings.tables,
            farewells=[delete_tokens_of, forget_memberships, forget_members],
            renamings=[follow_user],
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
        self.media = MediaParts(settings, db, clock, call_jobs, roles)

        handlers = {TABLES: write_table, SYNC: sync_groups, **self.media.handlers}
        self.jobs = call_jobs.runner = Runner(db, handlers, clock, lost=self.media.lost)
        owners = OwnerLogins(LoginActions(people), lambda text: self.gate.granted(text))
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
                ResponseProfileService(db),
                *self.media.services,
                SystemService(db, Statement(sa.text("SELECT 1"))),
            ]
        )
        self.items.read(self.registry)
        self.grants = Grants(self.registry, roles, self.media.lent)
        self.gate = Gate(
            db, partners, self.identities, self.grants, partner=account_store.partner, user=user_store.user
        )
        self.delivery = self.media.delivery(self.identities, self.gate, clock)
        self.explainer = Explainer(partners, self.identities, self.grants, self.gate)
        self.calls = Calls(
            self.registry,
            self.identities,
            self.gate,
            self.keeper,
            ProfileBook(db),
            clock,
            max_items=settings.max_calls,
            max_page=settings.max_page,
            logged=settings.log_calls,
            rates=rates,
        )

    async def mirror_defaults(self, now: int) -> None:
        """Write everybody's roles and permissions where lists read them, if they are not there yet."""
        if not await role_store.has_defaults(self.db):
            await self.db.write(lambda tx: role_store.mirror_defaults(tx, self.items.of_permission, now))


def _smtp(settings: Settings) -> SmtpSettings:
    return SmtpSettings(
        settings.smtp_host, settings.smtp_port, settings.smtp_user, settings.smtp_password, settings.smtp_tls
    )


async def open_parts(settings: Settings, clock: Clock = time.time, rates: Rates | None = None) -> Parts:
    """The parts of a worker, on the data folder and database of the settings; both are made where they are missing.

    Raises:
        OSError, StorageError: they cannot be used.
    """
    sealer, db = await open_data(settings)
    try:
        parts = Parts(settings, db, sealer, clock, rates or Rates("session", 0))
        await parts.mirror_defaults(int(clock()))
    except BaseException:
        await db.close()
        raise
    return parts
