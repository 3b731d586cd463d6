"""The address that is listened on, its certificate, and the address that clients use."""

import asyncio
import errno
import os
import socket
import ssl
import stat
from collections.abc import AsyncIterator, Iterator
from datetime import datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

import httpx
from cryptography import x509

from keyreel.checkup.finding import Finding, fine, note, wrong
from keyreel.settings import Settings

PATIENCE = 5.0
"""Seconds that an address has to answer."""
SOON = timedelta(days=21)
"""How long before its end a certificate is worth a note."""
_PING = "/api_v3/service/system/action/ping?format=1"
_LOOPBACK = ("localhost", "127.0.0.1", "::1")
_EVERYBODY = 0o007


async def look_at_port(settings: Settings) -> AsyncIterator[Finding]:
    """Whether the address can be listened on, or Keyreel does already."""
    check, where = "port", f"{settings.host}:{settings.port}"
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            await asyncio.to_thread(probe.bind, (settings.host, settings.port))
    except socket.gaierror:
        yield wrong(check, f"nobody knows the host {settings.host}", "give an address of this machine as --host")
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            yield await _look_at_listener(settings, where)
        elif error.errno == errno.EACCES:
            remedy = "take a port above 1023 and a proxy before it, or give the server CAP_NET_BIND_SERVICE"
            yield wrong(check, f"{where} may not be listened on by this user", remedy)
        else:
            yield wrong(check, f"{where} cannot be listened on: {error.strerror}", "give another --host or --port")
    else:
        yield fine(check, f"{where} is free")


async def _look_at_listener(settings: Settings, where: str) -> Finding:
    scheme = "https" if settings.tls_cert else "http"
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(settings.host, settings.host)  # noqa: S104  # not bound
    host = f"[{host}]" if ":" in host else host
    if await _is_keyreel(f"{scheme}://{host}:{settings.port}", verify=False):
        return fine("port", f"Keyreel answers at {where}")
    return wrong("port", f"another program listens at {where}", "stop it, or give another --port")


async def look_at_public_url(settings: Settings) -> AsyncIterator[Finding]:
    """Whether clients can reach what the server says of itself."""
    check, url = "public url", settings.public_url
    if not url:
        if settings.host not in _LOOPBACK:
            remedy = "say with --public-url how clients reach the server, such as https://video.example.org"
            yield note(check, f"links in mails and answers begin with {settings.url}", remedy)
        else:
            yield fine(check, f"none is set: the server is for this machine, at {settings.url}")
        return
    parts = urlsplit(url)
    host = parts.hostname or ""
    if parts.scheme == "http" and not _is_local(host):
        yield wrong(check, f"{url} is not protected: sessions and passwords can be read on the way", "use https")
    if parts.scheme == "https" and not settings.tls_cert and not settings.trusted_proxy:
        told = "https ends at a proxy that is not trusted: every call seems to come from it, and over http"
        yield wrong(check, told, "name it with --trusted-proxy, such as 127.0.0.1/32")
    if await _is_keyreel(settings.url, verify=True):
        yield fine(check, f"Keyreel answers at {settings.url}")
    else:
        remedy = "start the server; if it runs, look at the proxy, the name and its certificate"
        yield note(check, f"Keyreel does not answer at {settings.url}", remedy)


def look_at_certificate(settings: Settings, now: datetime) -> Iterator[Finding]:
    """Whether the certificate fits its key, the address and the time."""
    check, path = "certificate", settings.tls_cert
    if not path:
        return
    try:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(path, settings.tls_key, password=lambda: "")
        certificate = x509.load_pem_x509_certificates(Path(path).read_bytes())[0]
    except (ssl.SSLError, OSError, ValueError) as error:
        told = f"{path} and {settings.tls_key} cannot be used together: {getattr(error, 'reason', None) or error}"
        yield wrong(
            check, told, "give a certificate in PEM, with those between it and the root, and its key unencrypted"
        )
        return
    if stat.S_IMODE(os.stat(settings.tls_key).st_mode) & _EVERYBODY:
        yield wrong(check, f"{settings.tls_key} can be read by everybody", f"chmod 600 {settings.tls_key}")
    begins, ends = certificate.not_valid_before_utc, certificate.not_valid_after_utc
    day = f"{ends:%Y-%m-%d %H:%M} UTC"
    if now < begins:
        yield wrong(check, f"it is valid from {begins:%Y-%m-%d %H:%M} UTC only", "look at the clock, or wait")
    elif now >= ends:
        yield wrong(check, f"it has ended: {day}", "renew it, and send SIGHUP to the server")
    elif ends - now < SOON:
        yield note(check, f"it ends {day}", "renew it, and send SIGHUP to the server")
    else:
        yield fine(check, f"it is valid until {day}")
    host = urlsplit(settings.url).hostname or ""
    if settings.public_url and not _covers(certificate, host):
        yield wrong(check, f"it is not for {host}, which clients ask for", "get one that names it")


async def _is_keyreel(url: str, *, verify: bool) -> bool:
    try:
        async with httpx.AsyncClient(verify=verify, timeout=PATIENCE, trust_env=False) as client:
            answer = await client.get(f"{url}{_PING}")
        return answer.is_success and answer.text.strip() == "true"
    except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError):
        return False


def _covers(certificate: x509.Certificate, host: str) -> bool:
    try:
        names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        return False
    try:
        return ip_address(host) in names.get_values_for_type(x509.IPAddress)
    except ValueError:
        known = [name.lower() for name in names.get_values_for_type(x509.DNSName)]
        return host.lower() in known or f"*.{host.lower().partition('.')[2]}" in known


def _is_local(host: str) -> bool:
    try:
        return ip_address(host).is_private
    except ValueError:
        return host in _LOOPBACK or host.endswith((".localhost", ".local", ".internal"))
