"""Words for codes of this room that people read."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from juli.hub.privacy.categories import Right, Starts

REFUSALS = {
    "unmask-unknown": _("Please choose what you need to see, and why."),
    "unmask-reason-missing": _("Please write in a few words what you need it for; the merchant reads it too."),
    "unmask-nothing-there": _("The merchant did not give this."),
    "contact-missing": _("A name and one way to reach you are needed: a telephone number or an e-mail address."),
    "consent-not-given": _("No account is kept here."),
    "erasure-still-open": _("The complaint is still open. Please withdraw it first, then ask for your data to go."),
    "hold-reason-missing": _("Please write why the data has to stay."),
    "hold-day-past": _("This day lies in the past. Please choose a later one."),
    "hold-already": _("This complaint is held already."),
    "hold-unknown": _("There is no such complaint. Please look at its number once more."),
    "hold-none": _("Nothing holds this complaint."),
    "disposal-nothing-due": _("Nothing is due that is not held or proposed already."),
    "disposal-second-person": _("Another person has to approve what you proposed yourself."),
    "disposal-approved": _("This batch is approved already."),
    "disposal-refused": _("This batch was refused. What is due can be proposed again."),
    "disposal-done": _("This batch has been carried out."),
}
"""Why a change was not possible, by the code of `NotPossible`."""

STATES = {
    "proposed": pgettext_lazy("disposal", "waits for a second person"),
    "approved": pgettext_lazy("disposal", "approved, is being carried out"),
    "refused": pgettext_lazy("disposal", "refused"),
    "done": pgettext_lazy("disposal", "carried out"),
}
"""Where a batch stands."""

OUTCOMES = {
    "waiting": pgettext_lazy("disposal", "waits"),
    "erased": pgettext_lazy("disposal", "erased"),
    "held": pgettext_lazy("disposal", "left alone: held"),
    "not_due": pgettext_lazy("disposal", "left alone: not due or refused"),
}
"""What became of one complaint of a batch."""

RIGHTS = {
    Right.REQUEST: _("because you ask for something that cannot be done without it"),
    Right.CONSENT: _("only with your separate consent, which you can take back at any time"),
    Right.DUTY: _("because the law asks for it to be protected"),
}
"""By what right it is kept."""

STARTS = {
    Starts.SAVED: _("after it was last saved"),
    Starts.ENDED: _("after the complaint was closed"),
    Starts.LEFT: _("after the person left"),
}
"""What the time runs from."""
