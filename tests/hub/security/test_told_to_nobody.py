"""What is secret or personal stands in no log, no subject, no address and no page of an error.

Class: secrets in logs and telemetry.
"""

import logging

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils.log import DEFAULT_LOGGING
from procrastinate.contrib.django.models import ProcrastinateJob
from pytest_django import Settings

from juli.hub.accounts.actors import SYSTEM
from juli.hub.complaints import queries
from juli.hub.complaints.actions import confirm_email
from juli.hub.complaints.models import Complaint
from tests.hub.builders import REQUEST, filed, organisation, staff
from tests.hub.portal import walking
from tests.hub.portal.following import PNG, browser, follow, url
from tests.hub.security.mailbox import deliver

PERSON = {
    "name": "秘密姓名甲",
    "business_name": "秘密商号乙",
    "phone": "13899998888",
    "email": "secret.person@example.cn",
}
STORY = "秘密经过丙"
PASSWORD = "secret password of nobody 4711"


@pytest.fixture
def heard(caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> pytest.LogCaptureFixture:
    """Everything that is logged, down to the finest note, but for statements that only debugging shows."""
    caplog.set_level(logging.DEBUG)
    for name in ("django", "django.request", "django.security", "django.server"):
        monkeypatch.setattr(logging.getLogger(name), "propagate", True)
    monkeypatch.setattr(logging.getLogger("django.db.backends"), "propagate", False)
    return caplog


def silent(heard: pytest.LogCaptureFixture, *secrets: str) -> None:
    """None of the secrets was logged, in the text or among the values of a record."""
    for record in heard.records:
        told = record.getMessage() + str(record.args) + (record.exc_text or "")
        for secret in secrets:
            assert secret not in told, record


@pytest.mark.django_db
def test_a_whole_complaint_leaves_no_secret_behind(heard: pytest.LogCaptureFixture) -> None:
    client = walking.begin()
    provider = organisation()
    walking.walk(
        client,
        contact=PERSON,
        story={"story": STORY},
        provider={"organisation": str(provider.pk), "provider_name": "x"},
    )
    number = walking.file_it(client)
    complaint = Complaint.objects.get(number=number)
    passcode = walking.passcode_on(client.get(reverse("portal:filed")).content.decode())
    other = follow(complaint, passcode)
    other.post(url("add-evidence", complaint), {"proves": STORY, "attached": walking.file("a.png", PNG)})
    renewed = other.post(url("renew-passcode", complaint), follow=True).content.decode()
    confirm_email(complaint, PERSON["email"], by=SYSTEM)
    browser().post(reverse("portal:lost-passcode"), {"number": number})
    deliver()
    secrets = [*PERSON.values(), STORY, passcode, walking.passcode_on(renewed)]
    silent(heard, *secrets)
    assert mail.outbox
    for sent in mail.outbox:
        for secret in secrets:
            assert secret not in str(sent.subject)
            assert secret not in sent.body
        assert number not in str(sent.subject)
    waiting = str(list(ProcrastinateJob.objects.values_list("args", flat=True)))
    assert not [secret for secret in secrets if secret in waiting]


@pytest.mark.django_db
def test_wrong_passwords_and_passcodes_are_written_down_nowhere(heard: pytest.LogCaptureFixture) -> None:
    staff(organisation())
    complaint, _, _ = filed()
    for _ in range(12):
        shown = browser().post(reverse("account_login"), {"login": "lin@example.cn", "password": PASSWORD}, follow=True)
        assert PASSWORD not in shown.content.decode()
    browser().post(reverse("portal:follow"), {"number": complaint.number, "passcode": PASSWORD})
    Client(enforce_csrf_checks=True).post(reverse("account_login"), {"password": PASSWORD})
    Client().get("/", {"token": PASSWORD}, headers={"host": "evil.example"})
    silent(heard, PASSWORD)


@pytest.mark.django_db
def test_a_fault_of_ours_shows_nothing_and_logs_no_form(
    heard: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    settings.DEBUG = False
    complaint, _, passcode = filed(organisation())
    client = follow(complaint, passcode)
    client.raise_request_exception = False

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr("juli.hub.portal.follow.seat.complaint_by_number", broken)
    answer = client.post(
        url("write", complaint), {"text": STORY, "password": PASSWORD}, headers={"authorization": PASSWORD}
    )
    page = answer.content.decode()
    assert answer.status_code == 500
    for secret in (STORY, PASSWORD, "RuntimeError", "Traceback", "broken", complaint.number, "juli.hub"):
        assert secret not in page
    assert [record for record in heard.records if record.exc_info], "the fault itself was not logged"
    silent(heard, STORY, PASSWORD, passcode)


def test_faults_are_mailed_to_nobody() -> None:
    """Django would mail whole requests to administrators."""
    from django.conf import settings

    assert settings.ADMINS == []
    assert "mail_admins" in DEFAULT_LOGGING["handlers"]
    assert not [h for h in logging.getLogger("django").handlers if type(h).__name__ == "AdminEmailHandler"]


@pytest.mark.django_db
def test_no_address_of_a_page_holds_what_a_person_typed() -> None:
    complaint, _, passcode = filed(organisation())
    client = browser()
    answer = client.post(reverse("portal:follow"), {"number": complaint.number, "passcode": passcode}, follow=True)
    for address, _ in answer.redirect_chain:
        assert passcode not in address
    assert queries.complaint(complaint.number, by=SYSTEM) is not None
    for name in (REQUEST.name, REQUEST.phone, REQUEST.email):
        assert name not in "".join(address for address, _ in answer.redirect_chain)
