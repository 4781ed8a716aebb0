"""Who gets in: staff of the organisation that received a complaint, and nobody else, at any address."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from juli.hub.audits.models import AuditRun
from juli.hub.complaints import actions
from juli.hub.complaints.actions.conversation import NewFile
from juli.hub.complaints.events import keep_payload
from juli.hub.complaints.models import Complaint, Demand
from juli.hub.desk.urls import urlpatterns
from juli.hub.directory.models import Membership
from juli.hub.files import file_store
from juli.hub.quality.models import Draw, Review
from juli.hub.redress.models import Offer
from juli.hub.routing.actions import enter_absence
from juli.hub.routing.models import Absence
from juli.hub.today import this_day
from juli.hub.workbench.actions import ask_about_person, merge_complaints
from juli.hub.worklists.models import BulkRun, SavedView
from juli.proceedings.demands import demands
from tests.hub.builders import filed, organisation, seated, staff
from tests.hub.complaints.departments import place
from tests.hub.complaints.sharing import partner
from tests.hub.desk.lists import lists
from tests.hub.desk.seated import Desk, audited
from tests.hub.programs import programs

LISTS = ("choose-mails", "today", "news", "views", "save-view", "export", "many")
"""Pages about lists and mails, which everybody has of their own."""
VALUES = {"number": "number", "item": "item", "line": 3, "rule": "rate-above-agreed"}
BEHIND = "what=open&first=2026-11-01&last=2026-11-26"

OWN = ("days", "end-days", "audits", "new-audit", "audit-example", "offers", "notices", "reviews")
"""What every desk has of its own, beside its lists."""


def questioned(desk: Desk) -> Complaint:
    """A complaint with everything that has an id of its own: a statement with a picture, a question to a
    partner, a complaint that was merged into it."""
    complaint = audited(desk.at)
    complaint.evidence.update(picture_sha256=file_store().put(b"a picture"))
    actions.involve_partner(complaint, partner(of=desk.at), "这台机器是谁装的？", by=desk.actor)
    other = desk.at.departments.create(code="technical_support", name="技术支持部")
    actions.ask_department(complaint, other, "机器有没有报错？", by=desk.actor)
    later = this_day() + timedelta(30)
    enter_absence(desk.at.memberships.get(), first_day=later, last_day=later, deputy=None, by=desk.actor)
    merge_complaints(filed(desk.at)[0], complaint, by=desk.actor)
    lists(complaint, "own", desk.actor)
    ask_about_person(complaint, filed(desk.at, phone="13900001111")[0], by=desk.actor)
    direct = complaint.proceedings.get(procedure="provider_direct")
    Demand.objects.create(proceeding=direct, kind=next(iter(demands())))
    return complaint


def audit_of(complaint: Complaint) -> AuditRun:
    """An audit of the organisation that was complained about, with its results."""
    found = AuditRun.objects.filter(organisation=complaint.respondent).first()
    return found or programs(seated(complaint.respondent, "programs@example.cn"), "alpha").audit


def offered(complaint: Complaint) -> Offer:
    """An offer that waits for a second person."""
    author, words = Membership.objects.earliest("pk").user, keep_payload(complaint, {"text": "x"}, internal=True)
    told = {"amount_fen": 2, "limit_fen": 1, "pay_by": date(2026, 12, 1), "made_by": author, "made_at": timezone.now()}
    found = Offer.objects.filter(complaint=complaint).first()
    return found or Offer.objects.create(complaint=complaint, payload=words, **told)


def reviewed(complaint: Complaint) -> Review:
    """A complaint that was drawn for a review."""
    week = {"organisation": complaint.respondent, "week": date(2026, 11, 23)}
    told = {"seed": "x", "percent": 5, "drawn_from": 1, "drawn_at": timezone.now()}
    draw, _ = Draw.objects.get_or_create(**week, defaults=told)
    handler = Membership.objects.earliest("pk").user
    return Review.objects.get_or_create(draw=draw, complaint=complaint, defaults={"handler": handler})[0]


def addresses(complaint: Complaint) -> Iterator[str]:
    """Every address of the desk, pointed at a complaint; found in the desk's own table of addresses."""
    values = {**VALUES, "number": complaint.number, "item": complaint.evidence.get().pk}
    values["asked"] = complaint.involvements.get().pk
    values |= {"audit": audit_of(complaint).pk, "name": "lines.csv", "form": "csv"}
    values |= {"offer_id": offered(complaint).pk, "pk": reviewed(complaint).pk}
    values |= {"question": complaint.department_requests.get().pk, "absence": Absence.objects.get().pk}
    values |= {"other": complaint.number, "kept": uuid4(), "merge": complaint.merged_here.get().pk}
    values["same"] = complaint.person_questions.get().pk
    values["demand"] = Demand.objects.get(proceeding__complaint=complaint).pk
    values |= {"saved": SavedView.objects.get().pk, "many": BulkRun.objects.get().pk}
    for pattern in urlpatterns:
        names = pattern.pattern.converters
        address = reverse(f"desk:{pattern.name}", kwargs={name: values[name] for name in names})
        yield f"{address}?{BEHIND}" if pattern.name == "behind" else address


