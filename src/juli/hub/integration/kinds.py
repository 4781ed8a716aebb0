"""The kinds of events that an organisation can be told of, and what each says."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

KINDS: Mapping[str, object] = {
    "audit.finished": _("An audit has finished"),
    "audit.failed": _("An audit could not be carried out"),
}
TRIAL = "webhook.trial"
"""Sent when an endpoint is entered and when somebody asks for it, to see whether it arrives."""
