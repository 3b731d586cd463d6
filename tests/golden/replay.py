"""Replays recorded requests against an application in process and sorts the rows: same, deviates, not built, failed.

The clock of the application stands at the moment of each recording, so nothing sleeps and recorded sessions live.
"""

import asyncio
import gzip
import json
import re
import tempfile
import tomllib
from base64 import b64decode, b64encode
from collections.abc import Iterable
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

from mapping import Mapping
from trees import read_answer

from keyreel.app import Application, create_app
from keyreel.jobs.store import Job, JobStatus, list_jobs
from keyreel.ks import Keyring, generate
from keyreel.settings import Settings

HERE = Path(__file__).parent
DATA = HERE / "data"
BUILT_SO_FAR = (
    "00_setup",
    "01_protocol",
    "02_session",
    "03_ks",
    "04_user",
    "04b_lockout",
    "05_apptoken",
    "06_multirequest",
    "07_entities",
    "08_serialization",
    "09_deserialization",
    "10_lists",
    "11_response_profiles",
    "12_nulls",
)
FIRST_ID = 107
BEGINNING = 1_795_406_000.0
"""Unix seconds: before every recording."""
_MULTIPART = b64encode(b"-----").decode()[:6]
"""How carried bodies in parts begin, which are in base64."""
TOGETHER = {"11_response_profiles": ("10_lists",), "12_nulls": ("10_lists", "11_response_profiles")}
"""Recordings that were made before a recording on the same server."""
BEFORE = {"09_deserialization": ("08_serialization", "mk user")}
"""Rows of other recordings that a recording needs to have happened."""
BACK = {"user.enableLogin: enable": ("P1", "u1_406770")}
"""Rows before which an administrator makes a deleted user anew, whom the recorded server let back by a session."""
USERS_MADE = 1_795_406_339.0


@dataclass(frozen=True, slots=True)
class Deviation:
    """Rows that differ on purpose: which, and why."""

    id: str
    reason: str
    rows: tuple[str, ...]
    only: str = ""
    """`defaults` where it holds only without the switches that restore the recorded server's behaviour."""


@dataclass(slots=True)
class Outcome:
    """The rows of one recording, by what became of them."""

    file: str
    same: list[str] = field(default_factory=list[str])
    deviates: list[str] = field(default_factory=list[str])
    not_built: list[str] = field(default_factory=list[str])
    failed: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])


def load_deviations(name: str) -> list[Deviation]:
    """The list in `deviations.toml` or `not_built.toml`."""
    table = tomllib.loads((HERE / name).read_text())
    return [
        Deviation(item["id"], item["reason"], tuple(item["rows"]), item.get("only", ""))
        for item in table.get("entry", [])
    ]


def load_properties() -> list[str]:
    """Patterns of differences that one reason explains in every row."""
    table = tomllib.loads((HERE / "deviations.toml").read_text())
    return [item["difference"] for item in table.get("everywhere", [])]


def load_rows(file: str) -> list[dict[str, Any]]:
    """The rows of a carried recording."""
    text = gzip.decompress((DATA / f"{file}.jsonl.gz").read_bytes()).decode()
    rows = [json.loads(line) for line in text.splitlines()]
    for row in rows:
        if str(row.get("body", "")).startswith(_MULTIPART):
            row["body"] = b64decode(row["body"]).decode("utf-8", "surrogateescape")
    return rows


