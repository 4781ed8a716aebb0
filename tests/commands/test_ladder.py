"""`juli deadlines` and `juli doors` at the command line: the documents, the tables, and what is refused how."""

import io
import json
import sys
from types import SimpleNamespace
from typing import Any

import pytest

from juli import cli
from juli.procedures import procedures
from tests.procedures.doors.test_doors import BASE

PBOC = ["deadlines", "pboc_complaint"]


def run(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *arguments: str, given: bytes = b""
) -> tuple[int, str, str]:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(given)))
    status = cli.main([*arguments, "--lang", "en"])
    told = capsys.readouterr()
    return status, told.out, told.err


@pytest.fixture
def juli(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Any:
    return lambda *arguments, given=b"": run(capsys, monkeypatch, *arguments, given=given)


def test_the_worked_example_of_the_law(juli: Any) -> None:
    """PBoC receives on Monday 2 November 2026: 3, 4, 5, 6 and 9, 10, 11 November are the seven working days. The
    institution has 15 days after the 11th, to the 26th, and at most 60: 19 in November, 31 in December, 10 in January;
    that Sunday rolls to Monday 11 January, of a year without a notice yet."""
    events = ["--event", "branch_received_complaint=2026-11-02", "--event", "institution_received_transfer=2026-11-11"]
    status, out, err = juli(*PBOC, *events, "--json")
    told = json.loads(out)
    assert (status, err) == (0, "")
    assert (told["schema"], told["procedure"]) == ("juli.deadlines/1", "pboc_complaint")
    decide, answer = told["clocks"]
    assert decide == {
        "step": "pboc_decide",
        "actor": "pboc_branch",
        "amount": 7,
        "unit": "working_day",
        "starts_on": "2026-11-02",
        "due": "2026-11-11",
        "due_rolled": "2026-11-11",
        "provisional": False,
        "verified": True,
        "citations": [["PBOC-2020-5", "43"]],
        "maximum": None,
        "maximum_rolled": None,
        "explanation": {
            "zh": "自11月2日（不计入）起7个工作日，跳过11月7日、8日周末，至11月11日",
            "en": "7 working days from 2 November (not counted), "
            "skipping the weekend of 7 and 8 November, to 11 November",
        },
    }
    assert (answer["due"], answer["maximum"], answer["maximum_rolled"]) == ("2026-11-26", "2027-01-10", "2027-01-11")
    assert (answer["amount"], answer["unit"], answer["provisional"]) == (15, "calendar_day", True)
    assert "2027年1月10日" in answer["explanation"]["zh"]
    assert "2027年1月11日" in answer["explanation"]["zh"]


def test_an_extension_moves_the_day_and_not_the_maximum(juli: Any) -> None:
    event = ["--event", "institution_received_transfer=2026-11-11", "--extended", "institution_answer_after_transfer"]
    clock = json.loads(juli(*PBOC, *event, "--json")[1])["clocks"][0]
    assert (clock["amount"], clock["due"], clock["maximum"]) == (60, "2027-01-10", "2027-01-10")


def test_papers_put_right_start_the_days_anew(juli: Any) -> None:
    """After Monday 9 November: 10 to 13 and 16 to 18."""
    events = ["--event", "branch_received_complaint=2026-11-02", "--event", "correction_completed=2026-11-09"]
    clock = json.loads(juli(*PBOC, *events, "--json")[1])["clocks"][0]
    assert (clock["starts_on"], clock["due"]) == ("2026-11-09", "2026-11-18")


@pytest.mark.parametrize("procedure", list(procedures()))
def test_without_events_there_are_no_clocks(juli: Any, procedure: str) -> None:
    assert json.loads(juli("deadlines", procedure, "--json")[1])["clocks"] == []


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["deadlines", "pboc"], "samr_complaint"),
        ([*PBOC, "--event", "received=2026-11-02"], "branch_received_complaint"),
        ([*PBOC, "--extended", "decide"], "institution_answer_after_transfer"),
        ([*PBOC, "--extended", "pboc_decide"], "institution_answer_after_transfer"),
        (["deadlines", "provider_direct", "--event", "complaint_received=2026-11-02"], "complaint_received"),
        ([*PBOC, "--event", "branch_received_complaint"], "EVENT=DATE"),
        ([*PBOC, "--event", "branch_received_complaint=2026-02-30"], "2026-02-30"),
        ([*PBOC, "--event", "branch_received_complaint=20261102"], "20261102"),
        ([*PBOC, "--event", "branch_received_complaint=9999-12-31"], "9999-12-31"),
        ([*PBOC, *["--event", "branch_received_complaint=2026-11-02"] * 2], "twice"),
        (
            [*PBOC, "--event", "branch_received_complaint=2026-11-02", "--event", "correction_completed=2026-11-01"],
            "correction_completed",
        ),
        (["deadlines"], "PROCEDURE"),
    ],
)
def test_what_is_not_known_is_refused_with_what_is(juli: Any, arguments: list[str], told: str) -> None:
    status, out, err = juli(*arguments)
    assert (status, out) == (2, "")
    assert told in err
    assert "Traceback" not in err


