"""A step by its procedure and id: service targets and promises first, then what the law sets."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from juli.procedures.catalogue import procedures
from juli.procedures.duties import duties, own_limits
from juli.procedures.rules import Step, UnknownStep, read_steps
from juli.wording import Said


def steps(procedure: str) -> tuple[Step, ...]:
    """The steps of one procedure that have a limit, in order; UnknownStep when there is no such procedure.

    For a complaint made directly to the provider these are targets and promises: no law sets a number of days.
    """
    found = tuple(known for known in _targets().values() if known.procedure == procedure)
    if not found and procedure not in procedures():
        raise UnknownStep(procedure)
    return found or procedures()[procedure].limits


def step(procedure: str, step_id: str) -> Step:
    """One step of one procedure that has a limit; UnknownStep when there is none."""
    found = next((known for known in steps(procedure) if known.id == step_id), None)
    if found is None:
        raise UnknownStep(f"{procedure} {step_id}")
    return found


def step_name(procedure: str, step_id: str) -> Said:
    """What is to be done in that step, also for a clock that was started under older data."""
    known = procedures().get(procedure)
    names = {each.id: each.name for each in known.steps} if known else _names_outside(procedure)
    return names.get(step_id) or Said("procedures", f"step-{procedure}-{step_id}")


def _names_outside(group: str) -> Mapping[str, Said]:
    match group:
        case "user_deadlines":
            return {each.id: each.name for each in own_limits().values()}
        case "provider_duties":
            return {each.id: each.name for each in duties().values()}
        case _:
            return {}


@cache
def _targets() -> Mapping[tuple[str, str], Step]:
    return read_steps(files("juli.procedures").joinpath("targets.toml").read_text(encoding="utf-8"))
