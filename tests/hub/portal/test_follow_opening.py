"""Number and passcode: what opens a complaint, what never does, and what nobody learns by trying."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from juli.hub.accounts.models import FailedAttempt
from juli.hub.accounts.queries import MOST_PER_ADDRESS, MOST_PER_KEY
from juli.hub.complaints import actions
from juli.hub.complaints.models import Complaint
from juli.hub.complaints.numbers import complaint_number
from tests.hub.builders import filed, organisation
from tests.hub.portal.following import browser, follow, page, url

pytestmark = pytest.mark.django_db
WRONG = "AAAA-AAAA-AAAA"
REFUSED = "Number and passcode do not open a complaint."


def attempt(client: Client, number: str, passcode: str) -> str:
    answer = client.post(reverse("portal:follow"), {"number": number, "passcode": passcode}, follow=True)
    return answer.content.decode()


def without_what_was_typed(text: str, *typed: str) -> str:
    """A page without its own random token and without what the visitor typed."""
    lines = [line for line in text.splitlines() if "csrfmiddlewaretoken" not in line]
    shown = "\n".join(lines)
    for word in typed:
        shown = shown.replace(word, "…")
    return shown


def test_number_and_passcode_open_it_as_people_type_them() -> None:
    complaint, _, passcode = filed(organisation())
    for number, typed in [
        (complaint.number, passcode),
        (complaint.number.replace("-", " "), passcode.lower().replace("-", "")),
        (f" {complaint.number.replace('-', '')} ", passcode.replace("0", "O")),
    ]:
        assert complaint.number in attempt(browser(), number, typed)


def test_every_failure_gets_the_same_answer() -> None:
    complaint, _, _ = filed(organisation())
    unknown = complaint_number(4711, timezone.localdate())
    answers = {
        without_what_was_typed(attempt(browser(), number, WRONG), number)
        for number in (complaint.number, unknown, "0000-0000-00")
    }
    assert len(answers) == 1
    assert REFUSED in answers.pop()


def test_what_was_typed_is_shown_again_and_stays_text() -> None:
    text = attempt(browser(), "<b>1</b>", WRONG)
    assert "&lt;b&gt;1&lt;/b&gt;" in text
    assert "<b>1</b>" not in text
    assert WRONG in text


def test_an_empty_form_says_what_is_missing_at_the_field() -> None:
    text = attempt(browser(), "", "")
    assert "Please fill in the number of the complaint." in text
    assert 'href="#id_passcode"' in text
    assert not FailedAttempt.objects.exists()


def test_a_right_passcode_is_refused_after_too_many_wrong_ones_from_the_same_address() -> None:
    complaint, _, passcode = filed(organisation())
    for _ in range(MOST_PER_KEY):
        attempt(browser(), complaint.number, WRONG)
    assert REFUSED in attempt(browser(), complaint.number, passcode)
    with time_machine.travel(timezone.now() + timedelta(hours=1, minutes=1)):
        assert complaint.number in attempt(browser(), complaint.number, passcode)


def test_a_stranger_who_knows_the_number_shuts_nobody_out() -> None:
    complaint, _, passcode = filed(organisation())
    for i in range(MOST_PER_KEY + 1):
        for serial in range(3):
            stranger = Client(headers={"accept-language": "en"}, REMOTE_ADDR=f"203.0.113.{i}")
            assert REFUSED in attempt(stranger, complaint.number, f"{WRONG}{serial}")
    assert REFUSED not in attempt(browser(), complaint.number, passcode)


def test_one_subscriber_has_one_address_however_many_it_uses() -> None:
    complaint, _, passcode = filed(organisation())
    for i in range(MOST_PER_KEY):
        attempt(Client(REMOTE_ADDR=f"2400:3200:1:2::{i:x}"), complaint.number, WRONG)
    neighbour = Client(headers={"accept-language": "en"}, REMOTE_ADDR="2400:3200:1:2:ffff::1")
    assert REFUSED in attempt(neighbour, complaint.number, passcode)


def test_an_address_that_guesses_many_numbers_is_throttled_and_others_are_not() -> None:
    complaint, _, passcode = filed(organisation())
    guesser = browser()
    for serial in range(MOST_PER_ADDRESS):
        attempt(guesser, complaint_number(9000 + serial, timezone.localdate()), WRONG)
    assert REFUSED in attempt(guesser, complaint.number, passcode)
    elsewhere = Client(headers={"accept-language": "en"}, REMOTE_ADDR="203.0.113.7")
    assert REFUSED not in attempt(elsewhere, complaint.number, passcode)


def test_a_number_that_is_not_open_here_leads_to_the_form_whether_it_exists_or_not() -> None:
    complaint, _, _ = filed(organisation())
    for number in (complaint.number, complaint_number(4711, timezone.localdate())):
        answer = browser().get(reverse("portal:case", args=[number]))
        assert answer.status_code == 302
        assert answer["Location"] == f"{reverse('portal:follow')}?number={number}"
    assert browser().get(reverse("portal:case", args=["no-number"])).status_code == 404


def test_one_open_complaint_opens_no_other() -> None:
    mine, _, passcode = filed(organisation())
    other, _, _ = filed()
    assert follow(mine, passcode).get(url("case", other)).status_code == 302


def test_a_renewed_passcode_shuts_every_browser_opened_with_the_old_one() -> None:
    complaint, seat, passcode = filed(organisation())
    client = follow(complaint, passcode)
    actions.renew_passcode(complaint, by=seat)
    assert client.get(url("case", complaint)).status_code == 302
    assert REFUSED in attempt(browser(), complaint.number, passcode)


def test_forgetting_shuts_it_on_this_device_alone() -> None:
    complaint, _, passcode = filed(organisation())
    here, there = follow(complaint, passcode), follow(complaint, passcode)
    assert here.get(url("forget", complaint)).status_code == 405
    assert "has forgotten" in here.post(url("forget", complaint), follow=True).content.decode()
    assert here.get(url("case", complaint)).status_code == 302
    assert complaint.number not in here.get(reverse("portal:follow")).content.decode()
    assert there.get(url("case", complaint)).status_code == 200


def test_an_open_complaint_is_offered_again() -> None:
    complaint, _, passcode = filed(organisation())
    assert url("case", complaint) in follow(complaint, passcode).get(reverse("portal:follow")).content.decode()


def test_pages_are_not_kept_in_the_cache_of_a_shared_phone() -> None:
    complaint, _, passcode = filed(organisation())
    assert "no-store" in follow(complaint, passcode).get(url("case", complaint))["Cache-Control"]


def test_every_change_needs_the_token_of_its_own_page() -> None:
    complaint, _, passcode = filed(organisation())
    client = Client(enforce_csrf_checks=True)
    client.cookies = follow(complaint, passcode).cookies
    assert client.post(url("withdraw", complaint)).status_code == 403
    assert Complaint.objects.get().stage == "filed"


def test_the_page_reads_chinese_by_default() -> None:
    complaint, _, passcode = filed(organisation())
    client = follow(complaint, passcode)
    text = Client(headers={"accept-language": "zh-CN"}).get(reverse("portal:follow")).content.decode()
    assert 'lang="zh-CN"' in text
    assert 'lang="en"' in page(client, "case", complaint)
