"""A lost passcode: who gets a mail, what its link does, and what nobody learns by asking."""

import re
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
import time_machine
from django.core import mail, signing
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from juli.hub.accounts.actors import SYSTEM, NotAllowed
from juli.hub.channels.actions import send_mail
from juli.hub.channels.recovery import GOOD_FOR, recovery_token
from juli.hub.channels.tasks import tell_complainant
from juli.hub.complaints.actions import confirm_email, renew_passcode, request_recovery
from juli.hub.complaints.models import Complaint, Draft
from juli.hub.complaints.numbers import complaint_number, passcode_fits
from juli.hub.machines import NotPossible
from juli.hub.portal.follow.views import lost
from tests.hub.builders import filed, organisation, staff, visitor
from tests.hub.portal.following import browser, follow, url

pytestmark = pytest.mark.django_db
LOST = "/follow/lost/"
ANSWER = "If this complaint has a confirmed e-mail address, we have written to it."
DEAD = "This link no longer gives a passcode"


def confirmed() -> tuple[Complaint, str]:
    """A complaint whose address is confirmed, and its passcode."""
    complaint, _, passcode = filed(organisation())
    assert confirm_email(complaint, "zhou@example.cn", by=SYSTEM)
    ProcrastinateJob.objects.all().delete()
    return complaint, passcode


def ask(number: str, client: Client | None = None) -> str:
    """The page after asking, without its random token."""
    answer = (client or browser()).post(LOST, {"number": number}, follow=True)
    assert answer.status_code == 200
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.content.decode())


def deliver() -> None:
    """Do what the worker would do with the mails that wait."""
    for job in ProcrastinateJob.objects.filter(queue_name="mail"):
        tell_complainant.func(**job.args)


def recover_url(token: str) -> str:
    return reverse("portal:recover-passcode", args=[token])


def passcode_holds(complaint: Complaint, passcode: str) -> bool:
    return passcode_fits(passcode, Complaint.objects.get(pk=complaint.pk).passcode_hash)


def from_address(last: int) -> Client:
    return Client(headers={"accept-language": "en"}, REMOTE_ADDR=f"203.0.113.{last}")


def test_from_the_lost_passcode_to_the_open_complaint() -> None:
    complaint, old = confirmed()
    assert ANSWER in ask(f" {complaint.number.replace('-', '')} ")
    deliver()
    (sent,) = mail.outbox
    assert sent.to == ["zhou@example.cn"]
    link = re.search(r"https?://[^/\s]+(/recover/\S+)", sent.body)
    assert link is not None
    client = browser()
    assert "Show me a new passcode" in client.get(link[1]).content.decode()
    assert passcode_holds(complaint, old)  # looking uses nothing up
    text = client.post(link[1], follow=True).content.decode()
    new = text.split('class="jl-passcode">')[1].split("<")[0]
    assert passcode_holds(complaint, new)
    assert not passcode_fits(old, Draft.objects.get().passcode_hash)
    assert new not in client.get(url("renew-passcode", complaint)).content.decode()
    assert client.get(url("case", complaint)).status_code == 200
    assert follow(complaint, new).get(url("case", complaint)).status_code == 200


def test_the_page_is_found_where_the_passcode_is_asked_for() -> None:
    for name in ("portal:home", "portal:follow"):
        assert f'href="{LOST}"' in browser().get(reverse(name)).content.decode()


def test_every_number_gets_the_same_answer_and_the_same_work() -> None:
    known, _ = confirmed()
    unconfirmed, _, _ = filed()
    ProcrastinateJob.objects.all().delete()
    unknown = complaint_number(4711, timezone.localdate())
    typed = [known.number, unconfirmed.number, unknown, "no number <b>"]
    assert len({ask(number) for number in typed}) == 1
    assert ProcrastinateJob.objects.filter(task_name=tell_complainant.name).count() == len(typed)
    deliver()
    assert [sent.to for sent in mail.outbox] == [["zhou@example.cn"]]
    assert known.number in mail.outbox[0].body


def test_a_forgotten_number_is_asked_for() -> None:
    text = browser().post(LOST, {"number": " "}).content.decode()
    assert "Please fill in the number of the complaint." in text
    assert ANSWER not in text
    assert not ProcrastinateJob.objects.exists()


@pytest.mark.parametrize("changes", [{"email": ""}, {}])
def test_without_a_confirmed_address_no_mail_is_sent(changes: dict[str, str]) -> None:
    complaint, _, _ = filed(organisation(), **changes)
    ProcrastinateJob.objects.all().delete()
    assert ANSWER in ask(complaint.number)
    deliver()
    assert mail.outbox == []


def test_a_complaint_is_written_to_three_times_while_a_link_is_good() -> None:
    complaint, _ = confirmed()
    answers = {ask(complaint.number, from_address(i)) for i in range(lost.MOST_PER_COMPLAINT + 1)}
    assert len(answers) == 1
    assert ProcrastinateJob.objects.count() == 3
    with time_machine.travel(timezone.now() + GOOD_FOR + timedelta(seconds=1)):
        ask(complaint.number)
    assert ProcrastinateJob.objects.count() == 4


