"""Words of the workbench for people."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from juli.hub.machines import NotPossible
from juli.hub.workbench.actions.notes import NobodyNamed
from juli.hub.workbench.actions.replies import FieldUnknown

REFUSALS = {
    "reply-issue-unknown": gettext_lazy("Please choose the issues from the list."),
    "check-unknown": gettext_lazy("This is not on the list any more. The page shows the list as it is now."),
    "checklist-issue-unknown": gettext_lazy("There is no such issue."),
    "cause-unknown": gettext_lazy("Please choose the root cause from the list."),
    "verdict-unknown": gettext_lazy("Please choose from the list what you say to each finding."),
    "verdict-without-reason": gettext_lazy("A finding is contested without a reason. Please write why."),
    "agent-unknown": gettext_lazy("Please choose the agent from the list."),
    "merge-other-respondent": gettext_lazy("Please choose another complaint made to your organisation."),
    "merge-not-open": gettext_lazy("Only open complaints can be merged, before an offer is accepted."),
    "merge-other-person": gettext_lazy(
        "These are not one person's: neither the phone number nor the account is the same. "
        "Like cases of different people are handled one by one."
    ),
    "merge-bound": gettext_lazy(
        "Days or steps hang on this complaint that would be lost. "
        "Please merge the other way round: let this one go on, and end the other."
    ),
    "person-known": gettext_lazy(
        "It is known that these are one person's: the account is the same. You can merge them."
    ),
    "person-asked-before": gettext_lazy("The merchant was asked this already. Please go by what they say."),
    "merge-undone": gettext_lazy("This merge has been undone already."),
}
"""Why a change was not possible, by the code of `NotPossible`."""


def refusal_text(refusal: NotPossible) -> str | None:
    """Why it was not possible, in words; None where this room has none for it."""
    if isinstance(refusal, NobodyNamed):
        return _(
            "Nobody who may read this complaint is called “%(name)s”. "
            "Please choose from the list of colleagues, or leave the @ out."
        ) % {"name": refusal.name}
    if isinstance(refusal, FieldUnknown):
        return _("There is no field “%(name)s”. The fields that can be used stand beside the text.") % {
            "name": refusal.name
        }
    found = REFUSALS.get(refusal.code)
    return str(found) if found else None
