"""The examples of a page, run from top to bottom as a reader would: in one terminal, in a folder of their own.

Shell commands run in one shell, which keeps its folder and its variables. Python goes on in the interpreter where the
example before it left off. An example under a label (`**Python**`), which the site shows as a tab, is a program of its
own; so is every example in another language. What a page shows below an example, fenced as `text` or `json`, is what it
has to print; `…` stands for anything, and alone on a line for any lines. An example whose first line is a comment with
the name of a file is that file.

A page says the rest in comments above an example, which readers of the built page do not see:

    <!-- not run: WHY -->       it is only shown
    <!-- before: COMMAND -->    what a reader has that a test has not
    <!-- until: TEXT -->        it goes on until it is stopped, which is once it has printed this
    <!-- exits with: 1 -->      it is expected to fail so
    <!-- file: NAME -->         it is this file
"""

import json
import os
import pty
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Timer
from typing import Any

ROOT = Path(__file__).parents[1]
PATIENCE = 180
"""Seconds that an example may take."""
PROGRAMS = {"python": "python {}", "js": "node {}", "php": "php {}", "ruby": "ruby {}", "java": "java {}"}
"""How a file in a language is run."""
SUFFIXES = {"python": "py", "ruby": "rb"}
_FENCE = re.compile(r"^(?P<indent> *)```(?P<language>\w*)$")
_MARK = re.compile(r"^<!-- (?P<name>[a-z ]+): (?P<text>.+) -->$")
_LABEL = re.compile(r"^\*\*[^*]+\*\*(?:, .+)?$")
_NAMED = re.compile(r"^(?:#|//) (?P<name>[\w./-]+\.[a-z]+)$")
_END = "---- through with it ----"
_INTERPRETER = f"""
import json, os, sys
names = {{"__name__": "__main__"}}
sys.path.insert(0, "")
for line in sys.stdin:
    told = json.loads(line)
    os.environ.clear()
    os.environ.update(told["environ"])
    os.chdir(os.environ["PWD"])
    exec(compile(told["text"], told["name"], "exec"), names)
    print({_END!r}, flush=True)
"""


@dataclass(frozen=True, slots=True)
class Example:
    """One fenced block: where it stands, what it is, what the page says about it, what it has to print."""

    page: Path
    line: int
    language: str
    text: str
    labelled: bool
    marks: dict[str, str] = field(default_factory=dict)
    shown: str | None = None

    @property
    def place(self) -> str:
        """For people."""
        return f"{self.page.relative_to(ROOT)}:{self.line}"

    @property
    def file(self) -> str | None:
        """The name of the file that it is, if it is one."""
        named = _NAMED.match(self.text.partition("\n")[0])
        return self.marks.get("file") or (named["name"] if named else None)

    @property
    def runs(self) -> bool:
        """Whether it is a program, and the page does not say that it is only shown."""
        return self.language in ("sh", *PROGRAMS) and self.file is None and "not run" not in self.marks


def examples(page: Path) -> Iterator[Example]:
    """The fenced blocks of a page, but for those that are what another one prints."""
    lines = page.read_text("utf-8").split("\n")
    blocks: list[tuple[int, int, str]] = []
    at = 0
    while at < len(lines):
        if fence := _FENCE.match(lines[at]):
            end = lines.index(f"{fence['indent']}```", at + 1)
            blocks.append((at, end, fence["language"]))
            at = end
        at += 1
    for number, (start, end, language) in enumerate(blocks):
        before, labelled = _before(lines, start)
        shown = None
        if language in ("sh", *PROGRAMS):
            follows, until, kind = blocks[number + 1] if number + 1 < len(blocks) else (0, 0, "")
            if kind in ("text", "json") and not any(lines[end + 1 : follows]):
                shown = "\n".join(lines[follows + 1 : until])
        elif number and language in ("text", "json"):
            _, ended, kind = blocks[number - 1]
            if kind in ("sh", *PROGRAMS) and not any(lines[ended + 1 : start]):
                continue
        yield Example(page, start + 1, language, "\n".join(lines[start + 1 : end]) + "\n", labelled, before, shown)


def _before(lines: list[str], at: int) -> tuple[dict[str, str], bool]:
    """The marks above a block, and whether it has a label."""
    marks: dict[str, str] = {}
    while at and (not lines[at - 1] or _MARK.match(lines[at - 1])):
        at -= 1
        if mark := _MARK.match(lines[at]):
            marks[mark["name"]] = "\n".join(filter(None, (mark["text"], marks.get(mark["name"]))))
    return marks, bool(at and _LABEL.match(lines[at - 1]))


