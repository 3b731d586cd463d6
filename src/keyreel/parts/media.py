"""The rooms of media, put together."""

import asyncio
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from keyreel.access_control.legacy_service import AccessControlService
from keyreel.access_control.places import no_country, open_places
from keyreel.access_control.service import AccessControlProfileService, Profiles
from keyreel.categories.entry_service import CategoryEntryService
from keyreel.categories.entry_store import forget_entry
from keyreel.categories.member_service import CategoryUserService
from keyreel.categories.room import Room
from keyreel.categories.service import CategoryService
from keyreel.conversion.params_service import FlavorParamsService, ThumbParamsService
from keyreel.conversion.service import ConversionProfileAssetParamsService, ConversionProfileService
from keyreel.custom_metadata.service import MetadataService
from keyreel.declared import DECLARED as DECLARED
from keyreel.delivery.context import Contexts
from keyreel.delivery.passes import Passes
from keyreel.delivery.room import Delivery
from keyreel.delivery.thumbnails import Thumbnails
from keyreel.desk import open_stores
from keyreel.entries.content import IMPORT, Contents, delete_content
from keyreel.entries.content import KIND as CONTENT
from keyreel.entries.copying import Copies
from keyreel.entries.data_service import DataService
from keyreel.entries.folders import Folders
from keyreel.entries.healing import heal
from keyreel.entries.importing import Importer, Waiting, WaitingEntries
from keyreel.entries.ingest import Ingester
from keyreel.entries.media_service import MediaService
from keyreel.entries.places import Places
from keyreel.entries.protection import Guard
from keyreel.entries.room import EntryRoom
from keyreel.entries.service import BaseEntryService
from keyreel.entries.sources import Sources
from keyreel.entries.store import move_entries, remake_entries
from keyreel.files import Files
from keyreel.files.fetching import Fetcher
from keyreel.files.scratch import remove_leftovers
from keyreel.flavors.filling import IMPORT as FLAVOR_IMPORT
from keyreel.flavors.filling import WaitingFlavors
from keyreel.flavors.room import Flavors
from keyreel.flavors.service import FlavorAssetService
from keyreel.gate import Gate, Identities
from keyreel.jobs import Handler, Job
from keyreel.media_files.work import Workshop
from keyreel.parts.clock import Clock
from keyreel.playlists.room import Playlists
from keyreel.playlists.service import PlaylistService
from keyreel.roles.store import Book
from keyreel.schema.service import Service
from keyreel.settings import Settings
from keyreel.storage import Database
from keyreel.thumbs.filling import IMPORT as THUMB_IMPORT
from keyreel.thumbs.filling import WaitingThumbs
from keyreel.thumbs.room import Thumbs
from keyreel.thumbs.service import ThumbAssetService
from keyreel.thumbs.views import ThumbViews
from keyreel.ui_confs.service import UiConfService
from keyreel.uploads.service import UploadTokenService
from keyreel.uploads.store import give_up, living_files
from keyreel.uploads.whole import UploadService
from keyreel.user_entries.service import UserEntryService
from keyreel.wiring.jobs import CallJobs
from keyreel.wiring.media import (
    AccessProfiles,
    AccountSetup,
    CategoryAccounts,
    CategoryEntries,
    CategoryUsers,
    UploadedFiles,
)
from keyreel.wiring.people import RoleAccounts

DAY = 86_400
UNFINISHED = 7 * DAY
"""Seconds after which an upload that nothing happens to is given up."""


