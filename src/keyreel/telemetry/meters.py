"""Counters, gauges and histograms, as Prometheus knows them, on the board."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from keyreel.telemetry.board import BOARD, gauge_name

SECONDS = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
"""The upper bounds of the buckets of durations."""
_ESCAPED = re.compile(r'[\\"\n\t]')
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": " "}


@dataclass(frozen=True, slots=True)
class Sample:
    """A number: what is behind the meter's name, its labels as they are written, and it."""

    suffix: str
    labels: str
    value: float


class Meter:
    """Something that is measured, by the values of its labels. One is declared once a process.

    Attributes:
        name, help: as Prometheus is told.
        labels: what its numbers are told apart by. Their values come from a set that is known and small.
    """

    kind = ""
    width = 1
    known: dict[str, "Meter"] = {}

    def __init__(self, name: str, help: str, *labels: str) -> None:
        assert name not in Meter.known
        self.name = name
        self.help = help
        self.labels = labels
        self._places: dict[tuple[str, ...], int] = {}
        Meter.known[name] = self

    def _place(self, values: tuple[str, ...]) -> int:
        assert len(values) == len(self.labels)
        place = self._places[values] = BOARD.place(self.board_name(_written(self.labels, values)), self.width)
        return place

    def board_name(self, labels: str) -> str:
        """What the board knows a number by."""
        return f"{self.name}\t{labels}"

    def forget_places(self) -> None:
        """Find the places anew: the board is another."""
        self._places.clear()

    def samples(self, labels: str, numbers: Sequence[float]) -> Iterator[Sample]:
        """What is to be said of the numbers of one set of labels, summed over workers."""
        yield Sample("", labels, numbers[0])


class Counter(Meter):
    """How often something happened. Its name ends with `_total`."""

    kind = "counter"

    def add(self, *values: str, by: float = 1) -> None:
        """Count it."""
        place = self._places.get(values)
        if place is None:
            place = self._place(values)
        BOARD.numbers[place] += by


class Gauge(Meter):
    """How things are in this worker now; those of several are added up."""

    kind = "gauge"

    def board_name(self, labels: str) -> str:
        return gauge_name(f"{self.name}\t{labels}")

    def add(self, by: float, *values: str) -> None:
        """Change it."""
        place = self._places.get(values)
        if place is None:
            place = self._place(values)
        BOARD.numbers[place] += by

    def set(self, value: float, *values: str) -> None:
        """Say it."""
        self.add(0, *values)
        BOARD.numbers[self._places[values]] = value


class Histogram(Meter):
    """How long something took, in seconds. Its name ends with `_seconds`."""

    kind = "histogram"
    width = len(SECONDS) + 2

    def observe(self, seconds: float, *values: str) -> None:
        """Note one."""
        place = self._places.get(values)
        if place is None:
            place = self._place(values)
        numbers = BOARD.numbers
        numbers[place + bisect_left(SECONDS, seconds)] += 1
        numbers[place + len(SECONDS) + 1] += seconds

    def samples(self, labels: str, numbers: Sequence[float]) -> Iterator[Sample]:
        count = 0.0
        for bound, number in zip((*map(repr, SECONDS), "+Inf"), numbers, strict=False):
            count += number
            yield Sample("_bucket", f'{labels}{"," if labels else ""}le="{bound}"', count)
        yield Sample("_sum", labels, numbers[-1])
        yield Sample("_count", labels, count)


def share_meters(folder: Path) -> None:
    """Measure on a board that the workers of a server share, in a folder.

    Raises:
        OSError: there is no room.
    """
    BOARD.share(folder)
    for meter in Meter.known.values():
        meter.forget_places()


def _written(labels: tuple[str, ...], values: tuple[str, ...]) -> str:
    return ",".join(
        f'{label}="{_ESCAPED.sub(lambda match: _ESCAPES[match[0]], value)}"'
        for label, value in zip(labels, values, strict=True)
    )
