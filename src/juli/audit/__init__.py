"""The fee audit: of the money that moved, what should not have?

    found = audit(ledger, agreement, as_of=date(2026, 6, 30), calendar=official())
    document(found, "zh")        the JSON document juli.audit/1
    figures(found)               what charts show beside it, juli.figures/1
    table(found, "zh")           the same for people

The rules are SQL files in `rules/`, one per rule, in words an accountant can follow; those on charges,
promises and changes are the folds in `charges.py`, `promises.py` and `changes.py`. By which formulas the
fees were worked out is inferred in `tariffs/`. Where the rules leave room, this is how they are read:

- "Merchant" in the rules on repeated rows, undone sales and charges is the number on the row as it stands,
  an empty one included; deposits and promises belong to the agreement, whatever number the rows carry.
- A void that names a sale takes every row of that merchant and entry_id with it. A refund that names one
  lowers the turnover once, by its whole amount, on the day of the sale.
- A refund or void without a name undoes a sale that nothing else has undone: the latest before it, where
  rows of one instant count in order of (source, line). One that names a missing sale is not matched again.
- What was voided is settled before anything else, so a sale printed twice and voided once without a name
  is one sale.
- `taken` of a line is the fee stated, or what is missing from the settlement, under every rule on sales;
  `hidden-deduction` names the settlement beside it.
- `later-rate` is a rate that starts after the day of the sale; the tier must hold for it as for any rate.
- `rate-above-agreed` and `hidden-deduction` may both hold on one sale: they are different money.
- A merchant number is compared without blanks and without regard to capitals, on rows of every kind; a row
  without one is in order.
- A promise without a kind is filled by payouts of any kind, by what the promises of a kind leave of them.
- A sale that stands in two files is one of each, so it is not settled if either file tells of settlements.
- A sale printed twice of which more than its amount arrived has lost nothing: its excess is 0.
- A sale explains itself to the inference by what was taken for it; one of which that is unknown stands in no
  stretch. Sales of one instant keep their order of (source, line).
- `tariff-changed` asks for a sure tariff that gives the fee to the fen, whenever it began; a tariff with
  tiers only where that explains the instrument at less cost than one for all amounts.
- `rate-changed` is told of every change between two sure tariffs, agreed or not; a notice belongs to it that
  took effect after the old tariff was first seen and by the day of the new one's first sale.
- Another line shows a percent where its fee is that percent without rounding, or no other percent of two
  decimals gives its fee. Of a hidden deduction, the round sum is the whole excess.
- The date of the fact, which decides the law that is cited, is the first day of the finding's lines; of a
  promise it is the day it was due.
"""

from juli.audit.auditing import audit, judged_rules
from juli.audit.described import CitedArticle, DescribedRule, described_rules
from juli.audit.figures import figures
from juli.audit.findings import MONEY_OWED, Audit, Finding, Ground, Line, ReadSummary, Rule
from juli.audit.output import document, table
from juli.audit.sentences import Explained, basis_label, explain

__all__ = [
    "MONEY_OWED",
    "Audit",
    "CitedArticle",
    "DescribedRule",
    "Explained",
    "Finding",
    "Ground",
    "Line",
    "ReadSummary",
    "Rule",
    "audit",
    "basis_label",
    "described_rules",
    "document",
    "explain",
    "figures",
    "judged_rules",
    "table",
]
