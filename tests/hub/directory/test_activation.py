"""An organisation gets a desk against evidence; claiming one takes two people; it ends when its time is over."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from juli.hub.accounts.actors import SYSTEM, Actor, ActorKind, NotAllowed
from juli.hub.complaints.models import Complaint
from juli.hub.complaints.queries import complaints
from juli.hub.directory.actions import (
    check_activation,
    claim_organisation,
    confirm_activation,
    end_activation,
    end_due_activations,
    enter_organisation,
    propose_activation,
    refuse_activation,
    withhold_rights,
)
from juli.hub.directory.actions.activation import MOST_OPEN_CLAIMS, NewDocument
from juli.hub.directory.models import Activation, Organisation, OrganisationKind, Record, Role
from juli.hub.directory.queries import actor_at, seat_of
from juli.hub.directory.rights import grantable, initial_roles, rights, rights_of_seat
from juli.hub.machines import NotPossible
from tests.hub.builders import filed, organisation, seated
from tests.hub.world import operator

pytestmark = pytest.mark.django_db
VISITOR = Actor(ActorKind.VISITOR)
PAPER = NewDocument("licence.pdf", b"%PDF-1.4 licence", "application/pdf")


@pytest.fixture
def first() -> Actor:
    return operator("first@juli.example")[1]


@pytest.fixture
def second() -> Actor:
    return operator("second@juli.example")[1]


@pytest.fixture
def listed() -> Organisation:
    return organisation("北桥支付有限公司", active=False)


def claim(of: Organisation) -> Activation:
    who = {"name": "赵工", "email": "zhao@beiqiao.example"}
    return claim_organisation(of, **who, licence_no="Z2000444", evidence="工牌", documents=[PAPER], by=VISITOR)


class TestByTheOperator:
    def test_evidence_that_holds_opens_the_desk_at_once(self, listed: Organisation, first: Actor) -> None:
        proposed = propose_activation(listed, licence_no="Z2000444", evidence="央行公示", documents=[PAPER], by=first)
        until = timezone.localdate() + timedelta(days=365)
        checked = check_activation(proposed, valid_until=until, by=first)
        listed.refresh_from_db()
        assert (checked.state, listed.is_active, listed.activated_until) == ("active", True, until)
        assert listed.licence_no == "Z2000444"
        assert checked.checked_by_id == first.user_id
        assert [role.name for role in Role.objects.filter(organisation=listed)] == sorted(
            role.zh for role in initial_roles(ActorKind.STAFF)
        )

    def test_what_happened_is_written_down_and_stays(self, listed: Organisation, first: Actor) -> None:
        check_activation(
            propose_activation(listed, licence_no="Z1", evidence="x", by=first), valid_until=None, by=first
        )
        kinds = set(Record.objects.filter(organisation=listed).values_list("kind", flat=True))
        assert kinds == {"entered", "activation_proposed", "activation_checked", "activated"}
        for change in (lambda: Record.objects.update(kind="x"), lambda: Record.objects.all().delete()):
            with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
                change()

    def test_a_day_that_is_over_is_no_end(self, listed: Organisation, first: Actor) -> None:
        proposed = propose_activation(listed, licence_no="Z1", evidence="x", by=first)
        with pytest.raises(NotPossible, match="day-in-past"):
            check_activation(proposed, valid_until=timezone.localdate() - timedelta(days=1), by=first)

    def test_nobody_else_activates(self, listed: Organisation) -> None:
        member = actor_at(seated(organisation(), "lin@example.cn"))
        for actor in (member, VISITOR, Actor(ActorKind.OPERATOR)):
            with pytest.raises(NotAllowed):
                propose_activation(listed, licence_no="Z1", evidence="x", by=actor)


class TestAClaim:
    def test_takes_two_people(self, listed: Organisation, first: Actor, second: Actor) -> None:
        claimed = claim(listed)
        checked = check_activation(claimed, valid_until=None, by=first)
        listed.refresh_from_db()
        assert (checked.state, listed.is_active) == ("checked", False)
        with pytest.raises(NotPossible, match="second-person-needed"):
            confirm_activation(checked, by=first)
        confirm_activation(checked, by=second)
        listed.refresh_from_db()
        assert listed.is_active

    def test_the_database_wants_two_people_too(self, listed: Organisation, first: Actor) -> None:
        checked = check_activation(claim(listed), valid_until=None, by=first)
        with pytest.raises(IntegrityError, match="claim_in_force_was_confirmed"), transaction.atomic():
            Activation.objects.filter(pk=checked.pk).update(state="active")
        with pytest.raises(IntegrityError, match="two_people_for_a_claim"), transaction.atomic():
            Activation.objects.filter(pk=checked.pk).update(state="active", confirmed_by=first.user_id)

    def test_opens_nothing_while_it_waits_or_when_it_is_refused(self, listed: Organisation, first: Actor) -> None:
        complaint, _, _ = filed(listed)
        refused = refuse_activation(claim(listed), reason="执照不符", by=first)
        listed.refresh_from_db()
        assert (refused.state, listed.is_active) == ("refused", False)
        assert Complaint.objects.get(pk=complaint.pk).received_on is None
        with pytest.raises(NotPossible, match="activation-refused"):
            check_activation(refused, valid_until=None, by=first)

    def test_nobody_floods_the_operator(self, listed: Organisation) -> None:
        for _ in range(MOST_OPEN_CLAIMS):
            claim(listed)
        with pytest.raises(NotPossible, match="claims-waiting"):
            claim(listed)

    def test_an_active_organisation_is_not_claimed(self) -> None:
        with pytest.raises(NotPossible, match="organisation-active"):
            claim(organisation())


class TestItsEnd:
    def test_members_see_nothing_from_then_on(self, first: Actor) -> None:
        at = organisation()
        seat = seated(at, "lin@example.cn")
        filed(at)
        desk = actor_at(seat)
        assert complaints(by=desk).count() == 1
        end_activation(at, reason="牌照注销", by=first)
        assert complaints(by=desk).count() == 0
        assert seat_of(seat.user) is None

    def test_comes_in_the_night_after_its_last_day(self, listed: Organisation, first: Actor) -> None:
        today = timezone.localdate()
        proposed = propose_activation(listed, licence_no="Z1", evidence="x", by=first)
        check_activation(proposed, valid_until=today, by=first)
        assert end_due_activations(today=today, by=SYSTEM) == 0
        assert end_due_activations(today=today + timedelta(days=1), by=SYSTEM) == 1
        listed.refresh_from_db()
        assert not listed.is_active
        assert Activation.objects.get(pk=proposed.pk).state == "ended"


class TestRights:
    def test_every_role_is_made_of_rights_of_its_seat(self) -> None:
        for seat in (ActorKind.STAFF, ActorKind.PARTNER, ActorKind.SUPERVISOR):
            assert initial_roles(seat)
            for role in initial_roles(seat):
                assert set(role.rights) <= rights_of_seat(seat)

    def test_every_kind_of_organisation_has_a_seat(self, first: Actor) -> None:
        for kind in OrganisationKind:
            assert grantable(enter_organisation(f"{kind} 一号", kind=kind, by=first))

    def test_what_the_operator_withholds_is_gone_at_once(self, first: Actor) -> None:
        at = organisation()
        seat = seated(at, "lin@example.cn")
        assert actor_at(seat).may("personal.unmask")
        withhold_rights(at, ["personal.unmask", "no.such.right"], by=first)
        seat.organisation.refresh_from_db()
        assert not actor_at(seat).may("personal.unmask")
        assert seat.organisation.withheld_rights == ["personal.unmask"]
        assert set(rights()) > {"personal.unmask"}
