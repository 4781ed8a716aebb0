"""Canned replies: known fields alone, versions, gaps that cannot be sent, and whose they are."""

import pytest
from django.db import DatabaseError, transaction

from juli.hub.accounts.actors import NotAllowed
from juli.hub.complaints import queries
from juli.hub.workbench.actions import add_reply, change_reply, retire_reply
from juli.hub.workbench.actions.replies import FieldUnknown, Wording
from juli.hub.workbench.models import CannedReply, ReplyVersion
from tests.hub.builders import filed, organisation, staff
from tests.hub.desk.seated import Desk, sit_down

pytestmark = pytest.mark.django_db

TEXT = "{merchant_name}您好，投诉 {number} 要求退还 {amount}。我们会在 {pay_by} 前付清。"


@pytest.fixture
def desk() -> Desk:
    return sit_down(organisation())


def wording(**changes: object) -> Wording:
    return Wording(**{"title": "正在核对", "text": TEXT, **changes})  # type: ignore[arg-type]


def test_a_reply_begins_an_answer_with_the_facts_and_its_gap_is_not_sent(desk: Desk) -> None:
    complaint, _, _ = filed(desk.at)
    reply = add_reply(wording(issues=("rate_increase",)), by=desk.actor)
    form = desk.browser.get(f"/desk/{complaint.number}/answer/").content.decode()
    assert "正在核对" in form
    assert "for this issue" in form
    assert f"周记五金建材店您好，投诉 {complaint.number}" in form
    filled = desk.browser.get(f"/desk/{complaint.number}/answer/?reply={reply.pk}").content.decode()
    assert f"周记五金建材店您好，投诉 {complaint.number} 要求退还 1,916.77 元。" in filled
    assert "⟦day of payment⟧" in filled
    answer = desk.post(complaint, "answer", text="我们会在 ⟦付款日期⟧ 前付清。")
    assert "A fact is still missing" in answer.content.decode()  # type: ignore[attr-defined]
    assert "前付清" not in str([message.text for message in queries.messages(complaint, by=desk.actor)])


def test_a_chosen_reply_stands_below_what_was_typed(desk: Desk) -> None:
    complaint, _, _ = filed(desk.at)
    reply = add_reply(wording(text="此致"), by=desk.actor)
    desk.post(complaint, "answer", text="我写的开头", keep="1")
    filled = desk.browser.get(f"/desk/{complaint.number}/answer/?reply={reply.pk}").content.decode()
    assert "我写的开头\n\n此致" in filled


def test_facts_are_put_in_as_they_are(desk: Desk) -> None:
    complaint, _, _ = filed(desk.at, business_name="{amount} {0.__class__}店")
    reply = add_reply(wording(text="{merchant_name}"), by=desk.actor)
    filled = desk.browser.get(f"/desk/{complaint.number}/answer/?reply={reply.pk}").content.decode()
    assert "{amount} {0.__class__}店" in filled


@pytest.mark.parametrize(
    ("text", "named"),
    [("{nummer}", "nummer"), ("{number.pk}", "number.pk"), ("{0}", "0"), ("{", "{"), ("a } b", "}"), ("{a b}", "a b")],
)
def test_an_unknown_field_is_refused_and_named(desk: Desk, text: str, named: str) -> None:
    with pytest.raises(FieldUnknown):
        add_reply(wording(text=text), by=desk.actor)
    sent = {"title": "x", "kind": "message", "text": text}
    page = desk.browser.post("/organisation/replies/add/", sent).content.decode()
    assert f"There is no field “{named}”" in page
    assert not CannedReply.objects.exists()


def test_a_change_is_a_version_and_a_former_one_stays(desk: Desk) -> None:
    reply = add_reply(wording(), by=desk.actor)
    change_reply(reply, wording(issues=("deposit",)), by=desk.actor)
    assert reply.versions.count() == 1
    change_reply(reply, wording(text="新的说法"), by=desk.actor)
    assert [one.text for one in reply.versions.order_by("version")] == [TEXT, "新的说法"]
    with pytest.raises(DatabaseError), transaction.atomic():
        ReplyVersion.objects.filter(version=1).update(text="改写过去")


def test_the_pages_of_the_house(desk: Desk) -> None:
    sent = {"title": "押金说明", "kind": "message", "text": "押金条件见合同。", "issues": ["deposit"], "department": ""}
    assert desk.browser.post("/organisation/replies/add/", sent).status_code == 302
    assert "押金条件见合同" in desk.browser.get("/organisation/replies/").content.decode()
    reply = CannedReply.objects.get()
    assert "押金说明" in desk.browser.get(f"/organisation/replies/{reply.pk}/").content.decode()
    desk.browser.post(f"/organisation/replies/{reply.pk}/", {**sent, "text": "押金条件见合同第三条。"})
    assert ReplyVersion.objects.count() == 2
    desk.browser.post(f"/organisation/replies/{reply.pk}/retire/")
    assert "押金说明" not in desk.browser.get("/organisation/replies/").content.decode()
    assert desk.browser.get(f"/organisation/replies/{reply.pk}/").status_code == 404


def test_who_may_not_write_them_does_not_and_another_house_has_none_of_it(desk: Desk) -> None:
    reply = add_reply(wording(), by=desk.actor)
    _, handler = staff(desk.at, "handler@example.cn", role="经办人")
    other = sit_down(organisation("云帆支付有限公司"), "chen@example.cn")
    for actor in (handler, other.actor):
        with pytest.raises(NotAllowed):
            retire_reply(reply, by=actor)
    with pytest.raises(NotAllowed):
        add_reply(wording(), by=handler)
    complaint, _, _ = filed(other.at)
    page = other.browser.get(f"/desk/{complaint.number}/answer/?reply={reply.pk}").content.decode()
    assert "正在核对" not in page
    assert "您好" not in page
