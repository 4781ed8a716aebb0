"""The audit once more, written from its description in plain loops and decimals, with no SQL and none of our code.

It is slow and simple on purpose: each rule is a few lines one can hold against the text.
"""

import calendar as months
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from juli.agreement import Agreement, Rate
from juli.ledger import Entry

CENT = Decimal("0.01")

ROUND_SUMS = [
    *(1, 2, 3, 20, 30, 36, 49, 60, 66, 90, 99, 100, 120, 128, 129, 150, 180, 190, 198, 199, 200, 240, 268, 288),
    *(298, 299, 300, 360, 365, 399, 400, 498, 499, 598, 599),
]

Found = tuple[str | None, int | None, Decimal, str | None]
"""Source, line, excess in yuan, and the cause."""


def yuan(fen: int | None) -> Decimal | None:
    return None if fen is None else Decimal(fen) * CENT


def day(entry: Entry) -> date:
    return entry.occurred_at.date()


def fee_under(rate: Rate, amount: Decimal, *, capped: bool = True) -> Decimal:
    percent = Decimal(rate.rate_e5) / 1000
    part = (amount * percent / 100).quantize(CENT, ROUND_HALF_UP)
    cap = yuan(rate.cap)
    if capped and cap is not None:
        part = min(part, cap)
    return part + (yuan(rate.fixed) or 0)


def in_tier(rate: Rate, entry: Entry) -> bool:
    return (rate.above is None or entry.amount > rate.above) and (rate.up_to is None or entry.amount <= rate.up_to)


def on_day(rate: Rate, when: date) -> bool:
    return (rate.valid_from is None or when >= rate.valid_from) and (
        rate.valid_until is None or when < rate.valid_until
    )


