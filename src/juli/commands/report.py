"""`juli audit --report`: the audit as files for people, beside the answer on standard output."""
# ruff: noqa: PLC0415  (a command loads only what it needs)

import argparse
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING

from juli.commands.answering import Refusal, Told, printable, say, unopened
from juli.wording import Language, Said

if TYPE_CHECKING:
    from juli.audit import Audit


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
        note(say("report-written", name=name).text(language))
    return {**told, "report": names} if isinstance(told, Mapping) else told


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
        raise Refusal(
            say("report-unwritten", folder=printable(str(folder)), reason=_why(error)).text(language)
        ) from error
    return [printable(str(place)) for place in aside]


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
        return say("report-no-folder")
    if isinstance(error, PermissionError | FileNotFoundError):
        return say("report-no-permission")
    return unopened(error)
