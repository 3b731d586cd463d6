"""Carry recorded requests and answers into tests/golden/data, without a word of the recorded server's prose.

    python tools/carry_golden.py FOLDER

FOLDER holds `*.jsonl` recordings: one request and its answer a line. What is carried of an answer is its status, its
content type, and its structure and values; sentences become markers that stand for "some text". tests/golden/README.md
describes the form.
"""

import base64
import gzip
import json
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "golden"))

from trees import read_answer

TARGET = Path(__file__).parent.parent / "tests" / "golden" / "data"
KEPT_HEADERS = {"content-type", "range", "x-forwarded-for"}


def carry(row: dict[str, Any], clock: float) -> dict[str, Any]:
    """A recorded row in our form."""
    sent = {name: row[name] for name in ("json", "form", "body", "files") if row.get(name) is not None}
    headers = {name: value for name, value in row.get("req_headers", {}).items() if name.lower() in KEPT_HEADERS}
    raw = base64.b64decode(row["body_b64"]) if row.get("body_b64") else (row.get("body_text") or "").encode()
    return {
        "name": row["name"],
        "time": clock,
        "method": row["method"],
        "path": row["path"],
        "headers": headers,
        **sent,
        "status": row["status"],
        "content_type": row["content_type"],
        "answer": read_answer(raw, row["content_type"] or "", row["status"]),
    }


def main() -> None:
    """Carry every recording of the folder that the command line names."""
    source = Path(sys.argv[1])
    TARGET.mkdir(exist_ok=True)
    for file in sorted(source.glob("[0-9]*.jsonl")):
        rows: list[dict[str, Any]] = []
        clock = 0.0
        for line in file.read_text().splitlines():
            row = json.loads(line)
            if "meta" in row:
                continue
            stamp = row.get("resp_headers", {}).get("X-Kaltura-Session", "")
            clock = float(stamp.rpartition(",")[2] or clock) if stamp else clock
            rows.append(carry(row, clock))
        text = "".join(json.dumps(row, separators=(",", ":")) + "\n" for row in rows)
        (TARGET / f"{file.stem}.jsonl.gz").write_bytes(gzip.compress(text.encode(), 9, mtime=0))
        print(f"{file.stem}: {len(rows)} rows")


if __name__ == "__main__":
    main()
