"""`keyreel explain`: why a session may, or may not, call an action."""

import difflib
import json as json_
import sys
import time
from collections.abc import Iterable
from dataclasses import asdict
from ipaddress import ip_address
from typing import Annotated, Any

from cyclopts import Parameter

from keyreel.cli.common import USAGE, fail, printable, read_settings, with_parts
from keyreel.cli.options import HERE, AsJson, At

REFUSED = 1
_MARKS = {"ok": "ok", "refused": "REFUSED", "fact": "-"}


def explain(
    name: Annotated[str, Parameter(help="What is called, such as user.list.")],
    /,
    *,
    ks: Annotated[
        str | None,
        Parameter(
            help="The session, or - to read it from standard input; without it, a call without a session.",
            allow_leading_hyphen=True,
        ),
    ] = None,
    ip: Annotated[str, Parameter(help="Address that the call comes from.")] = "127.0.0.1",
    partner: Annotated[int | None, Parameter(help="The partnerId that the call sends.")] = None,
    uri: Annotated[str | None, Parameter(help="Path and query of the call; the action's usual path.")] = None,
    https: Annotated[
        bool | None, Parameter(help="Whether the call comes over https; as the server's public URL has it.")
    ] = None,
    place: At = HERE,
    json: AsJson = False,
) -> None:
    """Say whether a session may call an action, and every reason.

    Exits with 0 for yes, 1 for no, 2 where the question cannot be answered. A session on the command line can be read
    by others on the same machine: prefer --ks -.

    For example:

        keyreel explain --ks - user.list < session.txt
        keyreel explain media.list --partner 101 --ip 192.0.2.7
    """
    try:
        ip_address(ip)
    except ValueError:
        fail(f"{ip} is no address", USAGE)
    text = sys.stdin.buffer.read().decode("ascii", "replace").strip() if ks == "-" else ks
    if text is not None and not text:
        fail("the session is empty; leave --ks out for a call without one", USAGE)
    try:
        settings = read_settings(place)
        scheme = settings.url.partition(":")[0] if https is None else "https" if https else "http"

        async def work(parts: Any) -> Any:
            from keyreel.gate import Origin

            action = _find(parts.registry, name)
            path = uri or f"/api_v3/service/{action.service.id}/action/{action.name}"
            origin = Origin(ip=ip, uri=path, base_url=f"{scheme}://localhost", now=time.time())
            return action, await parts.explainer.explain(action, text or "", partner, origin)

        action, found = with_parts(work, place)
    except SystemExit as ended:
        raise SystemExit(USAGE) from ended  # 1 would say no
    if json:
        print(json_.dumps({"action": _spelling(action), **asdict(found)}))
    else:
        _show(_spelling(action), found)
    raise SystemExit(0 if found.allowed else REFUSED)


def _show(title: str, found: Any) -> None:
    print(f"yes: {title}" if found.allowed else f"no: {title} answers {found.error}")
    for step in found.steps:
        print(f"  {_MARKS[step.mark]:8}{step.check:16}{printable(step.text)}")


def _find(registry: Any, name: str) -> Any:
    """The action called `service.action`, in any case; ends the command where there is none."""
    from keyreel.schema.errors import ApiError

    service, dot, action = name.partition(".")
    if not (service and dot and action):
        fail(f"service.action is expected, such as user.list, not {printable(name[:80])}", USAGE)
    try:
        return registry.find(service, action)
    except ApiError as error:
        known = [_spelling(item) for item in registry]
        fail(f"{printable(error.message)}{_hint(name, known)}", USAGE)


def _hint(name: str, known: Iterable[str]) -> str:
    """The names that come close, as the end of a sentence."""
    spelled = {item.lower(): item for item in known}
    close = difflib.get_close_matches(name.lower()[:80], spelled, n=3, cutoff=0.6)
    return f" Did you mean {' or '.join(spelled[item] for item in close)}?" if close else ""


def _spelling(action: Any) -> str:
    """An action as it is asked for here."""
    plugin = f"{action.service.plugin}_" if action.service.plugin else ""
    return f"{plugin}{action.service.name}.{action.name}"
