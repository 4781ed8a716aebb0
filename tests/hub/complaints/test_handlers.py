"""Who handles a complaint: whoever has it, and only where nobody has it, who did something last."""

import pytest

from juli.hub.accounts.actors import SYSTEM
from juli.hub.accounts.scopes import acting
from juli.hub.complaints.actions import answer_department, ask_department, write_note
from juli.hub.complaints.handlers import handler_of, handlers_of
from juli.hub.complaints.models import Complaint
from juli.hub.routing.actions import assign_complaint, take_complaint
from tests.hub.complaints.departments import divided, place

pytestmark = pytest.mark.django_db


def test_it_is_whoever_has_it_whatever_others_do() -> None:
    one = divided()
    second = place(one.owner.department, name="second")
    with acting(SYSTEM):
        assert handler_of(one.complaint) is None
        assert handlers_of(Complaint.objects.all()) == {}
    write_note(one.complaint, "先看一眼。", by=second.actor)
    with acting(SYSTEM):
        assert handler_of(one.complaint) == second.actor.user_id
    take_complaint(one.complaint, by=one.owner.actor)
    write_note(one.complaint, "再看一眼。", by=second.actor)
    with acting(SYSTEM):
        assert handler_of(one.complaint) == one.owner.actor.user_id
    assign_complaint(one.complaint, second.seat, "请接手。", by=one.leader)
    with acting(SYSTEM):
        assert handlers_of(Complaint.objects.all()) == {one.complaint.pk: second.actor.user_id}


def test_who_answers_for_an_asked_department_does_not_handle_it() -> None:
    one = divided()
    request = ask_department(one.complaint, one.technics.department, "机器查过了吗？", by=one.owner.actor)
    answer_department(request, "查过了。", by=one.technics.actor)
    with acting(SYSTEM):
        assert handler_of(one.complaint) == one.owner.actor.user_id
