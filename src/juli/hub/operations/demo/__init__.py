"""Invented organisations, people and complaints, so that a demonstration shows every stage of the work.

Everything is made through the real actions, in the past: the time machine below lets each action believe that
it is the day the story says. Names, numbers and amounts are invented.
"""

from juli.hub.operations.demo.loading import load, sign_ins

__all__ = ["load", "sign_ins"]
