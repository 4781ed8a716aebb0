"""What is wrong with an agreement: every problem at once, each with its place."""

from dataclasses import dataclass

from juli.wording import Said


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend. `place` is a path such as "rate[1].percent", "" for the whole file."""

    place: str
    reason: Said
    line: int | None = None

    @property
    def said(self) -> Said:
        """The problem with its place, and its line where that is known."""
        values = {"place": self.place, "line": self.line, "reason": self.reason}
        if not self.place:
            return say("problem-line", **values) if self.line else self.reason
        return say("problem-place-line" if self.line else "problem-place", **values)


class AgreementError(ValueError):
    """An agreement that cannot be used, with everything that is wrong in it."""

    def __init__(self, source: str, problems: tuple[Problem, ...]) -> None:
        super().__init__(f"{source}: " + ", ".join(f"{each.place} {each.reason.code}" for each in problems))
        self.source = source
        self.problems = problems


def say(code: str, **values: object) -> Said:
    """A sentence of the agreement's catalogue."""
    return Said("agreement", code, values)
