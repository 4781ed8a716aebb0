"""Who asks for something that is not there gets the same answer, after the same work, as for something that is.

Class: learning who has an account, or which complaint exists. Time is not measured: the work is counted.
"""

import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

import pytest
from django.contrib.auth import hashers
from django.core import mail
from django.http import HttpResponse
from django.urls import reverse

from juli.hub.complaints.models import Draft
from juli.hub.complaints.numbers import complaint_number
from juli.hub.directory.models import Membership
from tests.hub.builders import filed, organisation, staff
from tests.hub.portal.following import browser
from tests.hub.portal.walking import begin

pytestmark = pytest.mark.django_db
WRONG = "AAAA-AAAA-AAAA"


def told(answer: HttpResponse, *typed: str) -> tuple[int, str, str]:
    """What an answer says, without random tokens and without what was typed."""
    text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.content.decode())
    place = answer.get("Location", "")
    for word in typed:
        text, place = text.replace(word, "…"), place.replace(word, "…")
    return answer.status_code, place, text


@contextmanager
def work(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Every slow hash that is computed."""
    done: list[str] = []
    scrypt, encode = hashlib.scrypt, hashers.MD5PasswordHasher.encode
    with monkeypatch.context() as patch:
        patch.setattr(hashlib, "scrypt", lambda *a, **k: (done.append("scrypt"), scrypt(*a, **k))[1])
        patch.setattr(
            hashers.MD5PasswordHasher, "encode", lambda *a, **k: (done.append("password"), encode(*a, **k))[1]
        )
        yield done


def test_signing_in(monkeypatch: pytest.MonkeyPatch) -> None:
    staff(organisation())
    answers = []
    for email in ("lin@example.cn", "nobody@example.cn"):
        with work(monkeypatch) as done:
            answer = browser().post(reverse("account_login"), {"login": email, "password": "wrong"})
        answers.append((told(answer, email), done))
    assert answers[0] == answers[1]
    assert answers[0][1] == ["password"]


def test_signing_in_without_a_seat_tells_nothing_before_the_password_is_right() -> None:
    staff(organisation())
    Membership.objects.all().delete()
    answer = browser().post(reverse("account_login"), {"login": "lin@example.cn", "password": "wrong"})
    other = browser().post(reverse("account_login"), {"login": "no@example.cn", "password": "wrong"})
    assert told(answer, "lin@example.cn") == told(other, "no@example.cn")


def test_asking_for_a_new_password() -> None:
    staff(organisation())
    answers = [
        told(browser().post(reverse("account_reset_password"), {"email": e}), e)
        for e in ("lin@example.cn", "nobody@example.cn")
    ]
    assert answers[0] == answers[1]
    assert {to for sent in mail.outbox for to in sent.to} <= {"lin@example.cn"}


def test_opening_a_complaint(monkeypatch: pytest.MonkeyPatch) -> None:
    complaint, _, _ = filed(organisation())
    answers = []
    for number in (complaint.number, complaint_number(4711, complaint.filed_at.date())):
        with work(monkeypatch) as done:
            answer = browser().post(reverse("portal:follow"), {"number": number, "passcode": WRONG})
        answers.append((told(answer, number), done))
    assert answers[0] == answers[1]
    assert answers[0][1] == ["scrypt"]


def test_asking_for_a_new_passcode() -> None:
    complaint, _, _ = filed(organisation())
    numbers = (complaint.number, complaint_number(4711, complaint.filed_at.date()), "nonsense")
    answers = [told(browser().post(reverse("portal:lost-passcode"), {"number": n}), n) for n in numbers]
    assert len(set(answers)) == 1


def test_coming_back_to_a_draft(monkeypatch: pytest.MonkeyPatch) -> None:
    begin()
    answers = []
    for draft in (Draft.objects.get().pk, uuid4()):
        with work(monkeypatch) as done:
            answer = browser().post(reverse("portal:resume", args=[draft]), {"passcode": WRONG})
        answers.append((told(answer, str(draft)), done))
    assert answers[0] == answers[1]
    assert answers[0][1] == ["scrypt"]


def test_pages_of_a_complaint_that_is_not_open_here() -> None:
    complaint, _, _ = filed(organisation())
    for name in (
        "case",
        "write",
        "log",
        "add-evidence",
        "withdraw",
        "renew-passcode",
        "request-confirmation",
        "forget",
    ):
        answers = []
        for number in (complaint.number, complaint_number(4711, complaint.filed_at.date())):
            address = reverse(f"portal:{name}", args=[number])
            answers.append([told(browser().get(address), number), told(browser().post(address), number)])
        assert answers[0] == answers[1], name


def test_the_desk_of_another() -> None:
    other = organisation("云帆支付有限公司")
    complaint, _, _ = filed(organisation())
    desk = browser()
    desk.force_login(staff(other)[0])
    answers = [
        told(desk.get(f"/desk/{number}/"), number)
        for number in (complaint.number, complaint_number(4711, complaint.filed_at.date()))
    ]
    assert answers[0] == answers[1]
