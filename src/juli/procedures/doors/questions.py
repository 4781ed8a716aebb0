"""The questions that rules ask of the facts, by name; `name:argument` asks one about a kind, an issue or a group."""

from collections.abc import Callable
from datetime import date

from juli.money import grouped_yuan
from juli.procedures.clock import Clock
from juli.procedures.doors.facts import ACT_OF_AGENCY, FOR_THE_CLAIM, FULLY, ONE_DAY, SOON, Facts, members_of
from juli.procedures.doors.matter import Matter, Result
from juli.wording import Language, Said

Question = Callable[[Facts, str, str], bool]
"""Asked with the facts, the id of the door, and the argument ("" where there is none)."""

RESULTS = {
    "any": frozenset(Result),
    "for": FOR_THE_CLAIM,
    "fully": FULLY,
    "against": frozenset({Result.REJECTED}),
    "unclear": frozenset({Result.REJECTED, Result.NO_ANSWER}),
    "silent": frozenset({Result.NO_ANSWER}),
    "decided": frozenset({Result.ACCEPTED, Result.PARTIAL}),
    "partly": frozenset({Result.PARTIAL}),
    "settled": frozenset({Result.SETTLED}),
    "accepted": frozenset({Result.ACCEPTED}),
}
"""What came of a complaint, as a rule asks for it: `tried:court/for`."""

LARGE_WITHOUT_WAGE = 5_000_000
"""In fen: from more than this on a lawyer is worth a thought, where the small-claims limit is not known."""


def _is(kind: str) -> Question:
    return lambda facts, door, argument: getattr(facts.matter, kind) == argument


def _matter(asked: Callable[[Matter], bool]) -> Question:
    return lambda facts, door, argument: asked(facts.matter)


def _facts(asked: Callable[[Facts], bool]) -> Question:
    return lambda facts, door, argument: asked(facts)


def _tried(facts: Facts, door: str, argument: str) -> bool:
    """`tried:group/results`: whether one of a group was tried and so ended; `this` is the door itself."""
    group, _, results = argument.partition("/")
    members, wanted = _members(group, door), RESULTS[results or "any"]
    return any(each.procedure in members and each.result in wanted for each in facts.matter.tried)


def _pending(facts: Facts, door: str, group: str) -> bool:
    """`pending:group`: whether another than this door now handles the same claim; `this` asks of the door itself."""
    members = _members(group, door) - (frozenset() if group == "this" else {door})
    return not members.isdisjoint(facts.matter.pending)


def _members(group: str, door: str) -> frozenset[str]:
    return frozenset({door}) if group == "this" else members_of(group)


def _past(clock: Clock, on: date) -> bool:
    return on > clock.due_rolled


def _rolling(clock: Clock, on: date) -> bool:
    return clock.due < on <= clock.due_rolled


def _near(clock: Clock, on: date) -> bool:
    return on <= clock.due < on + SOON


def _small(facts: Facts) -> bool:
    limit = facts.small_claims_limit
    return limit is not None and facts.matter.amount <= limit


def _by_agreement(facts: Facts) -> bool:
    limit = facts.agreed_limit
    return limit is not None and not _small(facts) and facts.matter.amount <= limit


def _too_large(facts: Facts) -> bool:
    limit = facts.agreed_limit
    return limit is not None and facts.matter.amount > limit


def is_large(facts: Facts) -> bool:
    """Above small claims; where the wage is not known, from 50,000 yuan on."""
    limit = facts.small_claims_limit
    return facts.matter.amount > (LARGE_WITHOUT_WAGE if limit is None else limit)


def _agency_in_time(facts: Facts) -> bool:
    undated = any(each.answered_on is None and each.result in ACT_OF_AGENCY for each in facts.of("agency"))
    return undated or any(not _past(clock, facts.today) for clock in facts.agency_limits)


def _agency_late(facts: Facts) -> bool:
    return bool(facts.agency_limits) and not _agency_in_time(facts) and not facts.agency_silent


