"""What somebody is writing to a complaint: the text kept for them, others beside it, replies to begin with, news."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from django.http import QueryDict
from django.utils.timezone import localdate

from juli.handling import FIELDS, field_name, fill
from juli.hub.accounts.actors import Actor
from juli.hub.complaints.models import NO_DAY, Complaint
from juli.hub.desk.case import Case, Happening, Heard
from juli.hub.desk.language import issue_name, say
from juli.hub.desk.steps import Act
from juli.hub.redress.queries import offers
from juli.hub.today import this_day
from juli.hub.workbench import queries
from juli.hub.workbench.actions import keep_text
from juli.hub.workbench.models import CannedReply, KeptText, ReplyKind
from juli.money import grouped_yuan
from juli.papers.speech import Speech
from juli.wording import Language, Said

REPLYING = (Act.ANSWER, Act.OFFER, Act.CLOSE)
"""The acts whose text the merchant reads."""


@dataclass(frozen=True, slots=True)
class Writing:
    """A text on its way. `missed_from` is the last event that its author had seen, where more has happened since."""

    kept: KeptText | None = None
    others: Sequence[KeptText] = ()
    typed: Mapping[str, str] = field(default_factory=dict)
    missed_from: int | None = None

    @property
    def token(self) -> str:
        """What the page calls the text; a new one has its name before it is kept."""
        return str(self.kept.token if self.kept else uuid4())


@dataclass(frozen=True, slots=True)
class News:
    """What has happened past a point: events in words, and what was said."""

    happenings: Sequence[Happening]
    messages: Sequence[Heard]


@dataclass(frozen=True, slots=True)
class Offered:
    """A canned reply as it reads with the facts of the complaint; `is_for_issue` where it was written for its issue."""

    reply: CannedReply
    title: str
    text: str
    is_for_issue: bool


def offered(complaint: Complaint, act: Act | None, handler: str, *, by: Actor) -> list[Offered]:
    """The canned replies that an act may begin with, those of the issue first."""
    found = queries.replies_for(complaint, by=by) if act in REPLYING else []
    facts, names = facts_of(complaint, handler, by=by) if found else {}, field_names()
    return [
        Offered(one, one.words[0].title, fill(one.words[0].text, facts, names).text, complaint.issue in one.issues)
        for one in found
    ]


def news_in(case: Case, after: int) -> News:
    """What the page of a complaint shows that came after an event's position."""
    happened = case.news(after)
    said = {one.event.data.get("message") for one in happened}
    return News(happened, [heard for heard in case.messages if str(heard.row.pk) in said])


def begun(complaint: Complaint, act: Act, asked: QueryDict, facts: Mapping[str, str], *, by: Actor) -> Writing:
    """What a form opens with: the text asked for or kept last, and below it the reply that was chosen."""
    kept = queries.kept_texts(complaint, act, by=by)
    wanted = asked.get("kept", "")
    first = next((one for one in kept if str(one.token) == wanted), kept[0] if kept else None)
    typed = dict(first.typed) if first else {}
    chosen = reply_of(asked.get("reply", ""), by=by) if act in REPLYING else None
    if chosen is not None:
        filled = fill(chosen.words[0].text, facts, field_names()).text
        if chosen.kind == ReplyKind.LETTER and act is Act.ANSWER:
            typed["as_letter"] = "on"
        typed["text"] = "\n\n".join(part for part in (typed.get("text", ""), filled) if part)
    return Writing(first, [one for one in kept if one is not first], typed)


def keep_typed(complaint: Complaint, act: Act, typed: Mapping[str, str], sent: QueryDict, *, by: Actor) -> Writing:
    """Keep what a form or its script sent, and say what is kept."""
    number, seen = sent.get("version", ""), sent.get("seen", "")
    row = keep_text(
        complaint,
        act,
        typed,
        seen=int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 9 else 0,
        kept=as_id(sent.get("kept", "")),
        version=int(number) if number.isascii() and number.isdigit() and len(number) < 9 else 0,
        by=by,
    )
    others = [one for one in queries.kept_texts(complaint, act, by=by) if row is None or one.pk != row.pk]
    return Writing(row, others)


def reply_of(text: str, *, by: Actor) -> CannedReply | None:
    """The reply of the house with this id, or None."""
    known = as_id(text)
    return queries.reply(known, by=by) if known else None


def as_id(text: str) -> UUID | None:
    """An id as a page carries it, or None where it is none."""
    try:
        return UUID(text)
    except ValueError:
        return None


def field_names() -> Mapping[str, str]:
    """What the fields of replies are called on this page."""
    return {name: say(field_name(name)) for name in FIELDS}


def facts_of(complaint: Complaint, handler: str, *, by: Actor) -> Mapping[str, str]:
    """The facts of a complaint that a reply may name, in the merchant's language; empty where one is not known."""
    person, house = complaint.complainant, complaint.respondent
    offer = offers(complaint, by=by).filter(state="open").first()
    language: Language = "en" if complaint.language == "en" else "zh"
    say = Speech(language)
    return {
        "number": complaint.number,
        "merchant_name": person.business_name or person.name,
        "merchant_no": complaint.merchant_no,
        "terminal_no": complaint.terminal_no,
        "provider": (house.short_name or house.name) if house else complaint.respondent_name,
        "department": str(complaint.department or ""),
        "issue": issue_name(complaint.issue).text(language),
        "amount": _sum(complaint.claimed_fen, language),
        "offer_amount": _sum(offer.amount_fen, language) if offer else "",
        "filed_on": say.day(localdate(complaint.filed_at)),
        "due_on": say.day(complaint.due_on) if complaint.due_on != NO_DAY else "",
        "pay_by": say.day(offer.pay_by) if offer else "",
        "today": say.day(this_day()),
        "handler": handler,
        "hotline": house.hotline if house else "",
    }


def _sum(fen: int, language: Language) -> str:
    return Said("handling", "sum", {"yuan": grouped_yuan(fen)}).text(language) if fen else ""
