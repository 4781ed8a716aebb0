"""Every address has its class; too many requests wait; nobody is made to wait by a stranger elsewhere."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import DatabaseError, connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import Settings

from juli.hub.operations.limits import classes, counting, middleware
from juli.hub.operations.limits.classes import Measure, Table, read_table
from juli.hub.operations.limits.counting import Counted, forget_visits
from juli.hub.operations.limits.models import Visits
from juli.hub.operations.limits.origins import network_of
from tests.hub.builders import filed, organisation, staff
from tests.hub.portal.following import browser, follow, url
from tests.hub.security.addresses import routes

SMALL = """
[classes]
page = { seconds = 60, address = 6, seat = 4 }
form = { seconds = 60, address = 2 }
api = { seconds = 60, address = 1 }
sign-in = { seconds = 60, address = 1 }
probe = { seconds = 60 }
[routes]
"healthz" = { look = "probe", send = "probe" }
"portal:" = { look = "page", send = "form" }
"portal:institutions" = { look = "api", send = "api" }
"desk:" = { look = "page", send = "form" }
"""
NOON = datetime(2026, 11, 26, 4, 0, tzinfo=UTC)


@pytest.fixture
def small(db: None, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Limits that are soon reached, at a moment that stands still."""
    settings.RATE_LIMITS = True
    monkeypatch.setattr(middleware, "table", lambda: read_table(SMALL))
    with time_machine.travel(NOON, tick=False):
        yield


def statuses(client: Client, address: str, times: int, **extra: str) -> list[int]:
    return [client.get(address, **extra).status_code for _ in range(times)]


def test_every_address_has_a_class_of_looking_and_one_of_sending() -> None:
    found = {route.name for route in routes()}
    assert len(found) > 50
    without = [name for name in found for method in ("GET", "POST") if not classes.table().measure(name, method)]
    assert without == []


def test_every_class_is_used_and_every_one_but_the_probes_has_a_measure() -> None:
    table = classes.table()
    used = {name for ways in table.routes.values() for name in ways.values()}
    assert used <= set(table.classes)
    assert {name for name, measure in table.classes.items() if measure.address is None} == {"probe"}


@pytest.mark.parametrize(
    ("route", "method", "name"),
    [
        ("portal:home", "GET", "page"),
        ("portal:home", "HEAD", "page"),
        ("portal:start", "POST", "form"),
        ("portal:start", "DELETE", "form"),
        ("portal:step", "POST", "upload"),
        ("portal:follow", "POST", "opening"),
        ("portal:institutions", "GET", "search"),
        ("account_login", "POST", "sign-in"),
        ("desk:file", "GET", "download"),
        ("healthz", "GET", "probe"),
    ],
)
def test_the_longest_beginning_of_a_name_decides(route: str, method: str, name: str) -> None:
    measure = classes.table().measure(route, method)
    assert measure
    assert measure.name == name


def test_an_address_of_no_class_gets_none_and_is_treated_as_the_strictest(small: None) -> None:
    assert Table({}, {}).measure("unheard:of", "GET") is None
    assert statuses(browser(), reverse("account_login"), 2) == [200, 429]


def test_one_too_many_waits_and_is_then_let_through(small: None) -> None:
    client = browser()
    assert statuses(client, "/", 7) == [200] * 6 + [429]
    wait = int(client.get("/")["Retry-After"])
    assert 60 <= wait <= 120
    with time_machine.travel(NOON + timedelta(seconds=wait), tick=False):
        assert client.get("/").status_code == 200


def test_the_page_is_kind_and_speaks_both_languages(small: None) -> None:
    client = browser()
    statuses(client, "/", 6)
    assert "Please try again in about 2 minutes" in client.get("/").content.decode()
    chinese = client.get("/", headers={"accept-language": "zh-CN"}).content.decode()
    assert re.search(r"大约 \d+ 分钟后再试", chinese)


def test_programs_get_a_problem_document(small: None) -> None:
    client = browser()
    answer = [client.get(reverse("portal:institutions")) for _ in range(2)][1]
    assert (answer.status_code, answer["Content-Type"]) == (429, "application/problem+json")
    assert answer.json()["retry_after"] == int(answer["Retry-After"])


