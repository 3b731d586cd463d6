"""Writes docs/protocol/ks-vectors.json: sessions, good and bad, and what a reader of them has to find.

Made without keyreel.ks, so that the vectors and the library check each other. Run it after a change:

    python tools/ks_vectors.py
"""

import base64
import json
import struct
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import sha1
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

from ks_vector_words import FLAGS, FORMAT

PAGE = Path(__file__).parents[1] / "docs" / "protocol" / "ks-vectors.json"

FIRST = "0123456789abcdef0123456789abcdef"
SECOND = "fedcba9876543210fedcba9876543210"
END = 2_000_000_000
RAND = bytes(range(1, 17))
USE: dict[str, Any] = {"now": END - 60, "ip": "192.0.2.1", "uri": "/api_v3/service/media?format=1"}


@dataclass(frozen=True, slots=True)
class Made:
    """A session, and the identity that its reader finds."""

    version: int
    text: str
    hash: str

    @property
    def raw(self) -> bytes:
        return base64.b64decode(self.text, altchars=b"-_" if self.version == 2 else None)

    def but(self, raw: bytes) -> "Made":
        """The same with other bytes inside."""
        return replace(self, text=base64.b64encode(raw).decode())


def v1(info: str | bytes, secret: str = FIRST) -> Made:
    raw = info.encode() if isinstance(info, str) else info
    signature = digest(secret.encode() + raw).hex()
    return Made(1, base64.b64encode(signature.encode() + b"|" + raw).decode(), signature)


def v2(
    fields: str | bytes, secret: str = FIRST, account: str = "101", *, pad: bytes = b"\0", iv: bytes = bytes(16)
) -> Made:
    raw = RAND + (fields.encode() if isinstance(fields, str) else fields)
    plain = digest(raw) + raw
    context = Cipher(AES(digest(secret.encode())[:16]), CBC(iv)).encryptor()
    sealed = context.update(plain + pad * (-len(plain) % 16)) + context.finalize()
    text = base64.urlsafe_b64encode(b"v2|" + account.encode() + b"|" + sealed).decode()
    return Made(2, text, digest(raw).hex())


def digest(raw: bytes) -> bytes:
    return sha1(raw, usedforsecurity=False).digest()


def listed(privileges: str) -> dict[str, list[str]]:
    """Values by name, where splitting is all there is to it."""
    pairs = [part.partition(":") for part in privileges.split(",") if part]
    return {name: value.split("/") if value else [] for name, _, value in pairs}


def reads(comment: str, flags: str, made: Made, *, secrets: list[str] | None = None, **fields: Any) -> dict[str, Any]:
    """A valid case; `fields` are those that differ from the usual ones."""
    usual: dict[str, Any] = {
        "version": made.version,
        "partner_id": 101,
        "user_id": "ada",
        "type": 0,
        "expiry": END,
        "privileges": fields.get("privileges", "sview:*"),
        "values": listed(fields.get("privileges", "sview:*")),
        "master_partner_id": None,
        "additional_data": "" if made.version == 1 else None,
        "rand": "1700000000.1234" if made.version == 1 else RAND.hex(),
        "hash": made.hash,
        "key_index": 0,
        "is_admin": False,
        "is_anonymous": False,
        "is_widget": False,
        "group_hash": None,
    }
    return {
        "comment": comment,
        "flags": flags.split(),
        "secrets": [FIRST] if secrets is None else secrets,
        "text": made.text,
        "result": "valid",
        "fields": {**usual, **fields},
    }


def fails(
    comment: str, flags: str, text: Made | str, error: str = "Malformed", *, secrets: list[str] | None = None
) -> dict[str, Any]:
    return {
        "comment": comment,
        "flags": flags.split(),
        "secrets": [FIRST] if secrets is None else secrets,
        "text": text if isinstance(text, str) else text.text,
        "result": "invalid",
        "reason": "INVALID_STR",
        "error": error,
    }


def used(case: dict[str, Any], error: str | None = None, reason: str = "", **use: Any) -> dict[str, Any]:
    """A valid case in use; where the use is refused, an invalid one."""
    case = {**case, "use": {**USE, **use}}
    if error is None:
        return case
    del case["fields"]
    return {**case, "result": "invalid", "reason": reason, "error": error}


def info(
    expiry: object = END, type: object = 0, user: str = "ada", privileges: str = "sview:*", rest: str = ";;"
) -> str:
    return f"101;101;{expiry};{type};1700000000.1234;{user};{privileges}{rest}"


