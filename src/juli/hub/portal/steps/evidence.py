"""Evidence: files, each with what it proves."""

import re
from collections.abc import Iterator
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.forms import Form
from django.utils.translation import gettext_lazy as _

from juli.evidence.signatures import RefusedFile
from juli.hub.complaints.actions import add_draft_file, describe_draft_file, remove_draft_file
from juli.hub.portal.forms import FormError
from juli.hub.portal.language import page_language
from juli.hub.portal.steps.base import Page
from juli.hub.portal.uploads import Refused, content_of, kind_of, many_files, refused, sent_files, stored_name, too_many
from juli.hub.portal.visit import Visit, one_line

REFUSED = "refused-evidence"
LONGEST_PROVES = 300


class EvidencePage(Page):
    """Files that back the complaint. None is needed."""

    name = "evidence"
    title = _("What can prove it?")
    keeps = re.compile(r"proves")

    def post(self, visit: Visit) -> str:
        """Keep what each file proves, take what was sent; only "continue" without new files leaves."""
        self.keep(visit)
        post = visit.request.POST
        for file in visit.files_for("evidence"):
            if post.get("remove") == str(file.pk):
                remove_draft_file(file, by=visit.actor)
            elif (proves := _proves(post.get(f"proves-{file.pk}"))) is not None and proves != file.proves:
                describe_draft_file(file, proves, by=visit.actor)
        visit.files_changed()
        sent = sent_files(visit)
        proves = _proves(post.get("proves")) or ""
        turned_away = [problem for file in sent if (problem := take_evidence(visit, file, proves))]
        visit.keep(REFUSED, {"files": [problem.fields() for problem in turned_away]})
        if sent and not turned_away:
            visit.keep(self.name, {})
        stays = post.get("do") != "continue" or sent or post.get("remove")
        return visit.url(self.name) if stays else visit.next_url(self.name)

    def errors(self, visit: Visit, form: Form | None) -> list[FormError]:
        language = page_language()
        return [
            FormError("id_files", f"{problem['name']}: {problem['reason'][language]}")
            for problem in visit.draft.answers.get(REFUSED, {}).get("files", [])
        ]

    def context(self, visit: Visit) -> dict[str, Any]:
        asks_money = visit.journey.kind != "consumer"
        return {
            "files": visit.files_for("evidence"),
            "proves": visit.answer(self.name, "proves"),
            "offers_audit": asks_money and "statements" not in visit.journey.path,
        }

    def said(self, visit: Visit) -> Iterator[tuple[str, str]]:
        for file in visit.files_for("evidence"):
            yield file.name, file.proves


def take_evidence(visit: Visit, file: "UploadedFile[bytes]", proves: str) -> Refused | None:
    """Keep one upload; the reason where it is not taken."""
    if too_many(visit, "evidence", 1):
        return many_files(file)
    try:
        content = content_of(file)
        kind = kind_of(content, file.name or "")
    except RefusedFile as error:
        return refused(file, error.reason)
    name = stored_name(file, content, kind, visit.files_for("evidence"))
    add_draft_file(content, purpose="evidence", name=name, media_type=kind.media_type, proves=proves, by=visit.actor)
    visit.files_changed()
    return None


def _proves(text: str | None) -> str | None:
    return None if text is None else one_line(text)[:LONGEST_PROVES]
