"""Words of this room that people read."""

from django.utils.translation import gettext_lazy as _

REFUSALS = {
    "service-aims": _("A target has no time, or one that is too long. Please look at the times once more."),
    "service-closing-days": _("These are too many closing days. Please leave out those that have passed."),
    "service-not-set": _("Nothing of its own is set here any more. A colleague may have taken it back."),
}
"""Why a change was not possible, by the code of `NotPossible`."""
