"""Helpers, lawyers and partners for the tests of sharing: let in through the real actions."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from juli.hub.accounts.actors import SYSTEM, Actor, ActorKind
from juli.hub.accounts.models import User
from juli.hub.complaints.actions import accept_access, give_access, involve_partner, keep_authority
from juli.hub.complaints.actions.access import Power
from juli.hub.complaints.actions.conversation import NewFile
from juli.hub.complaints.models import Access, Complaint, Involvement
from juli.hub.complaints.queries import seat_in_account
from juli.hub.directory.actions import open_desk, relate_organisations
from juli.hub.directory.models import Organisation, OrganisationKind, RelationKind
from tests.hub.builders import filed, organisation, staff

PAPER = NewFile("授权委托书.txt", "周桂兰委托王律师".encode(), "text/plain")
HELPER = "wang@lawyer.example"


def soon() -> date:
    """A day within the year that a helper may be let in for."""
    return timezone.localdate() + timedelta(days=30)


def account(email: str = HELPER, name: str = "王律师") -> tuple[User, Actor]:
    """A signed-in person outside any seat."""
    user = User.objects.create_user(email, "long enough for a test", name=name)
    return user, Actor(ActorKind.ACCOUNT, user_id=user.pk)


def mailed_secret() -> str:
    """The secret of the link in the last invitation that waits to be sent."""
    jobs = ProcrastinateJob.objects.filter(task_name="juli.tell_delegate").order_by("-id")
    return next(str(job.args["secret"]) for job in jobs if job.args["secret"])


def invited(complaint: Complaint, seat: Actor, *, power: Power = Power.ACT, email: str = HELPER) -> tuple[Access, str]:
    """An invitation nobody has accepted, and the secret of its link."""
    made = give_access(complaint, name="王律师", email=email, power=power, until=soon(), by=seat)
    return made, mailed_secret()


@dataclass
class Helped:
    """A complaint, its complainant, and the seat and account of who helps."""

    complaint: Complaint
    seat: Actor
    passcode: str
    access: Access
    user: User
    delegate: Actor


def helped(power: Power = Power.ACT, *, at: Organisation | None = None, paper: bool = True) -> Helped:
    """A complaint with a helper who has accepted."""
    complaint, seat, passcode = filed(at or organisation(), story="只有我们知道 4711")
    access, secret = invited(complaint, seat, power=power)
    user, actor = account()
    accept_access(secret, now=timezone.now(), by=actor)
    if paper:
        keep_authority(access, PAPER, by=seat)
    delegate = seat_in_account(complaint.number, by=actor)
    assert delegate is not None
    return Helped(complaint, seat, passcode, access, user, delegate)


def partner(name: str = "立信通代理有限公司", *, of: Organisation | None = None) -> Organisation:
    """An activated agent, related to `of`."""
    made = open_desk(name, kind=OrganisationKind.AGENT, opened_on=date(2026, 1, 5), by=SYSTEM)
    if of:
        relate_organisations(made, kind=RelationKind.AGENT_OF, other=of, since=date(2026, 1, 5), by=SYSTEM)
    return made


@dataclass
class Asked:
    """A complaint whose respondent has asked a partner."""

    complaint: Complaint
    complainant: Actor
    at: Organisation
    staff: Actor
    partner: Organisation
    person: User
    actor: Actor
    involvement: Involvement


def asked(question: str = "这台机器是谁装的？") -> Asked:
    """A complaint about which a partner was asked, with a file."""
    at = organisation()
    agent = partner(of=at)
    complaint, seat, _ = filed(at, story="只有我们知道 4711")
    _, desk = staff(at)
    person, actor = staff(agent, "chen@agent.example", role="经办人")
    slip = NewFile("装机单.txt", b"slip", "text/plain")
    made = involve_partner(complaint, agent, question, files=[slip], by=desk)
    return Asked(complaint, seat, at, desk, agent, person, actor, made)
