"""What the members of a house can hear of: one registry, from which each chooses how."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

NOW, DAILY, NEVER = "now", "daily", "never"
WAYS = {NOW: _("at once"), DAILY: _("in the mail of the morning"), NEVER: _("not by mail")}
"""How somebody can hear of something."""


@dataclass(frozen=True, slots=True)
class Kind:
    """Something to hear of: its name in the choices, the line of the mail, and how it is told unless chosen."""

    code: str
    name: object
    line: object
    usual: str


KINDS: Mapping[str, Kind] = {
    kind.code: kind
    for kind in (
        Kind("given", _("A complaint was given to me"), _("A complaint is with you now"), NOW),
        Kind(
            "escalated", _("A complaint was escalated to my level"), _("A complaint was escalated to your level"), NOW
        ),
        Kind("queue", _("A complaint was passed to my department"), _("Passed to your department"), NOW),
        Kind("department", _("My department is asked to help"), _("Your department is asked to help"), NOW),
        Kind("message", _("The merchant wrote"), _("The merchant wrote"), DAILY),
        Kind("reopened", _("A closed complaint was opened again"), _("Opened again by the merchant"), DAILY),
        Kind("mention", _("A colleague mentioned me in a note"), _("You were mentioned in a note"), NOW),
        Kind("asked", _("A department or a partner has answered"), _("An answer from a department or a partner"), NOW),
        Kind("overdue", _("A day of the law or of a promise has passed"), _("Past the day of the law or promise"), NOW),
        Kind("approval", _("An offer waits for my second look"), _("An offer waits for a second look"), NOW),
        Kind("decided", _("My offer was approved or sent back"), _("Your offer was approved or sent back"), NOW),
        Kind("person", _("A merchant said whether two complaints are theirs"), _("Whether two are one person's"), NOW),
        Kind("review", _("A complaint I handled was reviewed"), _("A complaint you handled was reviewed"), DAILY),
        Kind("report", _("The weekly report"), _("The weekly report is ready"), DAILY),
    )
}
"""All kinds by their code. A room that tells something new adds its kind here."""
