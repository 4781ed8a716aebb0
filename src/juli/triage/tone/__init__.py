"""The tone check: what in a text may harm the person who wrote it, where it stands, why, and how to say it calmly.

It never keeps anybody from complaining: a text with marks can be filed all the same. Only what is to be made public is
held to `stop`.
"""

from juli.triage.tone.calming import NUMBERS, blanks_in, calmed, weighs
from juli.triage.tone.checking import RULES, Level, Mark, level_of, look_over, tone_document

__all__ = [
    "NUMBERS",
    "RULES",
    "Level",
    "Mark",
    "blanks_in",
    "calmed",
    "level_of",
    "look_over",
    "tone_document",
    "weighs",
]
