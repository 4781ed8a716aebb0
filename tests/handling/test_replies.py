"""Fields of replies: known names in braces and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juli.handling import FIELDS, UnknownField, causes, checklist, field_name, fields_in, fill, has_hole
from juli.handling.checklists import read_causes, read_checklists
from juli.triage import taxonomy

FACTS = {name: f"<{name}>" for name in FIELDS}


def test_facts_stand_where_their_fields_did() -> None:
    filled = fill("{merchant_name}：{number}，{number}", FACTS, {})
    assert (filled.text, filled.missing) == ("<merchant_name>：<number>，<number>", ())


def test_what_is_not_known_leaves_a_hole_with_its_name() -> None:
    filled = fill("{amount} {due_on}", {"amount": ""}, {"amount": "金额"})
    assert (filled.text, filled.missing) == ("⟦金额⟧ ⟦due_on⟧", ("amount", "due_on"))
    assert has_hole(filled.text)
    assert not has_hole("没有 [空] 的")


@given(st.text(alphabet="{}ab.!_[]0:", max_size=30))
def test_a_text_is_refused_or_holds_known_fields_alone(text: str) -> None:
    refused = None
    try:
        assert set(fields_in(text)) <= set(FIELDS)
        assert "{" not in fill(text, FACTS, {}).text
    except UnknownField as unknown:
        refused = unknown.name
    assert refused is None or (refused in text and refused not in FIELDS)


@given(st.text(max_size=30))
def test_a_fact_is_never_read_as_a_field(fact: str) -> None:
    assert fill("a{number}b", {"number": fact or "x"}, {}).text == f"a{fact or 'x'}b"


def test_every_field_and_every_list_has_words_in_both_languages() -> None:
    checks = [check.name for issue in taxonomy().issues for check in checklist(issue)]
    for said in (*map(field_name, FIELDS), *checks, *causes().values()):
        assert said.text("zh") != said.text("en")


def test_every_issue_has_checks_of_its_own() -> None:
    shared = set.intersection(*({check.code for check in checklist(issue)} for issue in taxonomy().issues))
    for issue in taxonomy().issues:
        assert {check.code for check in checklist(issue)} > shared
    assert checklist("no-such-issue") == checklist("other")


def test_a_wrong_list_is_refused() -> None:
    row = '{code = "a", zh = "一", en = "one"}'
    issues = "\n".join(f"{issue} = [{row}]" for issue in taxonomy().issues)
    assert read_checklists(f"always = []\n[issue]\n{issues}")
    with pytest.raises(ValueError, match="twice"):
        read_checklists(f"always = [{row}]\n[issue]\n{issues}")
    with pytest.raises(ValueError, match="deposit"):
        read_checklists("always = []\n[issue]\n")
    with pytest.raises(ValueError, match="other"):
        read_causes('[cause.a]\nzh = "一"\nen = "one"')
