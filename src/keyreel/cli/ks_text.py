"""Sessions in whatever people paste: the session alone, a URL, a line of curl, a header, a body."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from keyreel.ks import KsError, envelope, partner_of
from keyreel.ks.v2 import PREFIX

LONGEST = 1 << 20
"""Characters that are looked through."""
_NAMED = (
    re.compile(r"""\bks\\?["']\s*:\s*\\?["']([^"'\\]*)"""),
    re.compile(r"""\bks=["']?([^\s"'&#;,<>\\]+)""", re.IGNORECASE),
    re.compile(r"<ks>([^<]*)</ks>", re.IGNORECASE),
    re.compile(r"/ks/([^\s\"'/?&#]+)", re.IGNORECASE),
)
_SHORTEST = 16
"""Characters that a word has which may be a session."""
_WORD = re.compile(rf"[A-Za-z0-9+/_%-]{{{_SHORTEST},}}={{0,2}}")
_BLOCK = 16


def find_sessions(text: str) -> list[str]:
    """The sessions in a text, each once, in the order of how plainly they are named as such.

    Where nothing can be one, what comes closest: something that is called `ks`, or the whole text.
    """
    whole = text.strip()
    if _is_session(whole):
        return _folded(whole)
    for form in dict.fromkeys((text, unquote(text))):
        named = list(_named(form))
        for candidates in (named, _words(form)):
            if found := list(dict.fromkeys(filter(_is_session, candidates))):
                return found
    return [*filter(None, _named(text)), whole][:1]


def _folded(text: str) -> list[str]:
    """The sessions in what can be read as one: it may be broken into lines, or be followed by other words."""
    words = [word for word in text.split() if _is_session(word)]
    if len(words) > 1:
        return list(dict.fromkeys(words))
    return words if words and is_cut(text) and not is_cut(words[0]) else [text]


def is_cut(text: str) -> bool:
    """Whether a part of a session of version 2 is missing, by its length."""
    try:
        raw = envelope.decode(text)
    except KsError:
        return False
    return raw.startswith(PREFIX) and len(raw.split(b"|", 2)[-1]) % _BLOCK != 0


def _named(text: str) -> Iterator[str]:
    """What is called `ks`. A plus sign stands for itself, as no session holds a space."""
    for pattern in _NAMED:
        for found in pattern.finditer(text):
            yield unquote(found[1].strip())


def _words(text: str) -> Iterator[str]:
    """What may be base64, and, as a bar is a sign of base64 and of paths, what is between bars."""
    for found in _WORD.finditer(text):
        word = unquote(found[0])
        yield word
        if not _is_session(word):
            yield from (piece for piece in word.split("/") if len(piece) >= _SHORTEST)


def _is_session(text: str) -> bool:
    try:
        partner_of(text)
    except KsError:
        return False
    return True
