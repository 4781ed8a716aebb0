"""From values to places: linear scales, round steps for an axis, months along a span of days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

_STEPS = (1, 2, 5)
_MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120)
_YEAR_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Scale:
    """Values from `low` to `high` at places from `start` to `end`; a value outside stands at the nearer end."""

    low: int
    high: int
    start: float
    end: float

    def at(self, value: int) -> float:
        """The place of a value."""
        if self.high <= self.low:
            return (self.start + self.end) / 2
        part = (min(max(value, self.low), self.high) - self.low) / (self.high - self.low)
        return self.start + part * (self.end - self.start)


def round_ticks(highest: int, most: int = 5) -> tuple[int, ...]:
    """Round steps from 0 up to `highest` or just above it: at most `most` of them beside 0."""
    step, power = 1, 1
    while step * most < highest:
        later = [each * power for each in _STEPS if each * power > step]
        if not later:
            power *= 10
        step = later[0] if later else power
    count = max(1, -(-highest // step))
    return tuple(step * number for number in range(count + 1))


def month_ticks(first: date, last: date, most: int) -> Sequence[date]:
    """First days of months within the span, at most `most`, at steps that keep to Januaries; the first day of
    all where no month begins in it."""
    numbers = range(_number(first) + (first.day > 1), _number(last) + 1)
    step = next((each for each in _MONTH_STEPS if len(numbers) <= each * max(most, 1)), _MONTH_STEPS[-1])
    chosen = [number for number in numbers if number % step == 0]
    ticks = [date(number // _YEAR_MONTHS, number % _YEAR_MONTHS + 1, 1) for number in chosen]
    return ticks[: max(most, 1)] or [first]


def _number(day: date) -> int:
    return day.year * _YEAR_MONTHS + day.month - 1
