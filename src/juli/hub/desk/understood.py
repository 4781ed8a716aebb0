"""What the merchant's words were understood to be about, what a colleague said of it, and which cases are like it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from juli.hub.accounts.actors import Actor
from juli.hub.complaints.models import Complaint
from juli.hub.desk.language import issue_name, page_language
from juli.hub.directory.models import Department
from juli.hub.understanding import queries
from juli.hub.understanding.models import TriageCorrection, Understanding
from juli.hub.understanding.queries import Like
from juli.triage.urgency import Urgency
from juli.wording import Said


@dataclass(frozen=True, slots=True)
class Proposed:
    """An issue the words seem to be about, how sure that is of a hundred, and the words it rests on."""

    id: str
    name: Said
    percent: int
    why: str


@dataclass(frozen=True, slots=True)
class Corrected:
    """What a colleague said the complaint is about, and the department that would answer for it now."""

    row: TriageCorrection
    name: Said | None
    further: Sequence[Said]
    department: Department | None


@dataclass(frozen=True, slots=True)
class Understood:
    """The proposal, if the words have been read; `differs` where it is not the issue the complaint stands under."""

    row: Understanding | None
    issues: Sequence[Proposed]
    differs: bool
    corrected: Corrected | None
    like: Sequence[Like]

    @property
    def signs(self) -> list[str]:
        """What makes it urgent, and who may need more care, in the language of the page."""
        told = self.row.told if self.row else {}
        return [sign[page_language()] for sign in (*told.get("urgent", ()), *told.get("vulnerable", ()))]

    @property
    def urgent(self) -> bool:
        """Whether somebody should look at it today."""
        return self.row is not None and self.row.urgency != Urgency.NORMAL

    @property
    def sums(self) -> list[int]:
        """The sums named, in fen."""
        return list(self.row.told["sums"]) if self.row else []

    @property
    def days(self) -> list[date]:
        """The days named."""
        return [date.fromisoformat(day) for day in self.row.told["days"]] if self.row else []

    @property
    def about(self) -> set[str]:
        """All issues that the complaint is about: as a colleague said, or else as proposed."""
        if self.corrected is not None:
            return {*self.corrected.row.further, self.corrected.row.issue} - {""}
        return {one.id for one in self.issues}


def understood(complaint: Complaint, *, by: Actor) -> Understood:
    """Read it, with a number of queries that never grows."""
    row = queries.understanding(complaint, by=by)
    issues = [_proposed(row, one) for one in row.issues] if row else []
    return Understood(
        row=row,
        issues=issues,
        differs=bool(issues) and issues[0].id != complaint.issue,
        corrected=_corrected(complaint, by),
        like=queries.like_cases(complaint, row, by=by),
    )


def _proposed(row: Understanding, one: dict[str, object]) -> Proposed:
    code, sure = str(one["id"]), float(str(one["confidence"]))
    return Proposed(code, issue_name(code), round(sure * 100), row.told["why"][code][page_language()])


def _corrected(complaint: Complaint, by: Actor) -> Corrected | None:
    row = queries.last_correction(complaint, by=by)
    if row is None:
        return None
    is_open = complaint.stage != "closed" and row.in_scope
    return Corrected(
        row,
        issue_name(row.issue) if row.issue else None,
        [issue_name(code) for code in row.further],
        queries.answering_department(complaint, by=by) if is_open else None,
    )