class MediaParts:
    """The parts that keep entries and what belongs to them.

    Attributes:
        pieces: the files of uploads.
        files: the files of entries.
        workshop: where files that people bring are read, in a process of its own.
        studio: where pictures are looked at and made for those who wait for them, in another.
        entries: what the services of entries share.
        categories: what the services of categories share.
        services: the services.
        lent: the uses of properties that accounts get by having folders of the server.
        handlers: what does each kind of job.
        lost: what says of each kind that it failed for good.
    """

    def __init__(self, settings: Settings, db: Database, clock: Clock, jobs: CallJobs, roles: Book) -> None:
        self.db = db
        self._jobs = jobs
        self._scratch = settings.uploads
        self.pieces, bytes = open_stores(settings)
        self.files = Files(db, bytes)
        self.workshop = Workshop()
        self.studio = Workshop()
        setup = AccountSetup()
        self.categories = Room(db, CategoryAccounts(roles), CategoryUsers(), CategoryEntries())
        places = Places(self.categories)
        self.entries = EntryRoom(db, setup, places, [delete_content, forget_entry])
        fetcher = Fetcher(settings.import_networks, settings.max_upload)
        passes = Passes(places)
        folders = Folders(settings.import_folders)
        self.lent = folders.lent
        sources = Sources(self.entries, self.files, UploadedFiles(db, self.pieces), folders, settings.uploads)
        contents = Contents(self.entries, self.files, sources, jobs, self.studio)
        places_of = open_places(Path(settings.country_database)) if settings.country_database else no_country
        self.guard = Guard(AccessProfiles(), places_of)
        profiles = Profiles(db, move_entries, RoleAccounts().raise_version)
        contexts = Contexts(self.entries, self.guard)
        self.thumbnails = Thumbnails(self.files, self.studio)
        ingester = Ingester(db, self.files, self.workshop, settings.uploads)

        flavors = Flavors(self.entries, contents, self.guard, passes, jobs)
        thumbs = Thumbs(self.entries, contents, self.thumbnails, fetcher, self.guard, jobs, settings.uploads)
        copies = Copies(self.entries, contents, flavors, thumbs)
        views = ThumbViews(thumbs, self.files, self.thumbnails, self.guard, passes)

        async def make_ready(job: Job) -> None:
            await ingester.make_ready(job.partner_id, job.payload, int(clock()))

        async def unready(job: Job) -> None:
            await ingester.give_up(job.partner_id, job.payload, int(clock()))

        def importing(waiting: Waiting) -> tuple[Handler, Handler]:
            """What fetches content for what waits, and what says that it cannot be had."""
            importer = Importer(db, self.files, fetcher, jobs, waiting, self.studio, settings.uploads)

            async def bring(job: Job) -> None:
                await importer.bring(job.partner_id, {**job.payload, "job": job.id}, clock)

            async def unbrought(job: Job) -> None:
                await importer.give_up(job.partner_id, {**job.payload, "job": job.id}, int(clock()))

            return bring, unbrought

        does: dict[str, tuple[Handler, Handler]] = {
            CONTENT: (make_ready, unready),
            IMPORT: importing(WaitingEntries(jobs, setup)),
            FLAVOR_IMPORT: importing(WaitingFlavors(jobs)),
            THUMB_IMPORT: importing(WaitingThumbs()),
        }
        self.handlers: Mapping[str, Handler] = {kind: handler for kind, (handler, _) in does.items()}
        self.lost: Mapping[str, Handler] = {kind: lost for kind, (_, lost) in does.items()}
        tokens = UploadTokenService(db, self.pieces)
        self.services: Sequence[Service] = [
            tokens,
            UploadService(tokens),
            UiConfService(db),
            PlaylistService(Playlists(self.entries)),
            DataService(self.entries, contents, self.guard),
            BaseEntryService(self.entries, contents, contexts, thumbs, tokens, copies),
            MediaService(self.entries, contents, thumbs, tokens, copies),
            CategoryService(self.categories),
            CategoryEntryService(self.categories),
            CategoryUserService(self.categories),
            MetadataService(),
            UserEntryService(),
            AccessControlProfileService(profiles),
            AccessControlService(profiles),
            ConversionProfileService(db, remake_entries),
            ConversionProfileAssetParamsService(db),
            FlavorParamsService(db),
            FlavorAssetService(flavors),
            ThumbAssetService(thumbs, views),
            ThumbParamsService(db),
        ]

    def delivery(self, identities: Identities, gate: Gate, clock: Clock) -> Delivery:
        """What gives out bytes, behind the gate."""
        return Delivery(self.entries, self.files, self.thumbnails, self.guard, identities, gate, clock)

    async def stop(self) -> None:
        """End what works on files."""
        await self.workshop.close()
        await self.studio.close()

    async def sweep(self, now: int) -> None:
        """Give up uploads that nobody goes on with, remove files that nobody needs, and let nothing wait for ever."""
        await heal(self.db, [*self.handlers], self._jobs, now)
        await give_up(self.db, now - UNFINISHED)
        needed = await living_files(self.db)
        await self.pieces.sweep(needed, time.time())  # what the store goes by
        await self.files.collect(time.time())
        await asyncio.to_thread(remove_leftovers, self._scratch, time.time())
