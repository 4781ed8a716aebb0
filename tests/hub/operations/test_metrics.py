"""The figures: who may read them, what they say, that processes count together, and that no label is personal."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from procrastinate.contrib.django import app
from prometheus_client.parser import text_string_to_metric_families
from pytest_django import Settings

from juli.hub.accounts.actors import SYSTEM, Actor, ActorKind, NotAllowed
from juli.hub.complaints.counts import clocks_past_due, complaints_by_stage
from juli.hub.complaints.models import Clock
from juli.hub.operations.metrics.counts import begin_request, end_request
from juli.hub.operations.metrics.sharing import FOLDER, share_counts
from tests.hub.builders import filed, organisation

TOKEN = "0123456789abcdef0123456789abcdef"
DOCUMENT = Path(__file__).resolve().parents[3] / "docs" / "operations.md"
COUNTING = """
import os, sys
from pathlib import Path
import django
django.setup()
from juli.hub.operations.metrics.counts import begin_request, end_request
from juli.hub.operations.metrics.sharing import share_counts
with share_counts(Path(sys.argv[1])):
    begin_request()
    for _ in range(int(sys.argv[2])):
        begin_request()
        end_request("portal:home", "GET", 200, 0.02)
    print("counted", flush=True)
    sys.stdin.readline()
    os._exit(0)
