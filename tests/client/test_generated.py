"""Packages that are generated: out of this server's schema, out of another's; typed for checkers, usable at once."""

import gzip
import importlib
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

from keyreel.client import services as runtime
from keyreel.client.generator.package import package_texts
from keyreel.client.generator.schema import (
    Action,
    Class,
    Enum,
    Error,
    Param,
    Property,
    Schema,
    SchemaError,
    Service,
    Type,
    read_schema,
)
from running import Running

ROOT = Path(__file__).parents[2]

PROGRAM = """
from typing import assert_type
from collections.abc import Sequence

from keyreel.client import Session, SessionType
from {package} import AsyncClient, Client, MediaEntry, MediaEntryFilter, MediaType, User, UserStatus
from {package}.errors import InvalidUserId


def use(client: Client) -> str:
    entry = client.media.add(MediaEntry(name="x", media_type=MediaType.VIDEO, tags=None))
    assert_type(entry, MediaEntry)
    assert_type(entry.id, str)
    assert_type(entry.created_at, int | None)
    assert_type(entry.media_type, MediaType | None)
    assert_type(client.media.list(MediaEntryFilter(id_in=entry.id)).objects, Sequence[MediaEntry])
    assert_type(client.session.start("secret", "ada", SessionType_.ADMIN), str)
    with client.multirequest() as batch:
        added = batch.user.add(User(id="ada", status=UserStatus.ACTIVE))
        assert_type(batch.user.get(added.id), User)
    return entry.id


async def wait(client: AsyncClient) -> None:
    assert_type(await client.user.get("ada"), User)
    assert_type(await client.media.count(), int)
    async with client.multirequest() as batch:
        assert_type(batch.user.get("ada"), User)
    try:
        await client.user.get()
    except InvalidUserId as error:
        assert_type(error.code, str)


use(Client("https://video.example.org", 101, Session.from_secret("secret", type=SessionType.ADMIN)))
""".replace("SessionType_.ADMIN", "ApiSessionType.ADMIN").replace(
    "from {package}.errors", "from {package} import SessionType as ApiSessionType\nfrom {package}.errors"
)
WRONG = {
    'client.media.add(User(id="x"))': "reportArgumentType",
    'MediaEntry(nam="x")': "reportCallIssue",
    "MediaEntry(created_at=1)": "reportCallIssue",
    'MediaEntry(media_type="video")': "reportArgumentType",
    "client.media.get()": "reportCallIssue",
    "client.media.nothing()": "reportAttributeAccessIssue",
    "client.media.get('x').created_at = 5": "reportAttributeAccessIssue",
    "client.media.list().objects[0].id.nothing": "reportAttributeAccessIssue",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, server: Running) -> Iterator[Path]:
    """Where a package `mine` was generated from what the server exports, by the command, and can be imported."""
    made = tmp_path_factory.mktemp("generated")
    with urlopen(f"{server.url}/api_v3/api_schema.php") as answer:
        document = answer.read()
    command = [sys.executable, "-m", "keyreel.client", "generate", "-", str(made / "mine")]
    done = subprocess.run(command, input=document, capture_output=True, check=True)
    assert re.fullmatch(r".*/mine: \d+ actions; from mine import Client\n", done.stdout.decode())
    sys.path.insert(0, str(made))
    yield made
    sys.path.remove(str(made))


def test_what_a_server_exports_gives_the_package_that_comes_along(folder: Path) -> None:
    shipped = ROOT / "src" / "keyreel" / "client" / "api"
    texts = {path.relative_to(shipped): path.read_text() for path in shipped.rglob("*.py")}
    made = folder / "mine"
    assert {path.relative_to(made): path.read_text() for path in made.rglob("*.py")} == texts
    assert len(texts) > 50


def test_a_generated_package_calls(folder: Path, server: Running) -> None:
    mine: Any = importlib.import_module("mine")
    ks = server.start("mine.ada")
    with mine.Client(server.url, server.partner_id, ks) as client:
        user = client.user.get()
        assert (type(user), user.id) == (mine.User, "mine.ada")
        with pytest.raises(importlib.import_module("mine.errors").InvalidUserId):
            client.user.get("mine.nobody")


