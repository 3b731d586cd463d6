"""`keyreel ks`: sessions, made, looked at, and ended."""

import getpass
import json as json_
import sys
import time
from ipaddress import ip_address
from typing import Annotated, Any, Literal

from cyclopts import App, Parameter

from keyreel.cli.common import USAGE, fail, first_line, noted, printable, seconds_of, show_values, with_desk, with_parts
from keyreel.cli.options import HERE, AsJson, At
from keyreel.schema.records import SESSION, changed, created, deleted, opens

ks = App(name="ks", help="Sessions (KS): make one, look at one, end them.")

REFUSED = 1
Text = Annotated[
    str | None,
    Parameter(
        help="The session, or what holds it: a URL, a line of curl, a header, a body. Standard input where it is - or "
        "not given.",
        allow_leading_hyphen=True,
    ),
]
SecretStdin = Annotated[
    bool,
    Parameter(
        negative=(), help="Read an admin secret from the first line of standard input; no data folder is needed then."
    ),
]


@ks.command
def mint(
    *,
    partner: Annotated[int, Parameter(help="Number of the account.")],
    user: Annotated[str, Parameter(help="Whom the session speaks for; nobody in particular where it is empty.")] = "",
    type: Annotated[Literal["user", "admin"], Parameter(help="Its type.")] = "user",
    expiry: Annotated[str, Parameter(help="How long it lives: 24h, 90m, 7d, or seconds.")] = "24h",
    privileges: Annotated[str, Parameter(help="What it may do, such as sview:*,sessionid:lesson-7.")] = "",
    secret_stdin: SecretStdin = False,
    version: Annotated[Literal["1", "2"] | None, Parameter(help="The format; the account's own, or 2.")] = None,
    place: At = HERE,
    json: AsJson = False,
) -> None:
    """Make a session, as any program can that has a secret of the account, and print it.

    With the account's signing secret from the data folder, or with one from standard input. No limit on how long the
    server lets sessions live applies.

    For example:

        keyreel ks mint --partner 101 --user ada --expiry 1h
        keyreel ks mint --partner 101 --type admin --privileges sessionid:lesson-7 --secret-stdin < secret.txt
    """
    ends = int(time.time()) + seconds_of(expiry, "--expiry", USAGE)
    from dataclasses import replace

    from keyreel.accounts.store import PartnerBook
    from keyreel.gate import PartnerFacts, PartnerStatus
    from keyreel.gate.minting import Wish
    from keyreel.gate.minting import mint as make
    from keyreel.ks import Keyring, SessionType, crack
    from keyreel.schema.errors import InvalidFieldValue

    def made_by(account: PartnerFacts) -> str:
        if version is not None:
            account = replace(account, ks_version=int(version))
            if account.ks_version < account.ks_min_version:
                fail(f"account {partner} takes no sessions of version {version}: ks-min-version says so")
        wish = Wish(user, int(kind), ends, privileges)
        try:
            return make(account, wish, now=time.time())
        except InvalidFieldValue as error:
            fail(f"no session can carry this: {error.__cause__ or error}", USAGE)

    async def work(desk: Any) -> tuple[str, Keyring]:
        found: PartnerFacts | None = await PartnerBook(desk.db, desk.sealer).facts(partner)
        if found is None:
            fail(f"there is no account {partner}")
        if not len(found.keyring):
            fail(f"account {partner} has no admin secret that is enabled: keyreel secret list")
        async with noted(desk, "ks mint", opens(), partner=partner):
            return made_by(found), found.keyring

    kind = SessionType.ADMIN if type == "admin" else SessionType.USER
    if secret_stdin:
        keys = Keyring([_secret()])
        text = made_by(PartnerFacts(partner, 0, PartnerStatus.ACTIVE, keys, (), ()))
    else:
        text, keys = with_desk(work, place)
    if not json:
        print(text)
        return
    made = crack(text, keys)
    shown = {"ks": text, "version": made.version, "partnerId": partner, "userId": user, "type": int(kind)}
    show_values({**shown, "expiry": made.expiry, "privileges": made.privileges.text}, as_json=True)


@ks.command
def inspect(
    text: Text = None,
    /,
    *,
    ip: Annotated[str | None, Parameter(help="Judge its iprestrict for a call from this address.")] = None,
    uri: Annotated[str | None, Parameter(help="Judge its urirestrict for a call to this path and query.")] = None,
    secret_stdin: SecretStdin = False,
    place: At = HERE,
    json: AsJson = False,
) -> None:
    """Show what a session says, which secret signed it, and whether and why it would be refused now.

    Exits with 0 where it would be accepted, 1 where it would be refused, 2 where that cannot be told. A session on the
    command line can be read by others on the same machine: prefer standard input. With --secret-stdin the lines after
    the first are the session.

    For example:

        keyreel ks inspect < request.txt
        keyreel ks inspect --ip 192.0.2.7 --json < request.txt
    """
    if ip is not None and not _is_address(ip):
        fail(f"{printable(ip)} is no address", USAGE)
    from keyreel.cli.ks_look import as_lines, as_values, look, look_alone

    now = time.time()
    if secret_stdin:
        secret = _secret()
        found = look_alone(_session(text), secret, now=now, ip=ip, uri=uri)
    else:
        shown = _session(text)
        try:
            found = with_parts(lambda parts: look(parts, shown, now=now, ip=ip, uri=uri), place)
        except SystemExit as ended:
            raise SystemExit(USAGE) from ended  # 1 would say that it is refused
    if json:
        print(json_.dumps(as_values(found)))
    else:
        print("\n".join(as_lines(found)))
    raise SystemExit(REFUSED if found.refusal else 0)


