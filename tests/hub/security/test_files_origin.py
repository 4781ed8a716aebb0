"""Where files have an origin of their own, the site sends people there for a moment, and nothing else is there."""

from datetime import timedelta

import pytest
import time_machine
from django.core import signing
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from juli.hub.complaints.actions import add_evidence
from juli.hub.complaints.actions.conversation import NewFile
from juli.hub.complaints.models import Complaint, EvidenceItem
from juli.hub.configuration import ConfigurationError, read_configuration
from juli.hub.operations.security.downloads import GOOD_FOR_SECONDS
from tests.hub.builders import filed, organisation, staff
from tests.hub.portal.following import PNG, browser, follow, url
from tests.hub.security.addresses import routes

ORIGIN = "https://files.example.cn"
HOST = "files.example.cn"


@pytest.fixture
def apart(settings: Settings) -> None:
    """An installation with an origin for files."""
    settings.FILES_ORIGIN = ORIGIN
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, HOST]


@pytest.fixture
def held(db: None) -> tuple[Complaint, EvidenceItem, Client]:
    """A complaint with a picture, and a browser that has opened it."""
    complaint, seat, passcode = filed(organisation())
    item = add_evidence(complaint, [NewFile("合同.png", PNG, "image/png")], by=seat)[0]
    return complaint, item, follow(complaint, passcode)


def there(path: str, client: Client | None = None, **extra: str) -> HttpResponse:
    """What the origin for files answers."""
    return (client or Client()).get(path, headers={"host": HOST}, **extra)


def sent_to(held: tuple[Complaint, EvidenceItem, Client]) -> str:
    complaint, item, client = held
    answer = client.get(url("file", complaint, item.pk))
    assert answer.status_code == 302
    assert answer["Location"].startswith(f"{ORIGIN}/file/")
    assert "no-store" in answer["Cache-Control"]
    return str(answer["Location"]).removeprefix(ORIGIN)


def test_whoever_may_read_a_file_is_sent_to_it_and_gets_it_without_rights(apart: None, held: object) -> None:
    answer = there(sent_to(held))
    assert (answer.status_code, answer.content, answer["Content-Type"]) == (200, PNG, "image/png")
    assert answer["Content-Disposition"].startswith("attachment;")
    assert answer["Content-Security-Policy"].startswith("sandbox")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer["Cache-Control"]
    assert not answer.cookies


def test_the_desk_is_sent_there_too(apart: None, held: object) -> None:
    complaint, item, _ = held
    desk = browser()
    desk.force_login(staff(complaint.respondent)[0])
    answer = desk.get(f"/desk/{complaint.number}/file/{item.pk}/")
    assert there(answer["Location"].removeprefix(ORIGIN)).content == PNG


def test_the_way_is_good_for_a_moment(apart: None, held: object) -> None:
    path = sent_to(held)
    with time_machine.travel(timezone.now() + timedelta(seconds=GOOD_FOR_SECONDS + 1)):
        assert there(path).status_code == 404


def test_a_ticket_cannot_be_forged_changed_or_taken_from_elsewhere(apart: None, held: object) -> None:
    _, item, _ = held
    path = sent_to(held)
    other = signing.dumps([item.sha256, "a", "text/html", str(item.pk), ""], salt="another")
    for wrong in (
        path[:-3] + "AAA/",
        "/file//",
        "/file/x/",
        f"/file/{other}/",
        f"/file/{item.sha256}/",
        f"/file/{item.pk}/",
    ):
        assert there(wrong).status_code == 404, wrong


def test_a_stranger_is_sent_nowhere(apart: None, held: object) -> None:
    complaint, item, _ = held
    answer = browser().get(url("file", complaint, item.pk))
    assert HOST not in answer["Location"]


def test_nothing_of_the_site_is_there(apart: None, held: object) -> None:
    _, _, client = held
    addresses = [route.address for route in routes()]
    for address in (*addresses, "/static/juli/juli.css", "/file/../follow/"):
        answer = there(address, client)
        assert (answer.status_code, answer.content) == (404, b"404\n"), address
        assert not answer.cookies
    assert client.post(sent_to(held), headers={"host": HOST}).status_code == 404


def test_no_file_is_at_the_site(apart: None, held: object) -> None:
    _, _, client = held
    assert client.get(sent_to(held)).status_code == 404


def test_without_such_an_origin_a_ticket_opens_nothing(held: object, settings: Settings) -> None:
    settings.FILES_ORIGIN = ORIGIN
    path = sent_to(held)
    settings.FILES_ORIGIN = ""
    assert held[2].get(path).status_code == 404


@pytest.mark.parametrize(
    "origin", ["https://juli.example.cn", "https://juli.example.cn:8443", "HTTPS://JULI.example.cn"]
)
def test_it_must_be_another_host_than_the_site(origin: str) -> None:
    with pytest.raises(ConfigurationError, match="JULI_FILES_ORIGIN"):
        read_configuration({"JULI_BASE_URL": "https://juli.example.cn", "JULI_FILES_ORIGIN": origin})


def test_the_site_answers_at_that_host() -> None:
    read = read_configuration({"JULI_BASE_URL": "https://juli.example.cn", "JULI_FILES_ORIGIN": ORIGIN})
    assert read.files_origin == ORIGIN
    assert {"juli.example.cn", HOST} <= set(read.allowed_hosts)
