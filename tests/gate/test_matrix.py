"""Every action that is built, by every kind of caller: the server's verdict is that of the facts."""

from typing import Any

from house import House
from naive import CALLERS, allowed

from keyreel.schema.errors import ServiceForbidden
from keyreel.schema.kinds import Kind, Shape
from keyreel.schema.service import Action

CLOSED = ("partner->register", "partner->registrationValidation")
"""What every caller may do by the facts, and nobody here unless the operator opens it."""


def minimal(kind: Kind) -> Any:
    """The least that a parameter of this kind takes."""
    match kind.shape:
        case Shape.OBJECT:
            concrete = [kind.type, *kind.type.__subclasses__()]
            return {"objectType": next(item.kaltura_name for item in concrete if not item.abstract)}
        case Shape.ARRAY | Shape.MAP:
            return []
        case Shape.STRING:
            return "x"
        case Shape.INT_ENUM | Shape.STRING_ENUM:
            return next(iter(kind.type)).value
        case _:
            return 1


def sent(action: Action) -> dict[str, Any]:
    if action.service.id == "keyreel_secret":
        return {"id": 0}  # the first secret signs what is sent here
    return {param.wire: minimal(param.kind) for param in action.params if param.required}


def refusal(action: Action) -> str | None:
    """The code that a caller reads who may not call an action; some actions hide it."""
    error = ServiceForbidden(action.title)
    masked = action.seed.masks(error) if action.seed.masks else error
    return masked.code if masked else None


async def call(house: House, action: Action, params: dict[str, Any], **origin: str) -> Any:
    """The answer to a call with these parameters, and with a file where the action takes one."""
    for param in action.params:
        if param.kind.shape is Shape.FILE:
            rest = {name: value for name, value in params.items() if name != param.wire} | origin
            return await house.send(action.service.id, action.name, b"x", field=param.wire, name="a.txt", **rest)
    return await house.ask(action.service.id, action.name, **params, **origin)


async def test_verdicts_are_those_of_the_facts(house: House) -> None:
    assert house.app.parts is not None
    wrong: list[str] = []
    count = 0
    for name in CALLERS:
        for action in house.app.parts.registry:
            who = await house.caller(name)
            answer = await call(house, action, {**sent(action), **who})
            code = answer.get("code") if isinstance(answer, dict) else None
            if action.title in CLOSED:
                assert code == "SERVICE_FORBIDDEN"
                continue
            count += 1
            if (code != refusal(action)) is not allowed(CALLERS[name], *action.key):
                if action.seed.masks is not None and allowed(CALLERS[name], *action.key):
                    continue  # what it answers to a refused caller, it answers to others too
                wrong.append(f"{name}: {action.title}: {code}")
            assert code not in ("INTERNAL_SERVERL_ERROR", "INTERNAL_DATABASE_ERROR"), (name, action.title)
    assert not wrong, "\n".join(wrong)
    assert count == len(CALLERS) * (len(list(house.app.parts.registry)) - len(CLOSED))


async def test_a_change_of_a_role_counts_at_the_next_call(house: House) -> None:
    admin, user = house.ks(), house.ks("owner-of-own-role", 0)
    assert "objects" in await house.ask("user", "list", ks=user)
    role = {"permissionNames": "ADMIN_USER_ADD"}
    await house.ask("userRole", "update", ks=admin, userRoleId=house.roles["Own"], userRole=role)
    assert (await house.ask("user", "list", ks=user))["code"] == "SERVICE_FORBIDDEN"
    role = {"permissionNames": "OWN_PERMISSION"}
    await house.ask("userRole", "update", ks=admin, userRoleId=house.roles["Own"], userRole=role)
    assert "objects" in await house.ask("user", "list", ks=user)
    await house.ask("permission", "delete", ks=admin, permissionName="OWN_PERMISSION")
    assert (await house.ask("user", "list", ks=user))["code"] == "SERVICE_FORBIDDEN"
