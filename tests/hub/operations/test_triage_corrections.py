"""`juli triage corrections`: the figures of an installation, in words and as a document."""

import json
from argparse import Namespace

import pytest
from django.db import OperationalError

from juli import cli
from juli.hub.operations import triage_corrections
from juli.hub.understanding.actions import About, correct_triage
from tests.hub.builders import organisation, staff
from tests.hub.understanding.reading import read

pytestmark = pytest.mark.django_db


def test_the_document_counts_what_people_said(capsys: pytest.CaptureFixture[str]) -> None:
    at = organisation()
    first, second = read(at, story="刷卡机押金299元不退"), read(at, story="刷卡机押金299元不退", issue="deposit")
    read(at, story="刷卡机押金299元不退")
    _, seat = staff(at)
    correct_triage(first, About("deposit"), by=seat)
    correct_triage(second, About("contract_exit"), by=seat)
    assert cli.main(["triage", "corrections", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["understood"], told["judged"], told["right"]) == (3, 2, 1)
    assert told["filed"] == {"judged": 2, "right": 0}
    assert told["confused"] == [{"proposed": "deposit", "said": "contract_exit", "count": 1}]


def test_in_words_what_nobody_judged_is_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    assert triage_corrections.main(Namespace(json=False, data=None)) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1


def test_an_installation_that_cannot_be_asked_is_told(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(**told: object) -> None:
        raise OperationalError("no connection")

    monkeypatch.setattr("juli.hub.understanding.queries.verdicts", away)
    assert triage_corrections.main(Namespace(json=True, data=None)) == 1
    assert "no connection" in capsys.readouterr().err
