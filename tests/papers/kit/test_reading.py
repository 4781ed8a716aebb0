"""Facts from a document: read as declared, every problem named, nothing that breaks."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juli.papers.kit import FactsError, PaperFacts, facts_from, load_facts
from juli.papers.kit.facts import Purpose, Result
from juli.papers.kit.reading import field_names
from juli.papers.model import ClaimKind, ClaimLine

from .matters import TODAY

TOLD = """
schema = "juli.facts/1"
made_on = 2026-11-20
issue = "deposit"
purpose = "personal"
pending = []
average_wage = "90000.00"

[complainant]
kind = "natural_person"
name = "钱𬭎"
born_on = "1980-03-01"

[[claims]]
kind = "refund"
amount = "299.00"

[[tried]]
procedure = "provider_direct"
filed_on = 2026-11-02
result = "no_answer"

[bodies]
pboc_complaint = "中国人民银行上海总部"
"""


def problems(told: dict[str, Any]) -> list[str]:
    with pytest.raises(FactsError) as refused:
        facts_from(told, TODAY)
    assert all(each.said.text(language) for each in refused.value.problems for language in ("zh", "en"))
    return [each.place for each in refused.value.problems]


def test_toml_is_read_as_declared() -> None:
    facts = facts_from(load_facts(TOLD.encode(), "facts.toml"), TODAY)
    assert (facts.made_on, facts.purpose, facts.pending) == (date(2026, 11, 20), Purpose.PERSONAL, ())
    assert facts.complainant.born_on == date(1980, 3, 1)
    assert facts.claims == (ClaimLine(ClaimKind.REFUND, 29900),)
    assert facts.tried[0].result is Result.NO_ANSWER
    assert facts.average_wage == 9_000_000
    assert facts.bodies["pboc_complaint"] == "中国人民银行上海总部"


def test_json_says_the_same_as_toml() -> None:
    told = load_facts(TOLD.encode(), "facts.toml")
    again = load_facts(json.dumps(told, default=str).encode(), "facts.json")
    assert facts_from(again, TODAY) == facts_from(told, TODAY)


def test_nothing_told_is_a_matter_of_today() -> None:
    assert facts_from({}, TODAY) == PaperFacts(made_on=TODAY)


def test_every_problem_is_named_with_its_place() -> None:
    told = {
        "schema": "other/1",
        "colour": "red",
        "complainant": {"name": 3, "born_on": "1980"},
        "claims": [{"kind": "refund", "amount": 1.5}, {"kind": "wish"}, {"note": "?"}],
        "pending": "none",
        "story": "x" * 20_001,
    }
    assert problems(told) == [
        "schema",
        "colour",
        "complainant.name",
        "complainant.born_on",
        "story",
        "claims[0].amount",
        "claims[1].kind",
        "claims[2]",
        "pending",
    ]


@pytest.mark.parametrize(
    ("told", "place"),
    [
        ({"complainant": {"kind": "club"}}, "complainant.kind"),
        ({"respondent": {"kind": "friend"}}, "respondent.kind"),
        ({"issue": "weather"}, "issue"),
        ({"pending": ["prayer"]}, "pending[0]"),
        ({"tried": [{"procedure": "prayer", "filed_on": "2026-11-02"}]}, "tried[0].procedure"),
        ({"audit": {"schema": "juli.audit/1"}}, "audit"),
        ({"audit": {"schema": "juli.audit/2", "read": {}, "findings": []}}, "audit"),
        ({"audit": {"schema": "juli.audit/1", "read": {}, "findings": [{"rule": "x"}]}}, "audit"),
        ({"claims": [{"kind": "refund", "amount": "-1.00"}]}, "claims[0].amount"),
        ({"claims": [{"kind": "refund", "amount": True}]}, "claims[0].amount"),
    ],
)
def test_values_there_are_none_of_are_refused(told: dict[str, Any], place: str) -> None:
    assert problems(told) == [place]


@pytest.mark.parametrize("content", [b"\xff\xfe", b"{", b"= 1", b"[" * 100_000, b"[1, 2]"])
def test_what_is_no_document_is_refused(content: bytes) -> None:
    for name in ("facts.toml", "facts.json"):
        with pytest.raises(FactsError):
            facts_from(load_facts(content, name), TODAY)


TEXT = st.text(alphabet="a1 -.中", max_size=5)
ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=5,
)


@given(st.dictionaries(st.sampled_from([name.split(".")[0].split("[")[0] for name in field_names()]), ANY, max_size=4))
def test_any_document_is_read_or_refused(told: dict[str, Any]) -> None:
    try:
        assert facts_from(told, TODAY)
    except FactsError as refused:
        assert refused.problems  # noqa: PT017  (both ways are right)
