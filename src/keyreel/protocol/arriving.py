"""How a request gets the name that its answer carries and the log repeats."""

import re
import time
from collections.abc import Mapping
from random import getrandbits
from typing import Any

from keyreel.protocol.answer import Arrival
from keyreel.protocol.http import Front
from keyreel.protocol.origin import is_from
from keyreel.telemetry.arrival import ARRIVED, Arrived

_NAME = re.compile(rb"[0-9A-Za-z._-]{1,64}\Z")


def arrive(scope: Mapping[str, Any], front: Front) -> Arrival:
    """Note that a request arrived. It keeps the name that a trusted proxy gave it in `X-Request-Id`."""
    id = f"{getrandbits(64):016x}"
    if front.trusted and is_from(scope, front.trusted):
        sent = dict(scope["headers"]).get(b"x-request-id", b"")
        id = sent.decode() if _NAME.match(sent) else id
    ARRIVED.set(Arrived(id, scope["path"], scope["query_string"]))
    return Arrival(time.perf_counter(), id)
