"""Things a test of the platform needs: organisations, people, complaints, made through the real actions."""

from dataclasses import replace
from datetime import date

from juli.hub.accounts.actors import SYSTEM, Actor, ActorKind
from juli.hub.accounts.models import User
from juli.hub.complaints.actions import file_complaint, start_draft
from juli.hub.complaints.filing import ClaimRequest, FilingRequest
from juli.hub.complaints.models import Complaint
from juli.hub.directory.actions import enter_organisation, open_desk
from juli.hub.directory.models import Department, Grant, Membership, Organisation, OrganisationKind, Role
from juli.hub.directory.queries import actor_at

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
    kind = OrganisationKind.PAYMENT_INSTITUTION
    made = (
        open_desk(name, kind=kind, opened_on=date(2026, 1, 5), by=SYSTEM)
        if active
        else enter_organisation(name, kind=kind, by=SYSTEM)
    )
    Department.objects.create(organisation=made, code="compliance_legal", name="合规与法务部")
    return made


def staff(at: Organisation, email: str = "lin@example.cn", *, role: str = "组长") -> tuple[User, Actor]:
    """A person at an organisation's desk with a role there, and their seat."""
    user = User.objects.create_user(email, "long enough for a test", name="林以宁")
    seat = Membership.objects.create(user=user, organisation=at)
    if at.is_active:
        Grant.objects.create(membership=seat, role=Role.objects.get(organisation=at, name=role))
    return user, actor_at(seat)


def seated(at: Organisation, email: str, *, role: str = "管理员") -> Membership:
    """A person with a role at any activated organisation; without a password, so that it is quickly made."""
    user = User.objects.create_user(email, name="林以宁")
    seat = Membership.objects.create(user=user, organisation=at)
    Grant.objects.create(membership=seat, role=Role.objects.get(organisation=at, name=role))
    return seat


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
