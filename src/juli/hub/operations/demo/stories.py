"""The stories of the demo as data: organisations.toml, people and complaints with their steps."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from importlib.resources import files
from typing import Any

from django.utils import timezone

FOLDER = files("juli.hub.operations.demo")


@dataclass(frozen=True, slots=True)
class Person:
    """A member of an organisation; `department` is the code of theirs, `role` the name of what they hold.

    An operator has no department, and is called by `role` alone.
    """

    name: str
    email: str
    department: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class House:
    """An organisation with its people; one that is not active is only listed in the directory."""

    name: str
    short_name: str
    is_active: bool
    hotline: str
    acquirer_codes: Sequence[str]
    people: Sequence[Person]
    kind: str = "payment_institution"
    region: str = ""


@dataclass(frozen=True, slots=True)
class Act:
    """Something that was done some days ago: what, at which time of day (Beijing), and with which words."""

    do: str
    days_ago: int
    at: time
    told: Mapping[str, Any]

    def moment(self, now: datetime) -> datetime:
        """When it was done, seen from `now`."""
        day = timezone.localdate(now) - timedelta(days=self.days_ago)
        return timezone.make_aware(datetime.combine(day, self.at))


@dataclass(frozen=True, slots=True)
class Story:
    """A complaint from its filing on. `follow` is the passcode that the sign-in page shows, where it shows one."""

    filing: Act
    request: Mapping[str, Any]
    claims: Sequence[Mapping[str, Any]]
    against: str
    acts: Sequence[Act]
    statement: str = ""
    statement_name: str = ""
    agreement: Mapping[str, Any] = field(default_factory=dict)
    evidence: Sequence[Mapping[str, str]] = ()
    follow: str = ""


def password() -> str:
    """The password of all people of the demo."""
    return str(_read("organisations.toml")["password"])


def houses() -> list[House]:
    """The organisations, in the order of the file."""
    return [
        House(**{**row, "people": [Person(**person) for person in row.get("people", [])]})
        for row in _read("organisations.toml")["house"]
    ]


def operators() -> list[Person]:
    """Who runs the demo."""
    return [Person(**row) for row in _read("organisations.toml")["operator"]]


def stories() -> list[Story]:
    """The complaints, in the order they were filed."""
    found = [_story(row) for row in _read("complaints.toml")["complaint"]]
    return sorted(found, key=lambda story: (-story.filing.days_ago, story.filing.at))


def statement(name: str) -> bytes:
    """The bytes of a statement of the demo."""
    return FOLDER.joinpath("statements", name).read_bytes()


def _story(row: Mapping[str, Any]) -> Story:
    known = {
        key: row[key]
        for key in ("claims", "against", "statement", "statement_name", "agreement", "evidence", "follow")
        if key in row
    }
    used = {*known, "days_ago", "at", "act"}
    return Story(
        filing=Act("file", row["days_ago"], row["at"], {}),
        request={key: value for key, value in row.items() if key not in used},
        acts=[_act(act) for act in row.get("act", [])],
        **known,
    )


def _act(row: Mapping[str, Any]) -> Act:
    told = {key: value for key, value in row.items() if key not in ("do", "days_ago", "at")}
    return Act(row["do"], row["days_ago"], row["at"], told)


def _read(name: str) -> Mapping[str, Any]:
    return tomllib.loads(FOLDER.joinpath(name).read_text(encoding="utf-8"))
