"""`python -m keyreel.client`: write a package of typed services and objects for a server of your own."""

import argparse
import sys
from pathlib import Path

from keyreel.client.generator.package import write_package
from keyreel.client.generator.schema import SchemaError


def main() -> None:
    """Run the command that the arguments name."""
    parser = argparse.ArgumentParser(prog="python -m keyreel.client", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    generate = commands.add_parser(
        "generate",
        help="write a package out of an exported schema",
        description="Write a package with a typed Client and AsyncClient out of the schema that a server exports.",
    )
    generate.add_argument(
        "schema", metavar="SCHEMA", help="a file, or - for standard input: what /api_v3/api_schema.php answers"
    )
    generate.add_argument(
        "folder", metavar="OUT", type=Path, help="the folder of the package; its name is the package's"
    )
    options = parser.parse_args()
    try:
        document = sys.stdin.buffer.read() if options.schema == "-" else Path(options.schema).read_bytes()
        count = write_package(document, options.folder)
    except (SchemaError, OSError) as error:
        sys.exit(f"keyreel.client: {error}")
    print(f"{options.folder}: {count} actions; from {options.folder.name} import Client")


if __name__ == "__main__":
    main()
