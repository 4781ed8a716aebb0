"""The model beside the frames of the clause checker: where it comes from, and what a mark says of how sure it is."""

import hashlib
import tomllib
from datetime import date
from importlib.resources import files

import pytest
from benchmarks.teaching import terms
from benchmarks.teaching.regression import version_of, weighted
from hypothesis import given
from hypothesis import strategies as st
from tools import clauses as figures

from juli.agreement.clauses import Check, Sureness, check, clauses
from juli.agreement.clauses.frames import Sentence
from juli.agreement.clauses.judging import framed
from juli.agreement.clauses.model import FILE, read_model, shipped
from juli.agreement.clauses.report import clauses_document, clauses_table
from juli.agreement.contract import pasted
from juli.learnt.arrays import packed

TODAY = date(2026, 11, 26)
KINDS = [clause.id for clause in clauses()]


def found(text: str) -> Check:
    return check(pasted(text), on=TODAY)


def test_the_model_is_the_one_its_hash_names_and_its_texts_teach() -> None:
    folder = files("juli.agreement.clauses")
    content = folder.joinpath(FILE).read_bytes()
    assert hashlib.sha256(content).hexdigest() == folder.joinpath("model.sha256").read_text(encoding="ascii").strip()
    model = read_model(content)
    assert model.version == shipped().version == version_of(terms.sources())
    assert list(model.weights.places) == [*KINDS, "any"]
    assert 0 < model.fair < model.loud < 1
    assert len(content) < 600_000


def test_two_sets_never_teach_and_are_told_well() -> None:
    taught = {term.text for term in terms.taught()}
    for name in terms.SET_ASIDE:
        assert taught.isdisjoint(text for text, _, _ in figures.samples(name))
        told = figures.measure(name)
        assert told.found / told.wanted >= 0.9
        assert told.right / told.given >= 0.8


@pytest.mark.parametrize(("name", "found", "right"), [("apart", 0.85, 0.74), ("apart_second", 0.54, 0.7)])
def test_what_was_kept_apart_never_teaches_and_is_found_as_told(name: str, found: float, right: float) -> None:
    """Bounds a little under what docs/clauses.md tells."""
    assert {term.text for term in terms.taught()}.isdisjoint(text for text, _, _ in figures.samples(name))
    told = figures.measure(name)
    assert told.found / told.wanted >= found
    assert told.right / told.given >= right


def test_first_marks_are_kept_for_every_clause_of_their_sets() -> None:
    seen = tomllib.loads(terms.FIRST_SEEN.read_text(encoding="utf-8"))
    sets = {name: seen[name] for name in seen if name in figures.HALVES}
    assert {name: len(marks) for name, marks in sets.items()} == {name: len(figures.samples(name)) for name in sets}
    assert {kind for marks in sets.values() for each in marks for kind in each} <= set(KINDS)
    assert set(seen) == {*sets, *figures.CONTRACTS, *figures.SECOND}


def test_where_frame_and_model_agree_a_mark_is_sure() -> None:
    (mark,) = found("甲方有权随时调整费率，无须另行通知乙方。").marks
    assert (mark.clause.id, mark.sure) == ("change-at-will", Sureness.SURE)
    assert "看起来像" not in clauses_table(found(mark.quote.text), "zh")


LOOKS = "先谈好的点位，后台看着涨多少就是多少，您认就行。"


def test_what_no_frame_knows_may_look_like_a_term() -> None:
    assert not any(framed(clause, Sentence(LOOKS)) for clause in clauses())
    (mark,) = found(LOOKS).marks
    assert (mark.clause.id, mark.sure) == ("change-at-will", Sureness.PERHAPS)
    assert [LOOKS[start:end] for start, end in mark.words] == ["后台看着涨多少就是多少"]
    assert "请对照原文" in clauses_table(found(LOOKS), "zh")
    assert "please compare" in clauses_table(found(LOOKS), "en")
    assert [each["sure"] for each in clauses_document(found(LOOKS), "zh")["marks"]] == ["perhaps"]


@pytest.mark.parametrize("kind", KINDS)
def test_of_every_kind_the_model_tells_a_clause_from_a_fair_sentence(kind: str) -> None:
    text = next(text for text, wanted, _ in figures.samples("held_out") if wanted == {kind})
    assert shipped().shares(text)[kind] > 0.5
    assert shipped().shares("本协议一式两份，双方各执一份。")[kind] < 0.05


WORDS = st.sampled_from([*"甲乙方不得押金退还有权调整费率视为同意，。；0123456789%元万", "无需通知", "最终解释权"])


@given(st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=80).map("".join)))
def test_any_sentence_has_shares_and_a_part_that_speaks_most(text: str) -> None:
    shares = shipped().shares(text)
    assert list(shares) == KINDS
    assert all(0 <= share <= 1 for share in shares.values())
    start, end = shipped().loudest(text, KINDS[0])
    assert 0 <= start <= end <= len(text)


def test_the_same_texts_teach_the_same_bytes() -> None:
    def taught_bytes() -> bytes:
        held = terms.lesson(terms.taught()[:120])
        texts, bias = terms.learn(held)
        return packed({}, weighted(held.words, held.held.T @ texts, bias))

    assert taught_bytes() == taught_bytes()
