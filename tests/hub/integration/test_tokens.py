"""The life of a token: made within what its maker may do, shown once, ended in many ways."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from juli.hub.accounts.actors import SYSTEM, NotAllowed
from juli.hub.directory.actions import end_activation, let_leave, seat_person
from juli.hub.directory.models import Grant, Record, Role
from juli.hub.directory.queries import actor_at
from juli.hub.integration.actions import make_token, revoke_token
from juli.hub.integration.models import ApiToken
from juli.hub.integration.queries import open_token
from juli.hub.integration.secrets import ALPHABET, is_token, new_token
from juli.hub.machines import NotPossible
from tests.hub.api.asking import Program, program
from tests.hub.builders import organisation, seated
from tests.hub.house.seated import said, sit_down

pytestmark = pytest.mark.django_db


def opens(one: Program) -> bool:
    return open_token(one.secret, now=timezone.now()) is not None


def test_a_token_is_known_by_its_looks_and_told_from_any_other_word() -> None:
    secret = new_token()
    assert is_token(secret)
    assert secret.startswith("juli_")
    assert len(secret) == 51
    changed = ALPHABET[(ALPHABET.index(secret[9]) + 1) % len(ALPHABET)]
    for other in ("", "juli_", secret[:-1], secret + "0", secret[:9] + changed + secret[10:], "juli_" + "é" * 46):
        assert not is_token(other)


def test_only_a_hash_is_kept() -> None:
    one = program()
    kept = str(list(ApiToken.objects.values()))
    assert one.secret not in kept
    assert one.secret[5:45] not in kept
    assert one.token.ending == one.secret[-4:]


def test_it_may_do_what_its_seat_may_today_and_no_more() -> None:
    one = program(scopes=["audits.read", "members.manage"])
    assert one.token.scopes == ["audits.read"]
    found = open_token(one.secret, now=timezone.now())
    assert found
    assert (found[1].user_id, found[1].rights) == (one.seat.user_id, frozenset({"audits.read"}))
    Grant.objects.filter(membership=one.seat).update(role=Role.objects.get(organisation=one.at, name="只读"))
    found = open_token(one.secret, now=timezone.now())
    assert found
    assert found[1].rights == frozenset()


def test_it_ends_with_its_time() -> None:
    one = program()
    assert opens(one)
    with time_machine.travel(timezone.now() + timedelta(days=30, seconds=1)):
        assert not opens(one)


def test_it_ends_by_hand_and_only_once() -> None:
    one = program()
    revoke_token(one.token, by=actor_at(one.seat))
    assert not opens(one)
    with pytest.raises(NotPossible, match="token-over"):
        revoke_token(one.token, by=actor_at(one.seat))


def test_it_ends_with_the_seat_for_good() -> None:
    at = organisation()
    seated(at, "head@example.cn")
    one = program(at)
    let_leave(one.seat, by=SYSTEM)
    assert not opens(one)
    seat_person(at, email=one.seat.user.email, name="林以宁", by=SYSTEM)
    assert not opens(one)


def test_it_rests_while_the_organisation_or_the_person_does() -> None:
    one = program()
    one.seat.user.is_active = False
    one.seat.user.save()
    assert not opens(one)
    one.seat.user.is_active = True
    one.seat.user.save()
    assert opens(one)
    end_activation(one.at, reason="over", by=_operator())
    assert not opens(one)


def _operator() -> "object":
    from tests.hub.world import operator

    return operator("op@juli.example")[1]


@pytest.mark.parametrize(
    ("scopes", "days", "code"), [([], 30, "scopes"), (["x"], 30, "scopes"), (["audits.run"], 367, "days")]
)
def test_what_is_no_token(scopes: list[str], days: int, code: str) -> None:
    seat = seated(organisation(), "lin@example.cn")
    with pytest.raises(NotPossible, match=code):
        make_token(seat, name="x", scopes=scopes, days=days, by=actor_at(seat))


def test_nobody_makes_one_for_somebody_else_or_without_the_right() -> None:
    at = organisation()
    head, handler = seated(at, "head@example.cn"), seated(at, "su@example.cn", role="组长")
    for seat, by in ((handler, head), (head, handler), (handler, handler)):
        with pytest.raises(NotAllowed):
            make_token(seat, name="x", scopes=["audits.run"], days=1, by=actor_at(by))


def test_the_last_use_is_noted_to_the_minute() -> None:
    one = program()
    begin = timezone.now()
    for seconds, noted in ((0, 0), (30, 0), (61, 61)):
        with time_machine.travel(begin + timedelta(seconds=seconds), tick=False):
            assert one.get("/token").status_code == 200
        one.token.refresh_from_db()
        assert one.token.last_used_at == begin + timedelta(seconds=noted)


class TestPages:
    def test_one_is_made_shown_once_and_revoked(self) -> None:
        seat = sit_down(organisation())
        assert "There is no token yet" in seat.page("tokens")
        told = {"name": "settlement", "scopes": ["audits.read"], "days": "90"}
        page = said(seat.post("add-token", **told))
        token = ApiToken.objects.get()
        secret = page.partition('value="juli_')[2].partition('"')[0]
        assert open_token(f"juli_{secret}", now=timezone.now())
        listed = seat.page("tokens")
        assert "settlement" in listed
        assert secret not in listed
        assert seat.post("revoke-token", token.pk).status_code == 302
        assert "revoked" in seat.page("tokens")
        kinds = list(Record.objects.filter(organisation=seat.at).values_list("kind", flat=True))
        assert kinds[:2] == ["token_revoked", "token_made"]

    def test_what_is_missing_is_said_and_nothing_typed_is_lost(self) -> None:
        seat = sit_down(organisation())
        page = said(seat.post("add-token", name="settlement", days="30"))
        assert "choose at least one thing" in page
        assert 'value="settlement"' in page

    def test_whoever_signed_in_long_ago_confirms_it_first(self) -> None:
        seat = sit_down(organisation())
        with time_machine.travel(timezone.now() + timedelta(minutes=11)):
            answer = seat.post("add-token", name="x", scopes=["audits.read"], days="30")
        assert answer.status_code == 302
        assert reverse("account_confirm_it_is_you") in answer["Location"]
        assert not ApiToken.objects.exists()

    def test_without_the_right_there_is_nothing(self) -> None:
        seat = sit_down(organisation(), role="组长")
        assert [seat.get(name).status_code for name in ("tokens", "add-token", "webhooks", "add-webhook")] == [404] * 4