@pytest.mark.django_db
def test_the_own_desk_opens_every_address(desk: Desk) -> None:
    complaint = questioned(desk)
    for address in addresses(complaint):
        assert desk.browser.get(address).status_code in (200, 302, 405), address


@pytest.mark.django_db
def test_another_organisation_finds_nothing(desk: Desk, other_desk: Callable[[], Desk]) -> None:
    complaint = questioned(desk)
    before = complaint.events.count()
    stranger = other_desk()
    own_pages = ("list", "mine", "away", "asked", "mentions", "reports", *OWN, *LISTS)
    own = {reverse(f"desk:{name}") for name in own_pages}
    own |= {f"{reverse('desk:behind')}?{BEHIND}", reverse("desk:report-table", args=["csv"])}
    found = [address for address in addresses(complaint) if address not in own]
    assert len(found) >= 13
    for address in found:
        assert stranger.browser.get(address).status_code in (404, 405), address
        assert stranger.browser.post(address, {"seen": before, "text": "x"}).status_code in (404, 405), address
    assert complaint.events.count() == before
    assert complaint.number not in stranger.browser.get(reverse("desk:list") + "?view=all").content.decode()


@pytest.mark.django_db
def test_another_department_without_the_right_finds_nothing(desk: Desk) -> None:
    complaint = questioned(desk)
    outside = place(desk.at.departments.create(code="marketing_brand", name="市场与品牌部"))
    browser, before = Client(), complaint.events.count()
    browser.force_login(outside.seat.user)
    found = [address for address in addresses(complaint) if complaint.number in address]
    assert len(found) >= 18
    for address in found:
        assert browser.get(address).status_code in (404, 405), address
        assert browser.post(address, {"seen": before, "text": "x"}).status_code in (404, 405), address
    assert complaint.events.count() == before
    for page in ("list", "mine", "asked"):
        assert complaint.number not in browser.get(reverse(f"desk:{page}")).content.decode()


@pytest.mark.django_db
def test_a_stranger_is_asked_to_sign_in(desk: Desk) -> None:
    complaint = questioned(desk)
    for address in addresses(complaint):
        answer = Client().get(address)
        if answer.status_code == 405:
            answer = Client().post(address)
        assert answer.status_code == 302
        assert answer["Location"].startswith(reverse("account_login") + "?next=/desk/")


@pytest.mark.django_db
def test_what_is_only_prepared_is_nobodys_yet(desk: Desk) -> None:
    desk.at.activated_on = None
    desk.at.save()
    complaint, _, _ = filed(desk.at)
    desk.at.activated_on = date(2026, 11, 1)
    desk.at.save()
    assert desk.browser.get(f"/desk/{complaint.number}/").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("why", ["no seat", "not activated", "left"])
def test_without_a_seat_one_reads_why(why: str) -> None:
    at = organisation(active=why != "not activated")
    user, _ = staff(at)
    if why == "no seat":
        Membership.objects.all().delete()
    if why == "left":
        Membership.objects.update(left_on=date(2026, 10, 1))
    browser = Client(headers={"accept-language": "en"})
    browser.force_login(user)
    answer = browser.get("/desk/")
    assert answer.status_code == 403
    assert "There is no desk for you yet" in answer.content.decode()


@pytest.mark.django_db
def test_a_file_of_another_complaint_is_not_found_under_this_one(desk: Desk) -> None:
    one, other = audited(desk.at), audited(desk.at)
    item = other.evidence.get().pk
    assert desk.browser.get(f"/desk/{one.number}/file/{item}/").status_code == 404
    assert desk.browser.get(f"/desk/{one.number}/line/{item}/3/").status_code == 404


@pytest.mark.django_db
def test_files_are_downloads_without_any_rights(desk: Desk) -> None:
    complaint = audited(desk.at)
    answer = desk.browser.get(f"/desk/{complaint.number}/file/{complaint.evidence.get().pk}/")
    assert answer["Content-Disposition"].startswith("attachment;")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"].startswith("sandbox")
    assert answer["Content-Type"] == "text/csv"
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.django_db
def test_a_damaged_or_lost_file_is_not_found(desk: Desk) -> None:
    complaint = audited(desk.at)
    lost = actions.add_evidence(complaint, [NewFile("a.txt", b"here", "text/plain")], by=desk.actor)[0]
    lost.sha256 = "0" * 64
    lost.save()
    assert desk.browser.get(f"/desk/{complaint.number}/file/{lost.pk}/").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("number", ["2611-0001-00", "nonsense", "2611-0001-0%00", "٢٦١١-٠٠٠١-٠٠"])
def test_a_wrong_number_is_not_found(desk: Desk, number: str) -> None:
    assert desk.browser.get(f"/desk/{number}/").status_code == 404
