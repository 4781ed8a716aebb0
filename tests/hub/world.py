"""Two houses and everything that can hang on a complaint of each, with a seat for everybody who might look."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from juli.hub.accounts.actors import SYSTEM, Actor, ActorKind
from juli.hub.accounts.models import User
from juli.hub.channels.models import Notice, NoticeChoices, OutboundMail
from juli.hub.complaints.actions import (
    add_draft_file,
    add_evidence,
    ask_department,
    escalate_to_compliance,
    keep_paper,
    note_proceeding,
    open_proceeding,
    tell_circumstances,
    tell_particulars,
    write_message,
    write_note,
)
from juli.hub.complaints.actions.conversation import NewFile
from juli.hub.complaints.actions.ladder import Told, Words
from juli.hub.complaints.consenting import ACCOUNT, ACCOUNT_VERSION, keep_consent
from juli.hub.complaints.events import keep_payload
from juli.hub.complaints.models import (
    Access,
    AccessKind,
    Clock,
    Complaint,
    DepartmentRequest,
    EvidenceItem,
    Involvement,
    Message,
    Reopening,
)
from juli.hub.directory.actions import (
    invite_person,
    open_desk,
    open_emergency,
    propose_activation,
    relate_organisations,
)
from juli.hub.directory.models import (
    ActivationDocument,
    Department,
    Membership,
    Organisation,
    OrganisationKind,
    RelationKind,
    Role,
)
from juli.hub.directory.queries import actor_at, emergency_actor
from juli.hub.directory.rights import rights_of_seat
from juli.hub.files import file_store
from juli.hub.privacy.models import Disclosure, Disposal, DisposalItem, ErasureRequest, Hold
from juli.hub.quality.models import DayFlow, DayStock, Draw, Question, Review
from juli.hub.redress.actions import accept_offer, make_offer
from juli.hub.redress.models import OfferLimit
from juli.hub.reminders.actions import choose_desk_mails, choose_mails, make_case_feed, make_desk_feed, watch_limits
from juli.hub.reminders.models import ClockMove, Reminder
from juli.hub.routing.actions import add_rule, enter_absence, set_intake, set_ladder, set_staffing
from juli.hub.routing.ladder import Climb, Step
from juli.hub.routing.models import Absence, Assignment, RoutingRule
from juli.hub.routing.rules import Rule
from juli.hub.service_hours.actions import set_service
from juli.hub.service_hours.service import shipped_service
from juli.hub.today import this_day
from juli.hub.understanding.actions import About, correct_triage, understand_complaint
from juli.hub.workbench.actions import (
    add_reply,
    change_checklist,
    keep_text,
    note_presence,
    record_investigation,
    tick,
)
from juli.hub.workbench.actions.checking import Inquiry
from juli.hub.workbench.actions.replies import Wording
from juli.hub.workbench.models import Mention, Merge, PersonQuestion
from juli.hub.worklists.actions import note_opened
from juli.proceedings import Note
from tests.hub.builders import filed, organisation, seated, visitor
from tests.hub.desk.lists import lists
from tests.hub.desk.seated import audited_with_passcode
from tests.hub.papers import sample_paper
from tests.hub.programs import Programs, programs

FILE = NewFile("paper.txt", b"what the paper says", "text/plain", "that it was so")


@dataclass(frozen=True)
class House:
    """A respondent with one complaint, and who may look at it."""

    organisation: Organisation
    department: Department
    complaint: Complaint
    passcode: str
    draft: Actor
    user: User
    partner: Organisation
    partner_user: User
    involvement: Involvement
    question: DepartmentRequest
    rule: RoutingRule
    absence: Absence
    helper: User
    keeper: User
    seats: Mapping[str, Actor]
    programs: Programs


def house(name: str, mark: str) -> House:
    """One house; `mark` stands in everything that anybody wrote, and in every address."""
    made = organisation(f"{name}有限公司")
    seat = seated(made, f"lin@{mark}.example")
    user, desk = seat.user, actor_at(seat)
    department = Department.objects.get(organisation=made)
    words = {"story": f"{mark} story", "name": f"{mark} name", "business_name": f"{mark} shop"}
    complaint, passcode = audited_with_passcode(made, **words)
    complainant = Actor(ActorKind.COMPLAINANT, complaint_id=complaint.pk)
    draft, _ = visitor()
    add_draft_file(b"draft " + mark.encode(), purpose="evidence", name=f"{mark}.txt", media_type="text/plain", by=draft)
    write_message(complaint, f"{mark} question", files=[FILE], by=complainant)
    write_message(complaint, f"{mark} answer", by=desk)
    write_note(complaint, f"{mark} note", files=[FILE], by=desk)
    add_evidence(complaint, [FILE], by=complainant)
    picture = file_store().put(f"{mark} story".encode())
    complaint.evidence.filter(purpose="statement").update(picture_sha256=picture)
    offer = make_offer(complaint, amount=100, pay_by=timezone.localdate(), text=f"{mark} offer", by=desk)
    accept_offer(offer, by=complainant)
    OutboundMail.objects.create(complaint=complaint, template="message", state="sent", queued_at=timezone.now())
    _privacy(complaint, user)
    _ladder(complaint, mark, complainant)
    _days(complaint, complainant, desk)
    question = _asked(complaint, mark, desk)
    lists(complaint, mark, desk)
    _after(complaint, seat, mark)
    rule, absence = _routing(complaint, seat, mark)
    _bench(complaint, mark, desk)
    partner, partner_user, involvement = _partner(complaint, mark)
    keeper, helper = (User.objects.create_user(f"{who}@{mark}.example") for who in ("keeper", "helper"))
    now = timezone.now()
    Access.objects.create(complaint=complaint, kind=AccessKind.OWN, user=keeper, may_act=True, given_at=now)
    reading = Access.objects.create(
        complaint=complaint,
        kind=AccessKind.DELEGATE,
        user=helper,
        until=timezone.localdate() + timedelta(9),
        given_at=now,
        accepted_at=now,
    )
    _trust(made, mark)
    seats = {
        "complainant": complainant,
        "account": Actor(ActorKind.COMPLAINANT, user_id=keeper.pk),
        "delegate": Actor(
            ActorKind.DELEGATE, user_id=helper.pk, complaint_id=complaint.pk, access_id=reading.pk, read_only=True
        ),
        "staff": desk,
        "department": Actor(
            ActorKind.STAFF,
            user_id=user.pk,
            organisation_id=made.pk,
            rights=frozenset({f"complaints.read@{department.pk}"}),
        ),
        "partner": actor_at(partner_user.memberships.get()),
        "emergency": _emergency(made, mark),
        "visitor": draft,
    }
    complaint.refresh_from_db()
    return House(
        made,
        department,
        complaint,
        passcode,
        draft,
        user,
        partner,
        partner_user,
        involvement,
        question,
        rule,
        absence,
        helper,
        keeper,
        seats,
        programs(seat, mark),
    )


def _after(complaint: Complaint, seat: Membership, mark: str) -> None:
    """What hangs on a complaint after its end, whether or not it has come to one here."""
    now, today = timezone.now(), timezone.localdate()
    words = keep_payload(complaint, {"text": f"{mark} answer after"}, private=True)
    Question.objects.create(complaint=complaint, kind="handling", answered_at=now, verdict="no", words=words)
    Reopening.objects.create(
        complaint=complaint,
        side="complainant",
        reason="again",
        payload=keep_payload(complaint, {"text": f"{mark} story again"}),
        closed_at=now,
        closed_reason="explained",
        at=now,
    )
    Notice.objects.create(membership=seat, complaint=complaint, kind="message", is_daily=True, kept_at=now)
    NoticeChoices.objects.create(membership=seat)
    house = {"organisation": seat.organisation}
    OfferLimit.objects.create(**house, amount_fen=1_000_000, set_by=seat.user, set_at=now)
    made = Draw.objects.create(**house, week=today, seed=mark, percent=5, drawn_from=1, drawn_at=now)
    Review.objects.create(draw=made, complaint=complaint, handler=seat.user)
    DayFlow.objects.create(**house, day=today, issue=complaint.issue, received=1)
    DayStock.objects.create(**house, day=today, issue=complaint.issue, open=1)


def _bench(complaint: Complaint, mark: str, desk: Actor) -> None:
    """What the house writes and knows while it handles the complaint, which once was merged into another."""
    assert desk.user_id is not None
    note_presence(complaint, writing=True, by=desk)
    note_opened(complaint, by=desk)
    keep_text(complaint, "answer", {"text": f"{mark} note unsent"}, seen=1, by=desk)
    message = complaint.messages.filter(internal=True).first()
    about = {"complaint": complaint, "message": message, "at": timezone.now()}
    Mention.objects.create(user_id=desk.user_id, by_id=desk.user_id, **about)
    tick(complaint, "identity", by=desk)
    understand_complaint(complaint.pk, by=SYSTEM)
    correct_triage(complaint, About(complaint.issue), by=desk)
    record_investigation(complaint, Inquiry(f"{mark} note found out", "other"), by=desk)
    add_reply(Wording(f"{mark} note title", f"{mark} note reply"), by=desk)
    change_checklist("deposit", [{"code": "own", "text": f"{mark} note check"}], by=desk)
    double, _, _ = filed(name=f"{mark} name", story=f"{mark} story")
    now = timezone.now()
    Merge.objects.create(
        complaint=complaint,
        main=double,
        main_number=double.number,
        ground="phone",
        stage_before="filed",
        merged_by_id=desk.user_id,
        merged_at=now,
        undone_at=now,
    )
    PersonQuestion.objects.create(complaint=complaint, other=double, asked_by_id=desk.user_id, asked_at=now)


def _days(complaint: Complaint, complainant: Actor, desk: Actor) -> None:
    make_case_feed(complaint, by=complainant)
    make_desk_feed(by=desk)
    choose_mails(complaint, wanted=False, by=complainant)
    choose_desk_mails(wanted=True, by=desk)
    watch_limits(complaint.pk, today=this_day(), by=SYSTEM)
    now, clock = timezone.now(), Clock.objects.filter(proceeding__complaint=complaint).earliest("pk")
    ClockMove.objects.create(complaint=complaint, clock=clock, before={}, after={}, moved=True, at=now)
    Reminder.objects.create(complaint=complaint, clock=clock, due_on=clock.due_on, stage=7, at=now)


def _asked(complaint: Complaint, mark: str, desk: Actor) -> DepartmentRequest:
    other = Department.objects.create(organisation=complaint.respondent, code="technical_support", name="技术支持部")
    return ask_department(complaint, other, f"{mark} asked department", by=desk)


def _routing(complaint: Complaint, seat: Membership, mark: str) -> tuple[RoutingRule, Absence]:
    """What the house has set, in words that nobody else may read."""
    here, today = seat.organisation, timezone.localdate()
    version = add_rule(here, Rule("compliance_legal", product=f"{mark} name", skill=f"{mark} name"), by=SYSTEM)
    set_service(here, None, shipped_service(), by=SYSTEM)
    set_staffing(seat, skills=[f"{mark} name"], level=1, by=SYSTEM)
    set_ladder(here, [Step(1, f"{mark} name")], [Climb("law", 1, 1)], by=SYSTEM)
    for department in here.departments.all():
        set_intake(department, automatic=False, by=SYSTEM)
    Assignment.objects.create(complaint=complaint, membership=seat, how="given", given_at=timezone.now())
    later = {"first_day": today + timedelta(30), "last_day": today + timedelta(31)}
    return version.rules.get(), enter_absence(seat, **later, deputy=None, by=SYSTEM)


def strangers() -> Mapping[str, Actor]:
    """Seats that may see nothing of any complaint."""
    regulator = open_desk("监管局", kind=OrganisationKind.REGULATOR, opened_on=date(2026, 1, 5), by=SYSTEM)
    watcher = seated(regulator, "watcher@regulator.example")
    return {
        "nobody": Actor(ActorKind.VISITOR),
        "somebody": Actor(ActorKind.ACCOUNT, user_id=User.objects.create_user("some@body.example").pk),
        "supervisor": actor_at(watcher),
        "operator": operator("operator@juli.example")[1],
    }


def operator(email: str) -> tuple[User, Actor]:
    """A person who runs the installation, and their seat."""
    user = User.objects.create_user(email, name="运营", is_staff=True)
    return user, Actor(ActorKind.OPERATOR, user_id=user.pk, rights=rights_of_seat(ActorKind.OPERATOR))


def _ladder(complaint: Complaint, mark: str, by: Actor) -> None:
    """What the complainant does elsewhere: before PBoC, of which the respondent has not been told yet."""
    today = timezone.localdate()
    tell_circumstances(complaint, Told("business", "payment_institution", "山东省", "no", today), by=by)
    proceeding = open_proceeding(complaint, "pboc_complaint", by=by)
    words = Words(channel="post", body=f"{mark} elsewhere branch", reference=f"{mark} elsewhere 1")
    note_proceeding(proceeding, Note("sent", today), words, by=by, proof=[FILE])
    note_proceeding(proceeding, Note("received", today), Words(), by=by)
    tell_particulars(complaint, {"complainant.address": f"{mark} elsewhere street"}, by=by)
    keep_paper(proceeding, sample_paper(f"{mark} elsewhere words"), after=0, by=by)
    escalate_to_compliance(complaint, by=by)


def _privacy(complaint: Complaint, user: User) -> None:
    """What the room of privacy keeps of a complaint."""
    now, today = timezone.now(), timezone.localdate()
    keep_consent(complaint, ACCOUNT, ACCOUNT_VERSION, at=now)
    Disclosure.objects.create(complaint=complaint, user=user, field="phone", reason="call_back", at=now)
    ErasureRequest.objects.create(complaint=complaint, asked_at=now)
    Hold.objects.create(complaint=complaint, reason="诉讼", placed_by=user, placed_at=now)
    batch = Disposal.objects.create(proposed_by=user, proposed_at=now)
    DisposalItem.objects.create(disposal=batch, complaint=complaint, why="asked", due_on=today)


def _partner(complaint: Complaint, mark: str) -> tuple[Organisation, User, Involvement]:
    made = open_desk(f"{mark} agent", kind=OrganisationKind.AGENT, opened_on=date(2026, 1, 5), by=SYSTEM)
    seat = seated(made, f"agent@{mark}.example")
    assert complaint.respondent is not None
    relate_organisations(
        made, kind=RelationKind.AGENT_OF, other=complaint.respondent, since=date(2026, 1, 5), by=SYSTEM
    )
    involvement = Involvement.objects.create(
        complaint=complaint, respondent=complaint.respondent, organisation=made, asked_at=timezone.now()
    )
    payload = keep_payload(complaint, {"text": f"{mark} asked"}, internal=True, involvement=involvement)
    message = Message.objects.create(
        complaint=complaint,
        side="respondent",
        internal=True,
        involvement=involvement,
        payload=payload,
        at=timezone.now(),
    )
    EvidenceItem.objects.create(
        complaint=complaint,
        message=message,
        side="respondent",
        purpose="evidence",
        name="asked.txt",
        sha256="0" * 64,
        size=1,
        media_type="text/plain",
        added_at=timezone.now(),
    )
    return made, seat.user, involvement


def _trust(made: Organisation, mark: str) -> None:
    _, acting_operator = operator(f"first@{mark}.example")
    activation = propose_activation(made, licence_no=mark, evidence=f"{mark} evidence", by=acting_operator)
    ActivationDocument.objects.create(
        activation=activation, name=f"{mark}.pdf", sha256="1" * 64, size=1, media_type="application/pdf"
    )
    role = Role.objects.filter(organisation=made).first()
    assert role is not None
    invite_person(made, email=f"new@{mark}.example", name=f"{mark} new", role=role, by=SYSTEM)


def _emergency(made: Organisation, mark: str) -> Actor:
    _, seat = operator(f"second@{mark}.example")
    opened = open_emergency(made, reason="a reason of some length", hours=1, by=seat)
    found = emergency_actor(opened.pk, by=seat)
    assert found is not None
    return found
