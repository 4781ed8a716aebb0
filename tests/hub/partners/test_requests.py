"""The partner's door: its own requests, what belongs to them, and nothing else at any address."""

from collections.abc import Iterator
from io import BytesIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from juli.hub.accounts.actors import SYSTEM
from juli.hub.accounts.models import User
from juli.hub.complaints.actions import (
    add_evidence,
    answer_involvement,
    ask_further,
    end_involvement,
    involve_partner,
    write_message,
    write_note,
)
from juli.hub.complaints.models import EvidenceItem, Message
from juli.hub.directory.actions import unrelate_organisations
from juli.hub.directory.models import Relation
from juli.hub.partners.urls import urlpatterns
from tests.hub.builders import filed, staff
from tests.hub.complaints.sharing import PAPER, Asked, account, asked, partner
from tests.hub.portal.following import HOSTILE

pytestmark = pytest.mark.django_db


def browser(user: User) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(user)
    return client


def values(one: Asked) -> dict[str, object]:
    return {
        "request_id": one.involvement.pk,
        "item": EvidenceItem.objects.filter(message__involvement=one.involvement).earliest("added_at").pk,
    }


def addresses(one: Asked) -> Iterator[str]:
    """Every address of the door that names something, pointed at one request."""
    for pattern in urlpatterns:
        if names := pattern.pattern.converters:
            yield reverse(f"partners:{pattern.name}", kwargs={name: values(one)[name] for name in names})


def page(client: Client, one: Asked) -> str:
    return client.get(reverse("partners:request", args=[one.involvement.pk])).content.decode()


def test_the_partner_reads_the_question_the_numbers_and_the_issue() -> None:
    one = asked()
    client = browser(one.person)
    listed = client.get(reverse("partners:list")).content.decode()
    assert one.complaint.number in listed
    assert "Waiting for your answer" in listed
    shown = page(client, one)
    for there in (
        "这台机器是谁装的？",
        "装机单.txt",
        one.complaint.number,
        one.complaint.merchant_no,
        "88213307",
        one.at.name,
    ):
        assert there in shown
    for address in addresses(one):
        assert client.get(address).status_code == 200


def test_nothing_of_who_complains_or_what_else_was_said() -> None:
    one = asked()
    write_message(one.complaint, "只给对方看 1", files=[PAPER], by=one.complainant)
    write_note(one.complaint, "只给本单位看 2", by=one.staff)
    other, _, _ = filed(one.at)
    client = browser(one.person)
    shown = page(client, one) + client.get(reverse("partners:list") + "?q=周").content.decode()
    for hidden in (
        "周桂兰",
        "周记",
        "13800006027",
        "4711",
        "zhou@",
        "1,916.77",
        "看 1",
        "看 2",
        PAPER.name,
        other.number,
    ):
        assert hidden not in shown, hidden


def test_the_answer_reaches_the_desk_beside_the_conversation() -> None:
    one = asked()
    client = browser(one.person)
    slip = BytesIO(b"installed")
    slip.name = "who.txt"
    answer = {"text": HOSTILE, "attachments": slip}
    shown = client.post(reverse("partners:request", args=[one.involvement.pk]), answer, follow=True).content.decode()
    assert "Your answer is sent." in shown
    assert "<script>" not in shown
    assert "Answered" in client.get(reverse("partners:list")).content.decode()
    desk = browser(User.objects.get(email="lin@example.cn"))
    case = desk.get(f"/desk/{one.complaint.number}/").content.decode()
    assert "who.txt" in case
    assert "&lt;script&gt;" in case
    assert f"Asked: {one.partner.name}" in case


def test_the_desk_asks_further_and_ends_it() -> None:
    one = asked()
    answer_involvement(one.involvement, "我们的小陈。", by=one.actor)
    desk, client = browser(User.objects.get(email="lin@example.cn")), browser(one.person)
    base = f"/desk/{one.complaint.number}/partner/{one.involvement.pk}"
    desk.post(f"{base}/further/", {"text": "哪一天？"})
    assert "哪一天？" in page(client, one)
    assert "Waiting for your answer" in client.get(reverse("partners:list")).content.decode()
    desk.post(f"{base}/end/")
    assert client.get(reverse("partners:request", args=[one.involvement.pk])).status_code == 404
    assert "小陈" in desk.get(f"/desk/{one.complaint.number}/").content.decode()


def test_the_desk_chooses_among_its_own_partners_only() -> None:
    one = asked()
    stranger = partner("陌生代理有限公司")
    maker = partner("制造有限公司", of=one.at)
    desk = browser(User.objects.get(email="lin@example.cn"))
    address = f"/desk/{one.complaint.number}/partner/"
    shown = desk.get(address).content.decode()
    assert maker.name in shown
    assert stranger.name not in shown
    refused = desk.post(address, {"partner": str(stranger.pk), "text": "x"})
    assert "Please choose a partner." in refused.content.decode()
    again = desk.post(address, {"partner": str(one.partner.pk), "text": "x"})
    assert "has been asked already" in again.content.decode()
    assert desk.post(address, {"partner": str(maker.pk), "text": "x"}).status_code == 302


