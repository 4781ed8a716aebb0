"""A paper to be kept, as a test needs one."""

from datetime import date

from juli.papers.kit import OwnText, Paper, PaperFacts, compose_paper, paper_kind, recompose


def sample_paper(own: str = "", kind: str = "pboc_complaint") -> Paper:
    """A nearly empty paper with a person's own words before its end."""
    made = compose_paper(paper_kind(kind), PaperFacts(made_on=date(2026, 11, 26)), lambda finding: ("", ""))
    return recompose(made, [OwnText("1", "facts-heading", own)] if own else [])
