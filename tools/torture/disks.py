"""Disks that are full, or take no writes, and what a file may not be larger than."""

import resource
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from torture.asking import Refused
from torture.results import Result
from torture.victim import Victim
from torture.writers import Journal, Writers, lost

CLEAR = frozenset({"INTERNAL_DATABASE_ERROR", "UPLOAD_ERROR"})
"""What a call may be refused with that cannot be done because of the disk."""


class NoNamespace(Exception):
    """This system lets nobody make a file system of their own."""


@dataclass(frozen=True, slots=True)
class Disk:
    """A small file system in memory, which the processes in a namespace see at a folder.

    Attributes:
        enter: the command that runs another there.
    """

    folder: Path
    enter: tuple[str, ...]

    def run(self, script: str) -> None:
        """Run a shell's script there, with the folder as `$1`."""
        subprocess.run([*self.enter, "sh", "-ec", script, "sh", str(self.folder)], check=True, capture_output=True)


@contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[Disk]:
    """A small file system at a folder. It needs no privilege, where the system has user namespaces.

    Raises:
        NoNamespace: it has none.
    """
    folder.mkdir(parents=True, exist_ok=True)
    script = f'mount -t tmpfs -o size={megabytes}m,mode=700 tmpfs "$1" && echo ready && exec sleep infinity'
    command = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-ec", script, "sh", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as holder:
        try:
            assert holder.stdout is not None
            if holder.stdout.readline() != b"ready\n":
                raise NoNamespace
            where = ("nsenter", "--target", str(holder.pid), "--user", "--mount", "--preserve-credentials")
            yield Disk(folder, where)
        finally:
            holder.kill()


def fill(folder: Path, *, seconds: float = 5) -> Result:
    """Let the disk run full while programs write, and make room again."""
    found = Result(
        "Disk full", "A disk of 256 MB is filled to its last byte while four programs write; then it has room."
    )
    data = folder / "data"
    try:
        with small_disk(data, 256) as disk:
            victim = Victim(folder, inside=disk.enter, data=data)
            _starve(
                victim,
                found,
                seconds,
                lambda: disk.run('head -c 400000000 /dev/zero > "$1/filler" || true'),
                lambda: disk.run('rm "$1/filler"'),
            )
    except NoNamespace:
        found.tell("not run: this system has no user namespaces")
    return found


def limit(folder: Path, *, seconds: float = 5) -> Result:
    """Let no file of the server grow any more, which is how a quota looks, and then let them."""
    found = Result(
        "No byte more", "Its processes may make no file larger than it is (RLIMIT_FSIZE) while four programs write."
    )
    victim = Victim(folder)

    def allow(most: int) -> None:
        assert victim.process is not None
        for process in (victim.process.pid, *victim.workers()):
            resource.prlimit(process, resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))

    _starve(victim, found, seconds, lambda: allow(0), lambda: allow(resource.RLIM_INFINITY))
    return found


def _starve(
    victim: Victim, found: Result, seconds: float, starve: Callable[[], None], feed: Callable[[], None]
) -> None:
    victim.make_account()
    victim.start()
    ks = victim.asker.session("torturer", "disableentitlement")
    victim.asker.ask("user", "add", ks=ks, user={"id": "first"})
    before, during, after = Journal(), Journal(), Journal()
    for journal, change in ((before, starve), (during, feed), (after, None)):
        writers = Writers(victim.asker, journal, ks)
        writers.write(seconds, lambda journal=journal: journal.refused if journal is during else journal.acknowledged)
        if change is not None:
            change()
        writers.stop()
        if journal is before:
            _check_reads(victim, ks, found)
    _recovered(victim, ks, found)
    missing = [each for journal in (before, during, after) for each in lost(victim.asker, ks, journal)]
    codes = {**before.refused, **during.refused}
    refused = {code: before.refused.get(code, 0) + during.refused.get(code, 0) for code in codes}
    found.tell(f"{before.acknowledged} changes acknowledged before, {sum(refused.values())} refused: {_list(refused)}")
    found.tell(f"{after.acknowledged} acknowledged afterwards, without a restart; {len(missing)} of all lost")
    found.must(sum(refused.values()) > 0, "nothing was refused: it was not tortured")
    found.must(set(refused) <= CLEAR, f"errors that say nothing: {sorted(set(refused) - CLEAR)}")
    found.must(after.acknowledged > 0, "it did not recover")
    found.must(not after.refused, f"refused afterwards: {after.refused}")
    found.must(not missing, f"lost: {'; '.join(missing[:5])}")
    for journal in (before, during, after):
        found.must(not journal.unclear, f"unclear answers: {'; '.join(journal.unclear[:5])}")
        found.must(not journal.gone, "connections were lost")
    found.must(not (trace := victim.traceback()), trace)
    found.must(victim.stop() == 0, "it did not stop well")


