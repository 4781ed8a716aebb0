"""`juli privacy`: due, proposed, approved by another, held and released, each in one sentence."""

import argparse
import json
from datetime import date

import pytest

from juli.hub.operations import privacy
from juli.hub.privacy.models import Disposal, Hold
from tests.hub.privacy.acting import closed, operator

pytestmark = pytest.mark.django_db


def juli(act: str, **told: object) -> int:
    given = {"data": None, "json": False, "by": "one@example.cn", "until": None, "reason": "court", **told}
    return privacy.main(argparse.Namespace(act=act, **given))


@pytest.fixture(autouse=True)
def operators(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    for name in ("one", "two"):
        operator(f"{name}@example.cn")


def test_two_people_and_a_batch(capsys: pytest.CaptureFixture[str]) -> None:
    complaint, _ = closed(5.1)
    assert juli("due", json=True) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["number"], row["why"], row["is_held"]) == (complaint.number, "time", False)
    assert juli("propose") == 0
    assert complaint.number in capsys.readouterr().out
    batch = Disposal.objects.get()
    assert juli("approve", batch=batch.pk) == 1
    assert "Another person has to approve" in capsys.readouterr().err
    assert juli("approve", batch=batch.pk, by="two@example.cn") == 0
    batch.refresh_from_db()
    assert batch.state == "approved"


def test_hold_and_release(capsys: pytest.CaptureFixture[str]) -> None:
    complaint, _ = closed(5.1)
    assert juli("hold", number=complaint.number, until=date(2099, 1, 1)) == 0
    assert juli("due") == 0
    assert "held" in capsys.readouterr().out
    assert juli("propose") == 1
    assert "Nothing is due" in capsys.readouterr().err
    assert juli("release", number=complaint.number) == 0
    assert Hold.objects.get().released_at is not None


@pytest.mark.parametrize(
    ("act", "told", "answer"),
    [
        ("propose", {"by": "nobody@example.cn"}, "does not run this installation"),
        ("hold", {"number": "2611-0001-11"}, "no such complaint"),
        ("approve", {"batch": 99}, "no such complaint or batch"),
        ("release", {"number": "2611-0001-11"}, "no such complaint"),
    ],
)
def test_what_is_not_there_is_one_line(
    act: str, told: dict[str, object], answer: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert juli(act, **told) == 1
    said = capsys.readouterr().err
    assert answer in said
    assert said.count("\n") == 1


def test_nothing_due_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert juli("due") == 0
    assert "Nothing is due." in capsys.readouterr().out
