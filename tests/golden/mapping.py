"""Ids that a server makes: the recorded ones stand for ours, in requests, answers and sessions.

A number becomes known as the id of an object at the place where the recorded answer has it; from then on requests that
name it are sent with ours.
"""

import hashlib
import json
import re
from typing import Any

from keyreel.ks import Keyring, KsError, crack, generate, partner_of

_MADE = re.compile(r"\d_(?:[a-z0-9]{8}|[0-9a-f]{32})\Z")
_MADE_IN = re.compile(r"(?<![a-z0-9_])\d_(?:[a-z0-9]{8}|[0-9a-f]{32})(?![a-z0-9_])")
_BETWEEN = re.compile("[,>]")
_ID_NAMES = re.compile(r"(?:^|[a-z])(?:id|Id|ids|Ids|roles)\Z|idEqual|idIn|idNotIn|IdEqual|IdIn")
_NUMBERED = ("setrole", "restrictingrole", "sessionid", "apptoken", "sview", "edit", "limitentry")


class Mapping:
    """Recorded ids to ours.

    Args:
        secrets: the admin secrets of the recorded accounts, by number.
    """

    def __init__(self, secrets: dict[int, str]) -> None:
        self._rings = {partner_id: Keyring([secret]) for partner_id, secret in secrets.items()}
        self.known: dict[str, str] = {}
        self.tokens: dict[str, str] = {}
        """Our application tokens by our ids."""

    def learn(self, want: Any, got: Any) -> bool:
        """Whether `got` stands for the recorded id `want`, from now on if not before."""
        if isinstance(want, str) and want.isdigit() and isinstance(got, int):
            want = int(want)  # a number recorded as text
        if type(want) is not type(got) or isinstance(want, bool):
            return False
        if isinstance(want, str) and len(parts := _BETWEEN.split(want)) > 1:
            ours = _BETWEEN.split(str(got))
            return len(parts) == len(ours) and all(self.learn(*each) for each in zip(parts, ours, strict=True))
        if isinstance(want, str) and not (_MADE.match(want) or want.isdigit()):
            return want == got
        if isinstance(got, str) and not (_MADE.match(got) or got.isdigit()):
            return False
        return self.known.setdefault(str(want), str(got)) == str(got)

    @staticmethod
    def is_made(want: Any, got: Any) -> bool:
        """Whether both are ids that a server draws."""
        return isinstance(want, str) and isinstance(got, str) and bool(_MADE.match(want) and _MADE.match(got))

    def ours(self, text: str) -> str:
        """A recorded text with our ids in it."""
        return _MADE_IN.sub(lambda found: self.known.get(found[0], found[0]), text)

    def learn_tokens(self, answer: Any) -> None:
        """Remember the application tokens in an answer of ours."""
        for item in [answer, *(answer.get("objects", []) if isinstance(answer, dict) else [])]:
            if isinstance(item, dict) and "token" in item and "id" in item:
                self.tokens[str(item["id"])] = item["token"]

    def rehashed(self, sent: dict[str, Any]) -> dict[str, Any]:
        """What opens a session with a token, with the hash of our session and token: the recorded one is of theirs."""
        token = self.tokens.get(str(sent.get("id")))
        kind = {32: "md5", 40: "sha1", 64: "sha256", 128: "sha512"}.get(len(str(sent.get("tokenHash"))))
        if token is None or kind is None or not isinstance(sent.get("ks"), str):
            return sent
        made = hashlib.new(kind, (sent["ks"] + token).encode()).hexdigest()
        return {**sent, "tokenHash": made}

    def sent(self, value: Any, name: str = "") -> Any:
        """What a request sends, with our ids and sessions."""
        if isinstance(value, dict):
            return {key: self.sent(item, key) for key, item in value.items()}
        if isinstance(value, list):
            return [self.sent(item, name) for item in value]
        if name in ("ks", "session") and isinstance(value, str):
            return self._session(value)
        if isinstance(value, int) and not isinstance(value, bool) and _ID_NAMES.search(name):
            return int(self.known.get(str(value), value))
        if isinstance(value, str) and value.startswith("{") and name in ("json",):
            return json.dumps(self.sent(json.loads(value)))
        if isinstance(value, str) and (_MADE.match(value) or _ID_NAMES.search(name)):
            return ",".join(self.known.get(part, part) for part in value.split(","))
        return value

    def _session(self, text: str) -> str:
        """The session with our ids in its privileges; one that does not decode, or names none, as it is."""
        try:
            ring = self._rings[partner_of(text)]
            ks = crack(text, ring)
        except (KsError, KeyError):
            return text
        parts = [part.partition(":") for part in ks.privileges.text.split(",") if part]
        if not any(name in _NUMBERED and value in self.known for name, _, value in parts):
            return text
        named = [f"{name}{colon}{self.known.get(value, value)}" for name, colon, value in parts]
        return generate(
            ring,
            partner_id=ks.partner_id,
            user_id=ks.user_id,
            type=ks.type or 0,
            expiry=ks.expiry or 0,
            privileges=",".join(named),
            version=ks.version,
        )