def test_type_checkers_see_everything(folder: Path) -> None:
    """The program is right, and each of the wrong lines is found."""
    (folder / "program.py").write_text(PROGRAM.replace("{package}", "mine"))
    imports = PROGRAM.replace("{package}", "mine").partition("def use")[0]
    start = imports.count("\n") + 1
    lines = [f"def wrong_{number}(client: Client) -> None: {line}\n" for number, line in enumerate(WRONG)]
    (folder / "wrong.py").write_text(imports + "".join(lines))
    settings = {"typeCheckingMode": "strict", "pythonVersion": "3.11", "include": ["program.py", "wrong.py"]}
    venv = {"venvPath": str(Path(sys.prefix).parent), "venv": Path(sys.prefix).name}
    (folder / "pyrightconfig.json").write_text(json.dumps({**settings, **venv}))
    command = [sys.executable, "-m", "pyright", "--project", str(folder), "--outputjson"]
    found = json.loads(subprocess.run(command, capture_output=True, text=True, check=False).stdout)
    problems: set[tuple[str, int, str]] = set()
    for problem in found["generalDiagnostics"]:
        line = problem["range"]["start"]["line"] + 1
        problems.add((Path(problem["file"]).name, line, problem.get("rule", problem["message"])))
    assert not [problem for problem in problems if problem[0] == "program.py"]
    assert {("wrong.py", start + number, rule) for number, rule in enumerate(WRONG.values())} <= problems


OTHER = """<?xml version="1.0"?>
<xml apiVersion="9.9.9" generatedDate="0">
<enums>
 <enum name="KalturaColour" enumType="string"><const name="_3D" value="x.3d"/><const name="NONE" value=""/></enum>
 <enum name="KalturaNothingYet" enumType="string"></enum>
 <enum name="KalturaSize" enumType="int"><const name="SMALL" value="1"/></enum>
</enums>
<classes>
 <class name="KalturaThing" plugin="things" description="A &quot;thing&quot; with a \\ in it">
  <property name="from" type="string" readOnly="0"/><property name="not" type="bool" readOnly="0"/>
  <property name="streamId" type="string" readOnly="0"/><property name="Percent" type="float" readOnly="0"/>
  <property name="colour" type="string" enumType="KalturaColour" readOnly="0"/>
  <property name="yet" type="string" enumType="KalturaNothingYet" readOnly="1"/>
  <property name="inner" type="KalturaOther" readOnly="0"/>
  <property name="parts" type="map" arrayType="KalturaThing" readOnly="0"/>
 </class>
 <class name="KalturaBigThing" base="KalturaThing"><property name="streamID" type="int" readOnly="0"/></class>
 <class name="KalturaOther"><property name="k" type="int" readOnly="0"/>
  <property name="at" type="int" isTime="1" readOnly="0"/></class>
</classes>
<services>
 <service id="things_thing" name="thing" description="Things">
  <action name="list"><param name="type" type="int" enumType="KalturaSize" optional="1" default="1"/>
   <param name="from" type="string" optional="0"/><result type="array" arrayType="KalturaThing"/></action>
  <action name="delete"><param name="id" type="string" optional="1" default="it's"/><result/></action>
  <action name="import"><param name="fileData" type="file" optional="0"/>
   <result type="KalturaThing"/><throws name="NO_THING"/></action>
  <action name="serve"><result type="file"/></action>
 </service>
 <service id="close" name="close"><action name="ks"><result type="string"/></action></service>
</services>
<errors><error name="NO_THING" code="NO_THING" message="None"><parameter name="ID"/></error>
 <error name="X" code="3 TIMES BAD" message=""></error></errors>
</xml>"""


def test_names_that_python_forces_and_names_that_meet(folder: Path) -> None:
    (folder / "other.xml").write_text(OTHER)
    command = [sys.executable, "-m", "keyreel.client", "generate", str(folder / "other.xml"), str(folder / "other")]
    subprocess.run(command, check=True, capture_output=True)
    other: Any = importlib.import_module("other")
    thing = other.BigThing(from_="x", not_=True, stream_id="a", stream_id_=5, percent=0.5, colour=other.Colour._3D)
    wire = {"from": "x", "not": True, "streamId": "a", "streamID": 5, "Percent": 0.5, "colour": "x.3d"}
    assert thing.state_.values == wire
    back = other.REGISTRY.read({**wire, "yet": "new", "parts": {"a": wire}, "inner": {"k": 1}}, "BigThing")
    assert (back.yet, back.parts["a"].from_, back.inner.k_, back.inner.at) == ("new", "x", 1, None)
    client = other.Client("http://127.0.0.1:1", 1)
    assert {name for name in dir(client.thing) if not name.endswith("_")} == {"list", "delete", "serve"}
    assert callable(client.thing.import_)
    assert (client.close_.id_, client.close()) == ("close", None)
    errors = importlib.import_module("other.errors")
    assert issubclass(errors.NoThing, Exception)
    assert type(other.REGISTRY.error("3 TIMES BAD", "x", {})).__name__ == "Error3TimesBad"
    signature = (folder / "other" / "services" / "thing.py").read_text()
    assert "from_: str,\n        type: Size = Size.SMALL,\n    ) -> abc.Sequence[Thing]:" in signature


