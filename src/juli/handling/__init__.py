"""Handling: what staff reach for while they answer a complaint: replies written once, checklists, root causes."""

from juli.handling.checklists import Check, causes, checklist, read_causes, read_checklists
from juli.handling.replies import (
    FIELDS,
    Filled,
    UnknownField,
    field_name,
    fields_in,
    fill,
    has_hole,
)

__all__ = [
    "FIELDS",
    "Check",
    "Filled",
    "UnknownField",
    "causes",
    "checklist",
    "field_name",
    "fields_in",
    "fill",
    "has_hole",
    "read_causes",
    "read_checklists",
]