WIDGET: dict[str, Any] = {
    "user_id": "0",
    "privileges": "view:*,widget:1",
    "is_anonymous": True,
    "is_widget": True,
}
GROUP: dict[str, Any] = {"privileges": "sessionid:lesson-7", "group_hash": digest(b"101_lesson-7").hex()}
MASTER: dict[str, Any] = {"master_partner_id": -2, "additional_data": "a note"}


def version_1() -> Iterator[dict[str, Any]]:
    usual = v1(info())
    signature, _, clear = usual.raw.partition(b"|")
    yield reads("nine fields, as servers make them", "Usual", usual)
    yield reads(
        "seven fields, as client libraries make them", "Usual MissingFields", v1(info(rest="")), additional_data=None
    )
    yield reads(
        "three fields",
        "MissingFields",
        v1(f"101;101;{END}"),
        type=None,
        user_id=None,
        rand="",
        privileges="",
        additional_data=None,
        is_anonymous=True,
    )
    yield fails("two fields", "MissingFields Structure", v1("101;101"))
    yield reads("a tenth field is not read", "ExtraFields", v1(info() + ";x;y"))
    yield reads("the second field is not read", "Structure", v1(info().replace(";101;", ";*;", 1)))
    yield reads("an account below zero", "Usual", v1(info().replace("101;101", "-1;-1")), partner_id=-1)
    yield reads("a bar behind the first", "Structure", v1(info(user="a|b")), user_id="a|b")
    yield reads("a user beyond ASCII", "Usual", v1(info(user="שלום")), user_id="שלום")
    yield reads("no expiry: never valid", "EmptyField", v1(info(expiry="")), expiry=None)
    for type_, admin in ((-1, False), (1, True), (2, True), (3, True)):
        yield reads(f"type {type_}", "Classification", v1(info(type=type_)), type=type_, is_admin=admin)
    for user in ("", "0"):
        yield reads(f"user {user!r}", "Classification", v1(info(user=user)), user_id=user, is_anonymous=True)
    yield reads("a widget's", "Classification", v1(info(user="0", privileges="view:*,widget:1")), **WIDGET)
    yield reads(
        "a widget is marked by the value 1, whole",
        "Classification",
        v1(info(user="0", privileges="widget:10")),
        user_id="0",
        privileges="widget:10",
        is_anonymous=True,
    )
    yield reads("master account and additional data", "Usual", v1(info(rest=";-2;a note")), **MASTER)
    lists = [
        ("nothing is trimmed", "PrivilegeSyntax Whitespace", "a:1 , b:2"),
        ("the first colon ends the name", "PrivilegeSyntax", "a:b:c"),
        ("a name without a value", "PrivilegeSyntax", "download,a:"),
        ("everything", "Wildcard", "*"),
        ("not everything: only version 2 spells it so", "Wildcard", "all:*"),
        ("unknown names are kept", "UnknownPrivilege", "appId:studio-1,x.y:z"),
    ]
    for comment, flags, text in lists:
        yield reads(comment, flags, v1(info(privileges=text)), privileges=text)
    joined: dict[str, Any] = {"privileges": "edit:1,edit:2/3", "values": {"edit": ["1", "2", "3"]}}
    yield reads(
        "values of a repeated name are joined", "DuplicateField", v1(info(privileges="edit:1,edit:2/3")), **joined
    )
    yield reads("a group", "Group", v1(info(privileges="sessionid:lesson-7")), **GROUP)
    injected = v1(info(user="ada;edit:*", privileges=""))
    yield reads("a semicolon in the user", "FieldInjection", injected, privileges="edit:*")
    yield fails("a semicolon that moves privileges into a number", "FieldInjection", v1(info(user="a;b")))
    yield fails("signed by another secret", "WrongKey", v1(info(), SECOND), "BadSignature")
    yield fails("no secrets", "NoKey", usual, "BadSignature", secrets=[])
    yield reads("signed by the second secret", "SecondKey", v1(info(), SECOND), secrets=[FIRST, SECOND], key_index=1)
    yield fails(
        "upper-case signature", "UpperCaseSignature", usual.but(signature.upper() + b"|" + clear), "BadSignature"
    )
    yield fails("a signature cut short", "WrongSignature", usual.but(signature[:-1] + b"|" + clear), "BadSignature")
    yield fails("no signature", "WrongSignature", usual.but(b"|" + clear), "BadSignature")
    yield fails("a field changed", "WrongSignature", usual.but(usual.raw.replace(b";0;", b";2;")), "BadSignature")
    yield fails("the fields hashed without the secret", "WrongSignature", v1(info(), ""), "BadSignature")
    yield fails("no bar", "Structure", usual.but(signature + clear))
    yield fails("an account in words", "Structure", v1(info().replace("101;101", "me;me")))
    yield fails("no account", "Structure EmptyField", v1(info().replace("101;101", ";101")))
    for number in ("0101", "+101", " 101", "-0", "1e2"):
        yield fails(f"the account as {number!r}", "NotCanonical", v1(info().replace("101", number, 1)))
    for number in (f"0{END}", f"{END}.0", "1e9", "never"):
        yield fails(f"expiry {number!r}", "NotCanonical", v1(info(expiry=number)))
    for number in ("02", "2 ", "+2", "admin"):
        yield fails(f"type {number!r}", "NotCanonical", v1(info(type=number)))
    for honest in (info(), info(rest="")):
        size = len(FIRST) + len(honest)
        glue = b"\x80" + bytes((55 - size) % 64) + struct.pack(">Q", 8 * size)
        yield fails("appended to without the secret", "LengthExtension", v1(honest.encode() + glue + b",edit:*"))
    yield fails("a NUL, signed", "NulByte ControlCharacter", v1(info(user="ada\0")))
    yield fails("a line feed, signed", "ControlCharacter", v1(info(user="ada\n")))
    yield fails("no UTF-8, signed", "NotUtf8", v1(info().encode() + b"\x80"))


