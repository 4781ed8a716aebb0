"""Every paper of the example, composed and set as PDF and as DOCX, warm. The figure to reach is under 100 ms each."""

import statistics
import sys
import time
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from juli.agreement import load_toml
from juli.audit import audit, document
from juli.audit.sentences import explain
from juli.calendars import official
from juli.ledger import combine, read_file
from juli.papers.kit import Paper, Unfit, compose_paper, facts_from, load_facts, paper_docx, paper_kinds, paper_pdf

RUNS, FIGURE = 7, 0.1
EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
TODAY = date(2026, 11, 22)


def audited() -> Mapping[str, Any]:
    """The audit of the example's statements."""
    readings = [read_file(path.name, path.read_bytes()) for path in sorted(EXAMPLES.glob("*.csv"))]
    agreement = load_toml((EXAMPLES / "agreement.toml").read_bytes(), "agreement.toml")
    return document(audit(combine(readings), agreement, as_of=TODAY, calendar=official()), "zh")


def tell(finding: Mapping[str, Any]) -> tuple[str, str]:
    """A finding in Chinese."""
    told = explain(finding, None)
    return told.sentence.text("zh"), told.short.text("zh")


def composed() -> list[Paper]:
    """Every paper that fits the example."""
    told = load_facts((EXAMPLES / "facts.toml").read_bytes(), "facts.toml")
    facts = facts_from({**told, "audit": dict(audited())}, TODAY)
    papers = []
    for kind in paper_kinds().values():
        try:
            papers.append(compose_paper(kind, facts, tell))
        except Unfit:
            continue
    return papers


def seconds(write: Callable[[Paper], bytes], paper: Paper) -> float:
    """The median time of setting a paper."""
    runs = []
    for _ in range(RUNS):
        start = time.perf_counter()
        write(paper)
        runs.append(time.perf_counter() - start)
    return statistics.median(runs)


def main() -> int:
    """Print the median and the slowest of all papers; 1 where the slowest misses the figure."""
    papers, missed = composed(), 0
    paper_pdf(papers[0])
    for name, write in (("PDF", paper_pdf), ("DOCX", paper_docx)):
        times = [seconds(write, paper) for paper in papers]
        print(
            f"{len(papers)} papers as {name}, warm: median {statistics.median(times) * 1000:.0f} ms, "
            f"slowest {max(times) * 1000:.0f} ms (figure: under {FIGURE * 1000:.0f} ms)"
        )
        missed += max(times) >= FIGURE
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
