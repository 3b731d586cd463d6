"""The services of one server, found by the names that requests use."""

from collections.abc import Iterable, Iterator

from keyreel.schema.errors import ActionDoesNotExist, ServiceDoesNotExist, ServiceNotSpecified
from keyreel.schema.service import Action, Service


class Registry:
    """All services and actions. Names are found in any case; plugin services also without their plugin's name."""

    def __init__(self, services: Iterable[Service]) -> None:
        self.services: dict[str, Service] = {}
        self._actions: dict[str, dict[str, Action]] = {}
        for service in services:
            self.services[service.id] = service
            self._actions[service.id] = {action.key[1]: action for action in service.actions()}
        for service in list(self.services.values()):
            self._actions.setdefault(service.name.lower(), self._actions[service.id])

    def __iter__(self) -> Iterator[Action]:
        for service_id in self.services:
            yield from self._actions[service_id].values()

    def find(self, service: str, action: str) -> Action:
        """The action that a request names.

        Raises:
            ServiceNotSpecified, ServiceDoesNotExist, ActionDoesNotExist
        """
        actions = self._actions.get(service) or self._actions.get(service.lower())
        if actions is None:
            if not service:
                raise ServiceNotSpecified
            raise ServiceDoesNotExist(service.lower())
        found = actions.get(action) or actions.get(action.lower())
        if found is None:
            raise ActionDoesNotExist(action.lower(), service.lower())
        return found
