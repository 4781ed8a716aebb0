"""The rules by which doors open and close, as data: asked of the facts, each with its words and where it stands."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from string import Formatter

from juli.procedures.catalogue import Complainant, procedures, said
from juli.procedures.doors.facts import Facts, groups, members_of
from juli.procedures.doors.issues import issues
from juli.procedures.doors.matter import Purpose, Respondent
from juli.procedures.doors.questions import AMOUNTS, DAYS, QUESTIONS, RESULTS
from juli.procedures.fields import Citation, FaultyData, Fields
from juli.wording import Said


class DoorState(StrEnum):
    """Whether a matter can use a door; the gravest of what its rules say."""

    OPEN = "open"
    WARNED = "warned"
    NOT_YET = "not_yet"
    CLOSED = "closed"


KINDS: Mapping[str, type[StrEnum]] = {"complainant": Complainant, "purpose": Purpose, "respondent": Respondent}
GRAVITY = {state: number for number, state in enumerate(DoorState)}


@dataclass(frozen=True, slots=True)
class Condition:
    """One question, and whether its answer must be no."""

    question: str
    argument: str
    negated: bool

    def holds(self, facts: Facts, door: str) -> bool:
        """Whether it holds of the facts at a door."""
        return QUESTIONS[self.question](facts, door, self.argument) is not self.negated


@dataclass(frozen=True, slots=True)
class Rule:
    """What is so at `doors` when all of `when` hold: a state, or mere advice where it is open.

    `from_day` names the date from which a door that is not open yet will be; None where no date is known.
    """

    id: str
    doors: tuple[str, ...]
    when: tuple[Condition, ...]
    state: DoorState
    from_day: str | None
    says: Said
    citation: Citation | None

    def holds(self, facts: Facts, door: str) -> bool:
        """Whether the rule holds of the facts at a door that it speaks of."""
        return all(condition.holds(facts, door) for condition in self.when)


@dataclass(frozen=True, slots=True)
class Rank:
    """How early a door stands among those that are open, the smallest first, when all of `when` hold."""

    door: str
    rank: int
    when: tuple[Condition, ...]


@cache
def rules() -> Mapping[str, tuple[Rule, ...]]:
    """The rules of every door, by its id, in the order in which they are told."""
    folder = files("juli.procedures.doors").joinpath("rules")
    sources = sorted(file.name for file in folder.iterdir() if file.name.endswith(".toml"))
    every = [rule for name in sources for rule in read_rules(folder.joinpath(name).read_text("utf-8"), name)]
    return {door: tuple(rule for rule in every if door in rule.doors) for door in procedures()}


@cache
def ranks() -> tuple[Rank, ...]:
    """The ranks in the order in which they are asked; the first that holds of a door counts."""
    return read_ranks(files("juli.procedures.doors").joinpath("ranks.toml").read_text("utf-8"), "ranks.toml")


def read_rules(text: str, source: str) -> tuple[Rule, ...]:
    """Rules from TOML.

    Raises FaultyData naming file and rule for an unknown door, question, argument, date or field, and for a
    citation to a statute that is not listed.
    """
    told = _top(text, source)
    found = tuple(_rule(each) for each in told.tables("rule"))
    told.done()
    return found


def read_ranks(text: str, source: str) -> tuple[Rank, ...]:
    """Ranks from TOML; FaultyData as `read_rules`, and for a door without a last rank that always holds."""
    told = _top(text, source)
    found = tuple(_rank(each) for each in told.tables("rank"))
    told.done()
    if missing := procedures().keys() - {rank.door for rank in found if not rank.when}:
        raise told.fault("rank", f"no last rank of {', '.join(sorted(missing))}")
    return found


def _top(text: str, source: str) -> Fields:
    try:
        return Fields(tomllib.loads(text), source)
    except tomllib.TOMLDecodeError as fault:
        raise FaultyData(source, "", str(fault)) from fault


def _rule(told: Fields) -> Rule:
    rule = Rule(
        id=told.text("id"),
        doors=_doors(told),
        when=_conditions(told),
        state=told.choice("state", DoorState, DoorState.OPEN),
        from_day=told.maybe("from", told.text),
        says=said(told, "says"),
        citation=_citation(told),
    )
    told.done()
    _check_dates(told, rule)
    return rule


def _rank(told: Fields) -> Rank:
    door = told.text("id")
    if door not in procedures():
        raise told.fault("id", f"{door} is no procedure")
    rank = Rank(door, told.count("rank"), _conditions(told))
    told.done()
    return rank


def _doors(told: Fields) -> tuple[str, ...]:
    doors = [door for name in told.names("doors") for door in sorted(members_of(name))]
    if unknown := sorted(set(doors) - procedures().keys()):
        raise told.fault("doors", f"{', '.join(unknown)} are no procedures")
    if not doors:
        raise told.fault("doors", "must name a procedure")
    return tuple(doors)


def _conditions(told: Fields) -> tuple[Condition, ...]:
    return tuple(_condition(told, text) for text in told.names("when"))


def _condition(told: Fields, text: str) -> Condition:
    plain = text.removeprefix("not ")
    question, _, argument = plain.partition(":")
    if question not in QUESTIONS:
        raise told.fault("when", f"{question} is no question")
    if not _argument_fits(question, argument):
        raise told.fault("when", f"{argument} does not go with {question}")
    return Condition(question, argument, negated=plain != text)


def _argument_fits(question: str, argument: str) -> bool:
    """Whether an argument is one that the question knows; a slip would otherwise never hold, in silence."""
    members = {"this", "all", *groups(), *procedures()}
    match question:
        case "tried":
            group, _, results = argument.partition("/")
            return group in members and results in {"", *RESULTS}
        case "pending":
            return argument in members
        case "issue":
            return argument in issues()
        case "mark":
            return argument in frozenset().union(*issues().values())
        case "complainant" | "purpose" | "respondent":
            return argument in list(KINDS[question])
        case _:
            return not argument


def _citation(told: Fields) -> Citation | None:
    cited = told.citations("citation")
    if len(cited) > 1:
        raise told.fault("citation", "must be one")
    return cited[0] if cited else None


def _check_dates(told: Fields, rule: Rule) -> None:
    named = {name for text in rule.says.values.values() for _, name, _, _ in Formatter().parse(str(text)) if name}
    if unknown := sorted(named - {"province", *AMOUNTS, *DAYS}):
        raise told.fault("says", f"{', '.join(unknown)} are no values")
    if rule.from_day is not None and (rule.from_day not in DAYS or rule.state is not DoorState.NOT_YET):
        raise told.fault("from", f"{rule.from_day} is no date of a door that is not open yet")
