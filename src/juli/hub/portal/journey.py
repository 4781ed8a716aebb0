"""The journey: which questions there are, in which order, and what comes before and after."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

PLAN: Mapping[str, Any] = tomllib.loads(files(__package__).joinpath("journey.toml").read_text(encoding="utf-8"))
BOUNDS: Mapping[str, int] = PLAN["bounds"]
TYPED_LINES: str = PLAN["typed_lines"]
PASTED_CONTRACT: str = PLAN["pasted_contract"]
AUDIT_ONLY = 3
"""How many questions someone answers who only wants a statement looked at."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a question stands; a mark is "on" (passed), "now" or ""."""

    position: int
    total: int

    @property
    def marks(self) -> list[str]:
        """One mark per question, for the bar."""
        return ["on" if i < self.position else "now" if i == self.position else "" for i in range(1, self.total + 1)]


@dataclass(frozen=True, slots=True)
class Journey:
    """The way through the questions for one draft.

    `entrance` is the door of the first page; `issue` and `kind` are answered on the way; `with_statements`
    tells whether lines of a statement are there.
    """

    entrance: str = ""
    issue: str = ""
    kind: str = ""
    with_statements: bool = False

    @property
    def path(self) -> tuple[str, ...]:
        """The questions to be asked, in order."""
        if self.entrance == "audit":
            whole = tuple(PLAN["audit_first"])
            return whole if self.issue else whole[:AUDIT_ONLY]
        return tuple(step for step in PLAN["order"] if self._is_asked(step))

    def after(self, step: str) -> str:
        """The question after `step`; the last one is followed by itself."""
        whole = PLAN["audit_first"] if self.entrance == "audit" else PLAN["order"]
        later = whole[whole.index(step) + 1 :]
        return next((other for other in later if other in self.path), later[0] if later else step)

    def before(self, step: str) -> str | None:
        """The question before `step`, or None where the journey begins with it."""
        whole = PLAN["audit_first"] if self.entrance == "audit" else PLAN["order"]
        earlier = whole[: whole.index(step)]
        return next((other for other in reversed(earlier) if other in self.path), None)

    def progress(self, step: str) -> Progress:
        """How far `step` is; a question off the path counts with the one it comes before."""
        path = self.path if step in self.path else tuple(PLAN["order"])
        return Progress(path.index(step) + 1, len(path))

    def _is_asked(self, step: str) -> bool:
        if step not in PLAN["money_steps"] or self.with_statements:
            return True
        return self.kind != "consumer" and (not self.issue or self.issue in PLAN["money_issues"])
