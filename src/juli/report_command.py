"""`juli audit --report`: the audit as files for people, beside the answer on standard output."""
# ruff: noqa: PLC0415  (a command loads only what it needs)

import argparse
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING, Any

from juli.agreement_commands import unopened
from juli.refusal import Refusal
from juli.wording import Language, Said

if TYPE_CHECKING:
    from juli.audit import Audit

Told = str | dict[str, Any]
"""What stands on standard output: lines for people, or one document."""


def add_report_option(parser: argparse.ArgumentParser) -> None:
    """Add `--report` to the command of an audit."""
    parser.add_argument("--report", metavar="DIR", help="write the report for people into this folder: HTML, PDF, XLSX")


def reported(folder: str | None, audit: "Audit", told: Told, language: Language, note: Callable[[str], None]) -> Told:
    """The answer `told`, with the names of the files where a report was asked for; `note` says them too.

    Refusal where the files cannot be written; then none of them has changed.
    """
    if folder is None:
        return told
    names = _written(Path(folder), _files(audit, language), language)
    for name in names:
        note(_say("report-written", name=name).text(language))
    return {**told, "report": names} if isinstance(told, dict) else told


def _files(audit: "Audit", language: Language) -> Mapping[str, bytes]:
    from juli.audit import document, figures
    from juli.papers.report.composing import compose_report
    from juli.papers.report.html import report_html
    from juli.papers.report.pdf import report_pdf
    from juli.papers.report.spreadsheet import report_xlsx

    report = compose_report(document(audit, language), figures(audit), audit.agreement, language)
    name = f"juli-report-{audit.as_of}"
    return {
        f"{name}.html": report_html(report),
        f"{name}.pdf": report_pdf(report),
        f"{name}.xlsx": report_xlsx(report),
    }


def _written(folder: Path, files: Mapping[str, bytes], language: Language) -> list[str]:
    """All files written aside first and then put in their places, so that none is ever half there."""
    aside: dict[Path, Path] = {}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            aside[folder / name] = _aside(folder, content)
        for place, kept in aside.items():
            kept.replace(place)
    except (OSError, ValueError) as error:
        for kept in aside.values():
            kept.unlink(missing_ok=True)
        raise Refusal(_say("report-unwritten", folder=_printable(folder), reason=_why(error)).text(language)) from error
    return [_printable(place) for place in aside]


def _aside(folder: Path, content: bytes) -> Path:
    with NamedTemporaryFile(dir=folder, prefix=".juli-report-", delete=False) as file:
        try:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        except BaseException:
            os.unlink(file.name)
            raise
    return Path(file.name)


def _why(error: OSError | ValueError) -> Said:
    if isinstance(error, FileExistsError | NotADirectoryError):
        return _say("report-no-folder")
    if isinstance(error, PermissionError | FileNotFoundError):
        return _say("report-no-permission")
    return unopened(error)


def _printable(path: Path) -> str:
    """A path as text that every output can carry, whatever bytes the file system holds."""
    return os.fsencode(path).decode("utf-8", "replace")


def _say(code: str, **values: object) -> Said:
    return Said("audit", f"command-{code}", values)