def version_2() -> Iterator[dict[str, Any]]:
    tail = f"_e={END}&_t=0&_u=ada"
    usual = v2(f"sview=%2A&{tail}")
    head, sealed = usual.raw[:7], usual.raw[7:]
    yield reads("as servers and client libraries make them", "Usual", usual)
    yield reads("an admin's", "Usual Classification", v2(f"sview=%2A&_e={END}&_t=2&_u=ada"), type=2, is_admin=True)
    yield reads("no user", "EmptyField Classification", v2(f"sview=%2A&_e={END}&_t=0"), user_id=None, is_anonymous=True)
    yield reads(
        "an empty user", "EmptyField Classification", v2(f"sview=%2A&_e={END}&_t=0&_u="), user_id="", is_anonymous=True
    )
    yield reads("no privileges", "EmptyField", v2(tail), privileges="")
    yield reads("no expiry: never valid", "EmptyField MissingFields", v2("sview=%2A&_t=0&_u=ada"), expiry=None)
    yield reads("no type", "EmptyField MissingFields", v2(f"sview=%2A&_e={END}&_u=ada"), type=None)
    yield reads("master account and additional data", "Usual", v2(f"sview=%2A&{tail}&_m=-2&_d=a+note"), **MASTER)
    yield reads("a widget's", "Classification", v2(f"view=%2A&widget=1&_e={END}&_t=0&_u=0"), **WIDGET)
    yield reads("the order of the fields does not count", "Structure", v2(f"_u=ada&_t=0&_e={END}&sview=%2A"))
    filler = "x" * (-(36 + len(f"sview=%2A&{tail}&_d=")) % 16)
    yield reads("whole blocks", "Structure", v2(f"sview=%2A&{tail}&_d={filler}"), additional_data=filler)
    yield reads("empty parts", "Structure", v2(f"&sview=%2A&&{tail}&"))
    yield reads("a part without a name", "Structure", v2(f"sview=%2A&=x&{tail}"))
    yield reads("the last user counts", "DuplicateField", v2(f"_u=grace&sview=%2A&{tail}"))
    users = [
        ("semicolon, bar, ampersand, equals sign, percent", "Usual", "a%3Bb%7Cc%26d%3De%25", "a;b|c&d=e%"),
        ("a user beyond ASCII, in lower-case escapes", "Usual", "%d7%a9%d7%9c", "של"),
        ("a user beyond ASCII, not escaped", "Usual", "של", "של"),
        ("a percent sign that escapes nothing", "Structure", "5%+%zz%4", "5% %zz%4"),
    ]
    for comment, flags, field, user in users:
        yield reads(comment, flags, v2(f"sview=%2A&_e={END}&_t=0&_u={field}"), user_id=user)
    lists = [
        ("the last of a name counts, where the first was", "DuplicateField", "edit=1&a=2&edit=3", "edit:3,a:2"),
        ("several values", "PrivilegeSyntax", "edit=0_a%2F0_b", "edit:0_a/0_b"),
        ("names without values", "PrivilegeSyntax", "download=&list", "download,list"),
        ("dots and spaces in names", "PrivilegeSyntax Whitespace", "a.b=1&c+d=2&++e=3", "a_b:1,c_d:2,e:3"),
        ("brackets are part of the name", "PrivilegeSyntax", "a%5Bb%5D=1", "a[b]:1"),
        ("not everything: there is more beside it", "Wildcard", "all=%2A&a=1", "all:*,a:1"),
        ("unknown names are kept", "UnknownPrivilege", "appId=studio-1", "appId:studio-1"),
    ]
    for comment, flags, fields, text in lists:
        yield reads(comment, flags, v2(f"{fields}&{tail}"), privileges=text)
    yield reads("everything", "Wildcard", v2(f"all=%2A&{tail}"), privileges="*", values={"all": ["*"]})
    comma: dict[str, Any] = {"privileges": "a:1,edit:*", "values": {"a": ["1,edit:*"]}}
    yield reads("a comma is part of the value", "PrivilegeSyntax", v2(f"a=1%2Cedit%3A%2A&{tail}"), **comma)
    yield reads("a group", "Group", v2(f"sessionid=lesson-7&{tail}"), **GROUP)
    yield reads("an account below zero", "Usual", v2(f"sview=%2A&{tail}", account="-1"), partner_id=-1)
    yield reads(
        "another account that has the same secret", "AccountNotSigned", usual.but(b"v2|102|" + sealed), partner_id=102
    )
    yield fails(
        "another account", "AccountNotSigned WrongKey", usual.but(b"v2|102|" + sealed), "BadSignature", secrets=[SECOND]
    )
    yield fails("signed by another secret", "WrongKey", v2(f"sview=%2A&{tail}", SECOND), "BadSignature")
    yield fails("no secrets", "NoKey", usual, "BadSignature", secrets=[])
    yield reads(
        "signed by the second secret",
        "SecondKey",
        v2(f"sview=%2A&{tail}", SECOND),
        secrets=[FIRST, SECOND],
        key_index=1,
    )
    bent = bytes([sealed[0] ^ 1]) + sealed[1:-1] + bytes([sealed[-1] ^ 1])
    damaged = [
        ("a byte short", "TruncatedBlock", sealed[:-1]),
        ("a byte too many", "TruncatedBlock", sealed + b"\0"),
        ("the last block is missing", "TruncatedBlock", sealed[:-16]),
        ("the first block is missing", "TruncatedBlock", sealed[16:]),
        ("one block", "TruncatedBlock", sealed[:16]),
        ("no cipher text", "TruncatedBlock", b""),
        ("two blocks swapped", "TamperedBlock", sealed[:16] + sealed[32:48] + sealed[16:32] + sealed[48:]),
        ("a block of zeros more", "TamperedBlock", sealed + bytes(16)),
        ("a bit of the first block", "TamperedBlock", bent[:16] + sealed[16:]),
        ("a bit of the last block", "TamperedBlock", sealed[:-16] + bent[-16:]),
    ]
    for comment, flags, blocks in damaged:
        yield fails(comment, flags, usual.but(head + blocks), "BadSignature")
    pad = bytes([-(36 + len(f"sview=%2A&{tail}")) % 16])
    yield fails("padded with spaces", "BadPadding", v2(f"sview=%2A&{tail}", pad=b" "), "BadSignature")
    yield fails("padded as PKCS 7", "BadPadding", v2(f"sview=%2A&{tail}", pad=pad), "BadSignature")
    yield fails("another initialisation vector", "WrongSignature", v2(f"sview=%2A&{tail}", iv=RAND), "BadSignature")
    yield fails("no account", "Structure", usual.but(b"v2||" + sealed))
    yield fails("an account in words", "Structure", usual.but(b"v2|me|" + sealed))
    yield fails("one bar", "Structure", usual.but(b"v2|101"))
    yield fails("an unknown version is read as version 1", "Structure", usual.but(b"v3" + usual.raw[2:]))
    for number in ("0101", "+101", " 101"):
        yield fails(f"the account as {number!r}", "NotCanonical", usual.but(b"v2|" + number.encode() + b"|" + sealed))
    for field in (f"_e=0{END}", f"_e={END}.5", "_e=never", "_e=+1", "_t=02", "_t=admin", "_m=-02", "_m=x"):
        yield fails(f"{field}, signed", "NotCanonical", v2(f"sview=%2A&{tail}&{field}"))
    yield fails("an escaped NUL, signed", "NulByte", v2(f"sview=%2A&{tail}%00"))
    yield fails("a NUL, signed", "NulByte", v2(f"sview=%2A&_u=a\0&_e={END}&_t=0"))
    yield fails("an escaped byte that is no UTF-8, signed", "NotUtf8", v2(f"sview=%2A&{tail}%FF"))
    yield fails("a byte that is no UTF-8, signed", "NotUtf8", v2(f"sview=%2A&{tail}".encode() + b"\xff"))