def test_people_read_days_left_and_days_over(juli: Any) -> None:
    """60 days after 3 August 2026 are 2 October, in the holiday, which rolls to Thursday 8 October."""
    event = ["deadlines", "reconsideration", "--event", "acceptance_date=2026-08-03"]
    assert "by 2026-10-02; days left: 2" in juli(*event, "--as-of", "2026-09-30")[1]
    assert "2026-10-02 has passed; it moves to 2026-10-08; days left: 5" in juli(*event, "--as-of", "2026-10-03")[1]
    assert "by 2026-10-08; days over: 1" in juli(*event, "--as-of", "2026-10-09")[1]


def test_people_read_what_is_assumed_and_what_has_no_days(juli: Any) -> None:
    """The text of the petition rules says days and leaves open which; a direct complaint has none by law."""
    assert "calendar days are assumed" in juli("deadlines", "petition", "--event", "acceptance_date=2026-03-03")[1]
    assert "no statutory number of days" in juli("deadlines", "provider_direct")[1]


def test_own_limits_and_duties_are_counted_too(juli: Any) -> None:
    own = json.loads(juli("deadlines", "user_deadlines", "--event", "knew_of_harm=2023-11-26", "--json")[1])["clocks"]
    assert [(clock["step"], clock["due"]) for clock in own] == [("samr_three_years", "2026-11-26")]
    assert "2026-11-26" in juli("deadlines", "user_deadlines", "--event", "knew_of_harm=2023-11-26")[1]
    kept = juli("deadlines", "provider_duties", "--event", "complaint_closed=2024-02-29", "--json")[1]
    assert json.loads(kept)["clocks"][0]["due"] == "2027-02-28"


def test_doors_are_told_of_a_matter(juli: Any) -> None:
    status, out, _ = juli("doors", "--json", given=json.dumps(BASE).encode())
    told = json.loads(out)
    assert status == 0
    assert told["recommended"] == told["doors"][0]["procedure"] == "provider_direct"
    assert {door["procedure"] for door in told["doors"]} == set(procedures())
    assert (
        "Next step we recommend: Complaint to the provider itself" in juli("doors", given=json.dumps(BASE).encode())[1]
    )


@pytest.mark.parametrize(
    ("given", "field"),
    [
        (b"", "JSON"),
        (b"{}", "amount"),
        (json.dumps({**BASE, "issue": "x"}).encode(), "issue"),
        (b" " * 2**21, "too long"),
    ],
)
def test_a_matter_that_cannot_be_read_is_refused(juli: Any, given: bytes, field: str) -> None:
    status, out, err = juli("doors", "--json", given=given)
    assert (status, out) == (2, "")
    assert field in err
    assert "Traceback" not in err
