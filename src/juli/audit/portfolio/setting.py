"""By what a portfolio is judged: the agreements, the day, the calendar, the rules."""

from dataclasses import dataclass
from datetime import date

from juli.audit.findings import Rule
from juli.audit.portfolio.terms import PortfolioTerms
from juli.calendars import WorkingDays


@dataclass(frozen=True)
class Setting:
    """The same for every part. `telling` are the sources of which a sale states when or what was settled."""

    terms: PortfolioTerms
    as_of: date
    calendar: WorkingDays
    rules: frozenset[Rule]
    telling: tuple[str, ...] = ()
