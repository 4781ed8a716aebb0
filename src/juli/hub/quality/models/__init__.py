"""The tables of the room, split by idea."""

from juli.hub.quality.models.figures import DayFlow, DayStock
from juli.hub.quality.models.questions import Question
from juli.hub.quality.models.reviews import Draw, Review

__all__ = ["DayFlow", "DayStock", "Draw", "Question", "Review"]
