"""A paper set: PDF and DOCX from one source, and its blocks as plain data for a page."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from itertools import pairwise
from typing import Any

from juli.papers.document import Block, PaperBlock, Paragraph
from juli.papers.docx import Finished, finished_docx
from juli.papers.kit.document import Paper
from juli.papers.kit.versions import PaperVersion, version_of
from juli.papers.pdf import typeset


def paper_pdf(paper: Paper) -> bytes:
    """`paper` as PDF, dated by its own date; equal bytes for an equal paper."""
    blocks = [one.block for one in paper.blocks]
    data = {
        "language": paper.language,
        "title": paper.title,
        "reference": paper.reference,
        "note": paper.note,
        "blocks": _leading(blocks),
        "annexes": [asdict(annex) for annex in paper.annexes],
    }
    return typeset("paper", data, paper.dated_on)


def _leading(blocks: Sequence[PaperBlock]) -> list[dict[str, Any]]:
    """Blocks as data: what leads to a table or to the end stays on its page, and a list of notes begins apart."""
    leads = [later.kind in _FOLLOWING or _announces(block) for block, later in pairwise(blocks)] + [False]
    notes = [isinstance(block, Paragraph) and not block.indented for block in blocks]
    opens = [note and not before for before, note in zip([False, *notes], notes, strict=False)]
    rows = zip(blocks, leads, opens, strict=True)
    return [{**asdict(block), "leads": lead, "opens": first} for block, lead, first in rows]


_FOLLOWING = ("table", "closing", "signing")
"""What never begins a page without a line before it."""


def _announces(block: PaperBlock) -> bool:
    return isinstance(block, Paragraph) and block.text.endswith("：")


def paper_docx(paper: Paper) -> bytes:
    """`paper` as DOCX, to be edited; equal bytes for an equal paper."""
    return finished_docx(
        Finished(
            title=paper.title,
            dated_on=paper.dated_on,
            reference=paper.reference,
            note=paper.note,
            blocks=tuple(one.block for one in paper.blocks),
            annexes=paper.annexes,
        )
    )


def paper_data(paper: Paper) -> dict[str, Any]:
    """`paper` as one plain document (`juli.paper/1`)."""
    return {
        "schema": "juli.paper/1",
        "kind": paper.kind,
        "version": _version(version_of(paper)),
        "dated_on": paper.dated_on.isoformat(),
        "title": paper.title,
        "complete": paper.is_complete,
        "blocks": [{"id": one.id, "own": one.own, **asdict(one.block)} for one in paper.blocks],
        "annexes": [{"title": annex.title, "blocks": _plain(annex.blocks)} for annex in paper.annexes],
        "missing": [
            {"fact": one.fact, "required": one.required, "zh": one.label.text("zh"), "en": one.label.text("en")}
            for one in paper.missing
        ],
        "notes": [{"zh": note.text("zh"), "en": note.text("en")} for note in paper.notes],
        "cited": [
            {"law": one.statute, "article": one.article, "effective": one.effective.isoformat()} for one in paper.cited
        ],
        "figures": [{"fact": one.fact, "fen": one.amount} for one in paper.figures],
    }


def _version(version: PaperVersion) -> dict[str, Any]:
    days = {"made_on": version.made_on.isoformat(), "law_as_of": version.law_as_of.isoformat()}
    return {"words": version.words, **days, "content": version.content}


def _plain(blocks: Iterable[Block]) -> list[dict[str, Any]]:
    return [asdict(block) for block in blocks]
