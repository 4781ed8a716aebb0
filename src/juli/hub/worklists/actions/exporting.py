"""That a list was taken out of the platform: who may, and the record of it."""

from juli.hub.accounts.actors import Actor, ActorKind, NotAllowed, require
from juli.hub.accounts.scopes import action
from juli.hub.directory.models import Organisation
from juli.hub.directory.records import keep_record
from juli.hub.worklists.rights import exporting_departments


@action
def note_export(form: str, rows: int, *, by: Actor) -> None:
    """Write down that a list of so many complaints was exported. NotAllowed without the right."""
    require(by, ActorKind.STAFF)
    departments = exporting_departments(by)
    if (departments is not None and not departments) or by.organisation_id is None:
        raise NotAllowed
    organisation = Organisation.objects.get(pk=by.organisation_id)
    keep_record(organisation, "list_exported", by=by, data={"form": form, "rows": rows})
