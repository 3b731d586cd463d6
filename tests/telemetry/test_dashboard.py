"""The dashboard asks for what there is."""

import json
import re
from typing import Any

from conftest import ROOT
from keyreel.telemetry.meters import Meter
from worker import Worker

DASHBOARD = ROOT / "deploy" / "grafana" / "keyreel.json"
_OURS = re.compile(r"\b(keyreel_\w+)(\{[^}]*\})?")


def asked() -> list[str]:
    panels = json.loads(DASHBOARD.read_text())["panels"]
    return [target["expr"] for panel in panels for target in panel.get("targets", [])]


async def test_every_metric_and_label_that_it_names_exists_and_every_metric_is_on_it(worker: Worker) -> None:
    _, _, body = await worker.get("/metrics", ip="127.0.0.1")
    told = dict(re.findall(r"^# TYPE (\w+) (\w+)", body.decode(), re.MULTILINE))
    found: set[str] = set()
    for expression in asked():
        for name, chosen in _OURS.findall(expression):
            base = name.removesuffix("_bucket") if told.get(name.removesuffix("_bucket")) == "histogram" else name
            assert base in told, name
            assert (told[base] == "histogram") == name.endswith("_bucket"), name
            assert ("rate(" in expression) == (told[base] in ("counter", "histogram")), expression
            labels = set(re.findall(r"(\w+)[!=~]+\"", chosen)) - {"instance"}
            if base in Meter.known:
                grouped = re.findall(rf"by \(([^)]*)\) \(rate\({name}", expression)
                labels |= {label.strip() for part in grouped for label in part.split(",")} - {"le", "instance"}
                assert labels <= set(Meter.known[base].labels), expression
            found.add(base)
    assert found == set(told)


def test_panels_are_told_apart_and_do_not_overlap() -> None:
    panels: list[dict[str, Any]] = json.loads(DASHBOARD.read_text())["panels"]
    assert len({panel["id"] for panel in panels}) == len(panels)
    taken: set[tuple[int, int]] = set()
    for panel in panels:
        place = panel["gridPos"]
        cells = {(place["x"] + x, place["y"] + y) for x in range(place["w"]) for y in range(place["h"])}
        assert not cells & taken, panel["title"]
        assert place["x"] + place["w"] <= 24
        taken |= cells
