"""Problems of an agreement said for a page: its own sentences speak of files, these of fields."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from juli.agreement import Problem
from juli.hub.portal.language import page_language
from juli.hub.portal.words import INSTRUMENTS

_SENTENCES: Mapping[str, Any] = {
    "no-rate": _("Please fill in at least one rate, or choose that you do not know the rates."),
    "missing": _("Please fill this in, or leave the whole row empty."),
    "rates-overlap": _(
        "There would be two rates for %(instrument)s on the same day. Say until when the one held and from when the"
        " other, or leave one out."
    ),
    "until-not-after-from": _("This day must come after the first day of the rate."),
    "charge-twice": _("This charge stands in two rows. Please keep one."),
    "unknown-but-given": _(
        "You ticked that you do not know the rates, but some are filled in. Please keep one of the two."
    ),
    "not-a-day": _("This is no day of the calendar. Please write it like 2025-03-01."),
}


def problem_text(problem: Problem) -> str:
    """The sentence of one problem, in the language of the page."""
    if problem.place.endswith(".percent") and problem.reason.code.startswith(("money-", "not-a-number")):
        return str(_("A percent is written like 0.60 or 0.385, with a point."))
    sentence = _SENTENCES.get(problem.reason.code)
    if sentence is None:
        return problem.reason.text(page_language())
    instrument = problem.reason.values.get("instrument", "")
    return str(sentence) % {"instrument": dict(INSTRUMENTS).get(str(instrument), instrument)}