class Conversation:
    """A process that is told one thing after another, and says when it is through with each; it ends at a failure."""

    def __init__(self, command: list[str], folder: Path, environ: dict[str, str]) -> None:
        self.process = subprocess.Popen(
            command,
            cwd=folder,
            env=environ,
            text=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )

    def say(self, words: str) -> str:
        """What it prints.

        Raises:
            AssertionError: it failed, or took too long; the message is what it printed.
        """
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        late = Timer(PATIENCE, os.killpg, (self.process.pid, signal.SIGKILL))
        late.start()
        self.process.stdin.write(words + "\n")
        self.process.stdin.flush()
        heard: list[str] = []
        for line in self.process.stdout:
            if line.rstrip("\n").endswith(_END):
                late.cancel()
                return "".join([*heard, line.rstrip("\n").removesuffix(_END)])
            heard.append(line)
        late.cancel()
        raise AssertionError(f"it ended with {self.process.wait()}:\n{''.join(heard)}")

    def end(self) -> None:
        """End it, and what it started."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.close()
        self.process.wait(PATIENCE)
        self.process.stdout.close()


class Terminal:
    """Where the examples of one page run."""

    def __init__(self, folder: Path, environ: dict[str, str], places: dict[str, str]) -> None:
        """`places`: what is here (`/tmp/…/backups`), and what pages call it (`/backups`)."""
        self.folder = folder
        self.places = places
        self._environ = environ
        self._files = 0
        self._shell = Conversation(["bash"], folder, environ)
        self._python: Conversation | None = None
        self._shell.say(f"set -eo pipefail; echo '{_END}'")

    def run(self, example: Example) -> str:
        """What an example prints."""
        text = example.text
        for place, name in self.places.items():
            text = text.replace(name, place)
        try:
            printed = self._run(example, text)
        except AssertionError as error:
            raise AssertionError(f"{example.place}: {error}") from None
        for place, name in self.places.items():
            printed = printed.replace(place, name)
        return printed

    def close(self) -> None:
        """End what runs."""
        for conversation in filter(None, (self._shell, self._python)):
            conversation.end()

    def _run(self, example: Example, text: str) -> str:
        if before := example.marks.get("before"):
            self._in_shell(before)
        if example.file:
            (self.folder / example.file).write_text(text, "utf-8")
            return ""
        if until := example.marks.get("until"):
            return self._until(text, until)
        if example.language == "sh":
            return self._in_shell(text, int(example.marks.get("exits with", 0)))
        if example.language == "python" and not example.labelled:
            return self._in_python(text, example.place)
        return self._in_shell(PROGRAMS[example.language].format(self._file(text, example.language)))

    def _file(self, text: str, language: str) -> Path:
        self._files += 1
        path = self.folder / f"example{self._files}.{SUFFIXES.get(language, language)}"
        path.write_text(text, "utf-8")
        return path

    def _in_shell(self, text: str, status: int = 0) -> str:
        expected = f" || test $? = {status}" if status else ""
        return self._shell.say(f"{{ . {self._file(text, 'sh')}; }} </dev/null{expected}; printf '%s\\n' '{_END}'")

    def _in_python(self, text: str, name: str) -> str:
        if self._python is None:
            self._python = Conversation([sys.executable, "-c", _INTERPRETER], self.folder, self._environ)
        return self._python.say(json.dumps({"text": text, "name": name, "environ": self._variables()}))

    def _variables(self) -> dict[str, str]:
        return dict(pair.split("=", 1) for pair in self._in_shell("env -0").split("\0") if "=" in pair)

    def _until(self, text: str, wanted: str) -> str:
        """What commands print on a terminal before they are stopped as Ctrl-C does."""
        ours, theirs = pty.openpty()
        environ = self._variables()
        command = ["bash", "-e", str(self._file(text, "sh"))]
        process: Any = subprocess.Popen(
            command, cwd=environ["PWD"], env=environ, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True
        )
        os.close(theirs)
        late = Timer(PATIENCE, os.killpg, (process.pid, signal.SIGKILL))
        late.start()
        heard = b""  # a letter, and the end of a line, may come in two pieces
        try:
            while not re.search(re.escape(wanted.encode()) + b".*\n", heard):
                heard += os.read(ours, 65_536)
        except OSError:
            told = f"it ended with {process.wait()}, and did not print {wanted!r}:\n{heard.decode()}"
            raise AssertionError(told) from None
        finally:
            late.cancel()
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGINT)
                process.wait(PATIENCE)
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            os.close(ours)
        return heard.decode().replace("\r\n", "\n")


def unlike(shown: str, printed: str) -> str | None:
    """How what was printed differs from what the page shows, or `None`."""
    parts = re.split(r"((?:^|(?<=\n))…\n|…)", shown.strip())
    pattern = "".join(".*" if number % 2 else re.escape(part) for number, part in enumerate(parts))
    if re.fullmatch(pattern, printed.strip(), re.DOTALL):
        return None
    return f"the page shows\n{shown.strip()}\nand it printed\n{printed.strip()}"
