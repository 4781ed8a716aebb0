"""Opening a desk and seating a person at it."""

from argparse import Namespace
from urllib.parse import urlsplit

import pytest
from django.test import Client

from juli.hub.accounts.actors import Actor, ActorKind, NotAllowed
from juli.hub.accounts.models import User
from juli.hub.directory.actions import open_desk, seat_person
from juli.hub.directory.models import Membership, Organisation, OrganisationKind
from juli.hub.operations import people
from juli.hub.operations.errors import CannotRun
from juli.hub.operations.staff import add_staff

pytestmark = pytest.mark.django_db
PHRASE = "a phrase of one's own"


def test_the_link_sets_the_password_once_and_the_desk_is_open(capsys: pytest.CaptureFixture[str]) -> None:
    words = Namespace(data=None, organisation="岭南支付有限公司", email="Ou@lingnan.example", name="欧阳兰")
    assert people.main(words) == 0
    link = urlsplit(capsys.readouterr().out.split()[-1]).path
    browser = Client(headers={"accept-language": "en"})
    form = browser.get(link, follow=True).redirect_chain[-1][0]
    browser.post(form, {"password1": PHRASE, "password2": PHRASE})
    assert browser.login(email="ou@lingnan.example", password=PHRASE)
    assert browser.get("/desk/").status_code == 200
    assert "no longer works" in Client(headers={"accept-language": "en"}).get(link, follow=True).content.decode()


def test_adding_the_same_person_again_changes_nothing() -> None:
    for _ in range(2):
        add_staff("岭南支付有限公司", email="ou@lingnan.example", name="欧阳兰")
    assert (Organisation.objects.count(), User.objects.count(), Membership.objects.count()) == (1, 1, 1)


@pytest.mark.parametrize(
    ("organisation", "email", "name"),
    [
        ("岭南支付", "no address", "欧阳兰"),
        ("岭南支付", "ou@lingnan.example", " "),
        ("", "ou@lingnan.example", "欧阳兰"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_made(organisation: str, email: str, name: str) -> None:
    with pytest.raises(CannotRun):
        add_staff(organisation, email=email, name=name)
    assert people.main(Namespace(data=None, organisation=organisation, email=email, name=name)) == 1
    assert not Organisation.objects.exists()


@pytest.mark.parametrize("kind", [kind for kind in ActorKind if kind is not ActorKind.SYSTEM])
def test_only_the_operator_opens_desks_and_gives_seats(kind: ActorKind) -> None:
    listed = Organisation.objects.create(kind="bank", name="岭南银行")
    with pytest.raises(NotAllowed):
        open_desk("岭南银行", kind=OrganisationKind.BANK, opened_on=listed.activated_on, by=Actor(kind))
    with pytest.raises(NotAllowed):
        seat_person(listed, email="ou@lingnan.example", name="欧阳兰", by=Actor(kind))
