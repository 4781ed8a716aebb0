"""Every mail there is, filled with invented data."""

from datetime import date, timedelta

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from juli.hub.channels.after import AFTER
from juli.hub.channels.desk_mails import DESK_DAYS, compose_desk_mail
from juli.hub.channels.helpers import SUBJECTS
from juli.hub.channels.kinds import KINDS
from juli.hub.channels.mails import TEMPLATES, Mail, subject_of
from juli.hub.channels.organisation_mails import ORGANISATION_TEMPLATES, organisation_body, organisation_subject
from juli.hub.channels.telling import DIGEST, NOTICE, member_subject
from juli.wording import LANGUAGES, Language

ALL_TEMPLATES = (*TEMPLATES, *SUBJECTS, NOTICE, DIGEST, *AFTER, *ORGANISATION_TEMPLATES, DESK_DAYS)
IN_BOTH = (*ORGANISATION_TEMPLATES, DESK_DAYS)
"""Mails that hold both languages."""
_DAYS = [
    ["2611-0001-28", "provider_direct", "answer", "2026-11-27", "target"],
    ["2611-0002-05", "pboc_complaint", "institution_answer_after_transfer", "2026-11-25", "law"],
]
_NUMBER = "2611-0001-28"
TO = "someone@example.cn"


def sample_mails(template: str) -> list[tuple[Language, Mail]]:
    """A mail in each language; one that holds both of them once. KeyError for a name that is none."""
    spoken = LANGUAGES[:1] if template in IN_BOTH else LANGUAGES
    return [(language, sample_mail(template, language)) for language in spoken]


def sample_mail(template: str, language: Language) -> Mail:
    """One mail as somebody would receive it; its link leads to the first page. KeyError for a name that is none."""
    if template not in ALL_TEMPLATES:
        raise KeyError(template)
    if template == DESK_DAYS:
        return compose_desk_mail(TO, _DAYS, date(2026, 11, 26))
    with override("zh-hans" if language == "zh" else "en"):
        context = {
            "number": _NUMBER,
            "organisation": _("Chenghu Payment (invented)"),
            "link": settings.BASE_URL,
            "days": 7,
            "line": KINDS["approval"].line,
            "lines": [_in_digest(kind) for kind in ("message", "overdue")],
            "ends_at": timezone.now() + timedelta(days=7),
        }
        if template in ORGANISATION_TEMPLATES:
            return Mail(TO, organisation_subject(template), organisation_body(template, context))
        if template in (NOTICE, DIGEST):
            return Mail(TO, member_subject(template), render_to_string(f"channels/{template}.txt", context))
        subject = str(SUBJECTS[template]) if template in SUBJECTS else subject_of(template)
        return Mail(TO, subject, render_to_string(f"channels/{template}.txt", context))


def _in_digest(kind: str) -> str:
    return _("%(told)s (%(numbers)s)") % {"told": KINDS[kind].line, "numbers": _NUMBER}
