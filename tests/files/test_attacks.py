"""Files that want whoever reads them to open others, or to run something: nothing is opened, nothing is run."""

import os
import stat
import struct
import weakref
import zlib
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

import av
import pytest
from PIL import Image

from keyreel.media_files import pictures
from keyreel.media_files.child import MOST_MEMORY
from keyreel.media_files.packaging import package
from keyreel.media_files.pictures import Wanted, frame, picture, strip
from keyreel.media_files.probe import NotMedia, probe, probe_image
from keyreel.media_files.work import Workshop
from media import make_video
from website import Site, site

HLS = "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:4\n#EXTINF:4,\n{it}\n#EXT-X-ENDLIST\n"
DASH = (
    '<MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" mediaPresentationDuration="PT4S"><Period>'
    '<AdaptationSet mimeType="video/mp4"><Representation id="1" bandwidth="1"><BaseURL>{it}</BaseURL>'
    "</Representation></AdaptationSet></Period></MPD>"
)
LISTS = {
    "ffconcat": "ffconcat version 1.0\nfile '{it}'\n",
    "ffconcat with options": "ffconcat version 1.0\nfile '{it}'\noption safe 0\n",
    "hls": HLS,
    "hls with a key": HLS.replace("#EXTINF", '#EXT-X-KEY:METHOD=AES-128,URI="{it}"\n#EXTINF'),
    "dash": DASH,
    "sdp": "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 9 RTP/AVP 96\na=control:{it}\n",
    "asx": '<asx version="3.0"><entry><ref href="{it}"/></entry></asx>',
    "pls": "[playlist]\nFile1={it}\nNumberOfEntries=1\n",
    "svg": '<svg xmlns="http://www.w3.org/2000/svg"><image href="{it}" width="9" height="9"/></svg>',
}
READERS: dict[str, Callable[[Path], Any]] = {
    "probe": probe,
    "package": lambda path: package(path, path.with_suffix(".out")),
    "frame": lambda path: frame(path, 0.0, Wanted()),
    "probe_image": probe_image,
    "picture": lambda path: picture(path, Wanted()),
}


@pytest.fixture(scope="module")
def pages() -> Iterator[Site]:
    with site() as found:
        yield found


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return make_video(tmp_path_factory.mktemp("film") / "film.mp4", 4).read_bytes()


@pytest.mark.parametrize("kind", LISTS)
def test_lists_of_other_files_are_no_media(pages: Site, film: bytes, tmp_path: Path, kind: str) -> None:
    pages.pages["/film.mp4"] = (200, film)
    other = tmp_path / "other.mp4"
    other.write_bytes(film)
    for it in (f"{pages.url}/film.mp4", str(other), other.name, f"file://{other}", f"concat:{other}|{other}"):
        for name in ("film.mp4", "film.m3u8", "picture.jpg"):
            attack = tmp_path / name
            attack.write_text(LISTS[kind].format(it=it))
            for reader in READERS.values():
                with pytest.raises(NotMedia):
                    reader(attack)
    assert pages.asked == []


def test_such_a_list_would_be_followed_by_who_does_not_mind(film: bytes, tmp_path: Path) -> None:
    (tmp_path / "other.mp4").write_bytes(film)
    (tmp_path / "film.mp4").write_text(LISTS["ffconcat"].format(it="other.mp4"))
    with av.open(str(tmp_path / "film.mp4")) as container:
        assert len(container.streams) == 2


def elsewhere(film: bytes, path: str) -> bytes:
    """A film whose first track says that its frames are in another file."""
    name = path.encode() + b"\0" * (len(path) % 2)
    alias = bytes(150) + struct.pack(">HH", 2, len(path)) + name + b"\xff\xff\0\0"
    said = struct.pack(">I4sI", 12 + len(alias), b"alis", 0) + alias
    at = film.index(b"url \0\0\0\1") - 4
    changed = bytearray(film[:at] + said + film[at + 12 :])
    for box in (b"moov", b"trak", b"mdia", b"minf", b"dinf", b"dref"):
        head = changed.index(box) - 4
        struct.pack_into(">I", changed, head, struct.unpack_from(">I", changed, head)[0] + len(said) - 12)
    return bytes(changed)


def is_opened(pipe: Path, work: Callable[[], Any]) -> bool:
    """Whether `work` opens a pipe to read it."""
    with ThreadPoolExecutor(1) as threads:
        doing: Future[Any] = threads.submit(work)
        while not doing.done():
            with suppress(OSError):  # nobody reads it
                os.close(os.open(pipe, os.O_WRONLY | os.O_NONBLOCK))
                return True
    return False


def test_a_track_that_lies_in_another_file_is_not_looked_for(film: bytes, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    attack = tmp_path / "film.mp4"
    attack.write_bytes(elsewhere(film, str(pipe)))

    def careless() -> None:
        with (
            suppress(av.error.FFmpegError),
            av.open(str(attack), options={"enable_drefs": "1", "use_absolute_path": "1"}),
        ):
            pass

    assert is_opened(pipe, careless)
    for reader in READERS.values():
        assert not is_opened(pipe, lambda read=reader: read(attack))


def test_a_picture_is_not_decoded_to_find_out_how_large_it_is(tmp_path: Path) -> None:
    """A picture of a few bytes may be as large as it says."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", 9000, 8000, 8, 6, 0, 0, 0)
    attack = tmp_path / "picture.png"
    attack.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", b"no pixels at all"))
    found = probe_image(attack)
    assert (found.width, found.height) == (9000, 8000)


def test_of_a_strip_only_one_frame_is_whole_at_a_time(
    film: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "film.mp4"
    path.write_bytes(film)
    whole = weakref.WeakValueDictionary[int, Image.Image]()
    most = 0

    def taken(*args: Any) -> Image.Image | None:
        nonlocal most
        found = frame_at(*args)
        assert found is not None
        whole[id(found)] = found
        most = max(most, len(whole))
        return found

    frame_at = pictures._frame_at
    monkeypatch.setattr(pictures, "_frame_at", taken)
    strip(path, tuple(index / 10 for index in range(30)), Wanted(width=20))
    assert 1 <= most <= 3


async def test_what_wants_all_memory_gets_none() -> None:
    workshop = Workshop()
    with pytest.raises(NotMedia, match="MemoryError"):
        await workshop.do(bytearray, 2 * MOST_MEMORY)
    await workshop.close()


def test_no_program_is_run_for_a_picture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pillow hands PostScript to Ghostscript where there is one."""
    ran = tmp_path / "ran"
    fake = tmp_path / "bin" / "gs"
    fake.parent.mkdir()
    fake.write_text(f"#!/bin/sh\ntouch {ran}\n")
    fake.chmod(fake.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{fake.parent}{os.pathsep}{os.environ['PATH']}")
    attack = tmp_path / "picture.jpg"
    attack.write_bytes(b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n%%EndComments\nshowpage\n%%EOF\n")
    for reader in READERS.values():
        with pytest.raises(NotMedia):
            reader(attack)
    assert not ran.exists()
    with suppress(OSError), Image.open(attack) as careless:
        careless.load()
    assert ran.exists()
