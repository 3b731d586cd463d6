"""Settings: every knob of a server, declared once. `keyreel.configuration` reads their values."""

import ipaddress
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from functools import cache
from pathlib import Path
from typing import Any

Network = ipaddress.IPv4Network | ipaddress.IPv6Network

PREFIX = "KEYREEL_"
_OWN_HOSTS = ("localhost", "127.0.0.1", "::1")
_FOLDER = re.compile(r"(?:(\d{1,9})=)?(/.+)")
_PREFIX = re.compile(r"([A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*)?")
_EMAIL = re.compile(r"[^@\s<>,;:\"\x00-\x1f]+@[A-Za-z0-9.-]+")
_PASSWORD = re.compile(r"(://[^/@:]*:)[^@]*@")


class SettingInvalid(ValueError):
    """A setting has a value that it cannot have.

    Attributes:
        keys: which, as they are written, such as `smtp-port`; two are joined by "and".
        expected: what it may be.
    """

    def __init__(self, keys: str, expected: str) -> None:
        super().__init__(f"{keys}: {expected}")
        self.keys = keys
        self.expected = expected


def setting(
    default: Any,
    help: str,
    *,
    section: str = "",
    least: int | None = None,
    most: int | None = None,
    choices: Sequence[str] = (),
    path: bool = False,
    secret: bool = False,
    from_file: bool = False,
) -> Any:
    """A setting: with this it has a flag, a variable, a line in keyreel.toml and one in docs/settings.md.

    Args:
        default: its value where none is given; its kind is that of every value.
        help: what it is for, and in which unit: a sentence.
        section: the heading of a new group, which this setting and those behind it belong to.
        least, most: the numbers that it may be.
        choices: the texts that it may be.
        path: whether it names a file; in keyreel.toml such a name is relative to that file.
        secret: whether it is shown nowhere, and no flag; it can be read from a file.
        from_file: whether it can be read from a file though it is no secret.
    """
    more = {"section": section, "least": least, "most": most, "choices": tuple(choices), "path": path}
    more |= {"secret": secret, "from_file": from_file or secret}
    return field(default=default, repr=not secret, metadata={"help": help, **more})


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one server."""

    host: str = setting("127.0.0.1", "Address to listen on; 0.0.0.0 for every one.", section="Where the server listens")
    port: int = setting(8090, "Port to listen on.", least=1, most=65535)
    workers: int = setting(1, "Processes that answer calls.", least=1)
    stop_delay: int = setting(
        0, "Seconds that it goes on answering, and says that it is not ready, once it is told to stop.", least=0
    )
    tls_cert: str = setting("", "File with the certificate, to serve https directly.", path=True)
    tls_key: str = setting("", "File with the certificate's private key.", path=True)

    public_url: str = setting(
        "", "How clients reach the server, such as https://video.example.org.", section="How clients reach it"
    )
    trusted_proxy: tuple[str, ...] = setting((), "Network of a proxy whose forwarded headers count, as a CIDR.")

    data_dir: Path = setting(  # noqa: RUF009  # `setting` makes a field
        Path("keyreel-data"), "Folder for the database, the sealing key and uploads.", path=True, section="Data"
    )
    database_url: str = setting(
        "", "postgresql://… to use PostgreSQL; otherwise SQLite in the data folder.", from_file=True
    )
    sealing_key_file: str = setting(
        "", "File with the key that seals secrets; else sealing.key in the data folder.", path=True
    )
    sealing_key: str = setting("", "The key itself, 64 hexadecimal digits; further ones only open.", secret=True)
    sealing_key_command: str = setting("", "Command that prints the key, such as one that asks a vault.")

    s3_bucket: str = setting(
        "",
        "Bucket of an S3-compatible store that files lie in; without one, in the data folder.",
        section="Files in a bucket",
    )
    s3_endpoint: str = setting("", "Where the store is, such as https://s3.example.org; without it, at AWS.")
    s3_region: str = setting("us-east-1", "Region of the bucket.")
    s3_access_key: str = setting("", "Access key; without one, AWS_… variables or the machine's own role count.")
    s3_secret_key: str = setting("", "Secret that belongs to the access key.", secret=True)
    s3_prefix: str = setting("", "What the names of objects begin with, such as keyreel.")

    open_registration: bool = setting(
        False, "Let anybody register an account through partner.register.", section="What callers may do"
    )
    import_network: tuple[str, ...] = setting(
        (), "Network that content may be fetched from though it is not public, as a CIDR."
    )
    import_folder: tuple[str, ...] = setting(
        (), "Folder that ADMIN sessions may take files from, or 101=/folder for those of account 101."
    )
    country_database: str = setting(
        "", "Database of places in MaxMind's format, by which rules of access control know countries.", path=True
    )

    max_body: int = setting(10 * 2**20, "Bytes that a request may send besides files.", section="Limits", least=1)
    max_upload: int = setting(4 * 2**30, "Bytes of files that a request may send.", least=1)
    max_calls: int = setting(300, "Calls that a multirequest may hold.", least=1)
    max_page: int = setting(
        500, "Objects that a page of a list holds; whoever asks for more gets as many.", least=30, most=500
    )
    max_running: int = setting(
        64, "Requests that one worker answers at once; who comes then is told to try again.", least=1
    )
    max_connections: int = setting(
        1024, "Connections that all workers hold at once; further ones wait until one ends.", least=1
    )
    max_seconds: int = setting(
        60, "Seconds that a request may take, and that nothing may come of a file that is sent.", least=1
    )
    requests_per_address: int = setting(
        0, "Requests that one address may send in a minute; 0 for as many as it likes.", least=0
    )
    calls_per_session: int = setting(
        0, "Calls that one session may make in a minute; 0 for as many as it likes.", least=0
    )
    login_failures: int = setting(
        50, "Logins from one address that may fail within ten minutes, and be tried at once, before it waits.", least=1
    )
    hashes_at_once: int = setting(2, "Passwords that one worker hashes at the same time.", least=1)
    hashes_waiting: int = setting(
        100, "Passwords that may wait for each that is hashed; who comes then is told to try again.", least=0
    )

    smtp_host: str = setting(
        "", "Mail server; without one, mails go into the folder outbox in the data folder.", section="Mail"
    )
    smtp_port: int = setting(587, "Port of the mail server.", least=1, most=65535)
    smtp_user: str = setting("", "User to log in to the mail server with, if it asks for one.")
    smtp_password: str = setting("", "Password of that user.", secret=True)
    smtp_tls: str = setting(
        "starttls", "How the way to the mail server is protected.", choices=("starttls", "tls", "none")
    )
    mail_from: str = setting("keyreel@localhost", "E-mail that mails come from.")

    log_format: str = setting(
        "text", "How lines of the log are written.", section="What operators see", choices=("text", "json")
    )
    log_level: str = setting("info", "The least that is worth a line.", choices=("debug", "info", "warning", "error"))
    log_calls: bool = setting(False, "Write a line for every call: what was called, how it ended, how long it took.")

    metrics_network: tuple[str, ...] = setting(
        ("127.0.0.0/8", "::1/128"), "Network from which /metrics may be read, as a CIDR."
    )
    metrics_token: str = setting("", "Token with which /metrics may be read from elsewhere.", secret=True)
    otel_endpoint: str = setting(
        "", "Where traces are collected, such as http://localhost:4318, over OTLP; without it, none are made."
    )

    copy_before_migrating: bool = setting(
        True, "Keep a copy of a SQLite database as it was before a migration.", section="Upkeep"
    )
    audit_days: int = setting(90, "Days that lines of the audit trail are kept.", least=1)

    def __post_init__(self) -> None:
        for each in declared():
            each.check(getattr(self, each.name))
        if bool(self.smtp_user) != bool(self.smtp_password):
            raise SettingInvalid("smtp-user and smtp-password", "give both or neither")
        if self.smtp_password and self.smtp_tls == "none" and self.smtp_host not in _OWN_HOSTS:
            raise SettingInvalid("smtp-tls", "a password goes to another machine over starttls or tls only")
        if not _EMAIL.fullmatch(self.mail_from):
            raise SettingInvalid("mail-from", "an e-mail is expected")
        if bool(self.tls_cert) != bool(self.tls_key):
            raise SettingInvalid("tls-cert and tls-key", "give both or neither")
        for key, path in (
            ("tls-cert", self.tls_cert),
            ("tls-key", self.tls_key),
            ("country-database", self.country_database),
        ):
            if path and not Path(path).is_file():
                raise SettingInvalid(key, f"there is no file {path}")
        if bool(self.s3_access_key) != bool(self.s3_secret_key):
            raise SettingInvalid("s3-access-key and s3-secret-key", "give both or neither")
        if self.s3_endpoint and not self.s3_endpoint.startswith(("http://", "https://")):
            raise SettingInvalid("s3-endpoint", "it begins with http:// or https://")
        if not _PREFIX.fullmatch(self.s3_prefix):
            raise SettingInvalid("s3-prefix", "names between slashes are expected, such as media/keyreel")
        if self.otel_endpoint and not self.otel_endpoint.startswith(("http://", "https://")):
            raise SettingInvalid("otel-endpoint", "it begins with http:// or https://")
        if self.public_url and not self.public_url.startswith(("http://", "https://")):
            raise SettingInvalid("public-url", "it begins with http:// or https://")
        if self.database_url and not self.database_url.startswith(("postgresql://", "postgres://", "sqlite:///")):
            raise SettingInvalid("database-url", "it begins with postgresql:// or sqlite:///")
        _ = self.trusted_networks, self.import_networks, self.import_folders, self.metrics_networks

    @property
    def import_networks(self) -> tuple[Network, ...]:
        """`import_network` as networks.

        Raises:
            SettingInvalid: one of them is no network.
        """
        return _networks("import-network", self.import_network)

    @property
    def import_folders(self) -> tuple[tuple[int | None, Path], ...]:
        """`import_folder` as accounts, `None` for every one, and folders.

        Raises:
            SettingInvalid: one of them cannot be.
        """
        found = [_FOLDER.fullmatch(text) for text in self.import_folder]
        if not all(found):
            raise SettingInvalid("import-folder", "a folder such as /srv/films or 101=/srv/films is expected")
        return tuple((int(each[1]) if each[1] else None, Path(each[2])) for each in found if each)

    @property
    def trusted_networks(self) -> tuple[Network, ...]:
        """`trusted_proxy` as networks.

        Raises:
            SettingInvalid: one of them is no network.
        """
        return _networks("trusted-proxy", self.trusted_proxy)

    @property
    def metrics_networks(self) -> tuple[Network, ...]:
        """`metrics_network` as networks.

        Raises:
            SettingInvalid: one of them is no network.
        """
        return _networks("metrics-network", self.metrics_network)

    @property
    def database(self) -> str:
        """Where the database is, as a URL."""
        return self.database_url or f"sqlite:///{self.data_dir / 'keyreel.db'}"

    @property
    def url(self) -> str:
        """How people reach the server, without a slash at the end."""
        if self.public_url:
            return self.public_url.rstrip("/")
        host = "127.0.0.1" if self.host in ("0.0.0.0", "::") else self.host  # noqa: S104  # not bound, shown
        host = f"[{host}]" if ":" in host else host
        return f"{'https' if self.tls_cert else 'http'}://{host}:{self.port}"

    @property
    def tables(self) -> Path:
        """The folder that tables of users lie in."""
        return self.data_dir / "tables"

    @property
    def outbox(self) -> Path:
        """The folder that mails go to where there is no mail server."""
        return self.data_dir / "outbox"

    @property
    def key_file(self) -> Path:
        """The file with the sealing key, where neither a setting nor a command gives it."""
        return Path(self.sealing_key_file) if self.sealing_key_file else self.data_dir / "sealing.key"

    @property
    def pieces(self) -> Path:
        """The folder where files of upload tokens wait until they are used."""
        return self.data_dir / "pieces"

    @property
    def files(self) -> Path:
        """The folder with the content of entries."""
        return self.data_dir / "files"

    @property
    def restoring(self) -> Path:
        """A file that is there while the data folder is filled from a backup."""
        return self.data_dir / "restoring"

    @property
    def hold(self) -> Path:
        """The file whose lock holds back the removal of files."""
        return self.data_dir / "removals.lock"

    @property
    def uploads(self) -> Path:
        """The folder where files of requests wait for their answer."""
        return self.data_dir / "uploads"


@dataclass(frozen=True, slots=True)
class Setting:
    """What is to be known of a setting besides its value; `setting` tells what each attribute means.

    Attributes:
        key: how keyreel.toml spells it: `data-dir`.
    """

    name: str
    default: Any
    help: str
    section: str
    least: int | None
    most: int | None
    choices: tuple[str, ...]
    path: bool
    secret: bool
    from_file: bool

    @property
    def key(self) -> str:
        return self.name.replace("_", "-")

    @property
    def variable(self) -> str:
        """The environment variable that gives it."""
        return PREFIX + self.name.upper()

    @property
    def flag(self) -> str:
        """The flag of `keyreel serve` that gives it: of a secret, the one that names a file with it."""
        return f"--{self.key}-file" if self.secret else f"--{self.key}"

    @property
    def allowed(self) -> str:
        """Which values it may have, as a sentence; nothing where that goes without saying."""
        if self.choices:
            return f"{', '.join(self.choices[:-1])} or {self.choices[-1]}."
        if self.least is None or (self.most is None and self.least <= 1):
            return ""
        return f"{self.least} or more." if self.most is None else f"From {self.least} to {self.most}."

    def check(self, value: Any) -> None:
        """See that it may have this value.

        Raises:
            SettingInvalid: it may not.
        """
        if self.choices and value not in self.choices:
            raise SettingInvalid(self.key, f"{self.allowed.rstrip('.')} is expected")
        texts: Any = value
        if any("\0" in str(text) for text in (texts if isinstance(texts, tuple) else (texts,))):
            raise SettingInvalid(self.key, "no text holds a zero byte")
        if self.least is None or (value >= self.least and (self.most is None or value <= self.most)):
            return
        bounds = f"above {self.least - 1}" if self.most is None else f"from {self.least} to {self.most}"
        raise SettingInvalid(self.key, f"a number {bounds} is expected")

    def shown(self, value: Any) -> str:
        """A value for people's eyes, without what is secret."""
        if self.secret:
            return "(secret)" if value else ""
        if isinstance(value, bool):
            return str(value).lower()
        return ", ".join(value) if isinstance(value, tuple) else _PASSWORD.sub(r"\1…@", str(value))


@cache
def declared() -> tuple[Setting, ...]:
    """Every setting, in the order of sections."""
    found: list[Setting] = []
    section = ""
    for item in fields(Settings):
        section = item.metadata["section"] or section
        known: dict[str, Any] = {**item.metadata, "section": section}
        found.append(Setting(item.name, item.default, **known))
    return tuple(found)


def _networks(key: str, texts: Sequence[str]) -> tuple[Network, ...]:
    try:
        return tuple(ipaddress.ip_network(text) for text in texts)
    except ValueError as error:
        raise SettingInvalid(key, f"a network such as 10.0.0.0/8 is expected: {error}") from error
