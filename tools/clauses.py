"""How well the clause checker finds what stands in the sample clauses: recall and precision of both halves."""

import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

from juli.agreement.clauses import marked
from juli.agreement.contract.passages import passages

SAMPLES = Path(__file__).resolve().parents[1] / "tests" / "agreement" / "clauses"
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
)


@dataclass(frozen=True, slots=True)
class Figures:
    """Of one half: its clauses, the marks they should get, those they got, and how many of these are right."""

    clauses: int
    fair: int
    wanted: int
    given: int
    right: int

    @property
    def recall(self) -> str:
        """Which share of the marks that should be given were given."""
        return _share(self.right, self.wanted)

    @property
    def precision(self) -> str:
        """Which share of the marks that were given are right."""
        return _share(self.right, self.given)

    def row(self, half: str) -> str:
        """The figures as a row of a table."""
        cells = (half, self.clauses, self.fair, self.wanted, self.given, self.right, self.recall, self.precision)
        return "| " + " | ".join(map(str, cells)) + " |"


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f} %" if whole else "–"


def marks_of(text: str) -> set[str]:
    """The marks the checker gives to a text."""
    return {clause.id for passage in passages(text) for clause in marked(passage.plain)}


def samples(half: str) -> list[tuple[str, set[str]]]:
    """The clauses of a half with the marks they should get."""
    told = tomllib.loads((SAMPLES / f"{half}.toml").read_text(encoding="utf-8"))
    return [(each["text"], set(each["marks"])) for each in told["clause"]]


def measure(half: str) -> Figures:
    """The figures of one half."""
    judged = [(wanted, marks_of(text)) for text, wanted in samples(half)]
    return Figures(
        clauses=len(judged),
        fair=sum(not wanted for wanted, _ in judged),
        wanted=sum(len(wanted) for wanted, _ in judged),
        given=sum(len(given) for _, given in judged),
        right=sum(len(wanted & given) for wanted, given in judged),
    )


def main(words: list[str]) -> int:
    """Print the table of both halves; with --wrong, the clauses of the tuning half that came out wrong."""
    for half in HALVES:
        print(measure(half).row(half))
    if words == ["--wrong"]:
        for text, wanted in samples("tuning"):
            if wanted != (given := marks_of(text)):
                print(f"{text}\n    wanted {sorted(wanted)}, given {sorted(given)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
