"""Complaints and what hangs on them as the API tells them."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from juli.evidence.masking import mask_email, mask_phone
from juli.hub.accounts.actors import Actor
from juli.hub.accounts.models import User
from juli.hub.api.acting import etag_of
from juli.hub.api.complaint_schemas import (
    ClaimOut,
    ClockOut,
    ComplainantOut,
    ComplaintDetail,
    ComplaintOut,
    DepartmentOut,
    EventOut,
    FileOut,
    MessageOut,
    PersonOut,
    SpokenOut,
)
from juli.hub.api.redress_schemas import OfferOut, PaymentOut
from juli.hub.api.toned import tone_of
from juli.hub.complaints import queries
from juli.hub.complaints.clocks import reasons
from juli.hub.complaints.models import NO_DAY, NO_MOMENT, Clock, Complaint, Event, EvidenceItem, Message
from juli.hub.directory.models import Department
from juli.hub.redress.models import Obligation, Offer
from juli.hub.spoken import spoken_language
from juli.hub.today import this_day
from juli.hub.worklists.queries import is_set_aside, tags_on
from juli.money import yuan


def row_of(complaint: Complaint) -> ComplaintOut:
    """A complaint as a list tells it."""
    return ComplaintOut(**_row(complaint))


def detail_of(complaint: Complaint, *, by: Actor) -> ComplaintDetail:
    """A complaint with what belongs to it."""
    aside = is_set_aside(complaint, today=this_day(), by=by)
    person = complaint.complainant
    return ComplaintDetail(
        **_row(complaint),
        person=ComplainantOut(
            kind=person.kind,
            name=person.name,
            business_name=person.business_name,
            phone=mask_phone(person.phone),
            email=mask_email(person.email),
            email_confirmed=person.email_confirmed_at is not None,
        ),
        claims=[
            ClaimOut(kind=one.kind, amount=yuan_or_none(one.amount_fen), note=one.note)
            for one in complaint.claims.all()
        ],
        clocks=clocks_of(queries.clocks(complaint, by=by)),
        tags=list(tags_on([complaint], by=by).get(complaint.pk, ())),
        set_aside_until=aside.until if aside else None,
        has_audit=queries.audit_record(complaint, by=by) is not None,
        version=etag_of(complaint, by),
    )


def _row(complaint: Complaint) -> dict[str, Any]:
    plain = {name: getattr(complaint, name) for name in ComplaintOut.model_fields if hasattr(complaint, name)}
    return {
        **plain,
        "complainant": complaint.complainant.shown_name,
        "due_on": _day(complaint.due_on),
        "bound_on": _day(complaint.bound_on),
        "aimed_at": None if complaint.aimed_at == NO_MOMENT else complaint.aimed_at,
        "department": department_of(complaint.department) if complaint.department else None,
        "assignee": person_or_none(complaint.assignee),
        "claimed": yuan(complaint.claimed_fen),
    }


def clocks_of(clocks: Iterable[Clock]) -> list[ClockOut]:
    """Clocks with their reasons, in the language asked for."""
    return [
        ClockOut(
            id=clock.pk,
            step=clock.step,
            actor=clock.actor,
            nature=clock.shown_nature,
            starts_on=clock.starts_on,
            due_on=_day(clock.due_on),
            completed_at=clock.completed_at,
            explanation=None if clock.nature == "promise" else reasons(clock).explanation.text(spoken_language()),
            reasons=clock.fields,
        )
        for clock in clocks
    ]


def file_of(item: EvidenceItem) -> FileOut:
    """A file."""
    return FileOut(**{name: getattr(item, name) for name in FileOut.model_fields})


def message_of(message: Message) -> MessageOut:
    """Something said."""
    return MessageOut(
        id=message.pk,
        at=message.at,
        side=message.side,
        channel=message.channel,
        internal=message.internal,
        asked=message.involvement_id,
        author=person_or_none(message.author),
        text=message.text,
        files=[file_of(item) for item in message.files.all()],
    )


def spoken_of(message: Message, complaint: Complaint) -> SpokenOut:
    """Something said to the complainant, with what in it is worth a second look."""
    return SpokenOut(**message_of(message).model_dump(), tone=tone_of(message.text or "", complaint))


def offer_of(offer: Offer) -> OfferOut:
    """An offer."""
    plain = {name: getattr(offer, name) for name in ("state", "pay_by", "made_at", "sent_at", "decided_at")}
    return OfferOut(
        **plain,
        id=offer.pk,
        amount=yuan(offer.amount_fen),
        text=offer.terms,
        limit=yuan_or_none(offer.limit_fen),
        made_by=person_of(offer.made_by),
        approved_by=person_or_none(offer.approved_by),
        returned_because=offer.refusal,
    )


def payment_of(owed: Obligation) -> PaymentOut:
    """A promised payment."""
    plain = {name: getattr(owed, name) for name in ("state", "due_on", "paid_on", "confirmed_at")}
    return PaymentOut(**plain, id=owed.pk, amount=yuan(owed.amount_fen), reference=owed.paid_reference)


def event_of(event: Event) -> EventOut:
    """An event of the chain."""
    return EventOut(**{name: getattr(event, name) for name in EventOut.model_fields})


def person_of(user: User) -> PersonOut:
    """A colleague by id and name."""
    return PersonOut(id=user.pk, name=user.name)


def person_or_none(user: User | None) -> PersonOut | None:
    """A colleague, or that there is none."""
    return None if user is None else person_of(user)


def department_of(department: Department) -> DepartmentOut:
    """A department."""
    return DepartmentOut(id=department.pk, code=department.code, name=department.name)


def yuan_or_none(fen: int | None) -> str | None:
    """An amount, or that there is none."""
    return None if fen is None else yuan(fen)


def _day(day: date) -> date | None:
    return None if day == NO_DAY else day
