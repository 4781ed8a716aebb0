"""An audit carried out in the process of the test itself, which spares the start of another."""

from uuid import UUID

from juli.hub.accounts.actors import SYSTEM
from juli.hub.audits import actions, child, performing
from juli.hub.audits.folder import folder_of


def carry_out_here(run_id: UUID | str) -> None:
    """What `perform` does, without a process of its own."""
    run = actions.begin_audit(UUID(str(run_id)), by=SYSTEM)
    if run is not None:
        performing.record(run.pk, child.audited(folder_of(run.pk).path))
