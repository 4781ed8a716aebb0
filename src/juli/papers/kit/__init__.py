"""The kit of papers: each is data (sections, sentences with slots, what it cites and needs), composed from facts.

`compose_paper` makes a paper of one kind from what is known, with what is missing as data and as marked blanks;
`recompose` puts the person's own words back into a paper composed anew; `paper_pdf` and `paper_docx` set it.
"""

from juli.papers.kit.composing import Unfit, compose_paper
from juli.papers.kit.document import Cited, Figure, Missing, OwnText, Paper, Placed
from juli.papers.kit.facts import PaperFacts
from juli.papers.kit.kinds import PaperKind, UnknownPaper, paper_kind, paper_kinds, papers_for, read_kind
from juli.papers.kit.own import fingerprint, load_own, outdated, recompose
from juli.papers.kit.reading import FactsError, Problem, facts_from, load_facts
from juli.papers.kit.setting import paper_data, paper_docx, paper_pdf
from juli.papers.kit.versions import PaperVersion, content_hash, version_of

__all__ = [
    "Cited",
    "FactsError",
    "Figure",
    "Missing",
    "OwnText",
    "Paper",
    "PaperFacts",
    "PaperKind",
    "PaperVersion",
    "Placed",
    "Problem",
    "Unfit",
    "UnknownPaper",
    "compose_paper",
    "content_hash",
    "facts_from",
    "fingerprint",
    "load_facts",
    "load_own",
    "outdated",
    "paper_data",
    "paper_docx",
    "paper_kind",
    "paper_kinds",
    "paper_pdf",
    "papers_for",
    "read_kind",
    "recompose",
    "version_of",
]
