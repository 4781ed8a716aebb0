"""Things a test of the platform needs: organisations, people, complaints, made through the real actions."""

from dataclasses import replace
from datetime import date

from juli.hub.accounts.actors import Actor, ActorKind
from juli.hub.accounts.models import User
from juli.hub.complaints.actions import file_complaint, start_draft
from juli.hub.complaints.filing import ClaimRequest, FilingRequest
from juli.hub.complaints.models import Complaint
from juli.hub.directory.models import Department, Membership, Organisation

REQUEST = FilingRequest(
    issue="rate_increase",
    complainant_kind="sole_trader",
    name="周桂兰",
    business_name="周记五金建材店",
    phone="13800006027",
    email="zhou@example.cn",
    respondent_name="北桥支付有限公司",
    story="从1月起每笔多收，没有人通知我。",
    claims=(ClaimRequest("refund", 191_677), ClaimRequest("restore_rate")),
    merchant_no="898430552510A6R",
    terminal_no="88213307",
)


def organisation(name: str = "澄湖支付有限公司", *, active: bool = True) -> Organisation:
    """A payment institution with a department, activated or only listed."""
    made = Organisation.objects.create(
        kind="payment_institution", name=name, activated_on=date(2026, 1, 5) if active else None
    )
    Department.objects.create(organisation=made, code="compliance_legal", name="合规与法务部")
    return made


def staff(at: Organisation, email: str = "lin@example.cn") -> tuple[User, Actor]:
    """A person at an organisation's desk, and their seat."""
    user = User.objects.create_user(email, "long enough for a test", name="林以宁")
    Membership.objects.create(user=user, organisation=at)
    return user, Actor(ActorKind.STAFF, user_id=user.pk, organisation_id=at.pk)


def visitor() -> tuple[Actor, str]:
    """Someone with a fresh draft, and its passcode."""
    draft, passcode = start_draft(by=Actor(ActorKind.VISITOR))
    return Actor(ActorKind.VISITOR, draft_id=draft.pk), passcode


def filed(against: Organisation | None = None, **changes: object) -> tuple[Complaint, Actor, str]:
    """A complaint, the seat of who filed it, and its passcode."""
    seat, passcode = visitor()
    request = replace(REQUEST, **changes)
    if against is not None:
        request = replace(request, organisation_id=against.pk, respondent_name=against.name)
    complaint = file_complaint(request, by=seat)
    return complaint, Actor(ActorKind.COMPLAINANT, complaint_id=complaint.pk), passcode