def test_looking_and_sending_are_counted_apart_and_another_address_is_not_held_up(small: None) -> None:
    client = browser()
    statuses(client, "/", 7)
    assert client.post(reverse("portal:start"), {"entrance": "overcharged"}).status_code == 302
    assert client.get("/", REMOTE_ADDR="203.0.113.7").status_code == 200


def test_what_was_sent_too_often_is_not_done(small: None) -> None:
    from juli.hub.complaints.models import Draft

    for _ in range(4):
        browser().post(reverse("portal:start"), {"entrance": "overcharged"})
    assert Draft.objects.count() == 2


def test_a_seat_is_counted_wherever_it_comes_from(small: None) -> None:
    client = browser()
    client.force_login(staff(organisation())[0])
    answers = [client.get("/desk/", REMOTE_ADDR=f"203.0.113.{i}").status_code for i in range(5)]
    assert answers == [200] * 4 + [429]


def test_an_opened_complaint_is_a_seat_too_and_two_of_them_are_two(small: None) -> None:
    one, _, passcode = filed()
    two, _, other = filed()
    first, second = follow(one, passcode), follow(two, other)
    answers = [first.get(url("case", one), REMOTE_ADDR=f"203.0.113.{i}").status_code for i in range(5)]
    assert answers == [200] * 4 + [429]
    assert second.get(url("case", two), REMOTE_ADDR="203.0.113.99").status_code == 200


def test_an_invented_session_gives_no_measure_of_its_own(small: None) -> None:
    answers = []
    for i in range(7):
        client = browser()
        client.cookies["juli_session"] = f"invented{i}"
        answers.append(client.get("/").status_code)
    assert answers == [200] * 6 + [429]


def test_probes_and_static_files_ask_nothing_of_the_database(small: None) -> None:
    client = browser()
    with CaptureQueriesContext(connection) as seen:
        assert statuses(client, "/healthz", 20) == [200] * 20
        assert client.get("/static/juli/juli.css").status_code == 200
    # What is said to the database around each request is the tests' own.
    assert [one["sql"] for one in seen if "set_config" not in one["sql"]] == []


def test_a_request_costs_one_statement(small: None) -> None:
    client = browser()
    with CaptureQueriesContext(connection) as seen:
        client.get(reverse("portal:about-law"))
    assert len([one for one in seen if "limits_visits" in one["sql"]]) == 1


def test_a_silent_database_refuses_nobody(small: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def silent(*_: object, **__: object) -> int:
        raise DatabaseError

    monkeypatch.setattr(middleware, "counted_room", silent)
    assert statuses(browser(), "/", 8) == [200] * 8


def test_counts_name_nobody_and_go_when_no_window_reaches_them(small: None) -> None:
    browser().get("/", REMOTE_ADDR="203.0.113.7")
    kept = list(Visits.objects.values())
    assert len(kept) == 1
    assert "203.0.113.7" not in str(kept)
    assert forget_visits(before=NOON + timedelta(seconds=119)) == 0
    assert forget_visits(before=NOON + timedelta(seconds=121)) == 1


def test_the_key_is_ours_alone(settings: Settings) -> None:
    thing = Counted("address", "203.0.113.7", "page", 1, 60)
    before = thing.key
    settings.SECRET_KEY = "another " * 10
    assert thing.key != before


@pytest.mark.django_db
def test_the_table_is_written_to_no_log() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT relpersistence FROM pg_class WHERE relname = 'limits_visits'")
        assert cursor.fetchone() == ("u",)


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("2400:3200:1:2:a:b:c:d", "2400:3200:1:2::/64"),
        ("2400:3200:1:2::1", "2400:3200:1:2::/64"),
        ("2400:3200:1:3::1", "2400:3200:1:3::/64"),
        ("", ""),
        ("unix:", ""),
    ],
)
def test_ipv6_is_counted_by_the_subscriber(address: str, network: str) -> None:
    assert network_of(RequestFactory().get("/", REMOTE_ADDR=address)) == network


def test_a_request_without_an_address_is_counted_by_its_seat_alone() -> None:
    measure = Measure("page", 60, address=1, seat=1)
    assert list(middleware.counted(RequestFactory().get("/", REMOTE_ADDR=""), measure)) == []


def test_nothing_counted_costs_nothing() -> None:
    assert counting.count([], now=NOON) == 0
