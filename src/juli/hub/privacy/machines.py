"""The machine of a disposal: proposed by one person, approved by another, carried out by a job."""

from juli.hub.machines import Machine

DISPOSAL = Machine("disposal", {"proposed": ("approved", "refused"), "approved": ("done",), "refused": (), "done": ()})
"""A batch of complaints whose personal data is to be erased."""

OUTCOME = Machine("outcome", {"waiting": ("erased", "held", "not_due"), "erased": (), "held": (), "not_due": ()})
"""One complaint of a batch: what became of it when the batch was carried out."""
