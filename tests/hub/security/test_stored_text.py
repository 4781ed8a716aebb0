"""Whatever people type is shown as they typed it, on every page of every seat, and runs nowhere.

Classes: stored markup from mails, lists and titles; staff's pages fed by names, search boxes and translations; code
in templates.
"""

from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from juli.hub.accounts.models import User
from juli.hub.complaints.models import Complaint
from juli.hub.directory.models import Department, Organisation
from tests.hub.builders import organisation, staff
from tests.hub.portal import walking
from tests.hub.portal.following import browser, url
from tests.hub.security.crawling import crawl, dangers

MARK = "jz4711"
"""In every hostile text, so that a test knows it was really shown."""
TAG = f"{MARK}<x-juli onclick=1>"
LONG = (
    f"{MARK}<script>alert(1)</script>\"'><x-juli onload=alert(1)>--></title></textarea></style>"
    "<img src=x onerror=alert(1)><a href=javascript:alert(1)>&lt;x-juli&gt; {{ 7|add:7000 }}{% now 'Y' %}"
    "]]>\\u003cx-juli\\u003e ${7*7} javascript:alert(1)//\u2028\u202e"
)
STATEMENT = f"""occurred_at,kind,instrument,amount,fee,memo
2026-01-09 10:00:00,sale,credit,1000.00,6.00,{TAG}
2026-01-10 10:00:00,sale,credit,1000.00,30.00,"{MARK}<script>alert(1)</script>"
2026-01-11 10:00:00,sale,credit,2000.00,60.00,{{{{ 7|add:7000 }}}}
""".encode()


def attached(text: str = "slip") -> SimpleUploadedFile:
    return SimpleUploadedFile(f"{TAG}' \"{text}.txt", f"{LONG}{text}".encode())


@pytest.fixture
def provider(db: None) -> Organisation:
    """An institution whose every name is hostile."""
    found = organisation(f"{TAG} Payment")
    found.short_name, found.hotline, found.address = f"{TAG}s"[:40], f"{TAG}h"[:40], LONG[:200]
    found.save()
    Department.objects.update(name=f"{TAG}d"[:60])
    return found


def worker(provider: Organisation) -> Client:
    user, _ = staff(provider)
    User.objects.update(name=f"{TAG}n")
    client = browser()
    client.force_login(user)
    return client


def draft(provider: Organisation) -> Client:
    """A browser at the last question, every field before it filled with hostile text."""
    client = walking.begin()
    claims = ["stop_charge", "lower_rate", "repair", "explanation", "correction"]
    walking.walk(
        client,
        provider={
            "provider_name": LONG[:100],
            "organisation": str(provider.pk),
            "merchant_no": TAG,
            "terminal_no": TAG,
        },
        claims={"claims": claims, **{f"note_{claim}": LONG[:250] for claim in claims}},
        story={"story": LONG},
        contact={"name": f"{TAG}c", "business_name": LONG[:100], "phone": "13800006027", "email": f"{MARK}@example.cn"},
        statements={"rows": "5"},
    )
    walking.upload(client, "statements", walking.file(f"{TAG}.csv", STATEMENT))
    walking.send(client, "audit")
    walking.upload(client, "evidence", attached(), proves=LONG[:250])
    return client


def quarrel(provider: Organisation) -> tuple[Complaint, Client, Client]:
    """A complaint in which both sides have filled in every form they have, with a browser of each."""
    mine = draft(provider)
    number = walking.file_it(mine)
    complaint = Complaint.objects.get(number=number)
    desk = worker(provider)
    today, soon = timezone.localdate(), timezone.localdate() + timedelta(days=5)
    for name, fields in (
        ("write", {"text": LONG, "attached": attached("w")}),
        ("add-evidence", {"proves": LONG[:250], "attached": attached("e")}),
        ("log", {"speaker": "respondent", "channel": "phone", "happened_on": today, "text": LONG}),
    ):
        assert mine.post(url(name, complaint), fields).status_code == 302, name
    for act, fields in (
        ("acknowledge", {}),
        ("answer", {"text": LONG, "attachments": attached("a")}),
        ("note", {"text": LONG, "attachments": attached("n")}),
        ("offer", {"amount": "1.00", "pay_by": soon, "text": LONG}),
    ):
        done(desk, complaint, act, **fields)
    offer = complaint.offers.get()
    assert mine.post(url("accept-offer", complaint, offer.pk)).status_code == 302
    done(desk, complaint, "payment", paid_on=today, reference=LONG[:100])
    return complaint, mine, desk


