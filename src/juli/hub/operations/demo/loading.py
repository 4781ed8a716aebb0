"""Loading the demo into an empty database, and telling who may sign in."""

from datetime import date, datetime, timedelta
from typing import Any

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from juli.agreement import from_fields, to_fields
from juli.audit import audit, document, figures
from juli.evidence.kinds import KINDS
from juli.hub.accounts.actors import SYSTEM, Actor, ActorKind
from juli.hub.accounts.models import User
from juli.hub.accounts.scopes import acting
from juli.hub.complaints.actions import add_draft_file, file_complaint, start_draft
from juli.hub.complaints.filing import ClaimRequest, FilingRequest
from juli.hub.complaints.models import Complaint, Draft
from juli.hub.complaints.numbers import hash_passcode
from juli.hub.directory.actions import add_department, enter_organisation, grant_role, open_desk
from juli.hub.directory.models import Department, Membership, Organisation, OrganisationKind, Role
from juli.hub.operations.demo.departments import open_departments, worker_sign_ins
from juli.hub.operations.demo.partners import open_partner, partner_sign_ins, partners
from juli.hub.operations.demo.playing import play
from juli.hub.operations.demo.stories import House, Person, Story, houses, operators, password, statement, stories
from juli.hub.operations.demo.time_machine import it_is
from juli.hub.operations.sign_in import SignIn
from juli.hub.quality.actions import count_days
from juli.hub.workdays.queries import calendar_in_force
from juli.ledger import combine, read_file
from juli.triage import taxonomy

OPENED_DAYS_AGO = 90
"""How long the desks of the demo have been open."""


def load() -> list[SignIn]:
    """Fill an empty database with the demo; one that holds an organisation already is left as it is."""
    with acting(SYSTEM):
        return _load()


def _load() -> list[SignIn]:
    if not Organisation.objects.exists():
        now = timezone.now()
        opened_on, hashed = timezone.localdate(now) - timedelta(days=OPENED_DAYS_AGO), make_password(password())
        for house in houses():
            _open_house(house, opened_on, hashed)
        open_departments(hashed)
        for partner in partners():
            open_partner(partner, opened_on, hashed)
        for person in operators():
            User.objects.create(email=person.email, name=person.name, password=hashed, is_staff=True)
        for story in stories():
            _tell(story, now)
        _count(opened_on, timezone.localdate(now) - timedelta(days=1))
    return sign_ins()


def _count(first: date, last: date) -> None:
    """What the nights before have counted."""
    for house in Organisation.objects.filter(activated_on__isnull=False):
        count_days(house.pk, first, last, by=SYSTEM)


def sign_ins() -> list[SignIn]:
    """Who may sign in at the desks, and which complaints can be followed with number and passcode."""
    with acting(SYSTEM):
        return _sign_ins()


def _sign_ins() -> list[SignIn]:
    secret = password()
    staff = [SignIn(_known_as(person, house), person.email, secret) for house in houses() for person in house.people]
    running = [SignIn(f"{person.name} · {person.role}", person.email, secret) for person in operators()]
    return [
        *staff,
        *worker_sign_ins(secret),
        *partner_sign_ins(secret),
        *running,
        *(_to_follow(story) for story in stories() if story.follow),
    ]


def _known_as(person: Person, house: House) -> str:
    """Name, house, and what they are there: their department, where it has one, else their role."""
    department = taxonomy().departments.get(person.department)
    return " · ".join((person.name, house.short_name, department.name.text("zh") if department else person.role))


def _to_follow(story: Story) -> SignIn:
    shop = story.request["business_name"]
    of_shop = Complaint.objects.filter(complainant__business_name=shop).order_by("filed_at")
    number = of_shop.values_list("number", flat=True).first()
    return SignIn(f"{story.request['name']} · {shop}", number or "", story.follow, opens="complaint")


def _open_house(house: House, opened_on: date, hashed: str) -> None:
    kind = OrganisationKind(house.kind)
    told = {"short_name": house.short_name, "hotline": house.hotline, "region": house.region}
    made = enter_organisation(house.name, kind=kind, **told, by=SYSTEM)
    made.acquirer_codes = list(house.acquirer_codes)
    made.save(update_fields=["acquirer_codes"])
    if not house.is_active:
        return
    open_desk(house.name, kind=kind, opened_on=opened_on, by=SYSTEM)
    departments = _departments(made) if made.is_provider else {}
    for person in house.people:
        user = User.objects.create(email=person.email, name=person.name, password=hashed)
        seat = Membership.objects.create(user=user, organisation=made, department=departments.get(person.department))
        grant_role(seat, Role.objects.get(organisation=made, name=person.role), by=SYSTEM)


def _departments(made: Organisation) -> dict[str, Department]:
    return {
        code: add_department(made, code=code, name=known.name.text("zh"), by=SYSTEM)
        for code, known in taxonomy().departments.items()
    }


def _tell(story: Story, now: datetime) -> None:
    with it_is(story.filing.moment(now)):
        complaint = _file(story)
    for act in story.acts:
        with it_is(act.moment(now)):
            play(complaint, act, timezone.localdate(now))


def _file(story: Story) -> Complaint:
    draft, _ = start_draft(by=Actor(ActorKind.VISITOR))
    if story.follow:
        # A passcode that can be shown again must be known beforehand; a real one never is.
        Draft.objects.filter(pk=draft.pk).update(passcode_hash=hash_passcode(story.follow))
    seat = Actor(ActorKind.VISITOR, draft_id=draft.pk)
    for item in story.evidence:
        content = item["text"].encode()
        add_draft_file(
            content,
            purpose="evidence",
            name=item["name"],
            media_type=KINDS["txt"].media_type,
            proves=item["proves"],
            by=seat,
        )
    return file_complaint(_request(story, seat), by=seat)


def _request(story: Story, seat: Actor) -> FilingRequest:
    found, agreement = _audited(story, seat) if story.statement else (None, None)
    respondent = Organisation.objects.filter(name=story.against).first()
    return FilingRequest(
        respondent_name=story.against,
        organisation_id=respondent.pk if respondent else None,
        claims=tuple(ClaimRequest(claim["kind"], claim.get("amount"), claim.get("note", "")) for claim in story.claims),
        refund_account_consent="refund_account" in story.request,
        audit=found,
        agreement=agreement,
        **story.request,
    )


def _audited(story: Story, seat: Actor) -> tuple[dict[str, Any], dict[str, object]]:
    """The audit of the story's statement and the agreement it was judged by; the draft gets the statement."""
    content, name = statement(story.statement), story.statement_name
    add_draft_file(content, purpose="statement", name=name, media_type=KINDS["csv"].media_type, by=seat)
    agreement = from_fields({**story.agreement, "provider": story.against, "merchant_no": story.request["merchant_no"]})
    found = audit(
        combine([read_file(name, content)]), agreement, as_of=timezone.localdate(), calendar=calendar_in_force()
    )
    return {**document(found, "zh"), "figures": figures(found)}, to_fields(agreement)
