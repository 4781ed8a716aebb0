"""Many invented complaints at once, for trying how a large desk feels: written in bulk, valid in every row.

Each has its number, its sealed texts and what they are found by, its clocks, and an unbroken chain of events.
"""

import random
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from django.db import connection, models
from django.utils import timezone

from juli import procedures
from juli.calendars import WorkingDays
from juli.hub.accounts.actors import SYSTEM, Actor, ActorKind
from juli.hub.accounts.models import User
from juli.hub.accounts.scopes import acting
from juli.hub.complaints.actions.file import DIRECT
from juli.hub.complaints.clocks import columns_of
from juli.hub.complaints.events import content_hash, next_event
from juli.hub.complaints.filed_rows import serials
from juli.hub.complaints.models import (
    Claim,
    Clock,
    Complainant,
    Complaint,
    Event,
    Message,
    Payload,
    Proceeding,
)
from juli.hub.complaints.numbers import NO_HASH, complaint_number
from juli.hub.complaints.searching import words_of
from juli.hub.directory.models import Department, Membership, Organisation
from juli.hub.directory.models.organisations import PROVIDERS
from juli.hub.operations.demo.copying import SWIFT, next_keys, write_rows
from juli.hub.operations.errors import CannotRun
from juli.hub.redress.models import Offer
from juli.hub.searching.index import hashed
from juli.hub.searching.models import Entry
from juli.hub.searching.words import text_words
from juli.hub.settings import CONFIGURATION
from juli.hub.workdays.queries import calendar_in_force
from juli.triage import taxonomy

BATCH = 1_000
STAGES = ("filed",) * 4 + ("in_hand",) * 5 + ("closed",) * 11
"""Of twenty complaints four are new, five in hand, eleven closed."""
OPEN_DAYS, CLOSED_DAYS = 30, 500
OFFERED = 0.2
"""Of those in hand."""


@dataclass
class Rows:
    """Rows of one batch by table, in the order in which they can be written."""

    made: dict[type[models.Model], list[Any]] = field(default_factory=lambda: defaultdict(list))

    def add(self, row: Any) -> Any:
        """Keep a row for writing."""
        self.made[type(row)].append(row)
        return row

    def write(self) -> None:
        """Write all of them in one transaction, as the system."""
        with acting(SYSTEM):
            with connection.cursor() as cursor:
                cursor.execute(SWIFT)
            self._name_proceedings()
            for model in (Complaint, Complainant, Claim, Proceeding, Payload, Message, Offer, Event, Entry, Clock):
                write_rows(model, self.made[model])

    def _name_proceedings(self) -> None:
        """Give proceedings the keys by which their clocks name them."""
        proceedings = self.made[Proceeding]
        for proceeding, key in zip(proceedings, next_keys(Proceeding, len(proceedings)), strict=True):
            proceeding.pk = key
        for clock in self.made[Clock]:
            clock.proceeding_id = clock.proceeding.pk


@dataclass(frozen=True)
class Desk:
    """Whose complaints are made: the organisation, its departments by code, somebody of its staff."""

    organisation: Organisation
    departments: Mapping[str, Department]
    person: User
    calendar: WorkingDays
    counted: dict[tuple[str, date], dict[str, Any]] = field(default_factory=dict)

    def clock(self, step: str, day: date) -> dict[str, Any]:
        """The columns of a clock, which are the same for all complaints of a day."""
        if (step, day) not in self.counted:
            rule = procedures.step(DIRECT, step)
            self.counted[step, day] = columns_of(procedures.start(rule, day, self.calendar))
        return self.counted[step, day]


