"""Procedures: the ways a complaint can go, their steps as data, and the clocks that run over them."""

from juli.procedures.catalogue import (
    Complainant,
    Contact,
    Procedure,
    ProcedureStep,
    Refusal,
    UnknownProcedure,
    procedure,
    procedures,
    read_procedure,
)
from juli.procedures.clock import Approval, Clock, ClockState
from juli.procedures.clocks import (
    Recomputed,
    extend,
    recompute,
    restart,
    resume,
    start,
    start_agreed,
    suspend,
)
from juli.procedures.counting import Suspension
from juli.procedures.fields import Citation, FaultyData
from juli.procedures.lookup import step, step_name, steps
from juli.procedures.rules import Nature, Roll, Step, Unit, UnknownStep, read_steps

__all__ = [
    "Approval",
    "Citation",
    "Clock",
    "ClockState",
    "Complainant",
    "Contact",
    "FaultyData",
    "Nature",
    "Procedure",
    "ProcedureStep",
    "Recomputed",
    "Refusal",
    "Roll",
    "Step",
    "Suspension",
    "Unit",
    "UnknownProcedure",
    "UnknownStep",
    "extend",
    "procedure",
    "procedures",
    "read_procedure",
    "read_steps",
    "recompute",
    "restart",
    "resume",
    "start",
    "start_agreed",
    "step",
    "step_name",
    "steps",
    "suspend",
]