def texts() -> Iterator[dict[str, Any]]:
    for usual in (v1(info(user="ÿ~?")), v2(f"sview=%2A&_e={END}&_t=0&_u=%C3%BF%7E%3F")):
        text = usual.text.rstrip("=")
        swapped = usual.text.translate(str.maketrans("+/-_", "-_+/"))
        yield reads("the other alphabet", "Base64Alphabet", replace(usual, text=swapped), user_id="ÿ~?")
        yield reads("no padding", "MissingPadding", replace(usual, text=text), user_id="ÿ~?")
        yield reads("too much padding", "MissingPadding", replace(usual, text=text + "===="), user_id="ÿ~?")
        spaced = f" {text[:9]}\t{text[9:20]}\r\n{text[20:]}\n"
        yield reads("white space everywhere", "Whitespace", replace(usual, text=spaced), user_id="ÿ~?")
        for odd in ("%", "\0", "é", "|", "\f"):
            yield fails(f"{odd!r} inside", "NotBase64", text[:12] + odd + text[12:])
        yield fails("padding inside", "NotBase64", text[:12] + "=" + text[12:])
    for text in ("", " ", "=", "a", "aaaaa", "djJ8", "Array", "1"):
        yield fails(f"the text {text!r}", "NotBase64" if len(text) in (0, 1, 5) else "Structure", text)