@dataclass
class Oracle:
    entries: list[Entry]
    agreement: Agreement
    as_of: date
    is_working: Callable[[date], bool]
    tariffs: list[dict]
    found: dict[str, list[Found]] = field(default_factory=lambda: defaultdict(list))

    def run(self) -> dict[str, list[Found]]:
        self.entries.sort(key=lambda e: (e.source, e.line))
        self.tolerance = yuan(self.agreement.tolerance)
        self.undo()
        self.sales = [e for e in self.entries if e.kind == "sale" and id(e) not in self.voided]
        self.repeat()
        self.follow_tariffs()
        self.judge_sales()
        self.judge_charges()
        self.judge_deposit()
        self.judge_settlement()
        self.judge_promises()
        self.judge_numbers()
        return {
            rule: sorted(lines, key=lambda line: (line[0] or "", line[1] or 0, line[2]))
            for rule, lines in self.found.items()
        }

    def tell(self, rule: str, entry: Entry, excess: Decimal | int, cause: str | None = None) -> None:
        self.found[rule].append((entry.source, entry.line, Decimal(excess), cause))

    def undo(self) -> None:
        """Named ones first; then the others in order of time, each taking the latest sale still standing."""
        self.voided: set[int] = set()
        self.refunded: dict[int, Decimal] = defaultdict(Decimal)
        self.unmatched: set[tuple[str, int]] = set()
        done: set[int] = set()
        undoing = [e for e in self.entries if e.kind in ("refund", "void")]
        for each in (e for e in undoing if e.original_id is not None):
            named = [
                s
                for s in self.entries
                if s.kind == "sale" and s.entry_id == each.original_id and s.merchant_no == each.merchant_no
            ]
            named.sort(key=lambda s: (s.occurred_at, s.source, s.line))
            self.take_back(each, named if each.kind == "void" else named[:1], done)
        in_time = lambda e: (e.occurred_at, e.source, e.line)  # noqa: E731
        for each in sorted((e for e in undoing if e.original_id is None), key=in_time):
            candidates = [s for s in self.entries if self.may_be(s, each) and in_time(s) < in_time(each)]
            standing = [s for s in candidates if id(s) not in done]
            self.take_back(each, sorted(standing, key=in_time)[-1:], done)

    def may_be(self, sale: Entry, undoing: Entry) -> bool:
        return sale.kind == "sale" and all(
            [
                sale.merchant_no == undoing.merchant_no,
                sale.terminal_no == undoing.terminal_no,
                sale.instrument == undoing.instrument,
                sale.amount == undoing.amount,
                day(sale) == day(undoing),
            ]
        )

    def take_back(self, undoing: Entry, sales: list[Entry], done: set[int]) -> None:
        if not sales:
            self.unmatched.add((undoing.source, undoing.line))
        for sale in sales:
            done.add(id(sale))
            if undoing.kind == "void":
                self.voided.add(id(sale))
            else:
                self.refunded[id(sale)] += yuan(undoing.amount)

    def taken(self, e: Entry) -> Decimal | None:
        if e.fee is not None:
            return yuan(e.fee)
        if e.settled is not None and not e.fee_deferred:
            return yuan(e.amount - e.settled)
        return None

    def repeat(self) -> None:
        seen = set()
        self.judged = []
        for e in self.sales:
            key = (e.source, e.merchant_no, e.entry_id, e.terminal_no, e.occurred_at, e.amount)
            if e.entry_id is not None and key in seen:
                self.tell("charged-twice", e, max(self.taken(e) or 0, 0))
            else:
                self.judged.append(e)
            seen.add(key)

    def rate_of(self, e: Entry) -> Rate | None:
        holding = [
            r for r in self.agreement.rates if e.instrument in r.instruments and on_day(r, day(e)) and in_tier(r, e)
        ]
        return holding[0] if holding else None

    def expected(self, e: Entry) -> Decimal | None:
        rate = self.rate_of(e)
        return None if rate is None else fee_under(rate, yuan(e.amount))

    def follow_tariffs(self) -> None:
        """Which sales the tariffs told explain, and where one follows another."""
        self.explained: set[int] = set()
        seen: list[dict] = []
        for tariff in self.tariffs:
            lines = [e for e in self.judged if self.is_under(tariff, e)]
            lines.sort(key=lambda e: (e.occurred_at, e.source, e.line))
            held = [e for e in lines if self.taken(e) == fee_by(tariff, yuan(e.amount))]
            assert len(held) == tariff["explains"] <= tariff["of"]
            if not tariff["sure"]:
                continue
            self.explained |= {id(e) for e in held}
            if any(each["instrument"] == tariff["instrument"] and tiers_meet(each, tariff) for each in seen):
                self.tell("rate-changed", held[0], 0)
            seen.append(tariff)

    def is_under(self, tariff: dict, e: Entry) -> bool:
        amount, above, up_to = yuan(e.amount), tariff["above"], tariff["up_to"]
        return (
            e.instrument == tariff["instrument"]
            and tariff["from"] <= day(e).isoformat() <= tariff["to"]
            and (above is None or amount > Decimal(above))
            and (up_to is None or amount <= Decimal(up_to))
        )

    def judge_sales(self) -> None:
        for e in self.judged:
            taken, expected = self.taken(e), self.expected(e)
            if expected is None:
                self.tell("no-agreed-rate", e, 0)
            elif taken is not None and taken - expected > self.tolerance:
                self.tell("rate-above-agreed", e, taken - expected, self.cause(e, taken, expected))
            if e.fee is not None and e.settled is not None and not e.fee_deferred:
                short = yuan(e.amount - e.fee - e.settled)
                if short > self.tolerance:
                    self.tell("hidden-deduction", e, short)

    def cause(self, e: Entry, taken: Decimal, expected: Decimal) -> str:
        def equals(other: Decimal) -> bool:
            return abs(taken - other) <= self.tolerance

        amount = yuan(e.amount)
        if equals(fee_under(self.rate_of(e), amount, capped=False)):
            return "cap-not-applied"
        tiered = [r for r in self.agreement.rates if in_tier(r, e)]
        others = [r for r in tiered if on_day(r, day(e)) and any(i != e.instrument for i in r.instruments)]
        if any(equals(fee_under(r, amount)) for r in others):
            return "other-instrument-rate"
        later = [r for r in tiered if e.instrument in r.instruments and r.valid_from and r.valid_from > day(e)]
        if any(equals(fee_under(r, amount)) for r in later):
            return "later-rate"
        if id(e) in self.explained:
            return "tariff-changed"
        if any(equals(expected + Decimal(sum_)) for sum_ in ROUND_SUMS):
            return "fixed-amount-added"
        return "unexplained"

    def judge_charges(self) -> None:
        groups: dict[tuple[str | None, str], list[Entry]] = defaultdict(list)
        for e in self.entries:
            if e.kind == "charge":
                groups[e.merchant_no, e.charge_kind].append(e)
        for (_, kind), charges in groups.items():
            standing: list[Entry] = []
            for e in sorted(charges, key=lambda e: (e.occurred_at, e.source, e.line)):
                rule, excess = self.charge_rule(e, kind, standing)
                if rule:
                    self.tell(rule, e, excess)
                if rule in (None, "charge-above-agreed"):
                    standing.append(e)

    def charge_rule(self, e: Entry, kind: str, standing: list[Entry]) -> tuple[str | None, Decimal]:
        amount = yuan(e.amount)
        if kind == "deposit":
            agreed = self.agreement.deposit
            if agreed is None:
                return "charge-not-agreed", amount
            if standing:
                return "charge-too-often", amount
        else:
            terms = [c for c in self.agreement.charges if c.kind == kind]
            if not terms:
                return "charge-not-agreed", amount
            agreed = terms[0]
            if day(e) < self.agreement.signed_on + timedelta(days=agreed.first_after_days):
                return "charge-too-early", amount
            if standing and agreed.every_months is None:
                return "charge-too-often", amount
            if standing and day(e) < add_months(day(standing[-1]), agreed.every_months):
                return "charge-too-often", amount
            if agreed.notice and not self.announced(e, kind):
                return "charge-without-notice", amount
        above = amount - yuan(agreed.amount)
        return ("charge-above-agreed", above) if above > self.tolerance else (None, Decimal(0))

    def announced(self, e: Entry, kind: str) -> bool:
        return any(
            n.of == kind and n.given_on + timedelta(days=30) <= n.effective_on and n.effective_on <= day(e)
            for n in self.agreement.notices
        )

    def judge_deposit(self) -> None:
        terms = self.agreement.deposit
        charges = [e for e in self.entries if e.kind == "charge" and e.charge_kind == "deposit"]
        if terms is None or not charges or any(p.kind == "deposit" for p in self.agreement.promises):
            return
        first = min(charges, key=lambda e: (e.occurred_at, e.source, e.line))
        for n in range(terms.within_days + 1):
            until = day(first) + timedelta(days=n)
            counted = [s for s in self.judged if day(first) <= day(s) <= until]
            turnover = sum((yuan(s.amount) - self.refunded[id(s)] for s in counted), Decimal(0))
            if counted and turnover >= yuan(terms.turnover):
                break
        else:
            return
        returned = sum(
            yuan(e.amount)
            for e in self.entries
            if e.kind == "payout" and e.charge_kind == "deposit" and day(e) >= day(first)
        )
        missing = yuan(min(first.amount, terms.amount)) - returned
        if self.as_of > until + timedelta(days=terms.refund_within_days) and missing > 0:
            self.tell("deposit-not-returned", first, missing)

    def due_day(self, e: Entry) -> date:
        due = day(e)
        for _ in range(self.agreement.settlement.working_days):
            due += timedelta(days=1)
            while not self.is_working(due):
                due += timedelta(days=1)
        return due

    def judge_settlement(self) -> None:
        if self.agreement.settlement is None:
            return
        telling = {
            e.source for e in self.entries if e.kind == "sale" and (e.settled is not None or e.settled_on is not None)
        }
        for e in self.judged:
            due = self.due_day(e)
            if e.settled_on is not None and e.settled_on > due:
                self.tell("settled-late", e, 0)
            if e.settled is None and e.settled_on is None and e.source in telling and self.as_of > due:
                fee = yuan(e.fee) if e.fee is not None else self.expected(e) or Decimal(0)
                if yuan(e.amount) - fee > 0:
                    self.tell("not-settled", e, yuan(e.amount) - fee)

    def judge_promises(self) -> None:
        purse = [[e, yuan(e.amount)] for e in sorted(self.entries, key=lambda e: e.occurred_at) if e.kind == "payout"]
        kinds = sorted({p.kind for p in self.agreement.promises if p.kind})
        for kind in [*kinds, None]:
            promises = [p for p in self.agreement.promises if p.kind == kind]
            for promise in sorted(promises, key=lambda p: p.due_on):
                missing = yuan(promise.amount)
                for coin in purse:
                    payout = coin[0]
                    if day(payout) >= promise.made_on and (kind is None or payout.charge_kind == kind):
                        used = min(coin[1], missing)
                        coin[1] -= used
                        missing -= used
                if missing > 0 and self.as_of > promise.due_on:
                    self.found["agreed-refund-missing"].append((None, None, missing, None))

    def judge_numbers(self) -> None:
        judged = {id(e) for e in self.judged}
        for e in self.entries:
            if e.merchant_no not in (None, self.agreement.merchant_no) and (e.kind != "sale" or id(e) in judged):
                self.tell("merchant-number-mismatch", e, 0)


def fee_by(tariff: dict, amount: Decimal) -> Decimal:
    part = (amount * Decimal(tariff["percent"]) / 100).quantize(CENT, ROUND_HALF_UP)
    return Decimal(tariff["fixed"]) + (part if tariff["cap"] is None else min(part, Decimal(tariff["cap"])))


def tiers_meet(one: dict, other: dict) -> bool:
    highest = [Decimal(t["up_to"] or "Infinity") for t in (one, other)]
    return max(Decimal(t["above"] or 0) for t in (one, other)) < min(highest)


def add_months(start: date, count: int) -> date:
    year, month = start.year, start.month
    for _ in range(count):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return date(year, month, min(start.day, months.monthrange(year, month)[1]))


def findings(
    entries: Iterable[Entry],
    agreement: Agreement,
    as_of: date,
    is_working: Callable[[date], bool],
    tariffs: list[dict] = (),
) -> dict[str, list[Found]]:
    """Every rule that holds with its lines (source, line, excess in yuan, cause).

    `tariffs` are those of the document: each is followed line by line, and must explain what it says.
    """
    return Oracle(list(entries), agreement, as_of, is_working, list(tariffs)).run()