@ks.command
def revoke(
    text: Text = None,
    /,
    *,
    partner: Annotated[int | None, Parameter(help="Number of the account.")] = None,
    session: Annotated[str | None, Parameter(help="End the sessions with this sessionid.")] = None,
    user: Annotated[str | None, Parameter(help="End the sessions that logins opened for this user.")] = None,
    token: Annotated[str | None, Parameter(help="Delete this application token, and end its sessions.")] = None,
    all: Annotated[bool, Parameter(negative=(), help="End every session of the account: replace its secrets.")] = False,
    yes: Annotated[bool, Parameter(negative=(), help="Confirm --all.")] = False,
    place: At = HERE,
    json: AsJson = False,
) -> None:
    """End sessions, at the next call of every worker: one, a group, a user's, an application token's, or all.

    One session is ended as session.end does it, with its sessionid group.

    For example:

        keyreel ks revoke < session.txt
        keyreel ks revoke --partner 101 --user ada
        keyreel ks revoke --partner 101 --all --yes
    """
    wanted = [
        name for name, given in (("--session", session), ("--user", user), ("--token", token)) if given is not None
    ]
    wanted += ["--all"] * all
    if len(wanted) > 1 or (wanted and text is not None):
        fail(f"one thing at a time: {' and '.join(['a session'] * (text is not None) + wanted)}", USAGE)
    if wanted and partner is None:
        fail(f"{wanted[0]} needs --partner", USAGE)
    if not wanted and partner is not None:
        fail("--partner goes with --session, --user, --token or --all; a session says whose it is", USAGE)
    if all and not yes:
        sentence = "replaces every secret of the account, so that programs need the new ones: say --yes too"
        fail(f"--all {sentence}", USAGE)
    shown = "" if wanted else _session(text)
    from keyreel.accounts.secrets import SecretRefused
    from keyreel.cli import ks_revoke

    async def work(parts: Any) -> ks_revoke.Ended:
        record, id = deleted(SESSION), None if session is None else f"sessionid:{session}"
        if user is not None:
            record, id = changed("kuser"), user
        elif token is not None:
            record, id = deleted("keyreel.APP_TOKEN"), token
        elif all:
            record = created("keyreel.SECRET")
        async with noted(parts, "ks revoke", record, partner=partner or 0, id=id):
            return await end(parts, time.time())

    async def end(parts: Any, now: float) -> ks_revoke.Ended:
        if partner is None:
            return await ks_revoke.end_session(parts, shown, now)
        if session is not None:
            return await ks_revoke.end_group(parts, partner, session, now)
        if user is not None:
            return await ks_revoke.end_user(parts, partner, user)
        if token is not None:
            return await ks_revoke.end_token(parts, partner, token, now)
        return await ks_revoke.end_account(parts, partner, now)

    try:
        ended = with_parts(work, place)
    except (ks_revoke.RevocationRefused, SecretRefused) as error:
        fail(printable(str(error)))
    if json:
        print(json_.dumps({"ended": ended.what, **ended.facts, "told": list(ended.told)}))
        return
    for sentence in ended.told:
        print(printable(sentence))


def _session(text: str | None) -> str:
    """The one session in an argument or in what is left of standard input; ends the command where there are others."""
    from keyreel.cli.ks_text import LONGEST, find_sessions

    if text is None or text == "-":
        if sys.stdin.isatty():
            print("Paste the session, and end with Ctrl-D:", file=sys.stderr)
        given = sys.stdin.buffer.read(LONGEST + 1).decode("utf-8", "replace")
    else:
        given = text
    if not given.strip():
        fail("there is no session: the text is empty", USAGE)
    if len(given) > LONGEST:
        fail(f"more than {LONGEST} characters are not looked through", USAGE)
    found = find_sessions(given)
    if len(found) > 1:
        fail(f"there are {len(found)} sessions in this: give one of them", USAGE)
    return found[0]


def _secret() -> str:
    """The secret in the first line of standard input; asked for without echo where that is a terminal."""
    if sys.stdin.isatty():
        text = getpass.getpass("Secret: ")
    else:
        text = first_line(sys.stdin.buffer, "the secret on standard input")
    if not text:
        fail("there is no secret on standard input", USAGE)
    return text


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True
