"""The audit of many merchants at once: the same rules, over Parquet files of any size.

    summary = audit_portfolio(entries, agreements, as_of=date(2026, 6, 30), calendar=official(), out=out)
    summary.document()           the JSON document juli.portfolio/1
    audit_portfolio(…, tariffs=True)            the same with each merchant's tariffs, and what rests on them
    causes(out)                  the merchants, rules, kinds of charges and agents that cause most

Each merchant is judged by their own agreement. The party of the rules is the merchant number as it stands on the
row, so `merchant-number-mismatch` cannot arise. Rows equal in every column but source and line that stand in different
sources are counted once. Where the rules leave room:

- A merchant whom no relation names has no agreement: only `charged-twice`, `hidden-deduction` and `rate-changed` are
  judged, with the tolerance by default. Entries without a merchant number are judged like those of one such merchant,
  but nothing is inferred of them.
- A merchant whom some relation names has an agreement; what no row tells of it is the default.
- Two different rows where an agreement has room for one contradict each other: nothing of it is believed.
- Where two rates hold at once, no rate rule judges the sale; it is told among the problems.
- A source tells of settlements if any of its sales does, whoever the merchant is.
"""

from juli.audit.portfolio.auditing import Engine, Progress, audit_portfolio
from juli.audit.portfolio.problems import PortfolioError
from juli.audit.portfolio.results.causes import Cause, Causes, causes
from juli.audit.portfolio.results.summary import Amount, PortfolioSummary, Problem

__all__ = [
    "Amount",
    "Cause",
    "Causes",
    "Engine",
    "PortfolioError",
    "PortfolioSummary",
    "Problem",
    "Progress",
    "audit_portfolio",
    "causes",
]