class Server:
    """An application in process whose clock is set by hand."""

    def __init__(self, folder: Path, *, file: str, compat: bool, database_url: str) -> None:
        self.now = BEGINNING
        settings = Settings(data_dir=folder, open_registration=compat, database_url=database_url)
        self.app: Application = create_app(settings, clock=lambda: self.now)
        self._file = file
        accounts = json.loads((HERE / "accounts.json").read_text())
        self.mapping = Mapping({item["id"]: item["adminSecret"] for item in accounts.values()})

    async def start(self) -> None:
        parts = await self.app.start()
        accounts = json.loads((HERE / "accounts.json").read_text())
        if self._file == "00_setup":
            await parts.registrar.bring({"id": FIRST_ID - 1, "name": "before", "adminSecret": "0" * 32}, now=1)
            return
        for document in accounts.values():
            await parts.registrar.bring(document, now=document["createdAt"])
        for user_id in ("adm", "u1"):
            await self._introduce(accounts["P1"], user_id)
        if self._file in BEFORE:
            file, name = BEFORE[self._file]
            await self.ask(next(row for row in load_rows(file) if row["name"] == name))

    async def _introduce(self, account: dict[str, Any], user_id: str) -> None:
        """Let a user read themselves: earlier recordings left these users behind, and reading oneself makes them."""
        ring = Keyring([account["adminSecret"]])
        text = generate(ring, partner_id=account["id"], user_id=user_id, type=0, expiry=2**31)
        sent = {"ks": text, "format": 1}
        row = {"time": USERS_MADE, "method": "POST", "path": "/api_v3/service/user/action/get", "headers": {}}
        await self.ask({**row, "json": sent})

    async def bring_back(self, account: str, user_id: str) -> None:
        """Make a deleted user anew, as reading oneself for the first time does."""
        accounts = json.loads((HERE / "accounts.json").read_text())
        ring = Keyring([accounts[account]["adminSecret"]])
        text = generate(ring, partner_id=accounts[account]["id"], user_id="adm", type=2, expiry=2**31)
        sent = {"ks": text, "format": 1, "user": {"id": user_id, "firstName": user_id}}
        row = {"time": self.now, "method": "POST", "path": "/api_v3/service/user/action/add", "headers": {}}
        await self.ask({**row, "json": sent})

    async def ask(self, row: dict[str, Any]) -> tuple[int, str, bytes]:
        self.now = row["time"] + 0.5
        if isinstance(row.get("json"), dict):
            row = {**row, "json": self.mapping.sent(row["json"])}
            if actions_of(row) == {"apptoken.startsession"} and "INVALID_APP_TOKEN_HASH" not in str(row.get("answer")):
                row["json"] = self.mapping.rehashed(row["json"])
        if isinstance(row.get("form"), dict):
            row = {**row, "form": self.mapping.sent(row["form"])}
        body, content_type = _body(row)
        parts = urlsplit(row["path"])
        headers = [(b"host", b"127.0.0.1:8081")]
        headers += [(name.lower().encode(), value.encode()) for name, value in row["headers"].items()]
        if content_type and not any(name == b"content-type" for name, _ in headers):
            headers.append((b"content-type", content_type.encode()))
        path = row["path"].partition("?")[0]
        scope = {
            "type": "http",
            "method": row["method"],
            "path": path,
            "raw_path": path.encode(),
            "query_string": self.mapping.ours(parts.query).encode(),
            "headers": headers,
            "client": ("127.0.0.1", 1),
            "scheme": "http",
        }
        sent: list[dict[str, Any]] = []

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message: Any) -> None:
            sent.append(message)

        await self.app(scope, receive, send)
        await self._settle()
        received = dict(sent[0]["headers"])
        content = b"".join(message.get("body", b"") for message in sent[1:])
        return sent[0]["status"], received.get(b"content-type", b"").decode(), content

    async def _settle(self) -> None:
        """Wait until no job that is due is undone: the recorded server answered once they were."""
        parts = self.app.parts
        assert parts is not None

        def is_open(job: Job) -> bool:
            return job.status is JobStatus.RUNNING or (job.status is JobStatus.WAITING and job.due_at <= self.now)

        while any(is_open(job) for job in await list_jobs(parts.db)):  # noqa: ASYNC110  # of another task
            await asyncio.sleep(0.01)


def _body(row: dict[str, Any]) -> tuple[bytes, str]:
    if "json" in row:
        return json.dumps(row["json"]).encode(), "application/json"
    if "form" in row:
        form = row["form"]
        text = form if isinstance(form, str) else urlencode(form)
        return text.encode(), "application/x-www-form-urlencoded"
    body = row.get("body")
    if isinstance(body, dict):
        return b64decode(body["b64"]), ""
    return (body or "").encode("utf-8", "surrogateescape"), ""


async def replay(
    file: str, *, compat: bool, rows: Iterable[dict[str, Any]] | None = None, database_url: str = ""
) -> Outcome:
    """What became of each row of a recording, on SQLite or on the empty PostgreSQL database of the URL."""
    deviations = [item for item in load_deviations("deviations.toml") if not (compat and item.only)]
    unbuilt = load_deviations("not_built.toml")
    properties = load_properties()
    outcome = Outcome(file)
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder), file=file, compat=compat, database_url=database_url)
        await server.start()
        try:
            names = {f"{a.service.id}.{a.name}".lower() for a in server.app.parts.registry}  # type: ignore[union-attr]
            for earlier in TOGETHER.get(file, ()):
                for row in load_rows(earlier):
                    await _sort(server, row, Outcome(earlier), deviations, unbuilt, names, properties)
            for row in rows if rows is not None else load_rows(file):
                if row["name"] in BACK:
                    await server.bring_back(*BACK[row["name"]])
                await _sort(server, row, outcome, deviations, unbuilt, names, properties)
        finally:
            await server.app.stop()
    return outcome


async def _sort(
    server: Server,
    row: dict[str, Any],
    outcome: Outcome,
    deviations: list[Deviation],
    unbuilt: list[Deviation],
    names: set[str],
    properties: list[str],
) -> None:
    label = f"{outcome.file}: {row['name']}"
    status, content_type, content = await server.ask(row)
    got = {"status": status, "content_type": content_type, "answer": read_answer(content, content_type, status)}
    want = {name: row[name] for name in ("status", "content_type", "answer")}
    if _asks_no_order(row):
        want["answer"], got["answer"] = _by_name(want["answer"]), _by_name(got["answer"])
    found = differences(want, got, mapping=server.mapping)
    if content_type == "application/json" and status == 200 and content:
        server.mapping.learn_tokens(json.loads(content))
    unexplained = [line for line in found if not any(re.search(pattern, line) for pattern in properties)]
    if not found:
        outcome.same.append(label)
    elif not unexplained or named(label, deviations):
        outcome.deviates.append(label)
    elif not actions_of(row) <= names or named(label, unbuilt):
        outcome.not_built.append(label)
    else:
        outcome.failed.append((label, "\n".join(unexplained[:12])))


