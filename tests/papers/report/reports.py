"""Reports for the tests: of the example, and of ledgers written down."""

from datetime import date
from functools import cache
from pathlib import Path

from juli.agreement import load_toml
from juli.audit import Audit, audit, document, figures
from juli.calendars import official
from juli.ledger import combine, read_file
from juli.papers.report.composing import compose_report
from juli.papers.report.model import Report
from juli.wording import Language

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
NASTY = '=HYPERLINK("http://evil.example","x")<script>alert(1)</script>&amp;'
"""A reference somebody typed: a formula to a workbook, markup to a page."""


@cache
def example(with_agreement: bool = True) -> Audit:
    """The audit of the example, with its agreement or without."""
    agreement = load_toml((EXAMPLES / "agreement.toml").read_bytes(), "agreement.toml") if with_agreement else None
    ledger = combine([read_file(path.name, path.read_bytes()) for path in sorted(EXAMPLES.glob("*.csv"))])
    return audit(ledger, agreement, as_of=date(2026, 11, 2), calendar=official())


@cache
def of_example(language: Language = "zh", with_agreement: bool = True) -> Report:
    """The report on the example."""
    return report_on(example(with_agreement), language)


def report_on(found: Audit, language: Language = "zh") -> Report:
    """The report on an audit."""
    return compose_report(document(found, language), figures(found), found.agreement, language)