def test_whoever_uses_the_mails_up_has_had_good_links_sent_to_the_owner() -> None:
    """At no moment do a stranger's requests leave the owner without both a mail and a way to ask for one."""
    complaint, _ = confirmed()
    start = timezone.now()
    with time_machine.travel(start, tick=False):
        for i in range(lost.MOST_PER_COMPLAINT):
            ask(complaint.number, from_address(i))
        deliver()
    link = re.search(r"https?://\S+", mail.outbox[-1].body)
    assert link
    with time_machine.travel(start + GOOD_FOR - timedelta(seconds=1), tick=False):
        ask(complaint.number)
        assert ProcrastinateJob.objects.count() == 3
        assert browser().get(urlsplit(link[0]).path).status_code == 200


def test_an_address_asks_for_ten_mails_an_hour_and_others_are_not_held_up() -> None:
    complaint, passcode = confirmed()
    for serial in range(lost.MOST_PER_ADDRESS):
        ask(complaint_number(9000 + serial, timezone.localdate()))
    assert ProcrastinateJob.objects.count() == 10
    assert ANSWER in ask(complaint.number)
    assert ProcrastinateJob.objects.count() == 10
    ask(complaint.number, from_address(7))
    assert ProcrastinateJob.objects.count() == 11
    assert follow(complaint, passcode).get(url("case", complaint)).status_code == 200


def test_who_has_tried_wrong_passcodes_can_still_ask() -> None:
    complaint, _ = confirmed()
    client = browser()
    for _ in range(10):
        client.post(reverse("portal:follow"), {"number": complaint.number, "passcode": "AAAA-AAAA-AAAA"})
    ask(complaint.number, client)
    assert ProcrastinateJob.objects.count() == 1


def assert_dead(address: str, complaint: Complaint, passcode: str) -> None:
    client = browser()
    for answer in (client.get(address), client.post(address)):
        assert answer.status_code == 404
        assert DEAD in answer.content.decode()
    assert passcode_holds(complaint, passcode)
    assert client.get(url("case", complaint)).status_code == 302


def test_forged_links_change_nothing() -> None:
    complaint, passcode = confirmed()
    token = recovery_token(complaint)
    content = {"c": str(complaint.pk), "p": ""}
    for wrong in (
        token[:-1],
        "x",
        "a:b:c",
        signing.dumps(content, salt="juli.channels.confirmation"),
        signing.dumps(content, salt="juli.channels.recovery"),
        signing.dumps([1], salt="juli.channels.recovery"),
        signing.dumps({"c": "no id", "p": ""}, salt="juli.channels.recovery"),
    ):
        assert_dead(recover_url(wrong), complaint, passcode)


def test_a_link_opens_its_own_complaint_alone() -> None:
    mine, passcode = confirmed()
    other, _, _ = filed()
    client = browser()
    client.post(recover_url(recovery_token(other)))
    assert passcode_holds(mine, passcode)
    assert client.get(url("case", mine)).status_code == 302
    assert client.get(url("case", other)).status_code == 200


def test_a_link_is_good_for_half_an_hour() -> None:
    complaint, passcode = confirmed()
    address = recover_url(recovery_token(complaint))
    with time_machine.travel(timezone.now() + timedelta(minutes=29)):
        assert browser().get(address).status_code == 200
    with time_machine.travel(timezone.now() + timedelta(minutes=31)):
        assert_dead(address, complaint, passcode)


def test_a_link_works_once() -> None:
    complaint, _ = confirmed()
    address = recover_url(recovery_token(complaint))
    text = browser().post(address, follow=True).content.decode()
    assert_dead(address, complaint, text.split('class="jl-passcode">')[1].split("<")[0])


def test_a_link_ends_with_the_passcode_it_was_made_for() -> None:
    complaint, seat, _ = filed(organisation())
    address = recover_url(recovery_token(complaint))
    assert_dead(address, complaint, renew_passcode(complaint, by=seat))


def test_of_two_who_press_at_once_one_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    complaint, seat, _ = filed(organisation())
    assert lost.recovered(recovery_token(complaint)) is not None
    monkeypatch.setattr(lost, "recovered", lambda _token: (complaint, seat))  # read before the other's renewal
    new = renew_passcode(Complaint.objects.get(), by=seat)
    with pytest.raises(NotPossible):
        renew_passcode(complaint, by=seat, replacing=complaint.passcode_hash)
    answer = browser().post(recover_url("x"))
    assert (answer.status_code, DEAD in answer.content.decode()) == (404, True)
    assert passcode_holds(complaint, new)


def test_the_link_is_made_when_the_mail_is_sent() -> None:
    complaint, seat, _ = filed(organisation())
    confirm_email(complaint, "zhou@example.cn", by=SYSTEM)
    request_recovery(complaint.number, by=visitor()[0])
    renew_passcode(complaint, by=seat)
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        send_mail(complaint.pk, "recover", by=SYSTEM)
        link = re.search(r"/recover/\S+", mail.outbox[0].body)
        assert link is not None
        assert browser().get(link[0]).status_code == 200


def test_no_other_seat_asks_for_the_mail() -> None:
    complaint, _ = confirmed()
    _, clerk = staff(complaint.respondent)
    with pytest.raises(NotAllowed):
        request_recovery(complaint.number, by=clerk)
    assert not ProcrastinateJob.objects.exists()
