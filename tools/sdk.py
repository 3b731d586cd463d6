"""Write `keyreel.client.api` from the server's declarations: `make sdk`. With --check, say whether it is up to date."""

import argparse
import sys
from pathlib import Path

from docs import services
from keyreel.client.generator.package import package_texts, write_package
from keyreel.client.generator.schema import read_schema
from keyreel.schema.client_xml import write_schema
from keyreel.schema.registry import Registry
from keyreel.system.service import API_VERSION

API = Path(__file__).parent.parent / "src" / "keyreel" / "client" / "api"


def main() -> None:
    """Write the package, or compare it."""
    parser = argparse.ArgumentParser(description="Write keyreel.client.api.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 where it is out of date")
    options = parser.parse_args()
    document = write_schema(Registry(services()), version=API_VERSION, made_at=0)
    if not options.check:
        write_package(document, API)
        return
    texts = package_texts(read_schema(document))
    there = {path.relative_to(API).as_posix(): path.read_text("utf-8") for path in API.rglob("*.py")}
    if texts != there:
        print("src/keyreel/client/api is out of date: make sdk")
        sys.exit(1)


if __name__ == "__main__":
    main()
