"""Failed jobs are listed without what they carry, and put back one by one or all together."""

import argparse
import json

import pytest
from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from juli.hub.operations import jobs

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")


def job(status: str) -> int:
    number: int = app.configure_task("clear_sessions", queue="upkeep").defer(timestamp=13800006027)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = %s, attempts = 3 WHERE id = %s", [status, number])
    return number


def asked(run: object, **more: object) -> int:
    status: int = run(argparse.Namespace(data=None, **more))  # type: ignore[operator]
    return status


def test_failed_jobs_are_listed_without_what_they_carry(capsys: pytest.CaptureFixture[str]) -> None:
    number = job("failed")
    job("todo")
    assert asked(jobs.list_failed, json=False) == 0
    told = capsys.readouterr().out
    assert told.splitlines()[0] == f"{number}  clear_sessions  (queue upkeep, tried 3 times)"
    assert "Failed: 1." in told
    assert "13800006027" not in told
    assert asked(jobs.list_failed, json=True) == 0
    document = json.loads(capsys.readouterr().out)
    assert document == [{"number": number, "task": "clear_sessions", "queue": "upkeep", "attempts": 3}]


def test_without_any_it_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert asked(jobs.list_failed, json=False) == 0
    assert capsys.readouterr().out == "No job failed for good.\n"


@pytest.mark.parametrize("named", [True, False])
def test_failed_jobs_go_back_into_the_queue(named: bool) -> None:
    numbers = [job("failed"), job("failed")]
    assert asked(jobs.retry, job=numbers[:1] if named else []) == 0
    states = [ProcrastinateJob.objects.get(pk=number).status for number in numbers]
    assert states == ["todo", "failed" if named else "todo"]


def test_a_job_that_did_not_fail_is_left_alone(capsys: pytest.CaptureFixture[str]) -> None:
    failed, waiting = job("failed"), job("todo")
    assert asked(jobs.retry, job=[failed, waiting]) == 1
    assert f"Job {waiting} is not among those that failed" in capsys.readouterr().err
    assert ProcrastinateJob.objects.get(pk=failed).status == "failed"
