"""The day of the platform: real everywhere, moved in a demo alone, and every page says so."""

import argparse
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from juli.hub import settings as hub_settings
from juli.hub.complaints.actions import write_message
from juli.hub.complaints.queries import verify_chains
from juli.hub.configuration import ConfigurationError, read_configuration
from juli.hub.operations import demo_today, safeguards
from juli.hub.operations.checks.database import check_day
from juli.hub.operations.errors import CannotRun
from juli.hub.operations.models import Installation
from juli.hub.today import NAME, moved_to, this_day, this_moment
from tests.hub.builders import filed, organisation
from tests.hub.portal.following import follow, page

LATER = date(2027, 2, 3)


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A data folder of an installation whose day can be moved."""
    configured = replace(settings.CONFIGURATION, data=tmp_path, time_machine=True)
    for place in (hub_settings, safeguards, settings):
        monkeypatch.setattr(place, "CONFIGURATION", configured)
    return tmp_path


def stand_at(data: Path, text: str) -> None:
    (data / NAME).write_text(text, encoding="utf-8")


def move(day: date | None) -> int:
    return demo_today.main(argparse.Namespace(data=None, day=day))


def test_without_the_setting_a_day_in_the_folder_means_nothing(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_at(data, "2027-02-03")
    monkeypatch.setattr(settings, "CONFIGURATION", replace(settings.CONFIGURATION, time_machine=False))
    assert (moved_to(), this_day()) == (None, timezone.localdate())


def test_with_it_the_day_moves_and_the_time_of_day_stays(data: Path) -> None:
    stand_at(data, "2027-02-03\n")
    real, moved = timezone.localtime(), timezone.localtime(this_moment())
    assert (this_day(), moved.date()) == (LATER, LATER)
    assert (moved.hour, moved.minute) in {(real.hour, real.minute), (real.hour, real.minute + 1)}


@pytest.mark.parametrize("text", ["", "tomorrow", "2027-02-30", "\x00"])
def test_what_is_no_day_leaves_the_real_one(data: Path, text: str) -> None:
    stand_at(data, text)
    assert this_day() == timezone.localdate()


@pytest.mark.django_db
def test_deadlines_and_events_go_by_it(data: Path) -> None:
    stand_at(data, "2027-02-03")
    complaint, seat, passcode = filed(organisation())
    write_message(complaint, "在吗", by=seat)
    assert complaint.received_on == LATER
    assert {timezone.localdate(event.at) for event in complaint.events.all()} == {LATER}
    assert {clock.starts_on for proceeding in complaint.proceedings.all() for clock in proceeding.clocks.all()} == {
        LATER
    }
    assert list(verify_chains()) == []
    assert "as if today were 2027-02-03" in page(follow(complaint, passcode), "case", complaint)


@pytest.mark.django_db
def test_no_banner_stands_where_the_day_is_real() -> None:
    assert "jl-moved" not in Client().get("/").content.decode()


@pytest.mark.django_db
def test_the_command_moves_a_demo_and_brings_it_back(data: Path) -> None:
    Installation.objects.create(demo=True)
    assert move(LATER) == 0
    assert this_day() == LATER
    assert move(None) == 0
    assert not (data / NAME).exists()
    assert move(None) == 0


@pytest.mark.django_db
def test_the_command_moves_nothing_else(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    Installation.objects.create(demo=False)
    assert move(LATER) == 1
    assert "is no demo" in capsys.readouterr().err
    monkeypatch.setattr(hub_settings, "CONFIGURATION", replace(settings.CONFIGURATION, time_machine=False))
    assert move(LATER) == 1
    assert "is not on" in capsys.readouterr().err
    assert not (data / NAME).exists()


def test_real_people_s_complaints_and_production_never_have_it(data: Path) -> None:
    with pytest.raises(CannotRun) as caught:
        safeguards.refuse_mixture(is_demo=False)
    assert caught.value.said.code == "time-machine-real"
    safeguards.refuse_mixture(is_demo=True)
    strict = {"JULI_MODE": "production", "JULI_SECRET_KEY": "0123456789abcdef" * 4, "JULI_TIME_MACHINE": "yes"}
    with pytest.raises(ConfigurationError) as refused:
        read_configuration({**strict, "JULI_BASE_URL": "https://juli.example.cn"})
    assert refused.value.said.code == "production-time-machine"


def test_the_doctor_names_a_moved_day(data: Path) -> None:
    assert next(check_day(settings.CONFIGURATION)).right
    stand_at(data, "2027-02-03")
    finding = next(check_day(settings.CONFIGURATION))
    assert not finding.right
    assert "2027-02-03" in finding.said.text("en")
