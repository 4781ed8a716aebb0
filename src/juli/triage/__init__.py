"""Triage: what a complaint is about, and which department answers first."""

from juli.triage.classification import FoundIssue, Reason, Triage, classify
from juli.triage.report import triage_document, triage_table
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
    "FoundIssue",
    "Issue",
    "Reason",
    "Taxonomy",
    "Triage",
    "UnknownTerm",
    "classify",
    "department",
    "entrance_name",
    "issue",
    "issue_of_finding",
    "read_taxonomy",
    "taxonomy",
    "triage_document",
    "triage_table",
]
