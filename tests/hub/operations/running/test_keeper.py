"""What the keeper does with services that die, told by a service that dies on request."""

import signal

import pytest

from juli.hub.operations.errors import CannotRun
from juli.hub.operations.running import keeper as keeper_module
from juli.hub.operations.running.keeper import TRIES, Keeper


class Puppet:
    """A service whose next endings are given: None means that it runs."""

    last_words = "the last thing it said"

    def __init__(self, *endings: int | None, ready: bool) -> None:
        self.endings = list(endings)
        self.is_started = ready
        self.starts = 0

    def start(self) -> None:
        self.starts += 1

    def ending(self) -> int | None:
        return self.endings.pop(0) if self.endings else None


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeper_module, "PAUSES", (0.0,))


def kept(service: Puppet, looks: int) -> None:
    keeper = Keeper("web", service)
    keeper.start()
    for _ in range(looks):
        keeper.tend()


def test_a_service_that_runs_is_left_alone() -> None:
    service = Puppet(ready=True)
    kept(service, 5)
    assert service.starts == 1


def test_a_service_that_dies_is_started_again() -> None:
    service = Puppet(1, ready=True)
    kept(service, 2)
    assert service.starts == 2


def test_one_that_never_gets_ready_is_given_up_with_its_last_words() -> None:
    service = Puppet(*[1] * TRIES, ready=False)
    with pytest.raises(CannotRun, match="the last thing it said"):
        kept(service, 10)
    assert service.starts == TRIES


def test_one_that_is_killed_from_outside_has_not_failed_to_start() -> None:
    service = Puppet(*[-signal.SIGKILL] * (TRIES + 2), ready=False)
    kept(service, 20)
    assert service.starts == TRIES + 3


def test_deaths_of_a_service_that_got_ready_each_time_are_no_failed_starts() -> None:
    service = Puppet(*[1] * (TRIES + 2), ready=True)
    kept(service, 20)
    assert service.starts == TRIES + 3


def test_pauses_grow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeper_module, "PAUSES", (0.0, 60.0))
    service = Puppet(1, 1, ready=True)
    kept(service, 10)
    assert service.starts == 2
