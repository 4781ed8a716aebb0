"""Word to members of a house: whom a notice is for, and what its mail says. Numbers and a page, nothing else."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from juli.hub.accounts.actors import SYSTEM
from juli.hub.channels.kinds import KINDS
from juli.hub.channels.mails import Mail
from juli.hub.channels.models import Notice
from juli.hub.complaints.department_queries import ANSWERING
from juli.hub.complaints.models import WAITING, Complaint, DepartmentRequest
from juli.hub.directory.models import Membership
from juli.hub.directory.queries import actor_at, people_of_department

NOTICE, DIGEST = "member_notice", "member_digest"
MOST_NUMBERS = 20
"""Numbers of complaints that a mail of the morning names of one kind; the desk has them all."""


def seats_at(complaint: Complaint) -> list[Membership]:
    """Who works at the respondent of a complaint today."""
    found = Membership.objects.filter(organisation=complaint.respondent_id, left_on=None, user__is_active=True)
    return list(found.select_related("user", "organisation").order_by("pk"))


def recipients(
    complaint: Complaint, *, user: str, right: str, but: str, department: int | None = None
) -> list[Membership]:
    """The seats a notice is for, as far as they may read the complaint: one person's, or all that hold a right, or
    all that answer in a department."""
    seats = [seat for seat in seats_at(complaint) if str(seat.user_id) != but]
    if user:
        seats = [seat for seat in seats if str(seat.user_id) == user]
    if department is not None:
        there = set(people_of_department(ANSWERING, department, by=SYSTEM).values_list("pk", flat=True))
        seats = [seat for seat in seats if seat.user_id in there]
    asked = DepartmentRequest.objects.filter(WAITING, complaint=complaint).values_list("department_id", flat=True)
    return [seat for seat in seats if _may(seat, complaint, right, [complaint.department_id, *asked])]


def compose_notice(notice: Notice) -> Mail:
    """The mail of one notice."""
    with override("zh-hans"):
        context = {"line": KINDS[notice.kind].line, "number": _number(notice), "link": _link(notice)}
        body = render_to_string(f"channels/{NOTICE}.txt", context)
        return Mail(notice.membership.user.email, member_subject(NOTICE), body)


def compose_digest(notices: Sequence[Notice]) -> Mail:
    """The mail of the morning: of each kind how many, and the numbers."""
    with override("zh-hans"):
        context = {"lines": digest_lines(notices), "link": settings.BASE_URL + reverse("desk:list")}
        body = render_to_string(f"channels/{DIGEST}.txt", context)
        return Mail(notices[0].membership.user.email, member_subject(DIGEST), body)


def digest_lines(notices: Iterable[Notice]) -> list[str]:
    """One line for each kind: what, how many, and the first numbers."""
    numbers: dict[str, list[str]] = defaultdict(list)
    for notice in notices:
        numbers[notice.kind].append(_number(notice))
    return [_line(kind, found) for kind, found in numbers.items()]


def member_subject(template: str) -> str:
    """The subject: nothing of any complaint."""
    return _("Juli: this morning at your desk") if template == DIGEST else _("Juli: something waits at your desk")


def _line(kind: str, found: list[str]) -> str:
    named = [number for number in found if number]
    told = _("%(line)s: %(count)s") % {"line": KINDS[kind].line, "count": len(found)}
    more = "…" if len(named) > MOST_NUMBERS else ""
    numbers = ", ".join(named[:MOST_NUMBERS]) + more
    return _("%(told)s (%(numbers)s)") % {"told": told, "numbers": numbers} if named else told


def _number(notice: Notice) -> str:
    return notice.complaint.number if notice.complaint else ""


def _link(notice: Notice) -> str:
    page = reverse("desk:case", args=[_number(notice)]) if notice.complaint else reverse("desk:list")
    return str(settings.BASE_URL + page)


def _may(seat: Membership, complaint: Complaint, right: str, read_in: Sequence[int | None]) -> bool:
    actor = actor_at(seat)
    reads = any(actor.may("complaints.read", department_id=place) for place in read_in)
    return reads and (not right or actor.may(right, department_id=complaint.department_id))
