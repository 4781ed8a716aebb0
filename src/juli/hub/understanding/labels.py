"""Words of this room that people read."""

from django.utils.translation import gettext_lazy as _

REFUSALS = {
    "issue-unknown": _("Please choose the issue from the list."),
    "issue-twice": _("The same issue is chosen twice. Please choose each one once."),
    "issues-many": _("Three further issues are the most. Please keep those that matter for handling it."),
    "issue-outside": _("A complaint that is not about payment terminals has no further issues."),
}
"""Why a change was not possible, by the code of `NotPossible`."""
