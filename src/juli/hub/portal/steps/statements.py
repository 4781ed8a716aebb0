"""Statements: uploaded and read at once, or a few lines typed by hand."""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.forms import Form
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from juli.evidence.kinds import recognise
from juli.evidence.recognition import PictureFault
from juli.evidence.signatures import RefusedFile
from juli.hub.complaints.actions import add_draft_file, add_draft_picture, remove_draft_file
from juli.hub.complaints.models import DraftFile
from juli.hub.complaints.queries import draft_file
from juli.hub.complaints.readings import is_unread
from juli.hub.portal.forms import FormError
from juli.hub.portal.journey import BOUNDS
from juli.hub.portal.language import page_language
from juli.hub.portal.steps.base import Page
from juli.hub.portal.typed_lines import KEEPS, MORE_ROWS, keep_lines, line_rows, row_count
from juli.hub.portal.uploads import (
    Refused,
    content_of,
    is_picture,
    many_files,
    refused,
    sent_files,
    sentence,
    statement_kind,
    stored_name,
    too_many,
)
from juli.hub.portal.visit import Visit
from juli.ledger import Limits, Reading, UnusableFile, read_file
from juli.ledger.heading import could_be_mapped

_MAPPABLE = frozenset({"no-header", "all-unreadable", "columns-missing"})
"""Reasons why a file was not read that a mapping of its columns may overcome."""
REFUSED = "refused-statements"
LIMITS = Limits(rows=BOUNDS["rows"])


class StatementsPage(Page):
    """The lines the audit will look at. Without any, the audit is passed over."""

    name = "statements"
    title = _("Your statements")
    keeps = KEEPS

    def post(self, visit: Visit) -> str:
        """Keep what was typed, take what was sent; only "continue" leaves, and only when all is well."""
        self.keep(visit)
        do = visit.request.POST.get("do", "")
        if do == "more":
            more = str(row_count(visit) + MORE_ROWS)
            visit.keep(self.name, {**visit.draft.answers[self.name], "rows": [more]})
        keep_lines(visit)
        _remove(visit, visit.request.POST.get("remove", ""))
        sent = sent_files(visit)
        turned_away = [problem for file in sent if (problem := take_statement(visit, file))]
        visit.keep(REFUSED, {"files": [problem.fields() for problem in turned_away]})
        if sent and not turned_away and (waiting := _waiting(visit, len(sent))):
            return waiting
        stays = do != "continue" or sent or visit.request.POST.get("remove") or not self.is_complete(visit)
        return visit.url(self.name) if stays else visit.next_url(self.name)

    def is_complete(self, visit: Visit) -> bool:
        return not any(row.problems for row in line_rows(visit))

    def errors(self, visit: Visit, form: Form | None) -> list[FormError]:
        """Files that were not taken, and typed rows that could not be read."""
        language = page_language()
        files = [
            FormError("id_files", f"{problem['name']}: {problem['reason'][language]}")
            for problem in visit.draft.answers.get(REFUSED, {}).get("files", [])
        ]
        rows = [
            FormError(f"id_line-{i}-when", str(_("Row %(number)d: %(reason)s")) % {"number": i + 1, "reason": reason})
            for i, row in enumerate(line_rows(visit))
            for reason in row.problems
        ]
        return files + rows

    def context(self, visit: Visit) -> dict[str, Any]:
        rows = line_rows(visit)
        return {
            "files": [_shown(file) for file in visit.files_for("statement")],
            "rows": rows,
            "row_count": len(rows),
            "typed_open": any(row.cells() for row in rows),
        }

    def said(self, visit: Visit) -> Iterator[tuple[str, str]]:
        for file in visit.files_for("statement"):
            count = file.note.get("count", 0)
            if is_unread(file):
                yield file.name, str(_("goes along as evidence; not counted"))
                continue
            yield file.name, ngettext("%(count)d line", "%(count)d lines", count) % {"count": count}