def uses() -> Iterator[dict[str, Any]]:
    for version in (1, 2):

        def case(comment: str, privileges: str, version: int = version) -> dict[str, Any]:
            name, _, value = privileges.partition(":")
            made = v1(info(privileges=privileges)) if version == 1 else v2(f"{name}={value}&_e={END}&_t=0&_u=ada")
            return reads(comment, "Use", made, privileges=privileges)

        address, uri = ("RestrictedIp", "EXCEEDED_RESTRICTED_IP"), ("RestrictedUri", "EXCEEDED_RESTRICTED_URI")
        yield used(case("a second before its end", "sview:*"), now=END - 1)
        yield used(case("at its end", "sview:*"), "Expired", "EXPIRED", now=END)
        yield used(case("an allowed address", "iprestrict:192.0.2.7/192.0.2.1"))
        yield used(case("the beginning of an allowed address", "iprestrict:192.0.2.10"), *address)
        yield used(case("ranges are none", "iprestrict:192.0.2.0/24"), *address)
        yield used(case("no address is allowed", "iprestrict"), *address)
        yield used(case("the end is judged before the address", "iprestrict"), "Expired", "EXPIRED", now=END)
        yield used(case("an allowed URI", "urirestrict:/x|/api_v3/service/media?format=1"))
        yield used(case("the query counts", "urirestrict:/api_v3/service/media"), *uri)
        yield used(case("a beginning", "urirestrict:/api_v3/service/*"))
        yield used(case("another beginning", "urirestrict:/api_v3/service/user*"), *uri)


def document() -> str:
    """The whole file as text: the same every time."""
    cases = [*version_1(), *version_2(), *texts(), *uses()]
    counts = Counter(flag for case in cases for flag in case["flags"])
    if set(counts) != set(FLAGS):
        raise SystemExit(f"flags without a case, or the other way round: {set(counts) ^ set(FLAGS)}")
    numbered = [{"id": number, **case} for number, case in enumerate(cases, 1)]
    return json.dumps({"format": FORMAT, "flags": FLAGS, "cases": numbered}, indent=1) + "\n"


if __name__ == "__main__":
    PAGE.write_text(document(), "utf-8")
