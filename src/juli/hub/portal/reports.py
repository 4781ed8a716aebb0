"""The forms in which the report on an audit is handed out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from juli.papers.report.html import report_html
from juli.papers.report.model import Report
from juli.papers.report.pdf import report_pdf
from juli.papers.report.spreadsheet import report_xlsx


@dataclass(frozen=True, slots=True)
class ReportForm:
    """One form: how it is written, and what a browser is told it is."""

    write: Callable[[Report], bytes]
    media_type: str


MOST_LINES = 5_000
"""Lines of one finding in a report made while somebody waits."""

REPORTS: Mapping[str, ReportForm] = {
    "html": ReportForm(report_html, "text/html; charset=utf-8"),
    "pdf": ReportForm(report_pdf, "application/pdf"),
    "xlsx": ReportForm(report_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
"""By the ending of the file's name."""
