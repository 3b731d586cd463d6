"""`keyreel doctor`."""

import json as json_
from dataclasses import asdict
from typing import Any

from keyreel.cli.common import printable, run
from keyreel.cli.options import NOTHING, AsJson, Flags, Given, given_by
from keyreel.configuration import read
from keyreel.settings import SettingInvalid


def doctor(*, given: Given = NOTHING, json: AsJson = False) -> None:
    """Find out what is wrong with an installation, and say what to do. Nothing is changed.

    Looks at settings and who can read them, the data folder, disk, clock, sealing key, database, bucket, port,
    certificate, public URL, mail server and media libraries. The server need not be running, and may be. Run it as the
    server's user, and with the server's settings. Exits with 1 where something is wrong.

    For example:

        keyreel doctor
        keyreel doctor --config /etc/keyreel/keyreel.toml --json
    """
    findings = run(_examine(given, show=not json))
    found_wrong = sum(finding.state == "wrong" for finding in findings)
    if json:
        print(json_.dumps({"well": not found_wrong, "findings": [asdict(finding) for finding in findings]}))
    else:
        things = "one thing is" if found_wrong == 1 else f"{found_wrong} things are"
        print(f"\n{things} wrong" if found_wrong else "\nnothing is wrong")
    raise SystemExit(found_wrong > 0)


async def _examine(given: Flags, *, show: bool) -> list[Any]:
    from keyreel.checkup import Finding, State, examine

    found: list[Finding] = []
    try:
        configuration = read(given_by(given))
    except SettingInvalid as error:
        found.append(Finding("settings", State.WRONG, str(error), "docs/settings.md says what each setting may be"))
        configuration = None
    if show:
        _show(found)
    if configuration is not None:
        async for finding in examine(configuration):
            found.append(finding)
            if show:
                _show([finding])
    return found


def _show(findings: list[Any]) -> None:
    for finding in findings:
        print(f"{finding.state:6} {finding.check:15} {printable(finding.told)}", flush=True)
        if finding.remedy:
            print(f"{'':22} {printable(finding.remedy)}", flush=True)
