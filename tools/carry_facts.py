"""Carry the facts of the API (names, types, numbers; no sentence) into tests/schema/facts.json.gz.

    python tools/carry_facts.py FOLDER

FOLDER holds schema.json, errors.json and permissions.json.
"""

import gzip
import json
import sys
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parent.parent / "tests" / "schema" / "facts.json.gz"
ACTION = ("name", "params", "returns", "session", "deprecated")
PARAM = ("name", "type", "enumType", "arrayType", "optional", "default")
CLASS = ("base", "abstract", "deprecated")
PROPERTY = (
    "name",
    "type",
    "enumType",
    "arrayType",
    "isTime",
    "readOnly",
    "insertOnly",
    "writeOnly",
    "filterable",
    "requiresPermission",
    "constraints",
    "default",
    "deprecated",
)


def pick(source: dict[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    """Those of `names` that `source` has."""
    return {name: source[name] for name in names if name in source}


def main() -> None:
    """Carry the facts of the folder that the command line names."""
    folder = Path(sys.argv[1])
    schema = json.loads((folder / "schema.json").read_text())
    permissions = json.loads((folder / "permissions.json").read_text())
    errors: dict[str, list[list[str]]] = {}
    for item in json.loads((folder / "errors.json").read_text()):
        errors.setdefault(item["code"], []).append(item["args"])
    facts = {
        "version": schema["version"],
        "services": {
            service["id"]: {
                "name": service["name"],
                "actions": {
                    action["name"]: {
                        **pick(action, ACTION),
                        "params": [pick(param, PARAM) for param in action["params"]],
                        "throws": [error["code"] for error in action.get("throws", [])],
                    }
                    for action in service["actions"]
                },
            }
            for service in schema["services"]
        },
        "classes": {
            item["name"]: {
                **pick(item, CLASS),
                "properties": [pick(each, PROPERTY) for each in item["properties"]],
            }
            for item in schema["classes"]
        },
        "enums": {
            item["name"]: {**pick(item, ("type", "dynamic")), "values": item["values"]} for item in schema["enums"]
        },
        "errors": errors,
        "permissions": {
            f"{item['service']}.{item['action']}": sorted(item["permissions"]) for item in permissions["items"]
        },
        "propertyPermissions": {
            f"{item['object']}.{item['parameter']}.{item['action']}": sorted(item["permissions"])
            for item in permissions["objects"]
        },
    }
    facts["roles"] = {
        item["strId"] or item["name"]: {"partnerId": item["partnerId"], "permissions": item["permissions"]}
        for item in permissions["roles"]
    }
    facts["permissionNeeds"] = [
        [item["partnerId"], item["name"], item["type"], item["dependsOn"]] for item in permissions["permissions"]
    ]
    TARGET.write_bytes(gzip.compress(json.dumps(facts, separators=(",", ":")).encode(), 9, mtime=0))


if __name__ == "__main__":
    main()