def take_statement(visit: Visit, file: "UploadedFile[bytes]") -> Refused | None:
    """Read one upload and keep it with what was read; the reason where it cannot be used."""
    if too_many(visit, "statement", 1):
        return many_files(file)
    try:
        content = content_of(file)
        if is_picture(content):
            return _take_picture(visit, file, content)
        reading = read_file(file.name or "", content, limits=LIMITS)
        kind = statement_kind(content, file.name or "")
    except RefusedFile as error:
        return refused(file, error.reason)
    except UnusableFile as error:
        if error.reason.code == "type-image":
            return refused(file, PictureFault("other-kind").reason)
        return _take_unmapped(visit, file, content, error)
    name = stored_name(file, content, kind, visit.files)
    guessed = reading.format == "by-header" and could_be_mapped(file.name or "", content, limits=LIMITS)
    note = {**reading_note(reading), "guessed": guessed}
    add_draft_file(content, purpose="statement", name=name, media_type=kind.media_type, note=note, by=visit.actor)
    visit.files_changed()
    return None


def _take_unmapped(visit: Visit, file: "UploadedFile[bytes]", content: bytes, error: UnusableFile) -> Refused | None:
    """Keep a table whose columns are not known, so that the person can say what they are; refuse anything else."""
    if error.reason.code not in _MAPPABLE or not could_be_mapped(file.name or "", content, limits=LIMITS):
        return refused(file, error.reason)
    try:
        kind = statement_kind(content, file.name or "")
    except RefusedFile as refusal:
        return refused(file, refusal.reason)
    name = stored_name(file, content, kind, visit.files)
    note = {"unmapped": True, "count": 0}
    add_draft_file(content, purpose="statement", name=name, media_type=kind.media_type, note=note, by=visit.actor)
    visit.files_changed()
    return None


def _take_picture(visit: Visit, file: "UploadedFile[bytes]", content: bytes) -> Refused | None:
    """Keep a picture and have it read; nothing of it counts before it is confirmed."""
    kind = recognise(content, file.name or "")
    if kind.code == "heic":
        return refused(file, PictureFault("heic").reason)
    name = stored_name(file, content, kind, visit.files)
    add_draft_picture(content, name=name, media_type=kind.media_type, by=visit.actor)
    visit.files_changed()
    return None


def reading_note(reading: Reading) -> Mapping[str, object]:
    """What is kept beside a statement: what was read, and what could not be read, with line and reason."""
    days = [entry.occurred_at.date() for entry in reading.entries]
    return {
        "format": reading.format,
        "encoding": reading.encoding,
        "count": len(reading.entries),
        "arrivals": len(reading.arrivals),
        "from": min(days).isoformat() if days else None,
        "to": max(days).isoformat() if days else None,
        "unreadable_count": len(reading.unreadable),
        "unreadable": [
            {"line": row.line, "reason": sentence(row.reason)} for row in reading.unreadable[: BOUNDS["named_problems"]]
        ],
        "warnings": [sentence(warning) for warning in reading.warnings[: BOUNDS["named_problems"]]],
    }


def _waiting(visit: Visit, sent: int) -> str:
    """Where a single file that was just sent waits for its author; "" where it needs nothing more."""
    last = max(visit.files_for("statement"), key=lambda file: file.added_at, default=None)
    if last is None or sent != 1:
        return ""
    if hasattr(last, "picture"):
        return reverse("portal:picture", args=[last.pk])
    return reverse("portal:columns", args=[last.pk]) if last.note.get("unmapped") else ""


def _shown(file: DraftFile) -> dict[str, Any]:
    """A file and its note in the language of the page."""
    note, language = file.note, page_language()
    return {
        "file": file,
        "picture": getattr(file, "picture", None),
        "unmapped": note.get("unmapped", False),
        "mapped": bool(note.get("mapping")),
        "guessed": note.get("guessed", False),
        "typed": note.get("typed", False),
        "count": note.get("count", 0),
        "arrivals": note.get("arrivals", 0),
        "first": note.get("from"),
        "last": note.get("to"),
        "unreadable_count": note.get("unreadable_count", 0),
        "unreadable": [{"line": row["line"], "reason": row["reason"][language]} for row in note.get("unreadable", [])],
        "warnings": [warning[language] for warning in note.get("warnings", [])],
    }


def _remove(visit: Visit, file_id: str) -> None:
    try:
        file = draft_file(UUID(file_id), by=visit.actor)
    except ValueError:
        return
    if file is None or file.purpose != "statement":
        return
    if file.note.get("typed"):
        kept = {"rows": visit.draft.answers[StatementsPage.name].get("rows", [])}
        visit.keep(StatementsPage.name, kept)
    remove_draft_file(file, by=visit.actor)
    visit.files_changed()
