"""The service of a house as plain data: when it is open, and in how much of that time it means to answer."""

import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from juli.calendars.hours import OpeningHours
from juli.calendars.shifts import hours_fields, read_hours
from juli.triage.urgency import Urgency

FIRST, NEXT = "first", "next"
"""The first answer to a complaint, and each after it."""
KINDS = (FIRST, NEXT)
LEVELS = (str(Urgency.PERSON), str(Urgency.HIGH))
"""What can read urgent, the most urgent first."""


@dataclass(frozen=True, slots=True)
class Aim:
    """In how many minutes of opening hours an answer of a kind is meant to be given, for an issue or ("") for all.

    With an urgency it shortens, where it is the shorter one, what is aimed at otherwise; it never makes it longer.
    """

    kind: str
    minutes: int
    issue: str = ""
    urgency: str = ""


@dataclass(frozen=True, slots=True)
class Service:
    """Opening hours with the aims counted in them. `version` is the row it was read from; None for the shipped one."""

    hours: OpeningHours
    aims: tuple[Aim, ...]
    version: int | None = None

    def minutes_for(self, kind: str, issue: str, urgency: str = "") -> int | None:
        """The minutes for an answer: those of its issue, else those for all; None where the house sets none.

        What reads urgent has the shortest of these and of those for its urgency; one for today also counts at once.
        """
        found = {aim.issue: aim.minutes for aim in self.aims if aim.kind == kind and not aim.urgency}
        usual = found.get(issue, found.get(""))
        levels = LEVELS[LEVELS.index(urgency) :] if urgency in LEVELS else ()
        urgent = [aim.minutes for aim in self.aims if aim.kind == kind and aim.urgency in levels]
        return min([usual, *urgent]) if usual is not None else None

    @property
    def issues(self) -> tuple[str, ...]:
        """The issues with aims of their own, in their order."""
        return tuple(dict.fromkeys(aim.issue for aim in self.aims if aim.issue))


def service_fields(service: Service) -> dict[str, object]:
    """A service as plain data."""
    aims = [asdict(aim) for aim in service.aims]
    return {"hours": hours_fields(service.hours), "aim": aims}


def read_service(fields: Mapping[str, Any], version: int | None = None) -> Service:
    """A service from plain data; ValueError where the hours are none."""
    return Service(read_hours(fields["hours"]), tuple(Aim(**aim) for aim in fields["aim"]), version)


@cache
def shipped_service() -> Service:
    """The service of this release."""
    text = files("juli.hub.service_hours").joinpath("service.toml").read_text(encoding="utf-8")
    return read_service(tomllib.loads(text))
