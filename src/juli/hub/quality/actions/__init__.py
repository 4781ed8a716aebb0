"""What this room does, by what it is about."""

from juli.hub.quality.actions.counting import count_days
from juli.hub.quality.actions.questions import answer_question, ask
from juli.hub.quality.actions.reviewing import draw_sample, reply_to_review, review

__all__ = ["answer_question", "ask", "count_days", "draw_sample", "reply_to_review", "review"]
