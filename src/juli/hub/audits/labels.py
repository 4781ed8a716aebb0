"""Words for the codes of this room."""

from django.utils.translation import gettext_lazy as _

FAILURES = {
    "too-large": _("It takes more memory than one audit may. Please split the entries and audit each part."),
    "too-long": _("It takes longer than one audit may. Please split the entries and audit each part."),
    "no-room": _("There is no room left on the platform for the results. The operator can help."),
    "given-up": _("It broke off again and again and was given up. Please try a smaller part."),
    "broke-off": _(
        "It broke off. As far as we know nothing is wrong with your files. Please start it again, and should it break "
        "off again, with a part of them."
    ),
}
"""Why an audit ended, where the files themselves are not what is wrong."""
