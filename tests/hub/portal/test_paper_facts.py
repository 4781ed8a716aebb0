"""From a complaint to the facts of its papers: what it says is in them, and what was told beside it."""

from datetime import date

import pytest
from django.utils import timezone

from juli.hub.accounts.actors import Actor
from juli.hub.complaints.actions import (
    add_evidence,
    note_proceeding,
    open_proceeding,
    record_sent,
    withdraw_evidence,
    write_message,
)
from juli.hub.complaints.actions.conversation import NewFile
from juli.hub.complaints.actions.ladder import Words
from juli.hub.complaints.models import Complaint
from juli.hub.portal.follow.matter import matter_of
from juli.hub.portal.follow.papers.asking import askable, stored, value_of, with_told
from juli.hub.portal.follow.papers.facts import LONGEST_ANSWER, facts_of
from juli.hub.portal.follow.papers.writing import Desk
from juli.hub.redress.actions import accept_offer, make_offer
from juli.papers.kit import PaperFacts
from juli.papers.kit.case import label_of
from juli.papers.kit.facts import Duty, Result
from juli.proceedings import Note
from tests.hub.builders import filed, organisation, staff

EMPTY = PaperFacts(made_on=date(2026, 11, 26))
SAMPLES = {
    "text": ("甲", "甲"),
    "long": ("甲\n乙", "甲\n乙"),
    "choice": ("女", "女"),
    "day": (date(2026, 1, 9), date(2026, 1, 9)),
    "money": (45237, 45237),
    "yes": (False, False),
    "duties": ("退款\n\n 停收 ", (Duty("退款"), Duty("停收"))),
}
"""What a form gives for each kind of fact, and what the papers then hold."""


@pytest.mark.parametrize("name", askable())
def test_whatever_can_be_asked_goes_into_the_facts_and_has_its_words(name: str) -> None:
    typed, held = SAMPLES[askable()[name].kind]
    assert value_of(with_told(EMPTY, {name: stored(typed)}), name) == held
    assert label_of(name).text("zh")
    assert label_of(name).text("en").isascii()


def test_every_yes_or_no_is_a_question_to_which_yes_means_that_it_holds() -> None:
    asked = {name: fact.label.text("zh") for name, fact in askable().items() if fact.kind == "yes"}
    assert asked == {
        "contract.arbitrated": "合同里约定了仲裁吗",
        "small_claims": "您愿意走小额诉讼程序吗（一审终审，不能上诉）",
        "debt.no_other": "除了这笔钱，双方没有其他债务纠纷，是吗",
        "debt.servable": "支付令能送到对方手里吗",
    }


@pytest.mark.parametrize("told", [{"contract.signed_on": "in May"}, {"debt.amount": "much"}, {"no.such": "fact"}])
def test_what_an_older_release_kept_otherwise_is_left_out(told: dict[str, str]) -> None:
    assert with_told(EMPTY, told) == EMPTY


def test_whom_a_paper_addresses_is_told_for_each_kind() -> None:
    told = {"bodies.mediation": "示例调解委员会", "bodies.judicial_confirmation": "示例法院"}
    assert with_told(EMPTY, told).bodies == {"mediation": "示例调解委员会", "judicial_confirmation": "示例法院"}


def desk(complaint: Complaint, seat: Actor, procedure: str) -> Desk:
    row = open_proceeding(complaint, procedure, by=seat)
    return Desk(matter_of(complaint, seat), row)


@pytest.mark.django_db
class TestAComplaint:
    def test_what_was_tried_stands_with_its_day_its_answer_and_its_number(self) -> None:
        house = organisation()
        complaint, seat, _ = filed(house)
        write_message(complaint, "费率以系统为准。" * 60, by=staff(house)[1])
        row = open_proceeding(complaint, "unionpay", by=seat)
        day = timezone.localdate()
        note_proceeding(row, Note("sent", day), Words(channel="phone", reference="95516-7"), by=seat)
        direct, unionpay = desk(complaint, seat, "peoples_mediation").facts.tried
        assert (direct.procedure, direct.filed_on, direct.answered_on, direct.result) == (
            "provider_direct",
            day,
            day,
            Result.REJECTED,
        )
        assert direct.answer.startswith("费率以系统为准。")
        assert len(direct.answer) == LONGEST_ANSWER + 2
        assert (unionpay.procedure, unionpay.number, unionpay.channel) == ("unionpay", "95516-7", "电话")
        assert [one.procedure for one in facts_of(matter_of(complaint, seat), row).tried] == ["provider_direct"]

    def test_a_letter_that_was_sent_stands_with_its_way(self) -> None:
        complaint, seat, _ = filed()
        assert desk(complaint, seat, "peoples_mediation").facts.tried == ()
        record_sent(complaint, sent_on=timezone.localdate(), how="courier", reference="EMS 7", by=seat)
        [sent] = desk(complaint, seat, "unionpay").facts.tried
        assert (sent.channel, sent.number, sent.result) == ("快递", "EMS 7", Result.NO_ANSWER)

    def test_only_one_s_own_evidence_that_was_not_taken_back_is_listed(self) -> None:
        house = organisation()
        complaint, seat, _ = filed(house)
        names = [NewFile(f"{name}.txt", name.encode(), "text/plain", "证明") for name in ("甲", "乙")]
        add_evidence(complaint, names, by=seat)
        add_evidence(complaint, [NewFile("丙.txt", b"c", "text/plain")], by=staff(house)[1])
        withdraw_evidence(complaint.evidence.get(name="乙.txt"), by=seat)
        assert [(one.name, one.proves) for one in desk(complaint, seat, "unionpay").facts.evidence] == [
            ("甲.txt", "证明")
        ]

    def test_a_promised_payment_is_the_debt(self) -> None:
        house = organisation()
        complaint, seat, _ = filed(house)
        _, officer = staff(house)
        today = timezone.localdate()
        accept_offer(make_offer(complaint, amount=5000, pay_by=today, text="退款", by=officer), by=seat)
        debt = facts_of(matter_of(complaint, seat)).debt
        assert (debt.amount, debt.due_on, debt.admitted_on) == (5000, today, today)

    def test_a_company_speaks_by_its_own_name(self) -> None:
        complaint, seat, _ = filed(complainant_kind="company", business_name="示例商贸有限公司", name="王某")
        party = facts_of(matter_of(complaint, seat)).complainant
        assert (party.name, party.business_name) == ("示例商贸有限公司", "")

    def test_the_office_noted_is_whom_the_papers_address_unless_another_was_told(self) -> None:
        complaint, seat, _ = filed(organisation())
        row = open_proceeding(complaint, "pboc_complaint", by=seat)
        note = Note("sent", timezone.localdate())
        note_proceeding(row, note, Words(channel="post", body="示例市分行"), by=seat)
        paper = desk(complaint, seat, "pboc_complaint").papers[0].paper
        assert paper is not None
        assert "示例市分行" in str(paper.blocks[-2].block)
