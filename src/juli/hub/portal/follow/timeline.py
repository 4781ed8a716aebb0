"""What happened, told to the complainant: one sentence for each event. Staff are named only where they looked at
masked data.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from juli.hub.accounts.actors import Actor
from juli.hub.complaints.labels import CLOSING, EVENTS, WAYS
from juli.hub.complaints.models import Complaint, Event
from juli.hub.complaints.voices import Voices
from juli.hub.portal.follow.ladder.words import body_of
from juli.hub.portal.templatetags.juli import bday, say, yuan
from juli.hub.privacy.models import OpenedField, Reason
from juli.hub.privacy.queries import disclosures
from juli.papers.kit.kinds import paper_kind, paper_kinds
from juli.procedures import procedure
from juli.proceedings import kinds

Data = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Happening:
    """One event in words, and who did it for the complainant where they did not do it themselves."""

    at: datetime
    text: str
    helper: str


Names = Mapping[str, str]
"""Names of people by what events keep of them."""


def timeline(events: Iterable[Event], other: str, names: Names, voices: Voices) -> list[Happening]:
    """The events in the order given; `other` is the name of the other party."""
    return [Happening(event.at, _told(event, other, names), voices.behind(event)) for event in events]


def lookers(complaint: Complaint, actor: Actor) -> Names:
    """The names of those who looked at masked data."""
    return {f"staff:{look.user_id}": look.user.name for look in disclosures(complaint, by=actor)}


def _told(event: Event, other: str, names: Names) -> str:
    tell = _TELL.get(event.kind)
    if tell is None:
        return str(EVENTS.get(event.kind, event.kind))
    is_theirs = event.actor.startswith("staff") or event.data.get("side") == "respondent"
    return tell(event.data, is_theirs) % {"other": other, "name": names.get(event.actor, ""), **_values(event.data)}


def _values(data: Data) -> dict[str, str]:
    """What a sentence may name, in words."""
    day, amount = data.get("on") or data.get("pay_by"), data.get("amount_fen", data.get("claimed_fen"))
    way = data.get("how") or data.get("channel") or ""
    return {
        "day": bday(date.fromisoformat(day)) if day else "",
        "amount": yuan(amount),
        "way": str(WAYS.get(way, "")),
        "reason": str(CLOSING.get(data.get("reason", ""), "")),
        "field": str(dict(OpenedField.choices).get(data.get("field", ""), "")),
        "why": str(dict(Reason.choices).get(data.get("reason", ""), "")),
    }


def _filed(data: Data, _theirs: bool) -> str:
    if data.get("claimed_fen"):
        return _("You complained about %(other)s and asked for %(amount)s yuan back")
    return _("You complained about %(other)s")


def _received(data: Data, _theirs: bool) -> str:
    if data.get("how") == "platform":
        return _("%(other)s received it over this platform")
    return _("You noted: %(other)s received it on %(day)s")


def _said(data: Data, theirs: bool) -> str:
    if data.get("channel", "web") == "web":
        return _("%(other)s wrote to you") if theirs else _("You wrote to %(other)s")
    if theirs:
        return _("You noted what %(other)s said %(way)s")
    return _("You noted what you said %(way)s")


def _added(_data: Data, theirs: bool) -> str:
    return _("%(other)s added a file") if theirs else _("You added a file")


def _taken_back(_data: Data, theirs: bool) -> str:
    return _("%(other)s took back a file") if theirs else _("You took back a file")


def _way_chosen(data: Data) -> str:
    return _("You chose another way: {name}").format(name=say(procedure(data["procedure"]).name))


def _paper_kept(data: Data) -> str:
    name = say(paper_kind(data["paper"]).name) if data["paper"] in paper_kinds() else data["paper"]
    return _("You kept version {version} of a paper: {name}").format(version=data["version"], name=name)


def _before_body(data: Data, _theirs: bool) -> str:
    """What was noted of a proceeding; which office it was stands on its own page alone."""
    kind = kinds().get(data["note"])
    told = say(kind.told).format(body=say(body_of(data["procedure"]))) if kind else data["note"]
    return _("You noted for %(day)s: {told}").format(told=told)


def _access_ended(data: Data, _theirs: bool) -> str:
    return _("Who helped you gave up their access") if data.get("given_up") else _("You ended somebody's access")


_TELL: Mapping[str, Callable[[Data, bool], str]] = {
    "filed": _filed,
    "prepared": lambda *_args: _("The letter to %(other)s is ready"),
    "sent": lambda *_args: _("You noted: sent %(way)s on %(day)s"),
    "received": _received,
    "acknowledged": lambda *_args: _("%(other)s confirmed that it is looking into it"),
    "said": _said,
    "evidence_added": _added,
    "evidence_withdrawn": _taken_back,
    "offered": lambda *_args: _("%(other)s offered %(amount)s yuan, to be paid by %(day)s"),
    "offer_accepted": lambda *_args: _("You accepted the offer"),
    "offer_rejected": lambda *_args: _("You did not accept the offer"),
    "paid": lambda *_args: _("%(other)s says that it paid %(amount)s yuan on %(day)s"),
    "payment_confirmed": lambda *_args: _("You confirmed that the money has arrived"),
    "payment_missing": lambda *_args: _("You said that the money has not arrived"),
    "confirmation_requested": lambda *_args: _("You asked for the confirmation mail once more"),
    "email_confirmed": lambda *_args: _("You confirmed your e-mail address"),
    "passcode_renewed": lambda *_args: _("You replaced the passcode"),
    "account_linked": lambda *_args: _("You keep the complaint in your account"),
    "account_unlinked": lambda *_args: _("You took the complaint out of your account"),
    "circumstances_told": lambda *_args: _("You answered the questions on which ways are open"),
    "particulars_told": lambda *_args: _("You filled in what the papers still needed"),
    "id_number_given": lambda *_args: _("You gave your identity number for the papers and agreed to its being kept"),
    "id_number_erased": lambda *_args: _("You took your consent back; the identity number was erased"),
    "paper_kept": lambda data, _theirs: _paper_kept(data),
    "proceeding_opened": lambda data, _theirs: _way_chosen(data),
    "proceeding_noted": _before_body,
    "escalated_to_compliance": lambda *_args: _(
        "You escalated it to the compliance department of %(other)s, and asked for papers"
    ),
    "demand_answered": lambda *_args: _("%(other)s answered what you asked it to hand over"),
    "access_given": lambda *_args: _("You invited somebody to help"),
    "access_accepted": lambda *_args: _("The invitation to help was accepted"),
    "access_ended": _access_ended,
    "clocks_moved": lambda *_args: _("A new official calendar was published; days were counted anew"),
    "unmasked": lambda *_args: _("%(name)s of %(other)s looked at your %(field)s. Reason: %(why)s"),
    "exported": lambda *_args: _("You downloaded your data"),
    "corrected": lambda *_args: _("You put your data right"),
    "account_given": lambda *_args: _("You gave an account for the refund and agreed to its being kept"),
    "consent_withdrawn": lambda *_args: _("You took your consent back; the account was erased"),
    "account_erased": lambda *_args: _("The account for the refund was erased, its time was over"),
    "erasure_requested": lambda *_args: _("You asked for your data to be erased; that can be from %(day)s on"),
    "hold_placed": lambda *_args: _("The data of this complaint has to stay for the time being"),
    "hold_released": lambda *_args: _("Nothing holds the data of this complaint any more"),
    "erased": lambda *_args: _("The data of this complaint was erased"),
    "question_answered": lambda *_args: _("You told how it was"),
    "reopened": lambda _data, theirs: _("%(other)s opened the complaint again") if theirs else _("You reopened it"),
    "closed": lambda *_args: _("The complaint was closed: %(reason)s"),
}
"""How each kind of event is told; any other by its label."""
