"""That a list was taken out of the platform: who may, and the record of it."""

from juli.hub.accounts.actors import Actor, ActorKind, NotAllowed, require
from juli.hub.accounts.scopes import action
from juli.hub.directory.models import Organisation
from juli.hub.directory.records import keep_record

EXPORT = "complaints.export"


def exporting_departments(by: Actor) -> frozenset[int] | None:
    """The departments whose complaints the actor may export; None for all of them."""
    if by.may(EXPORT):
        return None
    held = (right.partition("@") for right in by.rights if right.startswith(f"{EXPORT}@"))
    return frozenset(int(department) for _, _, department in held)


@action
def note_export(form: str, rows: int, *, by: Actor) -> None:
    """Write down that a list of so many complaints was exported. NotAllowed without the right."""
    require(by, ActorKind.STAFF)
    departments = exporting_departments(by)
    if (departments is not None and not departments) or by.organisation_id is None:
        raise NotAllowed
    organisation = Organisation.objects.get(pk=by.organisation_id)
    keep_record(organisation, "list_exported", by=by, data={"form": form, "rows": rows})
