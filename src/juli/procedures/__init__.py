"""Procedures: their steps as data, and the clocks that run over them."""

from juli.procedures.clocks import Clock, start, start_agreed
from juli.procedures.rules import Nature, Step, Unit, UnknownStep, read_steps, step, step_name, steps

__all__ = [
    "Clock",
    "Nature",
    "Step",
    "Unit",
    "UnknownStep",
    "read_steps",
    "start",
    "start_agreed",
    "step",
    "step_name",
    "steps",
]
