"""The stock uploader (PyPI `kaltura-uploader`), unmodified: a real video in pieces, and a file of text.

The address of the service is a constant of that program, so it is set where it runs.
"""

import sys
import time
from pathlib import Path
from subprocess import run
from urllib.request import urlopen

from media import make_video
from running import PATIENCE, Running, until

SCRIPT = """
import os, sys
from kaltura_uploader import cli, constants, uploader
url = os.environ["KEYREEL_URL"]
constants.KALTURA_SERVICE_URL = uploader.KALTURA_SERVICE_URL = url
constants.KALTURA_API_URL = uploader.KALTURA_API_URL = url + "/api_v3/"
template = uploader.KALTURA_CDN_URL_TEMPLATE.replace("https://cdnapi-ev.kaltura.com", url)
constants.KALTURA_CDN_URL_TEMPLATE = uploader.KALTURA_CDN_URL_TEMPLATE = template
sys.exit(cli.main())
"""


def upload(server: Running, file: Path, *options: str) -> dict[str, str]:
    """What the program says of an upload, by the words before the colons."""
    environ = {**server.environ, "KALTURA_PARTNER_ID": str(server.partner_id)}
    environ["KALTURA_ADMIN_SECRET"] = server.admin_secret
    command = [sys.executable, "-W", "ignore", "-c", SCRIPT, str(file), *options]
    done = run(command, capture_output=True, text=True, env=environ, timeout=300, check=False, cwd=file.parent)
    assert done.returncode == 0, done.stdout + done.stderr
    said = (line.partition("] ")[2] or line for line in (done.stdout + done.stderr).splitlines())
    pairs = (line.rpartition("Entry ID: ") if "Entry ID: " in line else line.partition("URL: ") for line in said)
    return {("id" if "Entry ID" in mark else "url"): value.strip().split("\x1b")[0] for _, mark, value in pairs if mark}


def test_a_video_is_uploaded_in_pieces_and_played(server: Running, tmp_path: Path) -> None:
    film = make_video(tmp_path / "film.mp4", 6)
    ks = server.start()
    place = server.call("category", "add", ks=ks, category={"name": f"Uploads {time.time()}"})
    said = upload(server, film, "--chunk_size", "5", "--tags", "from,uploader", "--category_id", str(place["id"]))
    entry = until(lambda: (found := server.call("media", "get", ks=ks, entryId=said["id"]))["status"] == 2 and found)
    assert (entry["mediaType"], entry["tags"]) == (1, "from, uploader")
    assert abs(entry["msDuration"] - 6000) < 300
    assert entry["categoriesIds"] == str(place["id"])
    with urlopen(said["url"], timeout=PATIENCE) as answer:
        assert answer.read() == film.read_bytes()


def test_a_file_of_data_is_read_back(server: Running, tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    file.write_text("".join(f"{number},ä row\n" for number in range(1000)))
    said = upload(server, file, "--chunk_size", "2")
    entry = server.call("baseEntry", "get", ks=server.start(), entryId=said["id"])
    assert (entry["type"], entry["status"]) == (6, 2)
    with urlopen(said["url"], timeout=PATIENCE) as answer:
        assert answer.read() == file.read_bytes()
