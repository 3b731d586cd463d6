"""What every worker measured, in the text that Prometheus reads."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib.metadata import version

from keyreel.telemetry.board import BOARD, PID, STARTED, Slot
from keyreel.telemetry.meters import Meter

CONTENT_TYPE = b"text/plain; version=0.0.4; charset=utf-8"


@dataclass(slots=True)
class Reading:
    """A number that is found out when somebody asks for it: `labels` and value."""

    name: str
    help: str
    values: Mapping[str, float] = field(default_factory=dict[str, float])
    kind: str = "gauge"


def write_metrics(readings: Iterable[Reading]) -> bytes:
    """Everything that is measured, and `readings`."""
    slots = list(BOARD.slots())
    sums = _sums(slots)
    lines: list[str] = []
    for meter in Meter.known.values():
        lines += [f"# HELP {meter.name} {meter.help}", f"# TYPE {meter.name} {meter.kind}"]
        for labels, numbers in sorted(sums.get(meter.name, {}).items()):
            for sample in meter.samples(labels, numbers):
                lines.append(_line(f"{meter.name}{sample.suffix}", sample.labels, sample.value))
    for reading in (*readings, *_of_workers(slots)):
        lines += [f"# HELP {reading.name} {reading.help}", f"# TYPE {reading.name} {reading.kind}"]
        lines += [_line(reading.name, labels, value) for labels, value in reading.values.items()]
    return "\n".join([*lines, ""]).encode()


def _sums(slots: Iterable[Slot]) -> dict[str, dict[str, list[float]]]:
    """By name and labels, the numbers of all workers added up; how things are with those that ended is void."""
    sums: dict[str, dict[str, list[float]]] = {}
    for slot in slots:
        for board_name, place in slot.places.items():
            name, _, labels = board_name.strip("\v").partition("\t")
            meter = Meter.known.get(name)
            if meter is None or (meter.kind == "gauge" and not slot.is_alive):
                continue
            found = [float(number) for number in slot.numbers[place : place + meter.width]]
            before = sums.setdefault(name, {}).get(labels)
            sums[name][labels] = found if before is None else [a + b for a, b in zip(before, found, strict=True)]
    return sums


def _of_workers(slots: Iterable[Slot]) -> list[Reading]:
    alive = [slot for slot in slots if slot.is_alive]
    sizes = {slot.number: _memory(int(slot.numbers[PID])) for slot in alive}
    memory = {f'worker="{number}"': size for number, size in sizes.items() if size is not None}
    began = {f'worker="{slot.number}"': slot.numbers[STARTED] for slot in alive}
    return [
        Reading("keyreel_workers", "Workers that run.", {"": float(len(alive))}),
        Reading("keyreel_worker_memory_bytes", "Memory that each worker keeps.", memory),
        Reading("keyreel_worker_start_time_seconds", "When each worker began, unix seconds.", began),
        Reading("keyreel_info", "The release.", {f'version="{version("keyreel")}"': 1.0}),
    ]


def _memory(pid: int) -> float | None:
    try:
        with open(f"/proc/{pid or os.getpid()}/statm") as file:
            return int(file.read().split()[1]) * float(os.sysconf("SC_PAGE_SIZE"))
    except (OSError, ValueError, IndexError):
        return None


def _line(name: str, labels: str, value: float) -> str:
    shown = repr(int(value)) if value == int(value) else repr(value)
    return f"{name}{{{labels}}} {shown}" if labels else f"{name} {shown}"