def seed_complaints(organisation: str, count: int, *, dice: random.Random) -> Iterator[int]:
    """Make `count` complaints about an organisation ("": the first with a desk); yields how many there are, by batch.

    CannotRun in production, and where the organisation has no desk with anybody at it.
    """
    if CONFIGURATION.is_production:
        raise CannotRun("seed-production")
    desk = _desk(organisation)
    now = timezone.now()
    for first in range(0, count, BATCH):
        rows = Rows()
        wanted = min(BATCH, count - first)
        for serial in serials(wanted):
            _Telling(rows, desk, serial, now, dice).tell()
        rows.write()
        yield first + wanted
    with connection.cursor() as cursor:
        # What PostgreSQL knew of the tables is of another size.
        cursor.execute("ANALYZE")


def _desk(name: str) -> Desk:
    with acting(SYSTEM):
        active = Organisation.objects.filter(activated_on__isnull=False, kind__in=PROVIDERS)
        found = (active.filter(name=name) if name else active).first()
        seat = Membership.objects.filter(organisation=found, left_on=None).select_related("user").first()
        if found is None or seat is None:
            raise CannotRun("seed-no-desk", organisation=name)
        departments = {one.code: one for one in Department.objects.filter(organisation=found)}
        return Desk(found, departments, seat.user, calendar_in_force())


