"""Checklists, the record of an investigation, and what else is known of a merchant."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from juli.handling import checklist
from juli.hub.accounts.actors import Actor, ActorKind, NotAllowed
from juli.hub.accounts.scopes import acting
from juli.hub.complaints import queries
from juli.hub.machines import NotPossible
from juli.hub.workbench.actions import (
    add_reply,
    change_checklist,
    keep_text,
    merge_complaints,
    record_investigation,
    tick,
    untick,
)
from juli.hub.workbench.actions.checking import Inquiry, Verdict
from juli.hub.workbench.actions.replies import Wording
from juli.hub.workbench.models import Investigation, Tick
from juli.hub.workbench.queries import checks_for, related
from tests.hub.builders import filed, organisation, staff
from tests.hub.desk.seated import Desk, audited, sit_down

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Desk:
    return sit_down(organisation())


class TestChecklist:
    def test_a_tick_says_who_and_can_be_taken_back(self, desk: Desk) -> None:
        complaint, _, _ = filed(desk.at)
        address = f"/desk/{complaint.number}/check/"
        desk.browser.post(address, {"code": "rate-contract"})
        shown = desk.browser.get(f"/desk/{complaint.number}/").content.decode()
        assert "1 of 6 checked" in shown
        assert shown.count('aria-pressed="true"') == 1
        desk.browser.post(address, {"code": "rate-contract", "undo": "1"})
        assert "0 of 6 checked" in desk.browser.get(f"/desk/{complaint.number}/").content.decode()
        assert Tick.objects.get().undone_at is not None

    def test_what_is_not_on_the_list_cannot_be_ticked(self, desk: Desk) -> None:
        complaint, _, _ = filed(desk.at)
        with pytest.raises(NotPossible):
            tick(complaint, "device-remote", by=desk.actor)
        assert desk.browser.post(f"/desk/{complaint.number}/check/", {"code": "x" * 900}).status_code == 302

    def test_ticked_twice_is_ticked_once(self, desk: Desk) -> None:
        complaint, _, _ = filed(desk.at)
        tick(complaint, "identity", by=desk.actor)
        tick(complaint, "identity", by=desk.actor)
        assert Tick.objects.count() == 1
        untick(complaint, "identity", by=desk.actor)
        tick(complaint, "identity", by=desk.actor)
        assert Tick.objects.count() == 2

    def test_a_house_has_its_own_and_the_shipped_one_comes_back(self, desk: Desk) -> None:
        complaint, _, _ = filed(desk.at)
        tick(complaint, "identity", by=desk.actor)
        kept = checklist("rate_increase")[0].name.text("en")
        desk.browser.post("/organisation/checklists/rate_increase/", {"checks": f"{kept}\n 问过分公司 \n\n问过分公司"})
        with acting(desk.actor):
            own = checks_for(complaint, by=desk.actor)
        assert [check.name.text("zh") for check in own] == [kept, "问过分公司"]
        assert own[0].code == "identity"
        assert "1 of 2 checked" in desk.browser.get(f"/desk/{complaint.number}/").content.decode()
        desk.browser.post("/organisation/checklists/rate_increase/", {"checks": ""})
        assert "1 of 6 checked" in desk.browser.get(f"/desk/{complaint.number}/").content.decode()

    def test_only_who_may_changes_it(self, desk: Desk) -> None:
        _, handler = staff(desk.at, "handler@example.cn", role="经办人")
        with pytest.raises(NotAllowed):
            change_checklist("deposit", [], by=handler)
        assert desk.browser.get("/organisation/checklists/no-such-issue/").status_code == 404


class TestInvestigation:
    def test_it_is_kept_in_versions_and_the_merchant_never_sees_it(self, desk: Desk) -> None:
        complaint = audited(desk.at)
        page = f"/desk/{complaint.number}/investigation/"
        shown = desk.browser.get(page).content.decode()
        assert 'name="verdict-rate-above-agreed"' in shown
        told = {
            "version": "0",
            "checked": "调阅了费率变更记录。",
            "cause": "wrong_setting",
            "verdict-rate-above-agreed": "accept",
            "measures": "已改回",
        }
        assert desk.browser.post(page, told).status_code == 302
        record = Investigation.objects.get()
        assert record.payload.internal
        assert "调阅了费率变更记录" in desk.browser.get(page).content.decode()
        desk.browser.post(page, {**told, "version": "1", "checked": "又看了一遍。"})
        assert sorted(Investigation.objects.values_list("version", flat=True)) == [1, 2]
        with pytest.raises(DatabaseError), transaction.atomic():
            Investigation.objects.filter(version=1).update(cause="other")
        merchant = Actor(ActorKind.COMPLAINANT, complaint_id=complaint.pk)
        assert not queries.events(complaint, by=merchant).filter(kind="investigated").exists()
        with acting(merchant):
            assert not Investigation.objects.exists()

    def test_a_finding_is_contested_with_a_reason_or_not_at_all(self, desk: Desk) -> None:
        complaint = audited(desk.at)
        page = f"/desk/{complaint.number}/investigation/"
        told = {"version": "0", "checked": "看过", "cause": "other", "verdict-rate-above-agreed": "contest"}
        answer = desk.browser.post(page, told).content.decode()
        assert "contested without a reason" in answer
        assert "看过</textarea>" in answer
        verdict = Verdict("rate-above-agreed", "contest", " ")
        with pytest.raises(NotPossible):
            record_investigation(complaint, Inquiry("x", "other", [verdict]), by=desk.actor)

    def test_a_colleague_s_newer_version_is_not_passed_over(self, desk: Desk) -> None:
        complaint, _, _ = filed(desk.at)
        record_investigation(complaint, Inquiry("先写的", "other"), by=desk.actor)
        told = {"version": "0", "checked": "后写的", "cause": "other"}
        answer = desk.browser.post(f"/desk/{complaint.number}/investigation/", told).content.decode()
        assert "newer version" in answer
        assert "先写的" in answer
        assert "后写的</textarea>" in answer
        assert Investigation.objects.count() == 1


class TestTheMerchantBefore:
    def test_other_complaints_of_phone_merchant_and_terminal(self, desk: Desk) -> None:
        complaint, _, _ = filed(desk.at)
        by_phone, _, _ = filed(desk.at, phone="+86 138 0000 6027", merchant_no="", terminal_no="X9")
        by_terminal, _, _ = filed(desk.at, phone="13900001111", merchant_no="")
        filed(desk.at, phone="13900002222", merchant_no="M2", terminal_no="T2")
        filed(organisation("云帆支付有限公司"))
        with acting(desk.actor):
            found = {one.complaint.pk: one for one in related(complaint, by=desk.actor)}
        assert set(found) == {by_phone.pk, by_terminal.pk}
        assert (found[by_phone.pk].same_phone, found[by_phone.pk].same_terminal) == (True, False)
        assert (found[by_terminal.pk].same_phone, found[by_terminal.pk].same_terminal) == (False, True)
        shown = desk.browser.get(f"/desk/{complaint.number}/").content.decode()
        assert shown.count("The same matter?") == 1
        assert "88213307 · X9" in shown
        assert "13900001111" not in shown


def test_the_number_of_queries_does_not_grow_with_what_stands_on_the_bench(desk: Desk) -> None:
    complaint, _, _ = filed(desk.at)

    def pile(times: int) -> None:
        for turn in range(times):
            other, _, _ = filed(desk.at, terminal_no=f"T{turn}")
            merge_complaints(other, complaint, by=desk.actor)
            keep_text(complaint, "note", {"text": f"{turn}"}, seen=1, by=desk.actor)
            record_investigation(complaint, Inquiry("看过", "other"), by=desk.actor)
            add_reply(Wording(f"{turn}", "文字"), by=desk.actor)
        for check in checklist(complaint.issue)[:times]:
            tick(complaint, check.code, by=desk.actor)

    def asked(act: str) -> int:
        with CaptureQueriesContext(connection) as caught:
            assert desk.browser.get(f"/desk/{complaint.number}/{act}").status_code == 200
        return len(caught)

    pile(1)
    asked("")
    few = [asked(act) for act in ("", "answer/", "note/")]
    pile(4)
    assert [asked(act) for act in ("", "answer/", "note/")] == few


def test_a_beat_is_cheap(desk: Desk) -> None:
    complaint, _, _ = filed(desk.at)
    address = f"/desk/{complaint.number}/beat/"
    desk.browser.post(address, {"seen": 1})
    with CaptureQueriesContext(connection) as caught:
        desk.browser.post(address, {"seen": 1})
    assert len(caught) <= 30, [one["sql"][:80] for one in caught]
