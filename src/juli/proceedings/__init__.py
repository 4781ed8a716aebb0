"""Proceedings: what can be noted of a complaint before a body, and what each note does to its clocks."""

from juli.proceedings.breaches import Breach, breach_of
from juli.proceedings.course import Change, Note, OutOfOrder, Standing, advance, possible
from juli.proceedings.kinds import COURSES, ENDED, FILINGS, RESULTS, Kind, Mark, course_of, kinds

__all__ = [
    "COURSES",
    "ENDED",
    "FILINGS",
    "RESULTS",
    "Breach",
    "Change",
    "Kind",
    "Mark",
    "Note",
    "OutOfOrder",
    "Standing",
    "advance",
    "breach_of",
    "course_of",
    "kinds",
    "possible",
]