def _check_reads(victim: Victim, ks: str, found: Result) -> None:
    try:
        victim.asker.ask("user", "get", ks=ks, userId="first")
    except Refused as error:
        found.must(False, f"reads are refused too: {error.code}")


def _recovered(victim: Victim, ks: str, found: Result) -> None:
    ends = time.monotonic() + 30
    while time.monotonic() < ends:
        with suppress(Refused):
            victim.asker.ask("user", "update", ks=ks, userId="first", user={"firstName": "again"})
            return
        time.sleep(0.1)
    found.must(False, "changes are refused half a minute after there was room again")


def _list(refused: dict[str, int]) -> str:
    return ", ".join(f"{code} {times}" for code, times in sorted(refused.items())) or "none"


def read_only(folder: Path) -> Result:
    """Serve with the folder of files on a disk that takes no writes, and start on a data folder that takes none."""
    does = "Files lie on a disk that is remounted read-only and back; then all of the data does, at a start."
    found = Result("Read-only disk", does)
    data = folder / "data"
    try:
        with small_disk(data / "files", 32) as disk:
            victim = Victim(folder, inside=disk.enter, data=data)
            victim.make_account()
            victim.start()
            ks = victim.asker.session("torturer", "disableentitlement")
            kept = victim.asker.upload(ks, b"\x89PNG\r\n\x1a\n" + b"x" * 50_000)
            found.must(victim.asker.is_read(ks, kept), "an upload is never read")  # whoever writes would forbid it
            disk.run('mount -o remount,ro "$1"')
            codes: set[str] = set()
            for _ in range(5):
                try:
                    victim.asker.upload(ks, b"\x89PNG\r\n\x1a\n" + b"y" * 50_000)
                    found.must(False, "an upload was acknowledged")
                except Refused as error:
                    codes.add(error.code)
            found.must(codes <= CLEAR, f"errors that say nothing: {sorted(codes)}")
            found.must(len(victim.asker.content(ks, kept)) > 50_000, "what is there cannot be read")
            victim.asker.ask("user", "add", ks=ks, user={"id": "meanwhile"})
            disk.run('mount -o remount,rw "$1"')
            victim.asker.upload(ks, b"\x89PNG\r\n\x1a\n" + b"z" * 50_000)
            found.tell(f"uploads are refused ({', '.join(sorted(codes))}), the rest goes on, and uploads do afterwards")
            found.must(not (trace := victim.traceback()), trace)
            found.must(victim.stop() == 0, "it did not stop well")
        with small_disk(folder / "other", 32) as disk:
            victim = Victim(folder, inside=disk.enter, data=folder / "other" / "data")
            victim.make_account()
            disk.run('mount -o remount,ro "$1"')
            victim.log.unlink()
            try:
                victim.start()
                found.must(False, "it starts on a disk that takes no writes")
            except RuntimeError:
                said = victim.said().strip().splitlines()
                told = said[-1].replace(str(folder), "…") if said else "nothing"
                found.tell(f"a start on such a disk ends at once, with: `{told}`")
                found.must(len(said) == 1 and said[0].startswith("keyreel: "), "it does not say why")
            disk.run('mount -o remount,rw "$1"')
            victim.start()
            victim.stop()
    except NoNamespace:
        found.tell("not run: this system has no user namespaces")
    return found
