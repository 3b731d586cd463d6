"""What the server leans on: the store of files, the mail server, the libraries that read media."""

from collections.abc import AsyncIterator, Iterator
from importlib import import_module

from keyreel.checkup.finding import Finding, fine, note, wrong
from keyreel.desk import open_stores
from keyreel.mail import Smtp, SmtpSettings
from keyreel.mail.post import PostFailed
from keyreel.settings import Settings

_DECODED = ("h264", "hevc", "vp9", "aac", "mp3", "opus", "mjpeg", "png")
_PICTURES = ("jpg", "zlib", "webp")
_REINSTALL = "pip install --force-reinstall 'keyreel[server]'"


async def look_at_store(settings: Settings) -> AsyncIterator[Finding]:
    """Whether the bucket takes files."""
    if not settings.s3_bucket:
        return
    check = "bucket"
    try:
        _, files = open_stores(settings)
        await files.check()
    except OSError as error:
        remedy = "look at s3-endpoint, s3-region, s3-bucket and the keys; they must let it read, write and delete"
        yield wrong(check, str(error.strerror or error), remedy)
    else:
        yield fine(check, f"{settings.s3_bucket} can be written to")


async def look_at_mail(settings: Settings) -> AsyncIterator[Finding]:
    """Whether the mail server lets the server in."""
    check, where = "mail", f"{settings.smtp_host}:{settings.smtp_port}"
    if not settings.smtp_host:
        remedy = "name a mail server with --smtp-host, so that people get their links"
        yield note(check, f"no mail server is set: mails go to {settings.outbox}", remedy)
        return
    smtp = SmtpSettings(
        settings.smtp_host, settings.smtp_port, settings.smtp_user, settings.smtp_password, settings.smtp_tls
    )
    try:
        await Smtp(smtp).greet()
    except PostFailed as error:
        yield wrong(check, f"{where}: {error}", "look at smtp-host, smtp-port, smtp-tls, smtp-user and smtp-password")
    else:
        yield fine(check, f"{where} lets the server in")
    if settings.mail_from.endswith("@localhost"):
        remedy = "say with --mail-from which address mails come from"
        yield note(check, f"mails come from {settings.mail_from}, which other servers do not take", remedy)


def look_at_libraries() -> Iterator[Finding]:
    """Whether the libraries that read videos, sounds and images can be loaded, and know the usual formats."""
    check = "media"
    try:
        av, codec, features = (import_module(name) for name in ("av", "av.codec", "PIL.features"))
    except Exception as error:  # a library of the system that is missing, or is another one
        yield wrong(check, f"the libraries that read media cannot be loaded: {error}", _REINSTALL)
        return
    lacking = sorted(set(_DECODED) - codec.codecs_available)
    lacking += [name for name in _PICTURES if not features.check(name)]
    if lacking:
        yield wrong(check, f"the libraries that read media lack {', '.join(lacking)}", _REINSTALL)
    else:
        yield fine(check, f"PyAV {av.__version__} with FFmpeg's libraries reads the usual formats")
