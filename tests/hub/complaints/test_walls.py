"""Two walls: what `policy.py` filters, and what the database shows to whom it filters for no more."""

from collections.abc import Mapping
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.db.models import Q
from django.test import Client

from juli.hub.accounts import scopes
from juli.hub.accounts.actors import Actor, ActorKind
from juli.hub.accounts.scopes import acting, policies, rows
from juli.hub.complaints.models import (
    Access,
    Complaint,
    DepartmentRequest,
    Draft,
    DraftFile,
    Event,
    Involvement,
    Message,
)
from juli.hub.privacy.models import DisposalItem, Hold
from tests.hub.world import House, house, strangers

pytestmark = pytest.mark.django_db

PARENT = {"complaint", "proceeding"}


def names_of(model: type[scopes.Guarded]) -> list[str]:
    return [field.name for field in model._meta.get_fields() if field.concrete]


OF_COMPLAINTS = {model for model in policies() if model is Complaint or PARENT & set(names_of(model))} - {Draft}
"""Tables whose rows hang on a complaint."""
OF_THE_OPERATOR = {Hold, DisposalItem}
"""What the operator decides about a complaint, by its number, without reading it."""
WIDER_WALLS = {Event, Involvement, DepartmentRequest, Draft, DraftFile, Access}
"""Whose walls also admit what a seat needs to write: the end of a chain, the draft of one's complaint. Those of
involvements and questions to departments ask for the house alone, since the wall of complaints asks them in turn."""


@pytest.fixture
def houses() -> tuple[House, House]:
    return house("澄湖支付", "alpha"), house("云帆支付", "omega")


@pytest.fixture
def seats(houses: tuple[House, House]) -> Mapping[str, Actor]:
    own, other = houses
    inside = {f"own {name}": actor for name, actor in own.seats.items()}
    return {**inside, **{f"other {name}": actor for name, actor in other.seats.items()}, **strangers()}


def seen(model: type[scopes.Guarded], actor: Actor) -> set[Any]:
    """What the database shows, with every filter of ours left out."""
    with acting(actor):
        return set(model.objects.values_list("pk", flat=True))


def filtered(model: type[scopes.Guarded], actor: Actor) -> set[Any]:
    """What our filter gives, by itself: the system is bound, which the database hides nothing from."""
    return set(rows(model, by=actor).values_list("pk", flat=True))


def test_wall_and_filter_draw_the_same_line(seats: Mapping[str, Actor]) -> None:
    """The wall may show a little more to one's own seat, never to another's: a chain is continued by every seat."""
    for model in policies():
        for name, actor in seats.items():
            by_wall, by_filter = seen(model, actor), filtered(model, actor)
            assert by_filter <= by_wall, (model, name)
            assert by_filter == by_wall or model in WIDER_WALLS, (model, name)


def test_the_wall_alone_keeps_the_houses_apart(houses: tuple[House, House], seats: Mapping[str, Actor]) -> None:
    """No filter at all: the seats of one house still see not one row of the other, and strangers none of either."""
    for model in OF_COMPLAINTS:
        own, other = ({row.pk for row in model.objects.all() if belongs(row, one)} for one in houses)
        assert own, model
        assert other, model
        for name, actor in seats.items():
            if actor.kind is ActorKind.OPERATOR and model in OF_THE_OPERATOR:
                continue
            forbidden = other if name.startswith("own") else own if name.startswith("other") else own | other
            assert not seen(model, actor) & forbidden, (model, name)


def belongs(row: Any, one: House) -> bool:
    owner = row if isinstance(row, Complaint) else getattr(row, "complaint", None) or row.proceeding.complaint
    return bool(owner.pk == one.complaint.pk)


def test_each_seat_sees_its_own(houses: tuple[House, House]) -> None:
    own, _ = houses
    for name, actor in own.seats.items():
        assert seen(Complaint, actor) == (set() if name == "visitor" else {own.complaint.pk}), name


def test_the_house_s_own_words_stay_in_it(houses: tuple[House, House]) -> None:
    own, _ = houses
    inside = {row.pk for row in Message.objects.filter(complaint=own.complaint, internal=True)}
    thread = {row.pk for row in Message.objects.filter(involvement=own.involvement)}
    assert thread < inside
    for name in ("complainant", "account", "delegate"):
        assert not seen(Message, own.seats[name]) & inside
    assert seen(Message, own.seats["partner"]) == thread
    assert seen(Message, own.seats["staff"]) >= inside


def test_a_department_sees_its_own_complaints(houses: tuple[House, House]) -> None:
    own, _ = houses
    elsewhere = Actor(
        own.seats["staff"].kind,
        organisation_id=own.organisation.pk,
        rights=frozenset({f"complaints.read@{own.department.pk + 1000}"}),
    )
    assert seen(Complaint, elsewhere) == filtered(Complaint, elsewhere) == set()


def test_who_only_reads_changes_nothing_even_past_every_action(houses: tuple[House, House]) -> None:
    own, _ = houses
    for name in ("delegate", "emergency"):
        with acting(own.seats[name]):
            assert Complaint.objects.filter(pk=own.complaint.pk).exists()
            assert Complaint.objects.filter(pk=own.complaint.pk).update(issue="other") == 0
            with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
                Involvement.objects.create(
                    complaint=own.complaint,
                    respondent=own.organisation,
                    organisation=own.partner,
                    asked_at=own.involvement.asked_at,
                )


def test_nobody_writes_into_another_house(houses: tuple[House, House]) -> None:
    own, other = houses
    for name in ("complainant", "staff", "partner"):
        with acting(other.seats[name]):
            assert Complaint.objects.filter(pk=own.complaint.pk).update(issue="other") == 0
            assert Message.objects.filter(complaint_id=own.complaint.pk).delete()[0] == 0


class TestAForgottenFilter:
    """A filter removed on purpose: the page of another house's complaint is still not there."""

    @pytest.fixture
    def forgotten(self, monkeypatch: pytest.MonkeyPatch) -> None:
        for model in policies():
            monkeypatch.setitem(scopes._POLICIES, model, lambda actor: Q())

    def test_is_stopped_by_the_wall(self, houses: tuple[House, House], forgotten: None, client: Client) -> None:
        own, other = houses
        client.force_login(own.user)
        assert client.get(f"/desk/{own.complaint.number}/").status_code == 200
        assert client.get(f"/desk/{other.complaint.number}/").status_code == 404
        listed = client.get("/desk/?view=all").content.decode()
        assert own.complaint.number in listed
        assert other.complaint.number not in listed

    def test_would_be_seen_without_the_wall(self, houses: tuple[House, House], forgotten: None) -> None:
        """The test above can fail: for the system, whom the wall hides nothing from, the filter is really gone."""
        own, other = houses
        assert filtered(Complaint, own.seats["staff"]) >= {own.complaint.pk, other.complaint.pk}