def named(label: str, entries: list[Deviation]) -> Deviation | None:
    """The entry that lists a row."""
    return next((entry for entry in entries if any(fnmatchcase(label, pattern) for pattern in entry.rows)), None)


_ENTRY_LISTS = {"media.list", "baseentry.list", "baseentry.listbyreferenceid"}


def _asks_no_order(row: dict[str, Any]) -> bool:
    """Whether a request lists entries without saying in which order: the recorded one is as it happened to be."""
    sent = row.get("json") if isinstance(row.get("json"), dict) else {}
    filter = sent.get("filter") or {}
    return actions_of(row) <= _ENTRY_LISTS and str(filter.get("orderBy", "")) not in ("+createdAt", "-createdAt")


def _by_name(answer: Any) -> Any:
    page = answer.get("json") if isinstance(answer, dict) else None
    if not isinstance(page, dict) or not isinstance(page.get("objects"), list):
        return answer
    return {**answer, "json": {**page, "objects": sorted(page["objects"], key=lambda item: str(item.get("name")))}}


def actions_of(row: dict[str, Any]) -> set[str]:
    """The actions that a request names, lower case; of a multirequest, those of its items."""
    path = row["path"]
    match = re.search(r"service[/=](\w+)(?:/action/|&action=)(\w+)", path)
    found = {f"{match[1]}.{match[2]}".lower()} if match else set[str]()
    sent = row.get("json") if isinstance(row.get("json"), dict) else {}
    for item in sent.values():
        if isinstance(item, dict) and isinstance(item.get("service"), str) and isinstance(item.get("action"), str):
            found.add(f"{item['service']}.{item['action']}".lower())
    return {name for name in found if not name.startswith(("multirequest.", "nope.", "system.nope", "metadata_nope"))}


def differences(want: Any, got: Any, path: str = "", *, mapping: Mapping | None = None) -> list[str]:
    """Where two trees differ, in words.

    Numbers that were recorded as text may be numbers of the declared type, and with a mapping ids may be others.
    """
    if want == "$moment" and path.endswith(tuple("0123456789]")):
        return []
    if isinstance(want, dict) and isinstance(got, dict):
        found = [f"{path}.{key}: missing" for key in want if key not in got]
        found += [f"{path}.{key}: not expected: {str(got[key])[:80]}" for key in got if key not in want]
        for key in want:
            if key in got:
                found += differences(want[key], got[key], f"{path}.{key}", mapping=mapping)
        return found
    if _is_tag(want) and _is_tag(got) and want[0] == got[0]:
        return differences(want[1], got[1], f"{path}.{want[0]}", mapping=mapping)
    if isinstance(want, list) and isinstance(got, list):
        if len(want) != len(got):
            return [f"{path}: {len(want)} items expected, {len(got)} found: {str(want)[:100]} / {str(got)[:100]}"]
        return [
            line
            for n, (w, g) in enumerate(zip(want, got, strict=True))
            for line in differences(w, g, f"{path}[{n}]", mapping=mapping)
        ]
    if _alike(want, got):
        return []
    if mapping is not None and isinstance(want, str) and mapping.ours(want) == got:
        return []
    if mapping is not None and (_IS_ID.search(path) or mapping.is_made(want, got)) and mapping.learn(want, got):
        return []
    return [f"{path}: expected {str(want)[:120]!r}, found {str(got)[:120]!r}"]


_IS_ID = re.compile(r"\.(id|conversionQuality|[a-z]\w*(Id|Ids|roles))\Z|\.args\.([A-Z_]*ID|[A-Z]+_CATEGORY)\Z")


def _is_tag(item: Any) -> bool:
    """Whether an item of an answer is a tag of XML with what is in it."""
    return isinstance(item, list) and len(item) == 2 and isinstance(item[0], str)


def _alike(want: Any, got: Any) -> bool:
    if type(want) is type(got):
        return want == got
    numbers = (int, float)
    if isinstance(want, bool) or isinstance(got, bool):
        return isinstance(got, bool) and str(want) == str(int(got))
    if isinstance(want, str) and isinstance(got, numbers):
        return want == (str(int(got)) if float(got).is_integer() else str(got))
    if isinstance(want, numbers) and isinstance(got, str):
        return str(want) == got
    return isinstance(want, numbers) and isinstance(got, numbers) and want == got


def stale(outcomes: list[Outcome], *, compat: bool) -> list[str]:
    """Patterns of the lists that no row of these recordings needed."""
    labels = [label for outcome in outcomes for label in (*outcome.deviates, *outcome.not_built)]
    entries = (*load_deviations("deviations.toml"), *load_deviations("not_built.toml"))
    files = {outcome.file for outcome in outcomes}
    return [
        f"{entry.id}: {pattern}"
        for entry in entries
        for pattern in entry.rows
        if not (compat and entry.only)
        and pattern.partition(":")[0] in files
        and not any(fnmatchcase(label, pattern) for label in labels)
    ]