def test_a_package_is_written_over_and_what_is_not_one_is_left_alone(folder: Path, tmp_path: Path) -> None:
    made = tmp_path / "package"
    schema = tmp_path / "other.xml"
    schema.write_text(OTHER)
    command = [sys.executable, "-m", "keyreel.client", "generate", str(schema), str(made)]
    subprocess.run(command, check=True, capture_output=True)
    schema.write_text(OTHER.replace("things_thing", "things_stuff").replace('name="thing"', 'name="stuff"'))
    subprocess.run(command, check=True, capture_output=True)
    assert sorted(path.name for path in (made / "services").iterdir()) == ["__init__.py", "close.py", "stuff.py"]
    (made / "mine.py").write_text("precious = True\n")
    refused = subprocess.run(command, check=False, capture_output=True, text=True)
    assert (refused.returncode, "was not generated" in refused.stderr) == (1, True)
    assert (made / "mine.py").exists()


@pytest.mark.parametrize(
    ("document", "said"),
    [
        (b"", "no XML"),
        (b"<html></html>", "no exported schema"),
        (b"<xml apiVersion='1'></xml>", "no services"),
        (OTHER.replace("KalturaOther", "KalturaGone", 1).encode(), "which the schema does not have"),
        (OTHER.replace('base="KalturaThing"', 'base="KalturaGone"').encode(), "derived from KalturaGone"),
    ],
)
def test_what_is_no_schema_says_so(document: bytes, said: str, tmp_path: Path) -> None:
    with pytest.raises(SchemaError, match=said):
        read_schema(document)
    (tmp_path / "schema.xml").write_bytes(document)
    command = [sys.executable, "-m", "keyreel.client", "generate", str(tmp_path / "schema.xml"), str(tmp_path / "out")]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr.startswith("keyreel.client: ")
    assert not (tmp_path / "out").exists()


def test_every_action_of_the_shipped_package_can_be_written(server: Running) -> None:
    from keyreel.client.api import Client

    with Client(server.url, server.partner_id) as client:
        declared = [pair for model in Client.__mro__ for pair in vars(model).items()]
        services = [name for name, value in declared if isinstance(value, cached_property)]
        assert len(services) > 30
        assert all(isinstance(getattr(client, name), runtime.Service) for name in services)


FACTS = json.loads(gzip.decompress((ROOT / "tests" / "schema" / "facts.json.gz").read_bytes()))


def type_of(fact: dict[str, Any]) -> Type:
    return Type(fact["type"], fact.get("enumType"), fact.get("arrayType"), bool(fact.get("isTime")))


def default_of(fact: dict[str, Any]) -> str | None:
    value = fact.get("default")
    return str(value).lower() if isinstance(value, bool) else None if value is None else str(value)


def whole_api() -> Schema:
    """The whole API, as far as its facts are known here: many times what this server has."""
    enums = [
        Enum(name, fact["type"] == "int", tuple((key, str(value)) for key, value in fact["values"].items()), None)
        for name, fact in FACTS["enums"].items()
    ]
    classes = [
        Class(
            name,
            fact.get("base"),
            tuple(Property(part["name"], type_of(part), bool(part.get("readOnly")), "") for part in fact["properties"]),
            None,
            "",
        )
        for name, fact in FACTS["classes"].items()
    ]
    services = [
        Service(
            id,
            fact["name"],
            tuple(
                Action(
                    action["name"],
                    tuple(
                        Param(part["name"], type_of(part), part["optional"], default_of(part), "")
                        for part in action["params"]
                    ),
                    type_of(action["returns"]) if action["returns"] else None,
                    (),
                    "",
                )
                for action in fact["actions"].values()
            ),
            "",
        )
        for id, fact in FACTS["services"].items()
    ]
    errors = [Error(code, "", tuple(params[0])) for code, params in FACTS["errors"].items()]
    return Schema("1", tuple(enums), tuple(classes), tuple(services), tuple(errors))


def test_the_whole_api_can_be_generated(folder: Path) -> None:
    for name, text in package_texts(whole_api()).items():
        path = folder / "whole" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    whole: Any = importlib.import_module("whole")
    names = whole.REGISTRY.names()
    assert len(names) > 2300
    assert all(whole.REGISTRY[name] is getattr(whole, name) for name in names)
    errors = importlib.import_module("whole.errors")
    assert all(hasattr(errors, type(whole.REGISTRY.error(code, "", {})).__name__) for code in FACTS["errors"])
    with whole.Client("http://127.0.0.1:1", 1) as client:
        declared = [pair for model in whole.Client.__mro__ for pair in vars(model).items()]
        services = [getattr(client, name) for name, value in declared if isinstance(value, cached_property)]
        methods = [name for service in services for name in vars(type(service)) if not name.endswith("_")]
    reserved = sum(name in ("import", "from") for fact in FACTS["services"].values() for name in fact["actions"])
    assert len(services) == len(FACTS["services"])
    assert len(methods) == sum(len(fact["actions"]) for fact in FACTS["services"].values()) - reserved