def done(desk: Client, complaint: Complaint, act: str, **fields: object) -> None:
    seen = complaint.events.order_by("position").last().position
    answer = desk.post(f"/desk/{complaint.number}/{act}/", {"seen": seen, **fields})
    assert answer.status_code == 302, (act, answer.content.decode())


def harmless(pages: list[tuple[str, str]], least: int) -> None:
    """No page runs anything; at least so many of them did show hostile text."""
    shown = 0
    for address, source in pages:
        assert dangers(source) == [], address
        assert "7007" not in source, address
        shown += MARK in source
    assert shown >= least, [address for address, _ in pages]


def test_the_readers_of_these_tests_see_what_runs() -> None:
    assert dangers("<p>ok</p><a href='/x'>") == []
    for source in (
        "<script>1</script>",
        "<x-juli>",
        "<a href=' javascript:1'>",
        "<img src='/x' onerror=1>",
        "<p style='x'>",
    ):
        assert dangers(source) != [], source


def test_every_page_of_a_draft_shows_text_as_text(provider: Organisation) -> None:
    client = draft(provider)
    pages = list(crawl(client, walking.at("check"), "/", *(walking.at(step) for step in walking.ANSWERS)))
    assert len(pages) > 15
    harmless(pages, 9)


def test_every_page_of_a_quarrel_shows_text_as_text_to_both_sides(provider: Organisation) -> None:
    complaint, mine, desk = quarrel(provider)
    followed = list(crawl(mine, url("case", complaint), reverse("portal:filed")))
    assert len(followed) > 15
    harmless(followed, 8)
    worked = list(crawl(desk, "/desk/", f"/desk/{complaint.number}/", "/desk/?view=all"))
    assert len(worked) > 12
    harmless(worked, 8)


@pytest.mark.django_db
@pytest.mark.parametrize("text", [LONG, TAG, '"><x-juli onload=1>', "javascript:alert(1)", "' onfocus=alert(1) x='"])
def test_what_is_searched_for_is_shown_as_it_was_typed(provider: Organisation, text: str) -> None:
    desk = worker(provider)
    for client, address, names in (
        (browser(), reverse("portal:institutions"), ("q",)),
        (browser(), reverse("portal:follow"), ("number",)),
        (browser(), reverse("portal:start"), ("entrance",)),
        (desk, "/desk/", ("q", "view", "issue", "after")),
        (browser(), reverse("account_login"), ("next",)),
    ):
        for name in names:
            answer = client.get(f"{address}?{urlencode({name: text})}", follow=True)
            assert answer.status_code == 200, (address, name)
            assert dangers(answer.content.decode()) == [], (address, name)


@pytest.mark.django_db
def test_forms_that_are_refused_show_what_was_typed_as_text(provider: Organisation) -> None:
    complaint, mine, desk = quarrel(provider)
    for client, address, fields in (
        (browser(), reverse("portal:follow"), {"number": LONG, "passcode": TAG}),
        (browser(), reverse("portal:lost-passcode"), {"number": ""}),
        (browser(), reverse("account_login"), {"login": TAG, "password": "x"}),
        (browser(), reverse("account_reset_password"), {"email": TAG}),
        (mine, url("log", complaint), {"speaker": TAG, "channel": TAG, "happened_on": TAG, "text": LONG}),
        (mine, url("add-evidence", complaint), {"proves": LONG * 3}),
        (desk, f"/desk/{complaint.number}/offer/", {"amount": TAG, "pay_by": TAG, "text": LONG}),
        (desk, f"/desk/{complaint.number}/close/", {"reason": TAG, "text": LONG}),
    ):
        answer = client.post(address, fields, follow=True)
        assert dangers(answer.content.decode()) == [], address
