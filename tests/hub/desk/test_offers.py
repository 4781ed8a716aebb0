"""The second look at the desk: the queue, the page of one offer, and what its author and the merchant see meanwhile."""

from datetime import timedelta

import pytest
from django.utils import timezone

from juli.hub.channels.kinds import KINDS
from juli.hub.complaints.models import Complaint
from juli.hub.directory.models import Grant, Role
from juli.hub.directory.queries import actor_at
from juli.hub.redress.actions import set_offer_limit
from juli.hub.redress.models import Offer
from tests.hub.builders import filed, seated
from tests.hub.desk.seated import Desk, newest, sit_down
from tests.hub.portal.following import follow, page, url


@pytest.fixture
def boss(desk: Desk) -> Desk:
    """A second person at the same desk, who may approve."""
    return sit_down(desk.at, "su@example.cn")


@pytest.fixture
def waiting(desk: Desk, boss: Desk) -> tuple[Complaint, Offer, str]:
    """An offer of 2,000 yuan above a limit of 1,000, made on the page."""
    admin = seated(desk.at, "admin@example.cn")
    set_offer_limit(desk.at, amount=100_000, by=actor_at(admin))
    complaint, _, passcode = filed(desk.at)
    later = timezone.localdate() + timedelta(days=5)
    sent = desk.post(complaint, "offer", amount="2000", pay_by=later, text="全部退还。")
    assert sent.status_code == 302  # type: ignore[attr-defined]
    return complaint, Offer.objects.get(), passcode


def test_it_stands_in_the_queue_and_on_the_case_and_not_before_the_merchant(
    desk: Desk, boss: Desk, waiting: tuple[Complaint, Offer, str]
) -> None:
    complaint, offer, passcode = waiting
    address = f"/desk/{complaint.number}/offer/{offer.pk}/"
    assert address in boss.browser.get("/desk/offers/").content.decode()
    assert address in boss.browser.get(f"/desk/{complaint.number}/").content.decode()
    own = desk.browser.get(f"/desk/{complaint.number}/").content.decode()
    assert "waits for a second person" in own
    assert address not in own
    shown = page(follow(complaint, passcode), "case", complaint)
    assert "2,000.00" not in shown
    assert "全部退还" not in shown
    accept = follow(complaint, passcode).post(url("accept-offer", complaint, offer.pk))
    assert accept.status_code == 404


def test_nobody_decides_on_their_own_and_sending_back_needs_a_reason(
    desk: Desk, boss: Desk, waiting: tuple[Complaint, Offer, str]
) -> None:
    complaint, offer, passcode = waiting
    address = f"/desk/{complaint.number}/offer/{offer.pk}/"
    assert "You prepared this offer yourself" in desk.browser.post(address, {"decision": "approve"}).content.decode()
    assert "say why it goes back" in boss.browser.post(address, {"decision": "return"}).content.decode()
    assert boss.browser.post(address, {"decision": "return", "reason": "请附上计算。"}).status_code == 302
    assert "请附上计算。" in desk.browser.get(f"/desk/{complaint.number}/").content.decode()
    assert "请附上计算。" not in page(follow(complaint, passcode), "case", complaint)
    late = boss.browser.post(address, {"decision": "approve"})
    assert late.status_code == 200
    assert "no longer waits" in late.content.decode()


def test_approved_it_goes_out(boss: Desk, waiting: tuple[Complaint, Offer, str]) -> None:
    complaint, offer, passcode = waiting
    boss.browser.post(f"/desk/{complaint.number}/offer/{offer.pk}/", {"decision": "approve"})
    assert "2,000.00" in page(follow(complaint, passcode), "case", complaint)
    assert f"/desk/{complaint.number}/offer/" not in boss.browser.get("/desk/offers/").content.decode()


def test_without_the_right_there_is_no_such_page(desk: Desk, waiting: tuple[Complaint, Offer, str]) -> None:
    complaint, offer, _ = waiting
    clerk, handler = sit_down(desk.at, "han@example.cn"), Role.objects.get(organisation=desk.at, name="经办人")
    Grant.objects.filter(membership__user=clerk.actor.user_id).update(role=handler)
    assert clerk.browser.get(f"/desk/{complaint.number}/offer/{offer.pk}/").status_code == 404


def test_the_desk_reopens_with_a_reason_the_merchant_reads(desk: Desk) -> None:
    complaint, _, passcode = filed(desk.at)
    desk.post(complaint, "close", reason="explained", text="说明如下。")
    assert "reason" in desk.browser.get(f"/desk/{complaint.number}/reopen/").content.decode()
    wrong = desk.post(complaint, "reopen", text="写了一半")
    assert "写了一半" in wrong.content.decode()  # type: ignore[attr-defined]
    sent = desk.browser.post(
        f"/desk/{complaint.number}/reopen/",
        {"seen": newest(complaint), "reason": "new_facts", "text": "有新的流水，重新核对。"},
    )
    assert sent.status_code == 302
    assert "有新的流水" in page(follow(complaint, passcode), "case", complaint)
    assert "Closed on" in desk.browser.get(f"/desk/{complaint.number}/").content.decode()


def test_choices_of_notices_are_kept_and_shown(desk: Desk) -> None:
    page_of = desk.browser.get("/desk/notices/").content.decode()
    assert page_of.count("<select") >= 10
    chosen = {**dict.fromkeys(KINDS, "never"), "quiet_from": "21:30", "quiet_until": "07:15"}
    assert desk.browser.post("/desk/notices/", chosen).status_code == 302
    shown = desk.browser.get("/desk/notices/").content.decode()
    assert "21:30" in shown
    assert shown.count('value="never" selected') == len(KINDS)
    assert desk.browser.post("/desk/notices/", {**chosen, "quiet_from": "soon"}).status_code == 200
