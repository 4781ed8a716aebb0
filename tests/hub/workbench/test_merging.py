"""Merging one person's complaints: no day is lost, and all of it can be undone."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from juli.hub.accounts.actors import SYSTEM, Actor, ActorKind, NotAllowed
from juli.hub.accounts.models import User
from juli.hub.complaints import queries
from juli.hub.complaints.actions import (
    acknowledge_complaint,
    end_involvement,
    involve_partner,
    open_proceeding,
    write_message,
)
from juli.hub.complaints.actions.reopening import reopen_complaint
from juli.hub.complaints.models import Access, AccessKind, Clock, Complaint
from juli.hub.complaints.queries import verify_chains
from juli.hub.machines import NotPossible
from juli.hub.redress.actions import make_offer
from juli.hub.workbench.actions import merge_complaints, undo_merge
from juli.hub.workbench.models import Merge
from tests.hub.builders import filed, organisation
from tests.hub.complaints.sharing import partner
from tests.hub.desk.seated import Desk, sit_down
from tests.hub.portal.following import follow

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Desk:
    return sit_down(organisation())


def running(complaint: Complaint) -> dict[str, object]:
    found = Clock.objects.filter(proceeding__complaint=complaint, completed_at=None).order_by("-due_on")
    return {clock.step: clock.due_on for clock in found}


def refused(merged: Complaint, main: Complaint, by: Actor) -> str:
    with pytest.raises(NotPossible) as refusal:
        merge_complaints(merged, main, by=by)
    return refusal.value.code


def test_the_earlier_day_of_each_target_holds_and_comes_back(desk: Desk) -> None:
    main, merged = filed(desk.at)[0], filed(desk.at)[0]
    Clock.objects.filter(proceeding__complaint=main).update(
        due_on=timezone.localdate() + timedelta(days=90), fields=Clock.objects.first().fields
    )
    before_main, before = running(main), running(merged)
    merge = merge_complaints(merged, main, by=desk.actor)
    merged.refresh_from_db()
    assert (merged.stage, merged.closed_reason, running(merged)) == ("closed", "merged", {})
    assert running(main) == before
    main.refresh_from_db()
    assert main.due_on == min(before.values())  # type: ignore[type-var]
    undo_merge(merge, by=desk.actor)
    merged.refresh_from_db()
    assert (merged.stage, merged.closed_reason, merged.closed_at) == ("filed", "", None)
    assert (running(merged), running(main)) == (before, before_main)
    assert list(verify_chains()) == []


def test_a_target_of_the_house_s_own_ends_with_the_merging_and_begins_anew_with_its_undoing(desk: Desk) -> None:
    main, merged = filed(desk.at)[0], filed(desk.at)[0]

    def aims() -> list[tuple[str, bool]]:
        return [(one.kind, one.met_at is None) for one in merged.service_targets.all()]

    merge = merge_complaints(merged, main, by=desk.actor)
    assert aims() == [("first", False)]
    undo_merge(merge, by=desk.actor)
    assert aims() == [("first", False), ("next", True)]


def test_what_was_in_hand_is_in_hand_again(desk: Desk) -> None:
    main, merged = filed(desk.at)[0], filed(desk.at)[0]
    acknowledge_complaint(merged, by=desk.actor)
    undo_merge(merge_complaints(merged, main, by=desk.actor), by=desk.actor)
    merged.refresh_from_db()
    assert merged.stage == "in_hand"


class TestOnlyOnePerson:
    def test_another_phone_is_another_person(self, desk: Desk) -> None:
        main, merged = filed(desk.at)[0], filed(desk.at, phone="13900001111")[0]
        assert refused(merged, main, desk.actor) == "merge-other-person"

    def test_no_phone_is_no_ground(self, desk: Desk) -> None:
        main, merged = filed(desk.at, phone="")[0], filed(desk.at, phone="")[0]
        assert refused(merged, main, desk.actor) == "merge-other-person"

    def test_the_same_account_is_the_same_person(self, desk: Desk) -> None:
        main, merged = filed(desk.at, phone="")[0], filed(desk.at, phone="13900001111")[0]
        keeper, now = User.objects.create_user("keeper@example.cn"), timezone.now()
        for one in (main, merged):
            Access.objects.create(complaint=one, kind=AccessKind.OWN, user=keeper, may_act=True, given_at=now)
        assert merge_complaints(merged, main, by=desk.actor).ground == "account"

    def test_another_respondent_is_not_seen_at_all(self, desk: Desk) -> None:
        main, merged = filed(desk.at)[0], filed(organisation("云帆支付有限公司"))[0]
        with pytest.raises(NotAllowed):
            merge_complaints(merged, main, by=desk.actor)

    def test_a_complaint_is_not_merged_with_itself(self, desk: Desk) -> None:
        main = filed(desk.at)[0]
        assert refused(main, main, desk.actor) == "merge-other-respondent"


class TestNothingIsLost:
    def test_what_another_body_hangs_on_is_never_the_one_that_ends(self, desk: Desk) -> None:
        main, (merged, seat, _) = filed(desk.at)[0], filed(desk.at)
        open_proceeding(merged, "pboc_complaint", by=seat)
        assert refused(merged, main, desk.actor) == "merge-bound"
        assert merge_complaints(main, merged, by=desk.actor).main == merged

    def test_nor_what_an_offer_waits_in(self, desk: Desk) -> None:
        main, merged = filed(desk.at)[0], filed(desk.at)[0]
        make_offer(merged, amount=1, pay_by=timezone.localdate(), text="一", by=desk.actor)
        assert refused(merged, main, desk.actor) == "merge-bound"

    def test_nor_what_a_partner_was_asked_about(self, desk: Desk) -> None:
        main, merged = filed(desk.at)[0], filed(desk.at)[0]
        asked = involve_partner(merged, partner(of=desk.at), "谁装的？", by=desk.actor)
        assert refused(merged, main, desk.actor) == "merge-bound"
        end_involvement(asked, by=desk.actor)
        assert merge_complaints(merged, main, by=desk.actor).complaint == merged

    def test_nor_what_others_were_merged_into(self, desk: Desk) -> None:
        first, second, third = (filed(desk.at)[0] for _ in range(3))
        merge_complaints(first, second, by=desk.actor)
        assert refused(second, third, desk.actor) == "merge-bound"
        assert refused(first, third, desk.actor) == "merge-not-open"

    def test_the_merged_one_takes_no_other_door_and_no_receipt(self, desk: Desk) -> None:
        main, (merged, seat, _) = filed(desk.at)[0], filed(desk.at)
        merge_complaints(merged, main, by=desk.actor)
        with pytest.raises(NotPossible):
            open_proceeding(merged, "pboc_complaint", by=seat)
        with pytest.raises(NotPossible):
            acknowledge_complaint(merged, by=desk.actor)

    def test_the_merged_one_is_not_reopened_beside_it(self, desk: Desk) -> None:
        main, (merged, seat, _) = filed(desk.at)[0], filed(desk.at)
        merge_complaints(merged, main, by=desk.actor)
        for by, reason in ((seat, "again"), (desk.actor, "new_facts")):
            with pytest.raises(NotPossible):
                reopen_complaint(merged, reason=reason, text="接着办", by=by)
        assert f"/desk/{merged.number}/reopen/" not in desk.browser.get(f"/desk/{merged.number}/").content.decode()

    def test_the_database_refuses_a_second_merge_and_an_odd_ground(self, desk: Desk) -> None:
        main, merged = filed(desk.at)[0], filed(desk.at)[0]
        merge = merge_complaints(merged, main, by=desk.actor)
        for changes in ({}, {"undone_at": timezone.now(), "ground": "alike"}):
            merge.pk = None
            for name, value in changes.items():
                setattr(merge, name, value)
            with pytest.raises((IntegrityError, DatabaseError)), transaction.atomic():
                merge.save(force_insert=True)


class TestForPeople:
    def test_messages_stand_together_and_each_says_where_from(self, desk: Desk) -> None:
        main, (merged, seat, _) = filed(desk.at)[0], filed(desk.at)
        write_message(merged, "写在另一件里的话", by=seat)
        page = desk.browser.get(f"/desk/{main.number}/merge/{merged.number}/").content.decode()
        assert main.number in page
        desk.browser.post(f"/desk/{main.number}/merge/{merged.number}/", {"goes_on": main.number})
        shown = desk.browser.get(f"/desk/{main.number}/").content.decode()
        assert "写在另一件里的话" in shown
        assert f"From {merged.number}" in shown
        merge = Merge.objects.get()
        desk.browser.post(f"/desk/{main.number}/merges/{merge.pk}/undo/")
        assert "写在另一件里的话" not in desk.browser.get(f"/desk/{main.number}/").content.decode()
        assert desk.browser.post(f"/desk/{main.number}/merges/{merge.pk}/undo/").status_code == 404

    def test_the_merchant_is_led_there_opens_nothing_new_by_it_and_can_part_them(self, desk: Desk) -> None:
        main, (merged, _, passcode) = filed(desk.at)[0], filed(desk.at)
        merge_complaints(merged, main, by=desk.actor)
        browser = follow(merged, passcode)
        assert f"/follow/{main.number}/" in browser.get(f"/follow/{merged.number}/").content.decode()
        led = browser.get(f"/follow/{main.number}/")
        assert led.status_code == 302
        assert f"number={main.number}" in led["Location"]
        browser.post(f"/follow/{merged.number}/part/")
        merged.refresh_from_db()
        assert merged.stage == "filed"
        assert browser.get(f"/follow/{merged.number}/part/").status_code == 404

    def test_the_other_side_cannot_merge(self, desk: Desk) -> None:
        main, (merged, seat, _) = filed(desk.at)[0], filed(desk.at)
        with pytest.raises(NotAllowed):
            merge_complaints(merged, main, by=seat)
        merge = merge_complaints(merged, main, by=desk.actor)
        with pytest.raises(NotAllowed):
            undo_merge(merge, by=Actor(ActorKind.COMPLAINANT, complaint_id=main.pk))
        assert queries.complaint(merged.number, by=SYSTEM).stage == "closed"  # type: ignore[union-attr]
