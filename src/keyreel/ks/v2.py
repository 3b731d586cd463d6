"""Version 2: form-encoded fields behind random bytes and their SHA-1, in AES-128-CBC under the secret.

See docs/protocol/ks.md, "Version 2".
"""

import hmac
from hashlib import sha1
from urllib.parse import quote_plus

from keyreel.ks import envelope, fields
from keyreel.ks.errors import BadSignature, Malformed, Unwritable
from keyreel.ks.keyring import DECOY, Key, Keyring
from keyreel.ks.privileges import Privileges, parse_pairs
from keyreel.ks.session import KS

PREFIX = b"v2|"
RAND_SIZE = 16
_SIGNATURE_SIZE = 20
_OWN = frozenset({"_e", "_t", "_u", "_m", "_d"})


def partner_of(raw: bytes) -> int:
    """The account that a decoded session names.

    Raises:
        Malformed: it has no such field.
    """
    parts = raw.split(b"|", 2)
    if len(parts) != 3:
        raise Malformed("not a session")
    return fields.partner_number(parts[1])


def crack(raw: bytes, keyring: Keyring) -> KS:
    """The session in decoded bytes, if a key of the ring signed it.

    Raises:
        Malformed, BadSignature
    """
    partner_id = partner_of(raw)
    sealed = raw.split(b"|", 2)[2]
    if len(sealed) % 16:
        raise BadSignature(partner_id)
    for index, key in enumerate(keyring.keys or (DECOY,)):
        plain = key.decrypt(sealed).rstrip(b"\0")
        signature = sha1(plain[_SIGNATURE_SIZE:], usedforsecurity=False).digest()
        if hmac.compare_digest(signature, plain[:_SIGNATURE_SIZE]) and len(keyring):
            return _read(partner_id, plain, signature.hex(), index)
    raise BadSignature(partner_id)


def _read(partner_id: int, plain: bytes, signature: str, index: int) -> KS:
    start = _SIGNATURE_SIZE + RAND_SIZE
    pairs = split_fields(plain[start:])
    expiry = fields.whole(pairs.pop("_e", ""), "expiry")
    kind = fields.whole(pairs.pop("_t", ""), "type")
    user = pairs.pop("_u", None)
    master = fields.whole(pairs.pop("_m", ""), "master account")
    additional = pairs.pop("_d", None)
    rand = plain[_SIGNATURE_SIZE:start].hex()
    return KS(
        2,
        partner_id,
        user,
        kind,
        expiry,
        Privileges.from_pairs(pairs),
        master,
        additional,
        rand,
        signature,
        index,
    )


def split_fields(raw: bytes) -> dict[str, str]:
    """Form-encoded fields: the last of a name wins, blank values stay, `.` and space in names become `_`.

    Raises:
        Malformed: they are not UTF-8, or hold a NUL.
    """
    try:
        text = raw.decode("utf-8")
        found: dict[str, str] = {}
        for part in text.split("&"):
            name, _, value = part.partition("=")
            if "%" in value or "+" in value:
                value = "*" if value == "%2A" else _unquote(value)
            if not name.isidentifier():
                name = _read_name(_unquote(name))
                if not name:
                    continue
            found[name] = value
    except UnicodeDecodeError as error:
        raise Malformed("not UTF-8") from error
    if "%00" in text or "\0" in text:
        raise Malformed("a NUL byte")
    return found


def carried(privileges: str) -> Privileges:
    """What a reader finds in a session that was made with this list of privileges."""
    pairs: dict[str, str] = {}
    for name, value in parse_pairs(privileges).items():
        if read := _read_name(name):
            pairs[read] = value
    return Privileges.from_pairs(pairs)


def _read_name(name: str) -> str:
    return name.lstrip(" ").replace(".", "_").replace(" ", "_")


_ESCAPED = {
    f"{high}{low}": bytes.fromhex(high + low) for high in "0123456789abcdefABCDEF" for low in "0123456789abcdefABCDEF"
}


def _unquote(text: str) -> str:
    """Form decoding; faster here than the standard library's, whose regular expression the few escapes do not need."""
    head, *escapes = text.replace("+", " ").split("%")
    raw = [head.encode()]
    for part in escapes:
        byte = _ESCAPED.get(part[:2])
        raw.append(byte + part[2:].encode() if byte is not None else b"%" + part.encode())
    return b"".join(raw).decode()


def generate(key: Key, content: fields.Content, rand: bytes) -> str:
    """A session as text. Null fields are left out; an empty user is written as one.

    Raises:
        Unwritable: a text is not Unicode or holds a NUL, or a privilege would be read as a field of the session's own.
    """
    pairs = parse_pairs(content.privileges)
    if any(_read_name(name) in _OWN for name in pairs):
        raise Unwritable("privileges", "a name that is a field of the session")
    optional = (("_u", content.user_id), ("_m", content.master_partner_id), ("_d", content.additional_data))
    try:
        written = [f"{_quote(name)}={_quote(value)}" for name, value in pairs.items()]
        written += [f"_e={content.expiry}", f"_t={int(content.type)}"]
        written += [f"{name}={_quote(str(value))}" for name, value in optional if value is not None]
        encoded = "&".join(written).encode("ascii")
    except UnicodeEncodeError as error:
        raise Unwritable("text", "not Unicode") from error
    if b"%00" in encoded:
        raise Unwritable("text", "a NUL byte")
    signed = rand + encoded
    sealed = key.encrypt(sha1(signed, usedforsecurity=False).digest() + signed)
    return envelope.encode_url_safe(PREFIX + str(content.partner_id).encode("ascii") + b"|" + sealed)


def _quote(text: str) -> str:
    return text if text.isalnum() and text.isascii() else quote_plus(text).replace("~", "%7E")
