"""Settings: every knob of a server, each from a flag, the environment, or its default."""

import ipaddress
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

Network = ipaddress.IPv4Network | ipaddress.IPv6Network

PREFIX = "KEYREEL_"
_OWN_HOSTS = ("localhost", "127.0.0.1", "::1")
_PREFIX = re.compile(r"([A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*)?")
_EMAIL = re.compile(r"[^@\s<>,;:\"\x00-\x1f]+@[A-Za-z0-9.-]+")


class SettingInvalid(ValueError):
    """A setting has a value that it cannot have; the message names it and says what is expected."""


def setting(default: Any, help: str, *, secret: bool = False) -> Any:
    """A setting with its default and what it is for. A secret one is not shown where settings are."""
    return field(default=default, repr=not secret, metadata={"help": help})


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one server."""

    host: str = setting("127.0.0.1", "Address to listen on; 0.0.0.0 for every one.")
    port: int = setting(8090, "Port to listen on.")
    data_dir: Path = setting(  # noqa: RUF009  # `setting` makes a field
        Path("keyreel-data"), "Folder for the database, the sealing key and uploads."
    )
    sealing_key_file: str = setting("", "File with the key that seals secrets; else sealing.key in the data folder.")
    sealing_key: str = setting("", "The key itself, 64 hexadecimal digits; further ones only open.", secret=True)
    sealing_key_command: str = setting("", "Command that prints the key, such as one that asks a vault.")
    workers: int = setting(1, "Processes that answer calls.")
    database_url: str = setting("", "postgresql://… to use PostgreSQL; otherwise SQLite in the data folder.")
    public_url: str = setting("", "How clients reach the server, such as https://video.example.org.")
    trusted_proxy: tuple[str, ...] = setting((), "Network of a proxy whose forwarded headers count, as a CIDR.")
    tls_cert: str = setting("", "File with the certificate, to serve https directly.")
    tls_key: str = setting("", "File with the certificate's private key.")
    open_registration: bool = setting(False, "Let anybody register an account through partner.register.")
    max_body: int = setting(10 * 2**20, "Bytes that a request may send besides files.")
    max_upload: int = setting(4 * 2**30, "Bytes of files that a request may send.")
    s3_bucket: str = setting("", "Bucket of an S3-compatible store that files lie in; without one, in the data folder.")
    s3_endpoint: str = setting("", "Where the store is, such as https://s3.example.org; without it, at AWS.")
    s3_region: str = setting("us-east-1", "Its region.")
    s3_access_key: str = setting("", "Access key; without one, AWS_… variables or the machine's own role count.")
    s3_secret_key: str = setting("", "The secret that belongs to it.", secret=True)
    s3_prefix: str = setting("", "What the names of objects begin with, such as keyreel.")
    import_network: tuple[str, ...] = setting(
        (), "Network that content may be fetched from though it is not public, as a CIDR."
    )
    max_calls: int = setting(300, "Calls that a multirequest may hold.")
    smtp_host: str = setting("", "Mail server; without one, mails go into the folder outbox in the data folder.")
    smtp_port: int = setting(587, "Its port.")
    smtp_user: str = setting("", "User to log in to it with, if it asks for one.")
    smtp_password: str = setting("", "That user's password.", secret=True)
    smtp_tls: str = setting("starttls", "How the way to it is protected: starttls, tls or none.")
    mail_from: str = setting("keyreel@localhost", "E-mail that mails come from.")
    audit_days: int = setting(90, "Days that lines of the audit trail are kept.")
    hashes_at_once: int = setting(2, "Passwords that one worker hashes at the same time.")

    def __post_init__(self) -> None:
        if not 1 <= self.port <= 65535:
            raise SettingInvalid("port: a number from 1 to 65535 is expected")
        if not 1 <= self.smtp_port <= 65535:
            raise SettingInvalid("smtp-port: a number from 1 to 65535 is expected")
        if self.smtp_tls not in ("starttls", "tls", "none"):
            raise SettingInvalid("smtp-tls: starttls, tls or none is expected")
        if bool(self.smtp_user) != bool(self.smtp_password):
            raise SettingInvalid("smtp-user and smtp-password: give both or neither")
        if self.smtp_password and self.smtp_tls == "none" and self.smtp_host not in _OWN_HOSTS:
            raise SettingInvalid("smtp-tls: a password goes to another machine over starttls or tls only")
        if not _EMAIL.fullmatch(self.mail_from):
            raise SettingInvalid("mail-from: an e-mail is expected")
        for name in ("workers", "max_body", "max_upload", "max_calls", "hashes_at_once", "audit_days"):
            if getattr(self, name) < 1:
                raise SettingInvalid(f"{name.replace('_', '-')}: a number above 0 is expected")
        if bool(self.tls_cert) != bool(self.tls_key):
            raise SettingInvalid("tls-cert and tls-key: give both or neither")
        for name in ("tls_cert", "tls_key"):
            if (path := getattr(self, name)) and not Path(path).is_file():
                raise SettingInvalid(f"{name.replace('_', '-')}: there is no file {path}")
        if bool(self.s3_access_key) != bool(self.s3_secret_key):
            raise SettingInvalid("s3-access-key and s3-secret-key: give both or neither")
        if self.s3_endpoint and not self.s3_endpoint.startswith(("http://", "https://")):
            raise SettingInvalid("s3-endpoint: it begins with http:// or https://")
        if not _PREFIX.fullmatch(self.s3_prefix):
            raise SettingInvalid("s3-prefix: names between slashes are expected, such as media/keyreel")
        if self.public_url and not self.public_url.startswith(("http://", "https://")):
            raise SettingInvalid("public-url: it begins with http:// or https://")
        if self.database_url and not self.database_url.startswith(("postgresql://", "postgres://", "sqlite:///")):
            raise SettingInvalid("database-url: it begins with postgresql:// or sqlite:///")
        _ = self.trusted_networks, self.import_networks

    @property
    def import_networks(self) -> tuple[Network, ...]:
        """`import_network` as networks.

        Raises:
            SettingInvalid: one of them is no network.
        """
        try:
            return tuple(ipaddress.ip_network(text) for text in self.import_network)
        except ValueError as error:
            raise SettingInvalid(f"import-network: a network such as 10.0.0.0/8 is expected: {error}") from error

    @property
    def trusted_networks(self) -> tuple[Network, ...]:
        """`trusted_proxy` as networks.

        Raises:
            SettingInvalid: one of them is no network.
        """
        try:
            return tuple(ipaddress.ip_network(text) for text in self.trusted_proxy)
        except ValueError as error:
            raise SettingInvalid(f"trusted-proxy: a network such as 10.0.0.0/8 is expected: {error}") from error

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
    def uploads(self) -> Path:
        """The folder where files of requests wait for their answer."""
        return self.data_dir / "uploads"


def variable(name: str) -> str:
    """The environment variable of a setting."""
    return PREFIX + name.upper()


def from_environment(environ: Mapping[str, str] = os.environ, **given: Any) -> Settings:
    """The settings: those given (`None` counts as not given), else from the environment, else the defaults.

    Raises:
        SettingInvalid: one has a value that it cannot have.
    """
    values: dict[str, Any] = {}
    for item in fields(Settings):
        text = environ.get(variable(item.name))
        if given.get(item.name) is not None:
            values[item.name] = given[item.name]
        elif text is not None:
            values[item.name] = _parse(item.name, item.default, text)
    return Settings(**values)


def _parse(name: str, default: Any, text: str) -> Any:
    match default:
        case bool():
            if text.lower() in ("1", "true", "yes", "on", "0", "false", "no", "off", ""):
                return text.lower() in ("1", "true", "yes", "on")
            raise SettingInvalid(f"{variable(name)}: true or false is expected, not {text!r}")
        case int():
            try:
                return int(text)
            except ValueError as error:
                raise SettingInvalid(f"{variable(name)}: a whole number is expected, not {text!r}") from error
        case Path():
            return Path(text)
        case tuple():
            return tuple(part.strip() for part in text.split(",") if part.strip())
        case _:
            return text


def to_environment(settings: Settings) -> dict[str, str]:
    """The settings as environment variables, for worker processes."""
    found: dict[str, str] = {}
    for item in fields(Settings):
        value = getattr(settings, item.name)
        text = ",".join(value) if isinstance(value, tuple) else str(value)
        found[variable(item.name)] = text
    return found
