"""The data of the papers: whole, known to each other, and read strictly."""

import re
from pathlib import Path

import pytest

from juli.law import statutes
from juli.papers.kit import UnknownPaper, paper_kind, paper_kinds, papers_for, read_kind
from juli.papers.kit.blocks import BUILDERS
from juli.papers.kit.case import SLOT, Case, label_of, tried_procedures
from juli.papers.kit.facts import Party
from juli.papers.kit.grounds import reached
from juli.papers.kit.kinds import PaperKind
from juli.papers.kit.parties import OPTIONAL
from juli.papers.kit.reading import field_names
from juli.papers.speech import Speech
from juli.procedures import procedures
from juli.triage import taxonomy

from .matters import EMPTY

each_kind = pytest.mark.parametrize("kind", paper_kinds().values(), ids=lambda kind: kind.id)

SMALL = """
version = 1
title = "函"
[name]
zh = "函"
en = "Letter"
[about]
zh = "函"
en = "Letter"
[roles]
complainant = "投诉人"
[[part]]
id = "a"
text = "一"
"""


def slots(kind: PaperKind) -> set[str]:
    texts = [kind.salutation, *kind.roles.values()]
    texts += [text for part in kind.parts for text in (part.text, *part.items)]
    return {slot for text in texts for slot in SLOT.findall(text)} - {"law"}


def conditions(kind: PaperKind) -> set[str]:
    listed = [part.when for part in kind.parts] + [advice.when for advice in (*kind.unfit, *kind.notes)]
    return {re.split("!?=", condition.removeprefix("!"))[0] for one in listed for condition in one}


@each_kind
def test_every_slot_condition_and_required_fact_is_one_there_is(kind: PaperKind) -> None:
    case = Case(kind, EMPTY, (), Speech("zh"))
    for name in {*slots(kind), *conditions(kind), *kind.required}:
        case.value(name)
    for name in {*slots(kind), *kind.required} - {"self", "you", "me", "them", "made_on"}:
        assert label_of(name).text("zh")
        assert label_of(name).text("en")


@each_kind
def test_every_block_role_and_other_paper_is_one_there_is(kind: PaperKind) -> None:
    assert {part.block for part in kind.parts if part.block} <= {*BUILDERS, "salutation"}
    assert {name.rstrip(OPTIONAL) for names in kind.identity.values() for name in names} <= set(
        Party.__dataclass_fields__
    )
    assert {advice.instead for advice in kind.unfit if advice.instead} <= paper_kinds().keys()
    assert kind.ending in ("", "body", "greeting")


@each_kind
def test_every_citation_is_of_a_statute_there_is(kind: PaperKind) -> None:
    cited = [one.partition(":") for part in kind.parts for one in part.cite]
    assert {statute for statute, _, _ in cited} <= statutes().keys()
    assert all(article for _, _, article in cited)


def test_papers_and_procedures_know_each_other() -> None:
    assert {one for kind in paper_kinds().values() for one in kind.procedures} <= procedures().keys()
    without = {one for one in procedures() if not papers_for(one)}
    assert without == {"petition", "reconsideration"}
    assert [kind.id for kind in papers_for("small_claims")] == ["statement_of_claim"]
    assert set(tried_procedures()) == procedures().keys() - {"media_exposure"}


def test_the_law_of_issues_is_law_there_is_and_of_issues_there_are() -> None:
    assert set(reached()) <= statutes().keys()
    from juli.papers.kit.grounds import issues

    assert set(issues()) <= taxonomy().issues.keys()


@each_kind
def test_names_and_advice_stand_in_both_languages(kind: PaperKind) -> None:
    for said in (kind.name, kind.about, *(advice.said for advice in (*kind.unfit, *kind.notes))):
        assert re.search("[\u4e00-\u9fff]", said.text("zh"))
        assert not re.search("[\u4e00-\u9fff]", said.text("en"))


def test_the_documents_hold_every_paper_and_every_field() -> None:
    text = (Path(__file__).resolve().parents[3] / "docs" / "papers.md").read_text(encoding="utf-8")
    listed, facts = text.split("\n## ")[1:3]
    rows = dict(re.findall(r"^\| `(\w+)` \| ([^|]+) \|", listed, re.MULTILINE))
    assert rows == {kind.id: kind.title for kind in paper_kinds().values()}
    words = {word for name in field_names() for word in re.findall(r"[a-z_0-9]+", name)}
    assert words <= set(re.findall(r"`([a-z_0-9]+)`", facts))


def test_an_unknown_paper_is_none() -> None:
    with pytest.raises(UnknownPaper):
        paper_kind("love_letter")


@pytest.mark.parametrize(
    ("was", "made"),
    [
        ('title = "函"', ""),
        ("version = 1", "version = 1\nfont = 3"),
        ('text = "一"', ""),
        ('text = "一"', 'text = "一"\nblock = "story"'),
        ('text = "一"', 'text = "一"\n[[part]]\nid = "a"\ntext = "二"'),
        ('text = "一"', 'text = "一"\n[identity]\nagent = ["name"]'),
        ('[[part]]\nid = "a"\ntext = "一"', ""),
        ('text = "一"', 'text = "一"\n[[part]]\nuse = "nothing"'),
    ],
)
def test_data_that_do_not_fit_are_refused(was: str, made: str) -> None:
    assert read_kind("small", SMALL).title == "函"
    with pytest.raises(ValueError, match="small"):
        read_kind("small", SMALL.replace(was, made))
