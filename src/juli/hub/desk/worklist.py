"""The list of the desk: its views, and its rows in groups by the day something is due."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext, pgettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from juli.hub.accounts.actors import Actor
from juli.hub.complaints.models import NO_DAY, ClaimKind
from juli.hub.complaints.queries import ListedComplaint
from juli.hub.desk.addresses import address_of
from juli.hub.desk.aims import Aim
from juli.hub.desk.due import Due
from juli.hub.desk.language import issue_name
from juli.hub.desk.steps import ADVICE, Advice, next_step, standing_of
from juli.hub.worklists.layout import USUAL_COLUMNS
from juli.hub.worklists.reading import WAITING
from juli.wording import Said


@dataclass(frozen=True, slots=True)
class View:
    """One list of complaints: its name, which complaints it holds, in which order, and what an empty one says.

    `right` is what one must be allowed to do somewhere for the list to be of use; `hides_aside`: what is set aside
    does not stand in it.
    """

    code: str
    title: object
    icon: str
    narrow: Callable[[QuerySet[Any]], QuerySet[Any]]
    order: str
    empty: object
    right: str = ""
    hides_aside: bool = False
    filters: str = ""
    columns: Sequence[str] = USUAL_COLUMNS

    def is_for(self, actor: Actor) -> bool:
        """Whether the list is of use to the actor."""
        return not self.right or any(right.partition("@")[0] == self.right for right in actor.rights)


VIEWS: Mapping[str, View] = {
    view.code: view
    for view in (
        View(
            "open",
            pgettext_lazy("view", "Open"),
            "inbox",
            lambda found: found.exclude(stage="closed"),
            "due",
            _("Nothing is open. New complaints appear here as soon as they are filed."),
            hides_aside=True,
        ),
        View(
            "reply",
            _("Waiting for our answer"),
            "message",
            lambda found: found.filter(WAITING["reply"]),
            "due",
            _("No merchant waits for an answer."),
            right="complaints.answer",
            hides_aside=True,
        ),
        View(
            "decision",
            _("Waiting for the merchant's decision"),
            "hourglass",
            lambda found: found.filter(WAITING["decision"]),
            "due",
            _("No offer is waiting for a decision."),
        ),
        View(
            "payments",
            _("Payments due"),
            "calendar-dollar",
            lambda found: found.filter(WAITING["payment"]),
            "due",
            _("No payment is due. Payments appear here when a merchant accepts an offer."),
        ),
        View(
            "aside",
            _("Set aside"),
            "hourglass",
            lambda found: found,
            "due",
            _("Nothing is set aside. Choose complaints in a list to leave them alone until a day."),
            right="complaints.answer",
            filters="aside:yes",
        ),
        View(
            "closed",
            pgettext_lazy("view", "Closed"),
            "archive",
            lambda found: found.filter(stage="closed"),
            "closed",
            _("No complaint has been closed yet."),
        ),
        View(
            "all",
            pgettext_lazy("view", "All"),
            "list",
            lambda found: found,
            "newest",
            _("No complaint has been received yet."),
        ),
    )
}


@dataclass(frozen=True, slots=True)
class Row:
    """One complaint in the list, with what is due next and what to do."""

    complaint: ListedComplaint
    due: Due | None
    advice: Advice
    issue: Said
    tags: Sequence[str] = ()
    aim: Aim | None = None

    @property
    def address(self) -> str:
        """Where its page is."""
        return address_of("desk:case", self.complaint.number)

    @property
    def next_address(self) -> str:
        """Where its next step is taken; its page where nothing is to be done."""
        if self.advice.act is None:
            return self.address
        return address_of(f"desk:{self.advice.act}", self.complaint.number) + "#act"

    @property
    def choosing(self) -> str:
        """What its box says."""
        return gettext("Choose %(number)s") % {"number": self.complaint.number}

    @property
    def asks(self) -> str:
        """What is asked for, in words."""
        # Django's own display makes all kinds anew for each value.
        return pgettext("list", ", ").join(str(ASKED_FOR[claim.kind]) for claim in self.complaint.claims.all())


ASKED_FOR = {kind.value: kind.label for kind in ClaimKind}


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one heading; `is_overdue` headings are the only red ones."""

    title: object
    rows: Sequence[Row]
    is_overdue: bool = False


Aims = Mapping[UUID, Aim]
"""The house's own targets that run, by complaint."""
Tags = Mapping[UUID, Sequence[str]]
"""The tags on complaints, by complaint."""

OVERDUE = _("Past the day of the law or of a promise")
MISSED = _("Past the service target")
TODAY = _("Today")
THIS_WEEK = _("This week")
LATER = _("Next week and later")
UNDATED = _("No day is set")


def row_of(complaint: ListedComplaint, today: date, tags: Tags, aims: Aims | None = None) -> Row:
    """The row of a complaint of the worklist with its soonest clock; `aims` where the list shows them."""
    soonest = complaint.soonest
    due = Due(soonest.shown_nature, soonest.due_on, today) if soonest else None
    advice = ADVICE[next_step(standing_of(complaint))]
    aim = (aims or {}).get(complaint.pk)
    return Row(complaint, due, advice, issue_name(complaint.issue), tags.get(complaint.pk, ()), aim)


def grouped(rows: Sequence[Row], today: date) -> Iterator[Group]:
    """The rows of a list that stands in the order of `BY_DUE_DAY`, under headings."""
    for title, found in groupby(rows, lambda row: heading(row.complaint.overdue, row.complaint.due_on, today)):
        yield Group(title, tuple(found), title is OVERDUE)


def heading(is_overdue: bool, due_on: date, today: date) -> object:
    """Under which heading a row stands. Weeks end on Sunday."""
    if is_overdue:
        return OVERDUE
    if due_on == NO_DAY:
        return UNDATED
    if due_on <= today:
        return TODAY if due_on == today else MISSED
    sunday = today + timedelta(days=6 - today.weekday())
    return THIS_WEEK if due_on <= sunday else LATER