"""


def figures(client: Client, **headers: str) -> dict[tuple[str, frozenset[tuple[str, str]]], float]:
    answer = client.get("/metrics", headers=headers)
    assert answer.status_code == 200
    families = text_string_to_metric_families(answer.content.decode())
    return {(one.name, frozenset(one.labels.items())): one.value for family in families for one in family.samples}


def value(found: dict[tuple[str, frozenset[tuple[str, str]]], float], name: str, **labels: str) -> float:
    return found[name, frozenset(labels.items())]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("token", "open_here", "address", "headers", "status"),
    [
        ("", True, "127.0.0.1", {}, 200),
        ("", True, "::1", {}, 200),
        ("", True, "203.0.113.7", {}, 404),
        ("", True, "127.0.0.1", {"x-forwarded-for": "127.0.0.1"}, 404),
        ("", True, "127.0.0.1", {"via": "1.1 proxy"}, 404),
        ("", False, "127.0.0.1", {}, 404),
        (TOKEN, True, "127.0.0.1", {}, 404),
        (TOKEN, False, "203.0.113.7", {"authorization": f"Bearer {TOKEN}"}, 200),
        (TOKEN, False, "203.0.113.7", {"authorization": f"Bearer {TOKEN}x"}, 404),
        (TOKEN, False, "203.0.113.7", {"authorization": TOKEN}, 404),
    ],
)
def test_only_who_may_reads_them(
    settings: Settings, token: str, open_here: bool, address: str, headers: dict[str, str], status: int
) -> None:
    settings.METRICS_TOKEN, settings.METRICS_ON_LOOPBACK = token, open_here
    assert Client(REMOTE_ADDR=address).get("/metrics", headers=headers).status_code == status


@pytest.mark.django_db
def test_complaints_clocks_and_jobs_are_counted(client: Client) -> None:
    complaint, _, _ = filed(organisation())
    filed()
    overdue = Clock.objects.filter(proceeding__complaint=complaint).first()
    assert overdue is not None
    yesterday = timezone.localdate() - timedelta(1)
    Clock.objects.filter(pk=overdue.pk).update(starts_on=date(2026, 1, 1), due_on=yesterday, nature="law")
    before = figures(client)
    app.configure_task("clear_sessions", queue="upkeep").defer(timestamp=0)
    found = figures(client)
    assert value(found, "juli_complaints", stage="filed") == 2
    assert value(found, "juli_complaints", stage="closed") == 0
    assert value(found, "juli_clocks_past_due", nature="law") == 1
    assert value(found, "juli_clocks_past_due", nature="target") == 0
    waiting = {"queue": "upkeep", "state": "todo"}
    assert value(found, "juli_jobs", **waiting) == value(before, "juli_jobs", **waiting) + 1
    assert value(found, "juli_jobs_failed") == 0
    assert value(found, "juli_web_processes") == 1


@pytest.mark.django_db
def test_counts_are_for_the_system_alone() -> None:
    for count in (lambda by: complaints_by_stage(by=by), lambda by: clocks_past_due(date(2026, 11, 26), by=by)):
        count(SYSTEM)
        with pytest.raises(NotAllowed):
            count(Actor(ActorKind.VISITOR))


@pytest.mark.django_db
def test_a_request_counts_under_its_route_and_odd_methods_under_one_name(client: Client) -> None:
    def counted() -> float:
        return figures(client).get(
            ("juli_requests_total", frozenset({"route": "x", "method": "other", "status": "4xx"}.items())), 0
        )

    before = counted()
    begin_request()
    end_request("x", "BREW", 418, 0.3)
    assert counted() == before + 1
    assert value(figures(client), "juli_requests_under_way") == 0


@pytest.mark.django_db
def test_no_label_is_personal_or_endless(client: Client) -> None:
    filed(organisation())
    names = {name for _, labels in figures(client) for name, _ in labels}
    assert names <= {"version", "queue", "state", "stage", "nature", "route", "method", "status", "le"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(FOLDER, str(tmp_path))
    return tmp_path


def counting(folder: Path, requests: int) -> "subprocess.Popen[str]":
    """A web process that has counted so many requests, has one under way, and lives on."""
    process = subprocess.Popen(
        [sys.executable, "-c", COUNTING, str(folder), str(requests)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "juli.hub.settings"},
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "counted\n"
    return process


@pytest.fixture
def two(folder: Path) -> Iterator[list["subprocess.Popen[str]"]]:
    processes = [counting(folder, 3), counting(folder, 4)]
    yield processes
    for process in processes:
        process.communicate("\n")


@pytest.mark.django_db
def test_whichever_process_is_asked_answers_for_all(client: Client, two: list["subprocess.Popen[str]"]) -> None:
    found = figures(client)
    assert value(found, "juli_requests_total", route="portal:home", method="GET", status="2xx") == 7
    assert value(found, "juli_request_seconds_count", route="portal:home") == 7
    assert value(found, "juli_requests_under_way") == 2
    assert value(found, "juli_web_processes") == 2
    two[0].kill()
    two[0].wait()
    found = figures(client)
    assert value(found, "juli_requests_total", route="portal:home", method="GET", status="2xx") == 7
    assert value(found, "juli_requests_under_way") == 1
    assert value(found, "juli_web_processes") == 1


@pytest.mark.django_db
def test_what_an_earlier_run_left_is_cleared_by_the_first_and_by_no_other(
    client: Client, folder: Path, two: list["subprocess.Popen[str]"]
) -> None:
    third = counting(folder, 1)
    assert value(figures(client), "juli_requests_total", route="portal:home", method="GET", status="2xx") == 8
    for process in (*two, third):
        process.kill()
        process.wait()
    alone = counting(folder, 2)
    assert value(figures(client), "juli_requests_total", route="portal:home", method="GET", status="2xx") == 2
    alone.communicate("\n")


def test_sharing_makes_its_folder_for_the_owner_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from prometheus_client import values

    monkeypatch.setattr(values, "ValueClass", values.ValueClass)
    monkeypatch.setenv(FOLDER, "")
    with share_counts(tmp_path / "metrics"):
        assert (tmp_path / "metrics").stat().st_mode & 0o077 == 0


@pytest.mark.django_db
def test_the_document_explains_every_figure_and_no_other(client: Client) -> None:
    app.configure_task("clear_sessions", queue="upkeep").defer(timestamp=0)
    begin_request()
    end_request("x", "GET", 200, 0.3)
    told = client.get("/metrics").content.decode()
    shown = set(re.findall(r"^# TYPE (juli_\w+?)(?:_total)? ", told, re.MULTILINE))
    shown = {name for name in shown if not name.endswith("_created")}
    written = {
        name.removesuffix("_total") for name in re.findall(r"^\| `(juli_\w+)", DOCUMENT.read_text(), re.MULTILINE)
    }
    assert written == shown
