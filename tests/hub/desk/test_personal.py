"""Masked data at the desk: whole for one view, with a reason, and the merchant sees who looked."""

import pytest

from juli.hub.complaints.models import Event
from juli.hub.directory.models import Grant, Role
from tests.hub.builders import filed
from tests.hub.desk.seated import Desk
from tests.hub.portal.following import follow, page

pytestmark = pytest.mark.django_db

ASKED = {"field": "phone", "reason": "call_back", "words": ""}


def address(complaint: object) -> str:
    return f"/desk/{complaint.number}/personal/"  # type: ignore[attr-defined]


def test_one_value_is_shown_once_and_the_merchant_sees_who_looked(desk: Desk) -> None:
    complaint, _, passcode = filed(desk.at)
    assert "13800006027" not in desk.browser.get(address(complaint)).content.decode()
    answer = desk.browser.post(address(complaint), ASKED)
    assert "13800006027" in answer.content.decode()
    assert "no-store" in answer.headers["Cache-Control"]
    assert "13800006027" not in desk.browser.get(address(complaint)).content.decode()
    assert "13800006027" not in desk.browser.get(f"/desk/{complaint.number}/").content.decode()
    merchant = follow(complaint, passcode)
    told = f"林以宁 of {desk.at.name} looked at your telephone number. Reason: to call back"
    assert told in page(merchant, "case", complaint)
    assert told in page(merchant, "data", complaint)


def test_without_a_reason_nothing_is_shown(desk: Desk) -> None:
    complaint, _, _ = filed(desk.at)
    for asked in ({**ASKED, "reason": ""}, {**ASKED, "reason": "other"}, {**ASKED, "field": "refund_account"}):
        assert "13800006027" not in desk.browser.post(address(complaint), asked).content.decode()
    assert not Event.objects.filter(kind="unmasked").exists()


def test_who_has_not_the_right_finds_no_such_page(desk: Desk) -> None:
    complaint, _, _ = filed(desk.at)
    Grant.objects.update(role=Role.objects.get(organisation=desk.at, name="只读"))
    assert desk.browser.get(address(complaint)).status_code == 404
    assert desk.browser.post(address(complaint), ASKED).status_code == 404
    assert address(complaint) not in desk.browser.get(f"/desk/{complaint.number}/").content.decode()


def test_looking_is_no_news_for_a_colleague_who_is_writing(desk: Desk) -> None:
    complaint, _, _ = filed(desk.at)
    seen = Event.objects.filter(complaint=complaint).count()
    desk.browser.post(address(complaint), ASKED)
    sent = desk.browser.post(f"/desk/{complaint.number}/answer/", {"seen": seen, "text": "我们在核对。"})
    assert sent.status_code == 302
