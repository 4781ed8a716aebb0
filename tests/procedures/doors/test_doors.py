"""Doors: a table of matters worked from the law, and what must hold of every matter."""

import json
import tomllib
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from juli.calendars import official
from juli.procedures import procedures
from juli.procedures.doors import Door, Doors, DoorState, Matter, decide, doors_document, doors_table, read_matter
from juli.procedures.doors.facts import Facts
from juli.procedures.doors.issues import issues
from juli.procedures.doors.rules import rules
from juli.triage import taxonomy
from juli.wording import catalogue

CALENDAR = official()
BASE: Mapping[str, Any] = {
    "complainant": "company",
    "purpose": "business",
    "respondent": "payment_institution",
    "issue": "deposit",
    "amount": "299.00",
    "province": "山东省",
    "average_wage": "90000.00",
    "known_on": "2026-09-01",
    "today": "2026-11-26",
    "arbitration_clause": False,
    "tried": [],
    "pending": [],
}
EXPECTED = ("name", "recommended", "states", "from", "reasons")


def table() -> list[Any]:
    files = sorted(Path(__file__).parent.glob("*.toml"))
    told = [(path.stem, each) for path in files for each in tomllib.loads(path.read_text(encoding="utf-8"))["matter"]]
    return [pytest.param(each, id=f"{stem}: {each['name']}") for stem, each in told]


def matter(**changes: Any) -> Matter:
    return read_matter({**BASE, **changes})


def matter_of(told: Mapping[str, Any]) -> Matter:
    """The matter of a row: a day left blank is none, a wage that is false is not known."""
    changes = {name: value for name, value in told.items() if name not in EXPECTED}
    if changes.get("average_wage") is False:
        changes["average_wage"] = None
    tried = [
        {"procedure": procedure, "filed_on": filed, "answered_on": answered or None, "result": result}
        for procedure, filed, answered, result in changes.pop("tried", [])
    ]
    return matter(**changes, tried=tried)


def by_id(decided: Doors) -> dict[str, Door]:
    return {door.procedure.id: door for door in decided.doors}


@pytest.mark.parametrize("told", table())
def test_the_table_of_matters(told: Mapping[str, Any]) -> None:
    decided = decide(matter_of(told), CALENDAR)
    doors = by_id(decided)
    assert {name: doors[name].state.value for name in told["states"]} == told["states"]
    for name, wanted in told.get("reasons", {}).items():
        assert set(wanted) <= {reason.id for reason in doors[name].reasons}, name
    for name, day in told.get("from", {}).items():
        assert doors[name].from_day == date.fromisoformat(day)
    assert told.get("recommended") in (None, decided.recommended.procedure.id)


def test_the_table_is_of_every_issue_and_kind() -> None:
    rows = [row.values[0] for row in table()]
    assert len(rows) >= 40
    assert {row.get("issue", BASE["issue"]) for row in rows} == set(issues())
    assert {row.get("respondent", BASE["respondent"]) for row in rows} >= {"bank", "agent", "unlicensed"}


DAYS = st.dates(date(2019, 1, 1), date(2027, 6, 30))


@st.composite
def matters(draw: st.DrawFn) -> Matter:
    today = draw(DAYS)
    past = st.integers(0, 3000).map(lambda days: (today - timedelta(days=days)).isoformat())

    def attempt() -> dict[str, Any]:
        filed = draw(st.integers(0, 1500))
        answered = (today - timedelta(days=draw(st.integers(0, filed)))).isoformat()
        result = draw(st.sampled_from(["rejected", "partial", "no_answer", "accepted", "settled"]))
        return {
            "procedure": draw(st.sampled_from(list(procedures()))),
            "filed_on": (today - timedelta(days=filed)).isoformat(),
            "answered_on": None if result == "no_answer" else answered,
            "result": result,
        }

    return matter(
        complainant=draw(st.sampled_from(["company", "sole_trader", "natural_person"])),
        purpose=draw(st.sampled_from(["business", "personal"])),
        respondent=draw(st.sampled_from(["payment_institution", "bank", "agent", "unlicensed"])),
        issue=draw(st.sampled_from(sorted(issues()))),
        amount=draw(st.sampled_from(["0.00", "299.00", "45000.00", "45000.01", "180000.00", "5000000.00"])),
        average_wage=draw(st.sampled_from([None, "90000.00"])),
        known_on=draw(past),
        today=today.isoformat(),
        arbitration_clause=draw(st.booleans()),
        tried=[attempt() for _ in range(draw(st.integers(0, 3)))],
        pending=draw(st.lists(st.sampled_from(list(procedures())), max_size=2, unique=True)),
    )


@settings(max_examples=150, deadline=None)
@given(matters())
def test_what_holds_of_every_matter(told: Matter) -> None:
    decided = decide(told, CALENDAR)
    doors = by_id(decided)
    assert [door.procedure.id for door in decided.doors] == list(dict.fromkeys(doors))
    assert doors.keys() == procedures().keys()
    assert decided.recommended is decided.doors[0]
    assert decided.recommended.usable
    assert decided.recommended.procedure.id != "media_exposure"
    assert decided.recommended.procedure.id not in told.pending
    for door in decided.doors:
        assert_told(door, told.today)
    assert_respondent(doors, told)
    assert_standing(doors, told)


