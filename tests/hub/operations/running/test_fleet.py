"""One process after the other is replaced, and none goes before the next is ready, told by programs on request."""

from typing import Any, cast

import pytest

from juli.hub.operations.running import fleet as fleet_module
from juli.hub.operations.running.fleet import Fleet
from juli.hub.operations.running.program import Program


class Puppet:
    """A program that comes up, or not, and goes when it is asked to."""

    last_words = "no module of that name"
    alive: "list[Puppet]" = []

    def __init__(self, name: str, *, comes_up: list[bool]) -> None:
        self.name, self.comes_up = name, comes_up
        self.is_started, self.asked = False, False

    def twin(self) -> "Puppet":
        return Puppet(self.name, comes_up=self.comes_up)

    def start(self) -> None:
        self.is_started = self.comes_up.pop(0)
        if self.is_started:
            Puppet.alive.append(self)

    def ending(self) -> int | None:
        return None if self in Puppet.alive else 1

    def ask_to_stop(self, *, hurried: bool = False) -> None:
        assert any(other.name == self.name and other is not self for other in Puppet.alive) or hurried
        self.asked = True
        Puppet.alive.remove(self)

    def stop_within(self, seconds: float) -> None:
        assert self not in Puppet.alive

    def hear(self) -> bytes:
        return b""


@pytest.fixture(autouse=True)
def nobody_lives(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Puppet, "alive", [])


def started(*programs: Puppet) -> Fleet:
    fleet = Fleet(cast("list[Program]", list(programs)))
    fleet.start()
    fleet.tend()
    assert fleet.is_serving
    return fleet


def restarted(fleet: Fleet) -> list[bool]:
    told: list[bool] = []
    fleet.restart(told.append)
    for _ in range(20):
        fleet.tend()
    return told


def test_every_program_is_replaced_by_one_that_is_ready() -> None:
    programs = [Puppet(name, comes_up=[True] * 2) for name in ("web", "web", "worker")]
    assert restarted(started(*programs)) == [True]
    assert all(program.asked for program in programs)
    assert [program.name for program in Puppet.alive] == ["web", "web", "worker"]
    assert not set(Puppet.alive) & set(programs)


def test_where_the_new_one_does_not_come_up_the_old_ones_stay(capsys: pytest.CaptureFixture[str]) -> None:
    first, second = Puppet("web", comes_up=[True, False]), Puppet("web", comes_up=[True, True])
    fleet = started(first, second)
    assert restarted(fleet) == [False]
    assert Puppet.alive == [first, second]
    assert "no module of that name" in capsys.readouterr().err
    first.comes_up.append(True)
    assert restarted(fleet) == [True]


def test_one_that_never_gets_ready_is_not_waited_for_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fleet_module, "SECONDS_TO_GET_READY", 0)
    program = Puppet("web", comes_up=[True, False])
    assert restarted(started(program)) == [False]
    assert Puppet.alive == [program]


def test_a_wish_during_a_restart_changes_nothing() -> None:
    fleet = started(*(Puppet("web", comes_up=[True] * 2) for _ in range(2)))
    told: list[Any] = []
    fleet.restart(told.append)
    fleet.restart(told.append)
    for _ in range(20):
        fleet.tend()
    assert told == [True]
