"""Whether two complaints are one person's is asked of the merchant, who proves it by number and passcode alone."""

from dataclasses import dataclass

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from juli.hub.accounts.actors import Actor, NotAllowed
from juli.hub.accounts.scopes import acting, rows
from juli.hub.complaints.models import Complaint
from juli.hub.complaints.queries import verify_chains
from juli.hub.machines import NotPossible
from juli.hub.workbench.actions import (
    ask_about_person,
    confirm_person,
    merge_complaints,
    refuse_person,
    withdraw_person_question,
)
from juli.hub.workbench.models import PersonQuestion
from tests.hub.builders import filed, organisation
from tests.hub.desk.seated import Desk, sit_down
from tests.hub.portal.following import follow

pytestmark = pytest.mark.django_db

NUMBER = "822100055556666"


@dataclass
class Two:
    """Two complaints of one merchant number, filed with different telephones; the first one's merchant is asked."""

    desk: Desk
    here: Complaint
    seat: Actor
    passcode: str
    there: Complaint
    other_seat: Actor
    other_passcode: str

    def ask(self) -> PersonQuestion:
        return ask_about_person(self.here, self.there, by=self.desk.actor)

    @property
    def browser(self) -> Client:
        return follow(self.here, self.passcode)


@pytest.fixture
def two() -> Two:
    desk = sit_down(organisation())
    first = filed(desk.at, merchant_no=NUMBER)
    return Two(desk, *first, *filed(desk.at, merchant_no=NUMBER, phone="13900001111"))


def kinds(complaint: Complaint) -> list[str]:
    return [kind for kind in complaint.events.order_by("position").values_list("kind", flat=True) if "person" in kind]


def refused(question: PersonQuestion, number: str, passcode: str, by: Actor) -> str:
    with pytest.raises(NotPossible) as refusal:
        confirm_person(question, number, passcode, by=by)
    return refusal.value.code


def test_proved_by_the_passcode_the_two_can_be_merged(two: Two) -> None:
    page = f"/desk/{two.here.number}/"
    assert "One person? Ask the merchant" in two.desk.browser.get(page).content.decode()
    address = f"{page}same/{two.there.number}/"
    assert two.there.number in two.desk.browser.get(address).content.decode()
    assert two.desk.browser.post(address).status_code == 302
    question = PersonQuestion.objects.get()

    browser = two.browser
    asked = f"/follow/{two.here.number}/same/{question.pk}/"
    shown = browser.get(f"/follow/{two.here.number}/").content.decode() + browser.get(asked).content.decode()
    assert asked in shown
    assert two.there.number not in shown, "which complaint is meant may be nobody's business"
    assert browser.post(asked, {"number": two.there.number, "passcode": two.other_passcode}).status_code == 302
    question.refresh_from_db()
    assert question.state == "confirmed"
    assert (kinds(two.here), kinds(two.there)) == (["person_asked", "person_confirmed"], ["person_confirmed"])
    assert "has proved that both are theirs" in two.desk.browser.get(page).content.decode()
    assert merge_complaints(two.here, two.there, by=two.desk.actor).ground == "confirmed"
    assert list(verify_chains()) == []


def test_whatever_does_not_fit_has_one_answer_and_is_counted(two: Two) -> None:
    stranger, _, strange_passcode = filed(two.desk.at, phone="13700002222")
    question, browser = two.ask(), two.browser
    address = f"/follow/{two.here.number}/same/{question.pk}/"
    tries = {
        "wrong passcode": (two.there.number, "AAAA-AAAA-AAAA"),
        "no complaint": ("2611-9999-99", "AAAA-AAAA-AAAA"),
        "another of theirs": (stranger.number, strange_passcode),
        "the same": (two.here.number, two.passcode),
        "nonsense": ("x", "y"),
    }
    answers = set()
    for number, passcode in tries.values():
        answer = browser.post(address, {"number": number, "passcode": passcode})
        answers.add(str(answer.context["errors"]))
    assert len(answers) == 1
    for _ in range(12):
        browser.post(address, {"number": two.there.number, "passcode": "BBBB-BBBB-BBBB"})
    right = {"number": two.there.number, "passcode": two.other_passcode}
    assert browser.post(address, right).status_code == 200
    question.refresh_from_db()
    assert question.state == "asked", "after many tries even the right one waits"


def test_refused_it_is_not_asked_again_and_nothing_is_merged(two: Two) -> None:
    question = two.ask()
    assert two.browser.post(f"/follow/{two.here.number}/same/{question.pk}/no/").status_code == 302
    assert kinds(two.here) == ["person_asked", "person_refused"]
    assert refused(question, two.there.number, two.other_passcode, two.seat) == "person-refused"
    for complaint, other in ((two.here, two.there), (two.there, two.here)):
        with pytest.raises(NotPossible, match="person-asked-before"):
            ask_about_person(complaint, other, by=two.desk.actor)
    with pytest.raises(NotPossible, match="merge-other-person"):
        merge_complaints(two.here, two.there, by=two.desk.actor)
    assert two.browser.get(f"/follow/{two.here.number}/same/{question.pk}/").status_code == 404


def test_withdrawn_it_can_be_asked_anew(two: Two) -> None:
    question = two.ask()
    two.desk.browser.post(f"/desk/{two.here.number}/same/{question.pk}/withdraw/")
    with pytest.raises(NotPossible, match="person-withdrawn"):
        withdraw_person_question(question, by=two.desk.actor)
    assert two.ask().state == "asked"
    with pytest.raises(IntegrityError, match="may not go from withdrawn to confirmed"), transaction.atomic():
        PersonQuestion.objects.filter(pk=question.pk).update(state="confirmed")


def test_it_is_asked_only_where_it_can_lead_to_something(two: Two) -> None:
    known, _, _ = filed(two.desk.at)
    with pytest.raises(NotPossible, match="person-known"):
        ask_about_person(two.here, known, by=two.desk.actor)
    with pytest.raises(NotPossible, match="merge-other-respondent"):
        ask_about_person(two.here, two.here, by=two.desk.actor)
    question = two.ask()
    merge_complaints(two.here, known, by=two.desk.actor)
    question.refresh_from_db()
    assert question.state == "withdrawn", "what ended in another complaint is asked no longer"
    with pytest.raises(NotPossible, match="merge-not-open"):
        two.ask()


def test_nobody_else_sees_or_answers_it(two: Two) -> None:
    question = two.ask()
    stranger = sit_down(organisation("云帆支付有限公司"), "chen@example.cn")
    for other in (two.other_seat, stranger.actor):
        with acting(other):
            assert not PersonQuestion.objects.exists()
            assert not rows(PersonQuestion, by=other).exists()
        for act in (refuse_person, withdraw_person_question):
            with pytest.raises(NotAllowed):
                act(question, by=other)
    with pytest.raises(NotAllowed):
        confirm_person(question, two.there.number, two.other_passcode, by=two.other_seat)
    with pytest.raises(NotAllowed):
        ask_about_person(two.here, two.there, by=stranger.actor)
