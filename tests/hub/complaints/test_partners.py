"""Partners: asked by the respondent alone, answering for themselves alone."""

from datetime import timedelta

import pytest
from django.utils import timezone

from juli.hub.accounts.actors import SYSTEM, Actor, ActorKind, NotAllowed
from juli.hub.complaints.actions import (
    answer_involvement,
    ask_further,
    close_complaint,
    end_involvement,
    involve_partner,
)
from juli.hub.complaints.models import Message
from juli.hub.complaints.queries import INSIDE, events, evidence, involvements, messages
from juli.hub.directory.actions import relate_organisations, unrelate_organisations
from juli.hub.directory.models import Relation, RelationKind
from juli.hub.machines import NotPossible
from tests.hub.builders import filed, staff
from tests.hub.complaints.sharing import PAPER, asked, partner

pytestmark = pytest.mark.django_db


def test_a_question_and_its_answer_stay_between_the_two() -> None:
    one = asked()
    answer = answer_involvement(one.involvement, "我们的小陈。", files=[PAPER], by=one.actor)
    one.involvement.refresh_from_db()
    assert one.involvement.answered_at == answer.at
    thread = Message.objects.filter(involvement=one.involvement)
    assert [(said.side, said.internal) for said in thread] == [("respondent", True), ("partner", True)]
    assert messages(one.complaint, by=SYSTEM).count() == 3
    kinds = [event.kind for event in events(one.complaint, by=SYSTEM)]
    assert kinds[-2:] == ["partner_asked", "partner_answered"]
    assert set(kinds[-2:]) <= set(INSIDE)


def test_the_complainant_hears_nothing_of_it() -> None:
    one = asked()
    answer_involvement(one.involvement, "我们的小陈。", files=[PAPER], by=one.actor)
    assert [said.text for said in messages(one.complaint, by=one.complainant)] == ["只有我们知道 4711"]
    assert not events(one.complaint, by=one.complainant).filter(kind__startswith="partner").exists()
    assert not evidence(one.complaint, by=one.complainant).exists()
    assert not involvements(by=one.complainant).exists()


def test_only_a_related_and_activated_partner_is_asked_once_at_a_time() -> None:
    one = asked()
    for stranger in (partner("陌生代理有限公司"), one.at):
        with pytest.raises(NotAllowed):
            involve_partner(one.complaint, stranger, "x", by=one.staff)
    with pytest.raises(NotPossible, match="partner-asked"):
        involve_partner(one.complaint, one.partner, "x", by=one.staff)
    end_involvement(one.involvement, by=one.staff)
    involve_partner(one.complaint, one.partner, "x", by=one.staff)


def test_who_may_not_ask_asks_nobody() -> None:
    one = asked()
    reader = staff(one.at, "reader@example.cn", role="只读")[1]
    maker = partner("制造有限公司", of=one.at)
    for by in (reader, one.complainant, one.actor, Actor(ActorKind.VISITOR)):
        for act in (
            lambda by=by: involve_partner(one.complaint, maker, "x", by=by),
            lambda by=by: ask_further(one.involvement, "x", by=by),
            lambda by=by: end_involvement(one.involvement, by=by),
        ):
            with pytest.raises(NotAllowed):
                act()


def test_only_the_partner_that_was_asked_answers() -> None:
    one = asked()
    other = staff(partner("另一家代理有限公司", of=one.at), "liu@other.example", role="经办人")[1]
    for by in (other, one.staff, one.complainant):
        with pytest.raises(NotAllowed):
            answer_involvement(one.involvement, "x", by=by)


def test_a_further_question_opens_the_request_again() -> None:
    one = asked()
    answer_involvement(one.involvement, "我们的小陈。", by=one.actor)
    ask_further(one.involvement, "哪一天？", by=one.staff)
    one.involvement.refresh_from_db()
    assert one.involvement.answered_at is None


def test_nothing_is_asked_about_a_closed_complaint_but_it_can_be_ended() -> None:
    one = asked()
    close_complaint(one.complaint, reason="explained", text="x", by=one.staff)
    with pytest.raises(NotPossible, match="stage-closed"):
        ask_further(one.involvement, "x", by=one.staff)
    end_involvement(one.involvement, by=one.staff)
    with pytest.raises(NotPossible, match="partner-ended"):
        end_involvement(one.involvement, by=one.staff)


@pytest.mark.parametrize("why", ["ended", "relation over", "deactivated"])
def test_a_partner_whose_part_is_over_sees_and_says_nothing(why: str) -> None:
    one = asked()
    assert involvements(by=one.actor).exists()
    if why == "ended":
        end_involvement(one.involvement, by=one.staff)
    if why == "relation over":
        unrelate_organisations(Relation.objects.get(), until=timezone.localdate(), by=SYSTEM)
    if why == "deactivated":
        one.partner.activated_on = None
        one.partner.save()
    assert not involvements(by=one.actor).exists()
    assert not messages(one.complaint, by=one.actor).exists()
    with pytest.raises(NotAllowed):
        answer_involvement(one.involvement, "x", by=one.actor)


def test_a_relation_that_begins_later_opens_nothing_yet() -> None:
    one = asked()
    maker = partner("制造有限公司")
    later = timezone.localdate() + timedelta(days=1)
    relate_organisations(maker, kind=RelationKind.MAKER_FOR, other=one.at, since=later, by=SYSTEM)
    with pytest.raises(NotAllowed):
        involve_partner(one.complaint, maker, "x", by=one.staff)


def test_requests_of_another_house_are_not_there() -> None:
    one = asked()
    complaint, _, _ = filed(one.at)
    assert not messages(complaint, by=one.actor).exists()
    assert [found.pk for found in involvements(by=one.actor)] == [one.involvement.pk]