def test_who_may_not_bring_partners_in_has_no_such_page() -> None:
    one = asked()
    reader, _ = staff(one.at, "reader@example.cn", role="只读")
    client = browser(reader)
    assert "Ask a partner" not in client.get(f"/desk/{one.complaint.number}/").content.decode()
    assert client.get(f"/desk/{one.complaint.number}/partner/").status_code == 404


def test_another_partner_finds_nothing() -> None:
    one = asked()
    other, _ = staff(partner("另一家代理有限公司", of=one.at), "liu@other.example", role="经办人")
    client = browser(other)
    events = one.complaint.events.count()
    found = list(addresses(one))
    assert len(found) >= 2
    for address in found:
        assert client.get(address).status_code == 404, address
        assert client.post(address, {"text": "x"}).status_code in (404, 405), address
    assert one.complaint.number not in client.get(reverse("partners:list")).content.decode()
    assert one.complaint.events.count() == events


@pytest.mark.parametrize("why", ["ended", "relation over", "deactivated"])
def test_a_partner_whose_part_is_over_finds_nothing(why: str) -> None:
    one = asked()
    client = browser(one.person)
    found = list(addresses(one))
    if why == "ended":
        end_involvement(one.involvement, by=one.staff)
    if why == "relation over":
        unrelate_organisations(Relation.objects.get(), until=timezone.localdate(), by=SYSTEM)
    if why == "deactivated":
        one.partner.activated_on = None
        one.partner.save()
    for address in found:
        assert client.get(address).status_code in (403, 404), address
        assert client.post(address, {"text": "x"}).status_code in (403, 404, 405), address
    assert not Message.objects.filter(side="partner").exists()


def test_files_of_anything_else_are_not_there() -> None:
    one = asked()
    write_message(one.complaint, "x", files=[PAPER], by=one.complainant)
    write_note(one.complaint, "x", files=[PAPER], by=one.staff)
    add_evidence(one.complaint, [PAPER], by=one.complainant)
    maker = partner("制造有限公司", of=one.at)
    involve_partner(one.complaint, maker, "x", files=[PAPER], by=one.staff)
    others = EvidenceItem.objects.filter(name=PAPER.name)
    assert others.count() == 4
    for item in others:
        address = reverse("partners:file", args=[one.involvement.pk, item.pk])
        assert browser(one.person).get(address).status_code == 404


def test_files_are_downloads_without_any_rights() -> None:
    one = asked()
    answer = browser(one.person).get(reverse("partners:file", kwargs=values(one)))
    assert answer["Content-Disposition"].startswith("attachment;")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"].startswith("sandbox")
    assert "no-store" in answer["Cache-Control"]


def test_only_who_answers_for_a_partner_comes_in() -> None:
    one = asked()
    for user in (account()[0], User.objects.get(email="lin@example.cn")):
        assert browser(user).get(reverse("partners:list")).status_code == 403
    assert browser(one.person).get("/desk/")["Location"] == reverse("house:home")
    for address in (reverse("partners:list"), *addresses(one)):
        answer = Client().get(address)
        assert answer["Location"].startswith(reverse("account_login") + "?next=/requests/")


def test_an_empty_list_says_what_will_stand_there() -> None:
    user, _ = staff(partner(), "chen@agent.example", role="经办人")
    assert "Nothing waits for your answer" in browser(user).get(reverse("partners:list")).content.decode()


def test_the_list_costs_the_same_however_long_it_is() -> None:
    one = asked()
    client = browser(one.person)

    def cost() -> int:
        with CaptureQueriesContext(connection) as asked_for:
            client.get(reverse("partners:list"))
        return len(asked_for)

    cost()  # the first request of a browser also notes that it is signed in
    few = cost()
    for _ in range(3):
        involve_partner(filed(one.at)[0], one.partner, "x", by=one.staff)
    assert cost() == few


def test_what_waits_comes_first() -> None:
    one = asked()
    answer_involvement(one.involvement, "x", by=one.actor)
    later = involve_partner(filed(one.at)[0], one.partner, "x", by=one.staff)
    shown = browser(one.person).get(reverse("partners:list")).content.decode()
    assert shown.index(later.complaint.number) < shown.index(one.complaint.number)
    ask_further(one.involvement, "x", by=one.staff)
    shown = browser(one.person).get(reverse("partners:list")).content.decode()
    assert shown.index(one.complaint.number) < shown.index(later.complaint.number)


def test_an_empty_answer_is_asked_for_again_and_a_wrong_file_is_refused() -> None:
    one = asked()
    client = browser(one.person)
    address = reverse("partners:request", args=[one.involvement.pk])
    assert "There is no text yet" in client.post(address, {"text": ""}).content.decode()
    program = BytesIO(b"MZ\x90\x00" + b"\0" * 60)
    program.name = "setup.exe"
    assert "setup.exe" in client.post(address, {"text": "x", "attachments": program}).content.decode()
    assert not Message.objects.filter(side="partner").exists()
