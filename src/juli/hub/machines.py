"""Small state machines: each a table of allowed transitions, enforced here and again by the database."""

from collections.abc import Mapping
from dataclasses import dataclass


class NotPossible(Exception):
    """The change does not fit the present state. `code` names the reason for the door that shows it, `values` what its
    sentence names."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code)
        self.code, self.values = code, values

    def told(self, sentences: Mapping[str, object], otherwise: str) -> str:
        """The reason in words, from sentences by code."""
        sentence = str(sentences.get(self.code, otherwise))
        return sentence % self.values if self.values else sentence


@dataclass(frozen=True, slots=True)
class Machine:
    """The states of one thing and where each may lead."""

    name: str
    transitions: Mapping[str, tuple[str, ...]]

    @property
    def states(self) -> tuple[str, ...]:
        """All states, in the order of the table."""
        return tuple(self.transitions)

    def check(self, old: str, new: str) -> None:
        """Raise NotPossible when `old` does not lead to `new`."""
        if new not in self.transitions[old]:
            raise NotPossible(f"{self.name}-{old}")

    @property
    def pairs(self) -> str:
        """The table as the database's guard reads it: "filed>in_hand,filed>closed"."""
        return ",".join(f"{old}>{new}" for old, targets in self.transitions.items() for new in targets)


def guard_steps(table: str, column: str, machine: Machine) -> str:
    """SQL for migrations that lets `column` of `table` move only as the machine's table of transitions allows."""
    return (
        f"CREATE TRIGGER {column}_steps BEFORE UPDATE OF {column} ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION juli_allowed_step('{column}', '{machine.pairs}');"
    )


def drop_steps(table: str, column: str) -> str:
    """SQL that takes the guard away again."""
    return f"DROP TRIGGER {column}_steps ON {table};"
