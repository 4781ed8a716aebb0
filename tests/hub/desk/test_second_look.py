"""Whatever the merchant reads of the desk is looked over for other people's numbers before it goes."""

import pytest

from juli.hub.desk.steps import Act
from juli.hub.desk.views.acts import WAYS
from tests.hub.builders import filed
from tests.hub.desk.seated import Desk

pytestmark = pytest.mark.django_db
UNREAD = {Act.ACKNOWLEDGE, Act.NOTE, Act.PAYMENT}
"""Acts whose words, where they have any, stay in the house."""
BESIDE = {
    Act.OFFER: {"amount": "1.00", "pay_by": "2099-01-01"},
    Act.CLOSE: {"reason": "explained"},
    Act.REOPEN: {"reason": "new_facts"},
}


@pytest.mark.parametrize("act", [act for act in WAYS if act not in UNREAD])
def test_another_person_s_number_is_shown_before_it_is_sent(desk: Desk, act: Act) -> None:
    complaint, _, _ = filed(desk.at)
    before = complaint.events.count()
    shown = desk.post(complaint, act.value, text="请打这位商户的电话 13912345678 核实。", **BESIDE.get(act, {}))
    assert "that are better left out. You decide." in shown.content.decode()
    assert "13912345678" in shown.content.decode()
    assert complaint.events.count() == before