def assert_told(door: Door, today: date) -> None:
    """A door that is not simply open says why; only one that is not open yet has a date, and that lies ahead."""
    gravest = {reason.state for reason in door.reasons}
    assert door.state is DoorState.OPEN or door.state in gravest
    assert door.from_day is None or (door.state is DoorState.NOT_YET and door.from_day > today)
    for reason in door.reasons:
        chinese, english = reason.says.text("zh"), reason.says.text("en")
        assert chinese
        assert english
        assert not set("{}") & set(chinese + english)


def assert_respondent(doors: dict[str, Door], told: Matter) -> None:
    licensed = told.respondent != "unlicensed"
    assert (doors["provider_direct"].state is DoorState.CLOSED) is not licensed
    assert (doors["nfra_bank"].state is DoorState.CLOSED) is (told.respondent != "bank")
    if not licensed:
        assert all(doors[name].usable or name in told.pending for name in ("police", "pcac_report", "samr_report"))


def assert_standing(doors: dict[str, Door], told: Matter) -> None:
    """A company has no consumer's door; a clause leaves arbitration or the courts, never both."""
    closed = {name for name, door in doors.items() if door.state is DoorState.CLOSED}
    if told.complainant == "company":
        assert {"pboc_complaint", "samr_complaint", "consumer_association", "financial_mediation"} <= closed
    assert ({"small_claims", "civil_suit"} if told.arbitration_clause else {"arbitration"}) <= closed
    if set(told.pending) & {"civil_suit", "arbitration", "financial_mediation", "petition"}:
        assert {"pboc_complaint"} - set(told.pending) <= closed
        assert {"samr_complaint"} - set(told.pending) <= closed


@settings(deadline=None)
@given(st.integers(0, 400), st.integers(0, 400))
def test_a_longer_wait_never_closes_what_was_not_open_yet(first: int, more: int) -> None:
    filed = date(2026, 1, 5)

    def state(days: int) -> DoorState:
        today = (filed + timedelta(days=days)).isoformat()
        attempt = {"procedure": "provider_direct", "filed_on": "2026-01-05", "answered_on": None, "result": "no_answer"}
        told = {"complainant": "natural_person", "purpose": "personal", "known_on": "2026-01-01", "today": today}
        return by_id(decide(matter(**told, tried=[attempt]), CALENDAR))["pboc_complaint"].state

    ladder = [DoorState.NOT_YET, DoorState.OPEN]
    assert ladder.index(state(first)) <= ladder.index(state(first + more))


@settings(max_examples=40, deadline=None)
@given(matters())
def test_the_day_a_door_opens_is_the_first_on_which_it_is_open(told: Matter) -> None:
    doors = by_id(decide(told, CALENDAR))
    for name, door in doors.items():
        if door.from_day:
            before, after = (at(told, door.from_day - timedelta(days=days)) for days in (1, 0))
            assert by_id(decide(before, CALENDAR))[name].state is DoorState.NOT_YET
            assert by_id(decide(after, CALENDAR))[name].state is not DoorState.NOT_YET


def at(told: Matter, day: date) -> Matter:
    return Matter(**{**{name: getattr(told, name) for name in Matter.__dataclass_fields__}, "today": day})


def test_the_issues_are_those_of_the_taxonomy() -> None:
    assert set(issues()) == set(taxonomy().issues)


def test_every_rule_holds_of_some_matter_of_the_table() -> None:
    held: set[int] = set()
    for row in table():
        facts = Facts(matter_of(row.values[0]), CALENDAR)
        held |= {id(rule) for door, told in rules().items() for rule in told if rule.holds(facts, door)}
    assert {rule.id for told in rules().values() for rule in told if id(rule) not in held} == set()


def test_the_document_is_as_agreed() -> None:
    told = json.loads(json.dumps(doors_document(decide(matter(), CALENDAR))))
    assert list(told) == ["schema", "recommended", "doors"]
    assert told["schema"] == "juli.doors/1"
    assert {tuple(door) for door in told["doors"]} == {("procedure", "state", "from", "reasons")}
    assert {tuple(reason) for door in told["doors"] for reason in door["reasons"]} == {("id", "zh", "en", "citation")}


def test_what_rests_on_an_unverified_rule_says_so() -> None:
    doors = by_id(decide(matter(respondent="bank"), CALENDAR))
    said = next(reason.says for reason in doors["nfra_bank"].reasons if reason.id == "legal_persons_may_complain")
    assert "未核对原文" in said.text("zh")
    assert "not verified" in said.text("en")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_people_read_every_door_with_its_state(language: Any) -> None:
    told = doors_table(decide(matter(), CALENDAR), language)
    for procedure in procedures().values():
        assert procedure.name.text(language) in told


def test_both_catalogues_say_the_same_sentences() -> None:
    assert catalogue("procedures.doors", "zh").keys() == catalogue("procedures.doors", "en").keys()
