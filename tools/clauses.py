"""How well the clause checker and the reader of terms do on the sample clauses and contracts: recall and precision."""

import sys
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from juli.agreement.clauses import Check, check
from juli.agreement.contract import pasted, propose

SAMPLES = Path(__file__).resolve().parents[1] / "tests" / "agreement"
DAY = date(2026, 11, 27)
HALVES = (
    "tuning",
    "held_out",
    "paraphrased",
    "later",
    "widening",
    "unseen",
    "afterwards",
    "fresh",
    "last",
    "measured",
    "closing",
    "neutral",
    "again",
    "written",
    "voices",
    "strangers",
    "agreements",
    "voices_again",
    "third_voices",
    "protective",
    "second",
    "short",
    "apart",
    "apart_second",
)
CONTRACTS = ("app_page", "bank", "sales_slip", "activation", "lease", "template", "receipt", "promises")
SECOND = ("old_bank", "acquirer", "one_page", "activation_flow", "long_lease", "chat")
"""Contracts by the hand of the set of that name."""
APART = tuple(
    f"apart_{name}"
    for name in (
        *("bank", "fair", "order", "template", "group_chat", "notice", "members", "app"),
        *("leaflet", "change", "small"),
    )
)
"""Contracts by both hands that were kept apart."""

Place = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Figures:
    """Of one set: its clauses or texts, the marks it should get, those it got, and how many of these are right.

    `found` are the wanted ones that were given: two marks may both be right for one that was wanted.
    """

    clauses: int
    fair: int
    wanted: int
    given: int
    right: int
    found: int

    @property
    def recall(self) -> str:
        """Which share of the marks that should be given were given."""
        return _share(self.found, self.wanted)

    @property
    def precision(self) -> str:
        """Which share of the marks that were given are right."""
        return _share(self.right, self.given)

    def row(self, name: str) -> str:
        """The figures as a row of a table."""
        cells = (name, self.clauses, self.fair, self.wanted, self.given, self.right, self.recall, self.precision)
        return "| " + " | ".join(map(str, cells)) + " |"


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f} %" if whole else "–"


def marks_of(text: str) -> set[str]:
    """The marks the checker gives to a text."""
    return {mark.clause.id for mark in check(pasted(text), on=DAY).marks}


def samples(half: str) -> list[tuple[str, set[str], set[str]]]:
    """The clauses of a set with the marks they should get, and those that are neither wanted nor false."""
    told = tomllib.loads((SAMPLES / "clauses" / f"{half}.toml").read_text(encoding="utf-8"))
    return [(each["text"], set(each["marks"]), set(each.get("maybe", ()))) for each in told["clause"]]


def measure(half: str) -> Figures:
    """The figures of one set of clauses."""
    judged = [(wanted, marks_of(text), maybe) for text, wanted, maybe in samples(half)]
    right = sum(len(wanted & given) for wanted, given, _ in judged)
    return Figures(
        clauses=len(judged),
        fair=sum(not wanted for wanted, _, _ in judged),
        wanted=sum(len(wanted) for wanted, _, _ in judged),
        given=sum(len(given - (maybe - wanted)) for wanted, given, maybe in judged),
        right=right,
        found=right,
    )


def contract(name: str) -> Mapping[str, Any]:
    """A whole contract: its text, the marks it should get with their words, the terms it states and those it lacks."""
    return tomllib.loads((SAMPLES / "contracts" / f"{name}.toml").read_text(encoding="utf-8"))


def measure_contracts(names: Iterable[str]) -> Figures:
    """The figures of whole contracts, a mark being right where it stands on the words that were wanted."""
    judged = [(_places(told, "marks"), _given(_checked(told)), _places(told, "maybe")) for told in map(contract, names)]
    right = sum(any(_meet(mark, each) for each in wanted) for wanted, given, _ in judged for mark in given)
    doubtful = sum(
        not any(_meet(mark, each) for each in wanted) and any(_meet(mark, each) for each in maybe)
        for wanted, given, maybe in judged
        for mark in given
    )
    return Figures(
        clauses=len(judged),
        fair=sum(not wanted for wanted, _, _ in judged),
        wanted=sum(len(wanted) for wanted, _, _ in judged),
        given=sum(len(given) for _, given, _ in judged) - doubtful,
        right=right,
        found=sum(any(_meet(mark, each) for mark in given) for wanted, given, _ in judged for each in wanted),
    )


def measure_terms(names: Iterable[str]) -> Figures:
    """The figures of the rates, charges and deposits that are proposed from whole contracts."""
    judged = [([*told["rates"], *told["charges"]], _proposed(told)) for told in map(contract, names)]
    return Figures(
        clauses=len(judged),
        fair=sum(not wanted for wanted, _ in judged),
        wanted=sum(len(wanted) for wanted, _ in judged),
        given=sum(len(given) for _, given in judged),
        right=sum(any(each.items() <= term.items() for each in wanted) for wanted, given in judged for term in given),
        found=sum(any(each.items() <= term.items() for term in given) for wanted, given in judged for each in wanted),
    )


def _checked(told: Mapping[str, Any]) -> Check:
    return check(pasted(told["text"]), on=DAY, consumer=told["consumer"])


def _given(checked: Check) -> list[Place]:
    return [(mark.clause.id, mark.quote.start, mark.quote.end) for mark in checked.marks]


def _places(told: Mapping[str, Any], name: str) -> list[Place]:
    starts = [(kind, told["text"].index(words), words) for kind, words in told[name]]
    return [(kind, start, start + len(words)) for kind, start, words in starts]


def _meet(one: Place, other: Place) -> bool:
    return one[0] == other[0] and one[1] < other[2] and other[1] < one[2]


def _proposed(told: Mapping[str, Any]) -> list[dict[str, object]]:
    """The rates and charges that are proposed; the deposit as a charge of that kind."""
    terms = propose(pasted(told["text"])).terms
    named: dict[str, Callable[[Mapping[str, object]], dict[str, object]]] = {
        "rate": dict,
        "charge": dict,
        "deposit": lambda values: {"kind": "deposit", **values},
    }
    return [named[term.section](term.values) for term in terms if term.section in named]


def main(words: list[str]) -> int:
    """Print the figures; with the name of a set, also its clauses that came out wrong."""
    for half in HALVES:
        print(measure(half).row(half))
    for about, names in (("", CONTRACTS), (" (second)", SECOND), (" (apart)", APART)):
        print(measure_contracts(names).row(f"whole contracts{about}"))
        print(measure_terms(names).row(f"their rates and charges{about}"))
    for half in words:
        for text, wanted, maybe in samples(half):
            given = marks_of(text)
            if wanted - given or given - wanted - maybe:
                print(f"{text}\n    wanted {sorted(wanted)}, given {sorted(given)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
