"""Who holds a draft: cookie, link and passcode, and what a stranger learns."""

from uuid import uuid4

import pytest
from django.core import signing
from django.urls import reverse

from juli.hub.accounts.actors import Actor, ActorKind
from juli.hub.accounts.queries import MOST_PER_KEY
from juli.hub.complaints.actions import renew_passcode
from juli.hub.complaints.models import Complaint, Draft, DraftFile
from juli.hub.portal.access import DRAFT_COOKIE
from tests.hub.portal.walking import STATEMENT, at, begin, browser, file, file_it, page, passcode_on, send, upload, walk

pytestmark = pytest.mark.django_db
LEAVE = reverse("portal:leave")


def resume_address(draft: Draft) -> str:
    return reverse("portal:resume", args=[draft.pk])


def test_the_cookie_is_out_of_reach_of_scripts_and_signed() -> None:
    client = begin()
    cookie = client.cookies[DRAFT_COOKIE]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    client.cookies[DRAFT_COOKIE] = cookie.value[:-2] + "xx"
    assert client.get(at("what")).status_code == 404


def test_a_forged_cookie_opens_nothing() -> None:
    begin()
    content = {"draft": str(Draft.objects.get().pk), "passcode": "0000-0000-0000"}
    for value in (signing.dumps(content), signing.dumps(content, salt="juli.portal.draft"), "nonsense", ""):
        client = browser()
        client.cookies[DRAFT_COOKIE] = value
        assert client.get(at("what")).status_code == 404


@pytest.mark.parametrize("step", ["what", "statements", "audit", "check"])
def test_without_a_draft_a_calm_page_says_so(step: str) -> None:
    for answer in (browser().get(at(step)), browser().post(at(step), {"do": "continue"})):
        assert answer.status_code == 404
        assert "No draft is open in this browser" in answer.content.decode()
    assert browser().get(LEAVE).status_code == 404
    assert browser().get(reverse("portal:filed")).status_code == 404


def test_link_and_passcode_open_the_draft_in_another_browser() -> None:
    client = begin()
    send(client, "story", {"story": "Begun on the phone."})
    shown = page(client, LEAVE)
    address = resume_address(Draft.objects.get())
    assert address in shown
    assert passcode_on(shown) not in address
    other = browser()
    # As people type it: small letters, no dashes.
    typed = passcode_on(shown).replace("-", " ").lower()
    assert other.post(address, {"passcode": typed}).status_code == 302
    assert "Begun on the phone." in page(other, at("story"))


def test_a_wrong_passcode_tells_nothing_of_what_is_there() -> None:
    begin()
    there = browser().post(resume_address(Draft.objects.get()), {"passcode": "WRONG"})
    nowhere = browser().post(reverse("portal:resume", args=[uuid4()]), {"passcode": "WRONG"})
    assert there.status_code == nowhere.status_code == 403
    assert DRAFT_COOKIE not in there.cookies
    mine = there.content.decode().replace(str(Draft.objects.get().pk), "")
    assert "This did not open" in mine


def test_guessing_is_throttled_and_then_even_the_right_passcode_waits() -> None:
    client = begin()
    passcode, address = passcode_on(page(client, LEAVE)), resume_address(Draft.objects.get())
    for _ in range(MOST_PER_KEY):
        assert browser().post(address, {"passcode": "WRONG"}, REMOTE_ADDR="203.0.113.7").status_code == 403
    assert browser().post(address, {"passcode": passcode}, REMOTE_ADDR="203.0.113.7").status_code == 403
    # Nobody else is made to wait by it.
    assert browser().post(address, {"passcode": passcode}, REMOTE_ADDR="203.0.113.8").status_code == 302
    assert client.get(at("what")).status_code == 200


def test_files_of_another_draft_are_not_there() -> None:
    owner = begin()
    upload(owner, "statements", file("bill.csv", STATEMENT))
    bill = DraftFile.objects.get()
    address = reverse("portal:line", args=[bill.pk, 2])
    assert owner.get(address).status_code == 200
    stranger = begin()
    assert stranger.get(address).status_code == 404
    stranger.post(at("statements"), {"remove": str(bill.pk)})
    assert DraftFile.objects.filter(pk=bill.pk).exists()


def test_an_old_draft_in_the_browser_is_offered_and_can_be_left() -> None:
    client = begin()
    send(client, "story", {"story": "Somebody else's."})
    answer = client.post(reverse("portal:start"), {"entrance": "device"})
    shown = page(client, answer["Location"])
    assert "Is it yours?" in shown
    assert Draft.objects.count() == 1
    client.post(reverse("portal:start"), {"entrance": "device", "fresh": "yes"})
    assert "Somebody" not in page(client, at("story"))
    assert Draft.objects.count() == 2


def test_leaving_lets_go_and_deleting_deletes() -> None:
    client = begin()
    client.post(LEAVE, {"do": "forget"})
    assert client.get(at("what")).status_code == 404
    assert Draft.objects.count() == 1
    client = begin()
    client.post(LEAVE, {"do": "delete"})
    assert client.get(at("what")).status_code == 404
    assert Draft.objects.count() == 1


def test_a_renewed_passcode_shuts_the_browser_that_filed() -> None:
    client = begin()
    walk(client)
    number = file_it(client)
    case = reverse("portal:case", args=[number])
    assert client.get(case).status_code == 200
    complaint = Complaint.objects.get(number=number)
    renew_passcode(complaint, by=Actor(ActorKind.COMPLAINANT, complaint_id=complaint.pk))
    assert client.get(reverse("portal:paper", args=[number, "receipt"])).status_code == 404
    assert client.get(reverse("portal:filed")).status_code == 404
    assert client.get(case).status_code != 200


@pytest.mark.parametrize("path", ["draft/line/x/1/", "resume/x/", "draft/finding/x/", "paper/x/receipt/", "draft//"])
def test_a_wrong_address_is_not_found(path: str) -> None:
    assert begin().get(f"/{path}").status_code == 404
