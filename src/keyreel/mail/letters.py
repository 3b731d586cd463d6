"""Letters: what the mails say, and the links in them."""

import re
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

if TYPE_CHECKING:
    from jinja2 import Environment

NAME_LENGTH = 80
"""Characters of a name that a letter shows."""
_ATOMS = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
_EMAIL = re.compile(rf"{_ATOMS}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*")
_LIKE_A_LINK = re.compile(r"://|\w\.\w{2}")


class Letter(StrEnum):
    """What a mail is about; its templates have this name."""

    NEW_USER = "new_user"
    PASSWORD_RESET = "password_reset"  # noqa: S105  # a name
    SECOND_FACTOR = "second_factor"
    TABLE = "table"


_SUBJECTS = {
    Letter.NEW_USER: "Choose your password",
    Letter.PASSWORD_RESET: "Choose a new password",
    Letter.SECOND_FACTOR: "Set up your second factor",
    Letter.TABLE: "Your table of users",
}


@dataclass(frozen=True, slots=True)
class Links:
    """Links to the server's own pages.

    A key follows the `#`, which browsers keep to themselves: no log and no proxy sees it.

    Attributes:
        base: how people reach the server, such as `https://video.example.org`.
    """

    base: str

    def to(self, letter: Letter, key: str) -> str:
        """Where a letter leads."""
        page = "enrol" if letter is Letter.SECOND_FACTOR else "password"
        return f"{self.base.rstrip('/')}/keyreel/{page}#key={quote(key, safe='')}"

    def to_table(self, ks: str, id: str) -> str:
        """Where a table of users is, for whoever has this session."""
        session = quote(ks, safe="")
        return f"{self.base.rstrip('/')}/api_v3/service/user/action/serveCsv/ks/{session}/id/{quote(id, safe='')}"


@cache
def _templates() -> "Environment":
    from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape  # a start need not wait for it

    return Environment(
        loader=PackageLoader("keyreel.mail"),
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )


def _address(text: str) -> Address:
    local, _, domain = text.rpartition("@")
    if not domain.isascii():
        spelled = domain.encode("idna")
        if spelled.decode("idna") != domain.lower():  # ß becomes ss: that is somebody else's domain
            raise ValueError("this e-mail has a domain of which mail makes another")
        domain = spelled.decode("ascii")
    if not _EMAIL.fullmatch(f"{local}@{domain}"):
        raise ValueError("this is no e-mail")
    return Address(username=local, domain=domain)


def _shown(name: str) -> str:
    """A name on one line. One that a mail reader would make a link of is not shown: letters lead nowhere else."""
    kept = "".join(char for char in name if char.isprintable() or char.isspace())
    line = " ".join(kept.split())[:NAME_LENGTH]
    return "" if _LIKE_A_LINK.search(line) else line


def write_letter(letter: Letter, *, sender: str, to: str, name: str, link: str, now: Any) -> EmailMessage:
    """A letter as text and as HTML.

    Args:
        sender: the e-mail it comes from.
        to: the e-mail it goes to.
        name: how it calls its reader.
        now: the moment it is dated, a datetime.

    Raises:
        ValueError: an e-mail is none that a header can hold.
    """
    values = {"name": _shown(name), "link": link, "email": to, "subject": _SUBJECTS[letter]}
    message = EmailMessage()
    message["Subject"] = _SUBJECTS[letter]
    message["From"] = Address("Keyreel", addr_spec=sender)
    message["To"] = _address(to)
    message["Date"] = format_datetime(now)
    message["Message-ID"] = make_msgid(domain=sender.rpartition("@")[2] or "localhost")
    message["Auto-Submitted"] = "auto-generated"
    text = _templates().get_template(f"{letter}.txt").render(values)
    message.set_content(text, cte="7bit" if text.isascii() else "quoted-printable")  # a link stays in one piece
    message.add_alternative(_templates().get_template(f"{letter}.html").render(values), subtype="html")
    return message
