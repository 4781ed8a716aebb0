"""Doors: which ways a matter can go today, in which order, and why."""

from juli.procedures.doors.deciding import Door, Doors, Reason, decide
from juli.procedures.doors.matter import (
    InvalidMatter,
    Matter,
    Purpose,
    Respondent,
    Result,
    Tried,
    load_matter,
    read_matter,
)
from juli.procedures.doors.report import doors_document, doors_table
from juli.procedures.doors.rules import DoorState

__all__ = [
    "Door",
    "DoorState",
    "Doors",
    "InvalidMatter",
    "Matter",
    "Purpose",
    "Reason",
    "Respondent",
    "Result",
    "Tried",
    "decide",
    "doors_document",
    "doors_table",
    "load_matter",
    "read_matter",
]