class _Telling:
    """The story of one complaint, as rows."""

    def __init__(self, rows: Rows, desk: Desk, serial: int, now: datetime, dice: random.Random) -> None:
        self.rows, self.desk, self.dice, self.now = rows, desk, dice, now
        self.stage = dice.choice(STAGES)
        days = CLOSED_DAYS if self.stage == "closed" else OPEN_DAYS
        self.filed_at = now - timedelta(minutes=dice.randrange(60, days * 24 * 60))
        self.issue = dice.choice(list(words()["issues"]))
        self.fen = dice.randrange(2_000, 500_000)
        self.last: Event | None = None
        self.complaint = self._complaint(serial)

    def tell(self) -> None:
        """Make every row of it."""
        self.rows.add(self.complaint)
        self._person()
        at = self.filed_at
        self._say(self._story(), "complainant", at, "filed")
        self._event("received", at, {"procedure": DIRECT, "how": "platform"})
        self._clocks(at)
        if self.stage != "filed":
            at = self._after(at)
            self._event("acknowledged", at)
            self._talk(at)

    def _complaint(self, serial: int) -> Complaint:
        day = timezone.localdate(self.filed_at)
        closed_at = self._after(self.filed_at) if self.stage == "closed" else None
        return Complaint(
            number=complaint_number(serial, day),
            passcode_hash=NO_HASH,
            stage=self.stage,
            issue=self.issue,
            respondent=self.desk.organisation,
            respondent_name=self.desk.organisation.name,
            department=self.desk.departments.get(taxonomy().issue(self.issue).department),
            merchant_no=f"{self.dice.randrange(10**14, 10**15)}",
            terminal_no=f"{self.dice.randrange(10**7, 10**8)}",
            claimed_fen=self.fen,
            last_said_by="complainant",
            filed_at=self.filed_at,
            changed_at=closed_at or self.filed_at,
            received_on=day,
            closed_at=closed_at,
            closed_reason="explained" if closed_at else "",
        )

    def _person(self) -> None:
        told = words()
        surname = self.dice.choice(told["surnames"])
        person = Complainant(
            complaint=self.complaint,
            kind="sole_trader",
            name=surname + self.dice.choice(told["given"]),
            business_name=told["shop"].format(
                place=self.dice.choice(told["places"]), surname=surname, trade=self.dice.choice(told["trades"])
            ),
            phone=f"1{self.dice.randrange(3 * 10**9, 10**10)}",
        )
        self.rows.add(person)
        self.rows.add(Claim(complaint=self.complaint, position=0, kind="refund", amount_fen=self.fen))
        found_by = hashed(words_of(self.complaint, person), self.desk.organisation.pk)
        self.rows.add(Entry(complaint=self.complaint, tokens=found_by))

    def _story(self) -> str:
        told = words()
        parts = (
            self.dice.choice(told["openings"]).format(place=self.dice.choice(told["places"])),
            self.dice.choice(told["issues"][self.issue]).format(amount=self.fen // 100),
            self.dice.choice(told["closings"]),
        )
        return "".join(parts)

    def _talk(self, at: datetime) -> None:
        if self.stage == "closed":
            self._say(self.dice.choice(words()["answers"]), "respondent", self.complaint.closed_at or at, "said")
            self._event("closed", self.complaint.closed_at or at, {"reason": "explained"})
            return
        at = self._after(at)
        self._say(self.dice.choice(words()["answers"]), "respondent", at, "said")
        if self.dice.random() < OFFERED:
            self._offer(self._after(at))
        elif self.dice.random() < 0.5:
            self._say(self.dice.choice(words()["replies"]), "complainant", self._after(at), "said")

    def _offer(self, at: datetime) -> None:
        payload = self._payload({"text": self.dice.choice(words()["answers"])})
        offer = Offer(
            complaint=self.complaint,
            amount_fen=self.fen // 2,
            pay_by=timezone.localdate(self.now) + timedelta(days=10),
            payload=payload,
            made_by=self.desk.person,
            made_at=at,
            state="open",
            sent_at=at,
        )
        self.rows.add(offer)
        told = {"offer": str(offer.pk), "amount_fen": offer.amount_fen, "pay_by": offer.pay_by.isoformat()}
        self._event("offered", at, told, payload)

    def _say(self, text: str, side: str, at: datetime, kind: str) -> None:
        payload = self._payload({"text": text})
        author = self.desk.person if side == "respondent" else None
        message = Message(complaint=self.complaint, side=side, author=author, payload=payload, at=at)
        self.rows.add(message)
        told: dict[str, object] = {"message": str(message.pk), "side": side, "channel": "web", "files": []}
        if kind == "filed":
            told = {"issue": self.issue, "claimed_fen": self.fen, "claims": ["refund"]}
        self._event(kind, at, told, payload)
        self.complaint.changed_at = at

    def _payload(self, content: Mapping[str, str]) -> Payload:
        salted = {**content, "salt": f"{self.dice.getrandbits(128):032x}"}
        payload = Payload(complaint=self.complaint, content=salted, sha256=content_hash(salted))
        self.rows.add(payload)
        tokens = hashed(text_words(content["text"]), self.desk.organisation.pk)
        self.rows.add(Entry(complaint=self.complaint, payload=payload, tokens=tokens))
        return payload

    def _event(
        self, kind: str, at: datetime, data: Mapping[str, object] | None = None, payload: Payload | None = None
    ) -> None:
        by = Actor(ActorKind.VISITOR) if kind == "filed" else Actor(ActorKind.STAFF, user_id=self.desk.person.pk)
        self.last = next_event(self.complaint, self.last, kind, by=by, at=at, data=data, payload=payload)
        self.rows.add(self.last)

    def _clocks(self, at: datetime) -> None:
        day = timezone.localdate(at)
        received = {"filing": "received", "sent_on": day, "sent_how": "platform", "received_on": day}
        proceeding = self.rows.add(Proceeding(complaint=self.complaint, procedure=DIRECT, **received))
        for step in ("acknowledge", "answer"):
            done = None if self.stage == "filed" else self._after(at)
            clock = self.rows.add(Clock(proceeding=proceeding, completed_at=done, **self.desk.clock(step, day)))
            if done is None:
                self._note_due(clock)

    def _note_due(self, clock: Clock) -> None:
        """What the database would note: known beforehand, the row is written once."""
        self.complaint.due_on = min(self.complaint.due_on, clock.due_on)
        if clock.nature != "target":
            self.complaint.bound_on = min(self.complaint.bound_on, clock.due_on)

    def _after(self, at: datetime) -> datetime:
        return min(self.now, at + timedelta(minutes=self.dice.randrange(30, 3 * 24 * 60)))


@cache
def words() -> Mapping[str, Any]:
    """What the stories are put together from."""
    text = files("juli.hub.operations.demo").joinpath("seeding.toml").read_text(encoding="utf-8")
    found: Mapping[str, Any] = tomllib.loads(text)
    return found
