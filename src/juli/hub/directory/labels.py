"""Words for the codes of the directory that people read on more than one door."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from juli.hub.directory.actions.activation import MOST_OPEN_CLAIMS
from juli.hub.directory.actions.emergency import MOST_HOURS, SHORTEST_REASON

RECORDS = {
    "entered": _("Entered into the directory"),
    "edited": _("Contact data changed"),
    "department_named": _("Department added or renamed"),
    "department_removed": _("Department removed"),
    "routing_changed": _("Routing rules changed"),
    "intake_set": _("How a department takes its complaints changed"),
    "staffing_set": _("Skills or level of a member changed"),
    "absence_entered": _("Absence entered"),
    "absence_ended": _("Absence ended"),
    "service_set": _("Service hours and targets set"),
    "service_lifted": _("Service hours and targets taken back"),
    "ladder_set": _("Escalation inside the house changed"),
    "offer_limit_set": _("Limit for offers set"),
    "offer_limit_lifted": _("Limit for offers lifted"),
    "related": _("Relation to another organisation entered"),
    "unrelated": _("Relation to another organisation ended"),
    "opened_at_the_machine": _("Desk opened at the machine itself"),
    "activation_proposed": _("Evidence brought for activation"),
    "activation_claimed": _("Somebody says that the organisation is theirs"),
    "activation_checked": _("Evidence checked"),
    "activation_refused": _("Evidence not accepted"),
    "activated": _("Activated"),
    "activation_ended": _("Activation ended"),
    "rights_withheld": _("Rights withheld or given back"),
    "seated_at_the_machine": _("Person seated at the machine itself"),
    "invited": _("Person invited"),
    "invitation_withdrawn": _("Invitation withdrawn"),
    "joined": _("Invitation accepted"),
    "member_placed": _("Department of a member changed"),
    "role_granted": _("Role given to a member"),
    "role_revoked": _("Role taken from a member"),
    "left": _("Member left"),
    "role_added": _("Role added"),
    "role_changed": _("Role changed"),
    "role_removed": _("Role removed"),
    "view_shared": _("View of the list shared"),
    "view_removed": _("Shared view of the list removed"),
    "list_exported": _("List of complaints exported"),
    "token_made": _("Token of the API made"),
    "token_revoked": _("Token of the API revoked"),
    "webhook_added": _("Webhook entered"),
    "webhook_removed": _("Webhook removed"),
    "emergency_opened": _("The operator began to look into the complaints"),
    "emergency_listed": _("The operator looked at the list of complaints"),
    "emergency_viewed": _("The operator looked at a complaint"),
    "emergency_ended": _("The operator looks no longer"),
}
"""What happened to an organisation, one line each."""

REFUSALS = {
    "organisation-known": _("An organisation of this name is in the directory already."),
    "organisation-active": _("This organisation is on the platform already. Its own administrator can invite you."),
    "organisation-not-active": _("This organisation is not activated, so it has no desk to sit at."),
    "relation-to-itself": _("An organisation has no relation to itself. Please choose another one."),
    "relation-ends-before-it-begins": _("The relation cannot end before it begins. Please check the days."),
    "claims-waiting": format_lazy(
        _("{count} claims of this organisation already wait for a check. Please come back later."),
        count=MOST_OPEN_CLAIMS,
    ),
    "activation-proposed": _("The evidence has not been checked yet."),
    "activation-checked": _("The evidence has been checked already. Somebody else has to confirm it."),
    "activation-active": _("This activation is in force already."),
    "activation-refused": _("This evidence was not accepted. It takes new evidence."),
    "activation-ended": _("This activation has ended. It takes new evidence."),
    "second-person-needed": _("You made the first check yourself. A second person has to confirm it."),
    "day-in-past": _("This day has passed. Please choose today or a later day."),
    "emergency-reason-short": format_lazy(
        _("Please say why, in {least} characters at least, so that others can judge it."), least=SHORTEST_REASON
    ),
    "emergency-too-long": format_lazy(_("One look lasts from 1 to {most} hours."), most=MOST_HOURS),
    "emergency-over": _("This look has ended already."),
    "invitation-open": _("This address has an open invitation already. Withdraw it first to send a new one."),
    "invitation-over": _("This invitation was accepted or withdrawn already."),
    "invitation-sign-in-first": _("There is an account with this address already. Please sign in to it, then accept."),
    "lending-incomplete": _("Lending needs a last day that has not passed, and a reason."),
    "member-left": _("This person has left already."),
    "nobody-left-to-manage": _(
        "Nobody would be left who can manage members and roles. Give these rights to somebody else first."
    ),
    "role-name-taken": _("There is a role of this name already."),
    "role-in-use": _("Somebody holds this role or is invited to it. Take it from them first."),
}
"""Why a change was not possible, by the code of `NotPossible`."""

SIDES = {
    "operator": pgettext_lazy("actor", "the operator"),
    "system": pgettext_lazy("actor", "the platform"),
    "visitor": pgettext_lazy("actor", "a visitor"),
    "account": pgettext_lazy("actor", "a person with an account"),
    "staff": pgettext_lazy("actor", "a member"),
    "partner": pgettext_lazy("actor", "a member"),
    "supervisor": pgettext_lazy("actor", "a member"),
}
"""Who did it, where no name is shown."""
