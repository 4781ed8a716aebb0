"""Ways and help that stand beside the doors: the card's bank, the seller, a lawyer, legal aid."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from juli.calendars import WorkingDays
from juli.procedures.catalogue import Complainant, said
from juli.procedures.doors.facts import Facts
from juli.procedures.doors.matter import Matter, Purpose
from juli.procedures.doors.questions import is_large
from juli.procedures.fields import Fields
from juli.wording import Said


class For(StrEnum):
    """Whom a way is for."""

    CONSUMER = "consumer"
    LARGE = "large"


@dataclass(frozen=True, slots=True)
class Beside:
    """One way: what it gives, on what terms, whether a text of law was read for it, and its door, if any."""

    id: str
    whom: For
    verified: bool
    name: Said
    gives: Said
    terms: Said
    door: str | None


@cache
def beside() -> Sequence[Beside]:
    """All of them, in order."""
    name = "beside.toml"
    told = Fields(tomllib.loads(files("juli.procedures.doors").joinpath(name).read_text(encoding="utf-8")), name)
    return tuple(_way(each) for each in told.tables("way"))


def is_consumer(matter: Matter) -> bool:
    """Whether a person complains about something that was not for a business."""
    return matter.complainant is Complainant.NATURAL_PERSON and matter.purpose is Purpose.PERSONAL


def is_large_sum(matter: Matter, calendar: WorkingDays) -> bool:
    """Whether the sum is above small claims, or large where their limit is not known: help may be worth its price."""
    return is_large(Facts(matter, calendar))


def _way(told: Fields) -> Beside:
    found = Beside(
        id=told.text("id"),
        whom=told.choice("for", For),
        verified=told.flag("verified"),
        name=said(told, "name"),
        gives=said(told, "gives"),
        terms=said(told, "terms"),
        door=told.maybe("door", told.text),
    )
    told.done()
    return found
