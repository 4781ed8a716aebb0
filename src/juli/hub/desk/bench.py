"""What stands beside the conversation: who else is here, what to check, what was found out, what else is known."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from juli.handling import Check, causes
from juli.hub.accounts.actors import Actor
from juli.hub.complaints import queries as complaint_queries
from juli.hub.complaints.labels import CLOSING, STAGES
from juli.hub.complaints.models import Complaint, Message
from juli.hub.desk.language import issue_name
from juli.hub.desk.steps import BUTTONS, Act
from juli.hub.workbench import queries
from juli.hub.workbench.actions.checking import ANSWERING
from juli.hub.workbench.models import Investigation, KeptText, Merge, PersonQuestion, Presence, Tick
from juli.hub.workbench.one_person import MERGING
from juli.hub.workbench.queries import Related
from juli.wording import Said


@dataclass(frozen=True, slots=True)
class Checked:
    """Something to check, and who has done it."""

    check: Check
    tick: Tick | None


@dataclass(frozen=True, slots=True)
class Earlier:
    """Another complaint of the merchant in words; `may_merge` where it can become one with this, `is_likely` where it
    seems to be the same matter: open too, about the same issue, terminal or sum. `question` is what a merchant was
    asked about the two, `may_ask` whether they can be.
    """

    related: Related
    issue: Said
    stage: object
    may_merge: bool
    is_likely: bool
    question: PersonQuestion | None = None
    may_ask: bool = False


@dataclass(frozen=True, slots=True)
class Joined:
    """A complaint that goes on here, with what was said there."""

    merge: Merge
    messages: Sequence[Message]


@dataclass(frozen=True, slots=True)
class Unsent:
    """A text of one's own that was not sent, and what for."""

    kept: KeptText
    label: object


@dataclass(frozen=True, slots=True)
class Bench:
    """The workbench of one complaint."""

    present: str
    may_check: bool
    checks: Sequence[Checked]
    record: Investigation | None
    cause: Said | None
    earlier: Sequence[Earlier]
    terminals: Sequence[str]
    merged_into: Merge | None
    joined: Sequence[Joined]
    unsent: Sequence[Unsent]
    colleagues: Sequence[str]

    @property
    def done(self) -> int:
        """How much of the list has been checked."""
        return sum(one.tick is not None for one in self.checks)


def bench_of(complaint: Complaint, act: Act | None, happened: Set[str], *, by: Actor) -> Bench:
    """Read the workbench of a complaint; colleagues only where a form needs them. `happened` are kinds of events."""
    ticks = queries.ticks(complaint, by=by)
    records = queries.investigations(complaint, by=by) if complaint_queries.INVESTIGATED in happened else []
    merges = queries.merges_around(complaint, by=by)
    related = queries.related(complaint, by=by)
    asked = queries.person_questions(complaint, by=by)
    found = [_earlier(complaint, one, asked.get(one.complaint.pk), by) for one in related]
    earlier = sorted(found, key=lambda one: not one.is_likely)
    return Bench(
        present=told_present(queries.present(complaint, by=by)),
        may_check=by.may(ANSWERING, department_id=complaint.department_id),
        checks=[Checked(check, ticks.get(check.code)) for check in queries.checks_for(complaint, by=by)],
        record=records[0] if records else None,
        cause=causes().get(records[0].cause) if records else None,
        earlier=earlier,
        terminals=_terminals(complaint, earlier),
        merged_into=next((one for one in merges if one.complaint_id == complaint.pk), None),
        joined=_joined([one for one in merges if one.main_id == complaint.pk], by),
        unsent=[Unsent(one, BUTTONS[Act(one.act)]) for one in queries.unsent(complaint, by=by) if one.act != act],
        colleagues=_colleagues(complaint, by) if act is Act.NOTE else (),
    )


def _colleagues(complaint: Complaint, by: Actor) -> list[str]:
    """Who can be named in a note: everybody else who may read the complaint."""
    return sorted({name for user, name in queries.readers(complaint, by=by).items() if user != by.user_id})


def told_present(present: Sequence[Presence]) -> str:
    """Who else is here, in a sentence; empty where nobody is."""
    writing = [str(one.user) for one in present if one.writing]
    looking = [str(one.user) for one in present if not one.writing]
    told = []
    if writing:
        told.append(_("%(names)s is writing here now") % {"names": _listed(writing)})
    if looking:
        told.append(_("%(names)s is looking at this too") % {"names": _listed(looking)})
    return pgettext("list", "; ").join(told)


def _listed(names: Sequence[str]) -> str:
    return pgettext("names", ", ").join(names)


def _earlier(complaint: Complaint, one: Related, question: PersonQuestion | None, by: Actor) -> Earlier:
    other = one.complaint
    both = all(by.may(MERGING, department_id=each.department_id) for each in (complaint, other))
    are_open = all(each.stage in ("filed", "in_hand") for each in (complaint, other))
    stage = CLOSING.get(other.closed_reason) or STAGES[other.stage]
    alike = one.same_terminal or other.issue == complaint.issue or 0 < other.claimed_fen == complaint.claimed_fen
    is_one = one.same_phone or (question is not None and question.state == "confirmed")
    return Earlier(
        one,
        issue_name(other.issue),
        stage,
        may_merge=is_one and are_open and both,
        is_likely=is_one and are_open and alike,
        question=question,
        may_ask=not is_one and question is None and are_open and both,
    )


def _terminals(complaint: Complaint, earlier: Sequence[Earlier]) -> list[str]:
    """The terminals that this person or merchant number complained about, each once."""
    own = [one.related.complaint for one in earlier if one.related.same_phone or one.related.same_merchant]
    return list(dict.fromkeys(each.terminal_no for each in (complaint, *own) if each.terminal_no))


def _joined(merges: Sequence[Merge], by: Actor) -> list[Joined]:
    said: Mapping[object, list[Message]] = {merge.complaint_id: [] for merge in merges}
    for message in complaint_queries.messages_of([merge.complaint for merge in merges], by=by) if merges else ():
        said[message.complaint_id].append(message)
    return [Joined(merge, said[merge.complaint_id]) for merge in merges]
