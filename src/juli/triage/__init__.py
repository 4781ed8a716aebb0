"""Triage: what a complaint is about, and which department answers first."""

from juli.triage.terms import (
    ENTRANCES,
    Department,
    Issue,
    Taxonomy,
    UnknownTerm,
    department,
    entrance_name,
    issue,
    issue_of_finding,
    read_taxonomy,
    taxonomy,
)

__all__ = [
    "ENTRANCES",
    "Department",
    "Issue",
    "Taxonomy",
    "UnknownTerm",
    "department",
    "entrance_name",
    "issue",
    "issue_of_finding",
    "read_taxonomy",
    "taxonomy",
]
