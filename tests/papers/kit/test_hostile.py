"""Whatever was typed reaches a paper as text and nothing else, and breaks none."""

from dataclasses import fields, is_dataclass, replace
from typing import Any

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from juli.papers.cleaning import one_line, printable
from juli.papers.kit import PaperFacts, Unfit, compose_paper, paper_docx, paper_kind, paper_kinds, paper_pdf

from ..builders import docx_text, explain, pdf_text
from .matters import FULL, full, paper

HOSTILE = [
    '#panic("x") #let x = 1 #import "style.typ": *',
    "$x^2$ _a_ *b* `c` @label <label> \\ // /* */",
    "{self} {law} {complainant.name} {0} %(a)s {{x}}",
    "<w:t>&amp;]]></w:t> =SUM(A1)",
    "【待填：全部】【此句未写入：无】",
    "一\u202e二\x07三\u200b\ud800",
]
KEPT = {"kind", "procedure", "sha256", "merchant_no"}
"""What a document may not say freely."""


def typed(value: Any, text: str) -> Any:
    """A value with `text` in place of everything that a person may type."""
    if is_dataclass(value) and not isinstance(value, type):
        names = [field.name for field in fields(value) if field.name not in {*KEPT, "issue", "number", "audit"}]
        return replace(value, **{name: typed(getattr(value, name), text) for name in names})
    if type(value) is str:
        return text
    if isinstance(value, tuple):
        return tuple(typed(each, text) for each in value)
    return value


def filled(text: str) -> PaperFacts:
    return replace(typed(FULL, text), pending=(), sources=FULL.sources)


@pytest.mark.parametrize("text", HOSTILE)
def test_markup_stays_text_in_every_paper(text: str) -> None:
    facts = replace(filled(text), contract=replace(filled(text).contract, arbitration_clause=""))
    told = "".join(printable(one_line(text)).split())
    for kind in ("police_report", "evidence_list", "settlement", "escalation"):
        made = compose_paper(paper_kind(kind), facts, explain)
        assert pdf_text(paper_pdf(made)).count(told) > 1
        assert "".join(docx_text(paper_docx(made)).split()).count("".join(one_line(text).split())) > 1


@settings(max_examples=15, deadline=None)
@given(st.sampled_from(sorted(paper_kinds())), st.text(alphabet=st.characters(exclude_categories=()), max_size=40))
def test_any_text_can_be_set(kind: str, text: str) -> None:
    facts = replace(filled(text), **{name: getattr(full(kind), name) for name in ("respondent", "contract")})
    try:
        made = compose_paper(paper_kind(kind), facts, explain)
    except Unfit as refused:
        assert refused.reason.text("zh")  # noqa: PT017  (a public paper may refuse what was typed)
        return
    assert len(pypdfium2.PdfDocument(paper_pdf(made))) >= 1
    assert paper_docx(made)


def test_a_very_long_story_flows_over_pages_and_loses_nothing() -> None:
    story = "\n".join(f"第{number}段：这一天的钱没有到账。" for number in range(1, 801))
    text = pdf_text(paper_pdf(paper("police_report", replace(FULL, story=story))))
    assert all(f"第{number}段：" in text for number in (1, 400, 800))
