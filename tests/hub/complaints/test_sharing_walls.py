"""The database's own wall, asked without any filter: helpers and partners see their part and nothing else."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction
from django.db.models import Model
from django.utils import timezone

from juli.hub.accounts.actors import SYSTEM, Actor, ActorKind
from juli.hub.accounts.scopes import acting, policies
from juli.hub.complaints.actions import (
    add_evidence,
    answer_involvement,
    end_access,
    end_involvement,
    link_complaint,
    write_message,
    write_note,
)
from juli.hub.complaints.actions.access import Power
from juli.hub.complaints.models import (
    Access,
    AuditRecord,
    Claim,
    Clock,
    Complainant,
    Complaint,
    Draft,
    Event,
    EvidenceItem,
    Involvement,
    Message,
    Payload,
    Proceeding,
)
from juli.hub.complaints.queries import worklist
from juli.hub.directory.actions import unrelate_organisations
from juli.hub.directory.models import Relation
from tests.hub.builders import filed, staff
from tests.hub.complaints.sharing import PAPER, Helped, account, asked, helped, invited, partner

pytestmark = pytest.mark.django_db

OF_COMPLAINT = (AuditRecord, Claim, Clock, Complainant, Event, EvidenceItem, Message, Payload, Proceeding)


def seen(model: type[Model], by: Actor) -> set[object]:
    """Which rows of a table the database shows, asked without any filter."""
    with acting(by):
        return set(model.objects.values_list("pk", flat=True))


def everything(by: Actor) -> dict[str, set[object]]:
    return {model.__name__: found for model in (Complaint, Draft, *OF_COMPLAINT) if (found := seen(model, by))}


def test_a_helper_sees_the_one_complaint_and_no_other_helper() -> None:
    one = helped()
    other, _, _ = filed(one.complaint.respondent)
    invited(one.complaint, one.seat, email="second@example.cn")
    assert seen(Complaint, one.delegate) == {one.complaint.pk}
    with acting(one.delegate):
        assert set(Message.objects.values_list("complaint_id", flat=True)) == {one.complaint.pk}
    assert seen(Access, one.delegate) == {one.access.pk}
    assert other.pk not in seen(Complaint, one.delegate)


def end(one: Helped) -> Actor:
    end_access(one.access, by=one.seat)
    return one.delegate


def pass_by(one: Helped) -> Actor:
    Access.objects.filter(pk=one.access.pk).update(until=timezone.localdate() - timedelta(days=1))
    return one.delegate


def forge(one: Helped) -> Actor:
    return replace(one.delegate, access_id=uuid4())


def point_elsewhere(one: Helped) -> Actor:
    other, _, _ = filed(one.complaint.respondent)
    return replace(one.delegate, complaint_id=other.pk)


def borrow(one: Helped) -> Actor:
    return replace(one.delegate, user_id=account("other@example.cn")[0].pk)


def widen(one: Helped) -> Actor:
    return replace(one.delegate, complaint_id=None)


@pytest.mark.parametrize("change", [end, pass_by, forge, point_elsewhere, borrow, widen])
def test_an_access_that_does_not_hold_shows_nothing(change: Callable[[Helped], Actor]) -> None:
    one = helped()
    assert set(everything(one.delegate)) >= {"Complaint", "Complainant", "Message", "Event", "EvidenceItem"}
    assert everything(change(one)) == {}


def test_an_invitation_that_nobody_accepted_shows_nothing() -> None:
    one = helped()
    Access.objects.filter(pk=one.access.pk).update(accepted_at=None)
    assert everything(one.delegate) == {}


def test_a_reading_helper_writes_nothing_even_past_every_action() -> None:
    one = helped(Power.READ)
    with acting(one.delegate):
        found = Complaint.objects.get()
        assert Complaint.objects.update(merchant_no="1") == 0
        assert Complainant.objects.update(kind="company") == 0
        with pytest.raises(DatabaseError), transaction.atomic():
            Message.objects.create(
                complaint=found, side="complainant", payload=Payload.objects.first(), at=timezone.now()
            )


def test_an_account_sees_what_is_its_own_and_lists_what_it_helps_with() -> None:
    one = helped()
    own, seat, _ = filed(one.complaint.respondent)
    link_complaint(own, by=replace(seat, user_id=one.user.pk))
    mine = Actor(ActorKind.COMPLAINANT, user_id=one.user.pk)
    helping = Actor(ActorKind.DELEGATE, user_id=one.user.pk, read_only=True)
    today = timezone.localdate()
    for actor, expected in ((mine, own), (helping, one.complaint)):
        assert seen(Complaint, actor) == {expected.pk}
        with acting(actor):
            assert [found.pk for found in worklist(today=today, by=actor)] == [expected.pk]
    end_access(one.access, by=one.seat)
    assert seen(Complaint, helping) == set()


def test_a_partner_sees_its_thread_alone() -> None:
    one = asked()
    answer_involvement(one.involvement, "我们的小陈。", files=[PAPER], by=one.actor)
    write_message(one.complaint, "请给我看通知。", files=[PAPER], by=one.complainant)
    write_note(one.complaint, "内部备注", files=[PAPER], by=one.staff)
    add_evidence(one.complaint, [PAPER], by=one.complainant)
    thread = Message.objects.filter(involvement=one.involvement)
    assert seen(Message, one.actor) == set(thread.values_list("pk", flat=True))
    assert len(seen(Message, one.actor)) == 2
    assert seen(Payload, one.actor) == set(thread.values_list("payload_id", flat=True))
    assert seen(EvidenceItem, one.actor) == set(
        EvidenceItem.objects.filter(message__in=thread).values_list("pk", flat=True)
    )
    assert len(seen(EvidenceItem, one.actor)) == 2
    for model in (Complainant, AuditRecord, Claim, Clock, Proceeding, Access):
        assert seen(model, one.actor) == set(), model


def test_another_partner_and_another_complaint_are_not_there() -> None:
    one = asked()
    other = staff(partner("另一家代理有限公司", of=one.at), "liu@other.example", role="经办人")[1]
    filed(one.at)
    assert seen(Complaint, one.actor) == {one.complaint.pk}
    assert everything(other) == {}
    assert seen(Involvement, other) == set()


@pytest.mark.parametrize("why", ["ended", "relation over", "deactivated"])
def test_a_partner_whose_part_is_over_is_shown_nothing(why: str) -> None:
    one = asked()
    if why == "ended":
        end_involvement(one.involvement, by=one.staff)
    if why == "relation over":
        unrelate_organisations(Relation.objects.get(), until=timezone.localdate(), by=SYSTEM)
    if why == "deactivated":
        one.partner.activated_on = None
        one.partner.save()
    assert everything(one.actor) == {}
    assert seen(Involvement, one.actor) == set()


def test_the_complainants_side_is_shown_nothing_of_partners() -> None:
    one = asked()
    assert seen(Involvement, one.complainant) == set()
    assert len(seen(Message, one.complainant)) == 1
    assert seen(EvidenceItem, one.complainant) == set()


@pytest.mark.parametrize("model", [Access, Involvement, *OF_COMPLAINT])
def test_filter_and_wall_draw_the_same_line(model: type[Model]) -> None:
    """Which rows a seat sees through its own filter, it sees without it as well: neither hides what the other shows."""
    one = asked()
    answer_involvement(one.involvement, "我们的小陈。", files=[PAPER], by=one.actor)
    other = helped(at=one.at)
    reading = replace(other.delegate, read_only=True)
    for actor in (one.actor, one.staff, one.complainant, other.delegate, reading, other.seat):
        with acting(actor):
            shown = set(model.objects.filter(policies()[model](actor)).values_list("pk", flat=True))
        if model is not Event or actor.kind is not ActorKind.PARTNER:
            assert shown == seen(model, actor), (model, actor.kind)
