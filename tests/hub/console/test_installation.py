"""The pages of the installation itself: true of it, without secrets, and with the doctor's own words."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from juli.hub.configuration import DEFAULTS
from juli.hub.files import file_store
from juli.hub.machines import NotPossible
from juli.hub.operations.queue import jobs, retry_failed_job
from juli.hub.operations.told_settings import Origin, is_secret, meanings, told_settings
from tests.hub.builders import filed, organisation
from tests.hub.console.operating import Console, said

DOCUMENTATION = Path(__file__).resolve().parents[3] / "docs" / "settings.md"
SECRET = "never-to-be-shown-0123456789-abcdefghijklmnopqrstuvwxyz"


def test_every_setting_is_explained_alike_on_the_page_and_in_the_document() -> None:
    rows = re.findall(r"^\| `(JULI_\w+)` \| .*? \| (.*) \|$", DOCUMENTATION.read_text(encoding="utf-8"), re.MULTILINE)
    assert set(meanings()) == set(DEFAULTS)
    assert {name: meaning["en"] for name, meaning in meanings().items()} == dict(rows)
    assert all(re.search("[\u4e00-\u9fff]", meaning["zh"]) for meaning in meanings().values())


def test_secrets_are_told_to_be_set_and_nothing_more(console: Console) -> None:
    given = {name: SECRET for name in DEFAULTS if is_secret(name)}
    assert {"JULI_SECRET_KEY", "JULI_SMTP_PASSWORD", "JULI_DATABASE_URL", "JULI_METRICS_TOKEN"} <= set(given)
    told = told_settings(settings.CONFIGURATION, by=console.actor, environment=given)
    assert [one for one in told if SECRET in repr(one)] == []
    assert {one.name for one in told if one.is_secret and one.is_set} == set(given)


def test_a_setting_says_where_its_value_comes_from(console: Console) -> None:
    told = {
        one.name: one
        for one in told_settings(settings.CONFIGURATION, by=console.actor, environment={"JULI_UPLOAD_LIMIT": "7"})
    }
    assert (told["JULI_UPLOAD_LIMIT"].value, told["JULI_UPLOAD_LIMIT"].origin) == ("7", Origin.ENVIRONMENT)
    assert (told["JULI_SMTP_PORT"].value, told["JULI_SMTP_PORT"].origin) == ("587", Origin.DEFAULT)
    assert (told["JULI_FILES"].value, told["JULI_FILES"].origin) == (
        str(settings.CONFIGURATION.files),
        Origin.DERIVED,
    )
    assert told["JULI_KEYS_FILE"].value == str(settings.CONFIGURATION.keys_file)
    assert told["JULI_SMTP_HOST"].value == ""


def test_the_settings_page_shows_the_data_folder_and_no_key(console: Console) -> None:
    shown = said(console.get("settings"))
    assert str(settings.CONFIGURATION.data) in shown
    assert settings.SECRET_KEY not in shown
    assert settings.DATABASES["default"]["PASSWORD"] not in shown


def fail(task: str) -> int:
    """A job that failed for good, with arguments nobody may see."""
    number = app.configure_task(task, queue="mail").defer(complaint_id="secret-argument", template="offer")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'failed', attempts = 8 WHERE id = %s", [number])
    return int(number)


@pytest.mark.django_db
def test_a_failed_job_is_shown_without_its_arguments_and_put_back(console: Console) -> None:
    number = fail("juli.tell_complainant")
    shown = console.page("jobs")
    assert "juli.tell_complainant" in shown
    assert "secret-argument" not in shown
    assert "Failed for good" in shown
    assert console.post("retry", number).status_code == 302
    assert ProcrastinateJob.objects.get(pk=number).status == "todo"
    assert "Failed for good" not in console.page("jobs")


@pytest.mark.django_db
def test_only_a_failed_job_is_put_back(console: Console) -> None:
    number = app.configure_task("juli.tell_complainant", queue="mail").defer(complaint_id="x", template="offer")
    with pytest.raises(NotPossible, match="job-not-failed"):
        retry_failed_job(number, by=console.actor)
    assert [job.number for job in jobs("todo", by=console.actor)] == [number]
    answer = console.browser.post(f"/console/jobs/{number}/retry/", follow=True)
    assert f"Job {number} did not fail" in said(answer)


@pytest.mark.django_db
def test_storage_counts_files_and_those_nobody_names(console: Console) -> None:
    from juli.hub.operations.storage import storage

    before = storage(by=console.actor)
    file_store().put(b"left over from a draft")
    after = storage(by=console.actor)
    assert after.orphaned.count == before.orphaned.count + 1
    assert after.files.size == before.files.size + len(b"left over from a draft")
    assert "complaints_complaint" in {table.name for table in after.tables}
    assert after.database_size > 0 < after.free <= after.total


@pytest.mark.django_db
def test_health_says_what_the_doctor_says(console: Console) -> None:
    fail("juli.tell_complainant")
    shown = said(console.get("health"))
    assert "juli doctor" in shown
    for check in ("database", "tables", "history", "files", "jobs"):
        assert f"<td>{check}</td>" in shown
    assert "wants attention" in shown or "want attention" in shown


@pytest.mark.django_db
def test_home_counts_what_waits(console: Console) -> None:
    at = organisation()
    filed(at)
    fail("juli.tell_complainant")
    shown = said(console.get("home"))
    figures = re.findall(r"<dt>([^<]*)</dt><dd>(?:<a[^>]*>)?(\d+)", shown)
    assert dict(figures) == {
        "Claims and evidence to check": "0",
        "Batches to decide": "0",
        "Jobs that failed": "1",
        "Emergency access at this moment": "0",
        "Organisations on the platform": "1",
        "Open complaints": "1",
    }


@pytest.mark.django_db
def test_every_mail_has_a_preview_in_both_languages(console: Console) -> None:
    from juli.hub.channels.samples import ALL_TEMPLATES

    assert len(ALL_TEMPLATES) >= 9
    for template in ALL_TEMPLATES:
        shown = said(console.get("mail", template))
        assert 'lang="zh-CN"><h2>据理' in shown, template
        assert 'lang="en"><h2>' in shown or re.search(
            "offers you a seat|has opened the complaints|days of your desk", shown
        ), template
        assert "http" in shown, template
    assert console.get("mail", "none/such").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "begins"), [("letter-pdf", b"%PDF"), ("letter-docx", b"PK"), ("receipt-pdf", b"%PDF")]
)
def test_every_paper_can_be_looked_at(console: Console, name: str, begins: bytes) -> None:
    for language in ("zh", "en"):
        answer = console.get("paper", name, language)
        assert answer.content.startswith(begins)
        assert answer["Content-Disposition"].startswith("attachment")
    assert console.get("paper", name, "fr").status_code == 404
    assert console.get("paper", "none", "zh").status_code == 404


@pytest.mark.django_db
def test_a_year_is_drawn_day_by_day_with_its_notice(console: Console) -> None:
    shown = console.page("year", 2026)
    assert shown.count("<rect") == 365 + 4
    assert "248" in shown
    assert "国务院办公厅关于2026年" in shown
    assert "02-14" in shown, "a weekend day that is worked"
    later = console.page("year", 2027)
    assert "There is no official notice yet" in later
    assert console.get("year", 1999).status_code == 404


@pytest.mark.django_db
def test_the_operators_are_listed_and_no_one_else(console: Console, second: Console) -> None:
    shown = said(console.get("people"))
    assert console.user.email in shown
    assert second.user.email in shown
    second.user.is_active = False
    second.user.save()
    assert "closed" in said(console.get("people"))
