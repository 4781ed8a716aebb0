"""Why a request is refused, by the code that programs read, in words for their authors."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from juli.hub.complaints import labels as complaints
from juli.hub.integration import labels as integration
from juli.hub.machines import NotPossible
from juli.hub.routing import labels as routing
from juli.hub.understanding import labels as understanding
from juli.hub.workbench.labels import refusal_text

DETAILS: Mapping[str, Any] = {
    "token-missing": _("Send a token in the header Authorization, as in: Bearer juli_…"),
    "token-invalid": _("This token is wrong, revoked or over, or its seat has ended."),
    "scope-missing": _("This token was not given the scope that the request needs, or its seat has lost the right."),
    "body-unreadable": _("The body is no JSON document, or no form with files, as its type says."),
    "media-type": _("Send JSON, or a form with files (multipart/form-data)."),
    "cursor": _("The cursor is not one that this address has given. Begin without one."),
    "values": _("One or more values do not fit; each is named."),
    "changed-meanwhile": _("Something has happened since you read it. Read it again, then decide."),
    "search": _("Part of the search cannot be understood; `problems` says which, and what could be written instead."),
    "view": _("There is no such view, or it is not shared with you."),
    "issue": _("This issue does not stand in the taxonomy."),
    "claim-amount": _("Only a refund has an amount, and it is above zero."),
    "moment-without-zone": _("Write the moment with its zone, as in 2026-11-20T09:30:00+08:00."),
    "file-content": _("The content of a file is not written in base64."),
    "file-refused": _("A file cannot be taken; `reason` says why."),
    "department": _("This is no department of your organisation."),
    "partner": _("This organisation is no partner of yours that is on the platform."),
    "many-words": _("What this kind of work needs is missing: `text`, `tag` or `until`."),
    "span": _("A span ends on its first day or later, and holds a year at most."),
    "view-many": _("As many views as one person may keep are there. Remove one first."),
    "view-unfit": _("The view cannot be kept like this."),
    "view-no-department": _("Name the department with which it is shared."),
    "bulk-unfit": _("None of these complaints can be seen, or there are too many of them."),
    "bulk-begun": _("It has begun already."),
    "bulk-no-undo": _("This cannot be undone."),
    "bulk-undo-late": _("The time in which it could be undone is over."),
    "tag-unfit": _("A tag has 1 to 20 characters."),
    "tag-many": _("There are as many tags on this complaint as may be."),
    "tag-too-many": _("The organisation has as many tags as may be."),
    "tag-there": _("This tag is on the complaint already."),
    "aside-day": _("Choose a day from tomorrow on, within the time for which something can be set aside."),
    "aside-due": _("Something is due before that day."),
    "key-malformed": _("An idempotency key has 1 to 255 printable characters of ASCII."),
    "key-reused": _("This idempotency key was used for another request. Take a new one."),
    "files-missing": _("There is nothing to audit: send entries, or statements of one merchant."),
    "files-mixed": _("Send the files of a portfolio or those of one merchant, not both."),
    "file-role": _("There is no such part. Its name says what a file is for."),
    "file-twice": _("Only entries and statements may come in several files."),
    "audits-open": _("As many audits of this organisation as may be are open. Wait for one, or cancel one."),
    "colleague": _("This person is no colleague of yours on the platform."),
    "export-long": _("The list has more than 100,000 rows. Narrow it, for example by filed:month."),
    "results-missing": _("There are no results: the audit is not done, or they have been deleted."),
}
"""By code."""

OF_VALUES = frozenset(
    (
        *("files-missing", "key-reused", "reply-field-unknown", "reply-issue-unknown"),
        *("issue-unknown", "issue-twice", "issues-many", "issue-outside"),
    )
)
"""Codes of a change that was not possible because of a value that was sent."""

FIELD: Mapping[str, Any] = {
    "missing": _("It is missing."),
    "extra_forbidden": _("There is no such field."),
    "date_from_datetime_parsing": _("This is no day. Write it like 2026-03-15."),
    "date_parsing": _("This is no day. Write it like 2026-03-15."),
    "int_parsing": _("This is no whole number."),
    "bool_parsing": _("This is neither true nor false."),
    "greater_than_equal": _("This is too small."),
    "less_than_equal": _("This is too large."),
    "string_too_long": _("This is too long."),
    "too_long": _("These are too many."),
    "too_short": _("These are too few."),
    "enum": _("This is none of the values that there are."),
    "literal_error": _("This is none of the values that there are."),
    "uuid_parsing": _("This is no id."),
    "string_pattern_mismatch": _("This is not written as it has to be."),
}
"""What is wrong with one value, by the code that pydantic gives it."""
OTHER = _("This value does not fit.")


_WORDS = {**complaints.REFUSALS, **routing.REFUSALS, **integration.REFUSALS, **understanding.REFUSALS}


def reason_of(refusal: NotPossible) -> str:
    """Why a change was not possible, in words; "" where nobody has written any."""
    if told := refusal_text(refusal):
        return told
    return refusal.told(DETAILS, "") or refusal.told(_WORDS, "")


class Refusal(Exception):
    """The request is refused; `code` says why, `more` stands in the document beside it."""

    def __init__(self, status: int, code: str, **more: object) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.more = more
