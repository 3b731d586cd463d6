"""What is gathered is written, whenever it came."""

import asyncio

from keyreel.storage import Batch


class Slow:
    """Gathers numbers, and writes them when it is let."""

    def __init__(self) -> None:
        self.gathered: list[int] = []
        self.written: list[int] = []
        self.begun, self.let = asyncio.Event(), asyncio.Event()
        self.batch = Batch(0, self._write)

    def note(self, number: int) -> None:
        self.gathered.append(number)
        self.batch.begin()

    async def _write(self) -> None:
        taken, self.gathered = self.gathered, []
        self.begun.set()
        await self.let.wait()
        self.written += taken


async def test_what_comes_while_others_are_written_is_written_without_being_asked_for() -> None:
    slow = Slow()
    slow.note(1)
    await slow.begun.wait()
    slow.note(2)
    slow.let.set()
    async with asyncio.timeout(60):
        while slow.written != [1, 2]:  # noqa: ASYNC110  # nobody tells
            await asyncio.sleep(0)


async def test_who_wants_all_written_waits_for_what_is_being_written() -> None:
    slow = Slow()
    slow.note(1)
    await slow.begun.wait()
    settling = asyncio.create_task(slow.batch.settle())
    for _ in range(5):
        await asyncio.sleep(0)
    assert not settling.done()
    slow.let.set()
    await settling
    assert slow.written == [1]


async def test_what_came_before_the_stop_is_written() -> None:
    slow = Slow()
    slow.note(1)
    await slow.begun.wait()
    slow.note(2)
    stopping = asyncio.create_task(slow.batch.stop())
    slow.let.set()
    await stopping
    assert slow.written == [1, 2]


async def test_what_cannot_be_written_is_tried_again_until_the_stop() -> None:
    tried, often = 0, asyncio.Event()

    async def fail() -> None:
        nonlocal tried
        tried += 1
        if tried == 3:
            often.set()
        batch.begin()

    batch = Batch(0, fail)
    batch.begin()
    await asyncio.wait_for(often.wait(), 60)
    await batch.stop()