QUESTIONS: dict[str, Question] = {
    "always": _facts(lambda facts: True),
    "complainant": _is("complainant"),
    "purpose": _is("purpose"),
    "respondent": _is("respondent"),
    "issue": _is("issue"),
    "mark": lambda facts, door, argument: argument in facts.marks,
    "clause": _matter(lambda matter: matter.arbitration_clause),
    "no_money": _matter(lambda matter: matter.amount == 0),
    "wage_unknown": _matter(lambda matter: matter.average_wage is None),
    "small": _facts(_small),
    "by_agreement": _facts(_by_agreement),
    "too_large": _facts(_too_large),
    "large": _facts(is_large),
    "tried": _tried,
    "pending": _pending,
    "heard": _facts(lambda facts: facts.heard),
    "waiting": _facts(lambda facts: not facts.heard and facts.answer_awaited_from is not None),
    "samr_past": _facts(lambda facts: _past(facts.samr_limit, facts.today)),
    "samr_rolling": _facts(lambda facts: _rolling(facts.samr_limit, facts.today)),
    "samr_near": _facts(lambda facts: _near(facts.samr_limit, facts.today)),
    "limitation_past": _facts(lambda facts: facts.today > facts.limitation.due_rolled),
    "limitation_rolling": _facts(lambda facts: _rolling(facts.limitation, facts.today)),
    "limitation_near": _facts(lambda facts: _near(facts.limitation, facts.today)),
    "limitation_capped": _facts(lambda facts: _past(facts.limitation_cap, facts.today)),
    "agency_in_time": _facts(_agency_in_time),
    "agency_silent": _facts(lambda facts: facts.agency_silent),
    "agency_waiting": _facts(lambda facts: facts.agency_awaited_from is not None),
    "agency_late": _facts(_agency_late),
    "confirmable": _facts(
        lambda facts: facts.confirmation is not None and facts.today <= facts.confirmation.due_rolled
    ),
    "unconfirmed": _facts(lambda facts: facts.confirmation is not None and _past(facts.confirmation, facts.today)),
    "appealable": _facts(lambda facts: facts.appeal is not None and not _past(facts.appeal, facts.today)),
    "enforcement_late": _facts(lambda facts: facts.enforcement is not None and _past(facts.enforcement, facts.today)),
}


DAYS: dict[str, Callable[[Facts], date | None]] = {
    "answer_awaited_from": lambda facts: facts.answer_awaited_from,
    "agency_awaited_from": lambda facts: facts.agency_awaited_from,
    "samr_until": lambda facts: facts.samr_limit.due,
    "limitation_until": lambda facts: facts.limitation.due,
    "limitation_cap": lambda facts: facts.limitation_cap.due,
    "reconsider_until": lambda facts: max((clock.due for clock in facts.agency_limits), default=None),
    "confirm_until": lambda facts: facts.confirmation.due if facts.confirmation else None,
    "appeal_until": lambda facts: facts.appeal.due if facts.appeal else None,
    "effective_from": lambda facts: facts.appeal.due_rolled + ONE_DAY if facts.appeal else None,
    "enforce_until": lambda facts: facts.enforcement.due if facts.enforcement else None,
}
"""The dates that a rule may name, by name."""

AMOUNTS: dict[str, Callable[[Facts], int | None]] = {
    "amount": lambda facts: facts.matter.amount,
    "small_limit": lambda facts: facts.small_claims_limit,
    "agreed_limit": lambda facts: facts.agreed_limit,
}
"""The sums of money that a rule may name, in fen."""


def value(name: str, facts: Facts, language: Language) -> str:
    """A date, a sum of money or the province as it stands in a sentence. KeyError for an unknown name."""
    if name == "province":
        return facts.matter.province
    if name in AMOUNTS:
        fen = AMOUNTS[name](facts)
        return "" if fen is None else grouped_yuan(fen)
    day = DAYS[name](facts)
    return "" if day is None else day_said(day).text(language)


def day_said(day: date) -> Said:
    """A day with its year."""
    month = Said("procedures", f"month-{day.month}")
    return Said("procedures.doors", "day", {"year": day.year, "month": month, "day": day.day})
