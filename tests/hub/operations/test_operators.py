"""Operators and identity providers, from the shell."""

import json
from argparse import Namespace
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.test import Client

from juli.hub.accounts.actions import add_operator
from juli.hub.accounts.actors import NotAllowed
from juli.hub.accounts.models import User
from juli.hub.accounts.queries import account_actor, has_second_factor
from juli.hub.identity.models import IdentityProvider
from juli.hub.operations import operators, providers
from tests.hub.accounts.signing import delivered, person, with_app
from tests.hub.builders import organisation

pytestmark = pytest.mark.django_db
PHRASE = "a phrase of one's own"
EMAIL = "op@example.cn"


def add() -> int:
    return operators.main(Namespace(data=None, act="add", email=EMAIL, name="欧阳兰"))


@pytest.mark.usefixtures("second_factors_asked")
def test_an_operator_sets_a_password_and_must_set_up_a_second_factor(capsys: pytest.CaptureFixture[str]) -> None:
    assert add() == 0
    link = urlsplit(capsys.readouterr().out.split()[-1]).path
    browser = Client()
    form = browser.get(link, follow=True).redirect_chain[-1][0]
    browser.post(form, {"password1": PHRASE, "password2": PHRASE})
    browser.post("/account/login/", {"login": EMAIL, "password": PHRASE})
    assert browser.get("/desk/")["Location"] == "/account/factors/"


def test_a_removed_operator_is_signed_out_and_an_ordinary_person(capsys: pytest.CaptureFixture[str]) -> None:
    add()
    user = User.objects.get()
    user.set_password(PHRASE)
    user.save()
    browser = Client()
    browser.post("/account/login/", {"login": EMAIL, "password": PHRASE})
    assert browser.get("/account/").status_code == 200
    assert operators.main(Namespace(data=None, act="remove", email=EMAIL.upper())) == 0
    assert browser.get("/account/").status_code == 302
    assert not User.objects.get().is_staff
    assert operators.main(Namespace(data=None, act="remove", email=EMAIL)) == 1


@pytest.mark.parametrize(("email", "name"), [("no address", "欧阳兰"), (EMAIL, " ")])
def test_what_is_wrong_is_said_and_nobody_is_made(email: str, name: str) -> None:
    assert operators.main(Namespace(data=None, act="add", email=email, name=name)) == 1
    assert not User.objects.exists()


def test_a_reset_leaves_neither_password_nor_factor_and_tells_the_person(capsys: pytest.CaptureFixture[str]) -> None:
    user = person()
    with_app(user)
    browser = Client()
    browser.force_login(user)
    assert operators.main(Namespace(data=None, act="reset", email=user.email)) == 0
    assert "/account/password/reset/key/" in capsys.readouterr().out
    assert [message.to for message in delivered()] == [[user.email]]
    assert not has_second_factor(user)
    user.refresh_from_db()
    assert not user.has_usable_password()
    assert browser.get("/account/").status_code == 302
    assert operators.main(Namespace(data=None, act="reset", email="nobody@example.cn")) == 1


def test_nobody_makes_operators_from_within() -> None:
    add()
    with pytest.raises(NotAllowed):
        add_operator("new@example.cn", "x", by=account_actor(User.objects.get()))


def test_a_provider_is_connected_listed_and_removed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    house = organisation()
    secret = tmp_path / "secret"
    secret.write_text("s3cret\n", encoding="utf-8")
    words = Namespace(
        data=None,
        act="add",
        organisation=house.name,
        issuer="https://id.chenghu.example",
        client_id="juli",
        client_secret_file=str(secret),
        domain=["chenghu.example"],
        required=True,
    )
    assert providers.main(words) == 0
    made = IdentityProvider.objects.get()
    assert f"/account/organisation/{made.pk}/back/" in capsys.readouterr().out
    assert (made.client_secret, made.required) == ("s3cret", True)
    assert providers.main(Namespace(data=None, act="list", json=True)) == 0
    assert json.loads(capsys.readouterr().out)[0]["domains"] == ["chenghu.example"]
    assert providers.main(Namespace(data=None, act="remove", organisation=house.name)) == 0
    assert providers.main(Namespace(data=None, act="remove", organisation=house.name)) == 1
    assert not IdentityProvider.objects.exists()


@pytest.mark.parametrize(
    "changes",
    [
        {"organisation": "没有的机构"},
        {"issuer": "http://id.example.cn"},
        {"domain": ["x"]},
        {"client_secret_file": "/nowhere"},
    ],
)
def test_a_wrong_provider_is_said_and_not_connected(changes: dict[str, object], tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("s3cret", encoding="utf-8")
    words = {
        "data": None,
        "act": "add",
        "organisation": organisation().name,
        "issuer": "https://id.chenghu.example",
        "client_id": "juli",
        "client_secret_file": str(secret),
        "domain": ["chenghu.example"],
        "required": False,
    }
    assert providers.main(Namespace(**{**words, **changes})) == 1
    assert not IdentityProvider.objects.exists()
