"""Words of this room that people read."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

CHANNELS = {
    "web": _("over this platform"),
    "phone": _("by telephone"),
    "email": _("by e-mail"),
    "counter": _("at the counter"),
    "post": _("by post"),
    "chat": _("in a chat"),
    "third_party": _("over another platform"),
    "regulator": _("passed on by an authority"),
    "other": _("another way"),
}
"""How a complaint can reach a house."""

LANGUAGES = {"zh": pgettext_lazy("language", "Chinese"), "en": pgettext_lazy("language", "English")}
"""In which language the complainant reads."""

REFUSALS = {
    "rules-many": _("There are 200 rules already. Please remove one first."),
    "rules-changed": _("A colleague has changed the rules meanwhile. The page shows how they stand now."),
    "rule-first": _("This rule is asked first already."),
    "skills-many": _("Twenty skills are the most. Please leave some out."),
    "absence-days": _("The last day lies before the first, or has passed. Please check the days."),
    "absence-deputy": _("Nobody can stand in for themselves. Please choose somebody else."),
    "absence-over": _("This absence has ended already."),
    "ladder-levels": _("At least one level needs a name, and no level between two others may be empty."),
    "ladder-rules": _("A rule leads to a level that has no name."),
}
"""Why a change was not possible, by the code of `NotPossible`."""
