"""Random ledgers and agreements, from few values each, so that rows meet: same names, same days, same amounts."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from hypothesis import strategies as st

from juli.agreement import Agreement, Charge, Deposit, Notice, Promise, Rate, Settlement
from juli.ledger import ChargeKind, Entry, Instrument, Kind, Ledger

MERCHANT = "898210154110002"
SIGNED = date(2025, 9, 1)
AMOUNTS = (1, 83, 99_999, 100_000, 100_050, 500_000, 1_234_567, 10_000_000)
CHARGE_AMOUNTS = (9_900, 9_901, 9_902, 29_900, 19_800)
INSTRUMENTS = (Instrument.CREDIT, Instrument.DEBIT, Instrument.WECHAT)
KINDS = (ChargeKind.DEPOSIT, ChargeKind.DEPOSIT, ChargeKind.DATA_FEE, ChargeKind.OTHER)

days = st.integers(0, 40).map(lambda n: SIGNED + timedelta(days=n))
"""Six weeks with the holidays of October 2025 and their made-up working days."""
moments = st.builds(
    lambda day, second: datetime.combine(day, datetime.min.time()) + timedelta(seconds=second),
    days,
    st.integers(0, 86_399),
)
RATES_E5 = (380, 605, 2_990)
FIXED = (0, 0, 300)
merchants = st.sampled_from((MERCHANT, MERCHANT, MERCHANT, None, "898430552510A6R"))
terminals = st.sampled_from(("10000001", None))
names = st.sampled_from((None, "A1", "A2", "A3", "A4", "A5"))
sources = st.sampled_from(("a.csv", "b.csv"))


@st.composite
def fees(draw: st.DrawFn, amount: int) -> int | None:
    """Often a fee some rate gives, or nearly, or with a round sum on top."""
    percent_part = (amount * draw(st.sampled_from(RATES_E5)) + 50_000) // 100_000
    known = percent_part + draw(st.sampled_from(FIXED)) + draw(st.sampled_from((0, 0, 0, 1, 2, -2, 9_900)))
    return draw(st.sampled_from((None, 0, 2_000, known, known, known, known)))


@st.composite
def sales(draw: st.DrawFn) -> Entry:
    amount = draw(st.sampled_from(AMOUNTS))
    fee = draw(fees(amount))
    short = draw(st.sampled_from((0, 0, 1, 2, 300)))
    return Entry(
        source=draw(sources),
        line=0,
        occurred_at=draw(moments),
        kind=Kind.SALE,
        instrument=draw(st.sampled_from(INSTRUMENTS)),
        amount=amount,
        merchant_no=draw(merchants),
        terminal_no=draw(terminals),
        entry_id=draw(names),
        fee=fee,
        settled=draw(st.sampled_from((None, amount - (fee or 0) - short))),
        settled_on=draw(st.none() | days),
        fee_deferred=draw(st.sampled_from((False, False, True))),
    )


@st.composite
def others(draw: st.DrawFn) -> Entry:
    """Charges and payouts."""
    return Entry(
        source=draw(sources),
        line=0,
        occurred_at=draw(moments),
        kind=draw(st.sampled_from((Kind.CHARGE, Kind.CHARGE, Kind.PAYOUT))),
        instrument=Instrument.UNKNOWN,
        amount=draw(st.sampled_from(CHARGE_AMOUNTS)),
        merchant_no=draw(merchants),
        charge_kind=draw(st.sampled_from(KINDS)),
    )


@st.composite
def undoings(draw: st.DrawFn, sold: list[Entry]) -> Entry:
    """Refunds and voids, most of them of a sale of the ledger: named, or with the same amount and day."""
    sale = draw(st.sampled_from(sold))
    named = draw(st.booleans())
    later = timedelta(seconds=draw(st.integers(-3_600, 40_000)))
    return replace(
        sale,
        source=draw(sources),
        kind=draw(st.sampled_from((Kind.REFUND, Kind.VOID))),
        occurred_at=sale.occurred_at + later,
        amount=draw(st.sampled_from((sale.amount, sale.amount, 50))),
        entry_id=None,
        original_id=(sale.entry_id or "Z9") if named else None,
        fee=None,
        settled=None,
        settled_on=None,
    )


@st.composite
def ledgers(draw: st.DrawFn) -> Ledger:
    sold = draw(st.lists(sales(), min_size=1, max_size=14))
    repeated = draw(st.lists(st.sampled_from(sold), max_size=3))
    undone = draw(st.lists(undoings(sold), max_size=4))
    charged = draw(st.lists(others(), min_size=1, max_size=6))
    return numbered(draw(st.permutations([*sold, *repeated, *undone, *charged])))


def numbered(entries: list[Entry]) -> Ledger:
    """The entries with a line of their own each, in order of (source, line)."""
    told = [replace(entry, line=line) for line, entry in enumerate(entries, start=2)]
    return ledger_of(sorted(told, key=lambda entry: (entry.source, entry.line)))


def ledger_of(entries: list[Entry]) -> Ledger:
    """The entries as they stand, each counted."""
    silent = [e for e in entries if e.kind is Kind.SALE and e.settled is None and e.settled_on is None]
    telling = {e.source for e in entries if e.kind is Kind.SALE and e not in silent}
    return Ledger(tuple(entries), unsettled=frozenset((e.source, e.line) for e in silent if e.source in telling))


@st.composite
def rates(draw: st.DrawFn) -> tuple[Rate, ...]:
    """Rates that never meet: for some instruments together, with one turn in time and one in amount."""
    turn = draw(days)
    groups = draw(st.sampled_from(((INSTRUMENTS,), (INSTRUMENTS[:1], INSTRUMENTS[1:]), (INSTRUMENTS[:1],))))
    windows = draw(st.sampled_from((((None, None),), ((None, turn), (turn, None)), ((turn, None),))))
    tiers = draw(st.sampled_from((((None, None),), ((None, 100_000), (100_000, None)))))
    return tuple(
        Rate(
            instruments,
            rate_e5=draw(st.sampled_from((*RATES_E5, 0))),
            cap=draw(st.sampled_from((None, 2_000, 0))),
            fixed=draw(st.sampled_from(FIXED)),
            valid_from=valid_from,
            valid_until=valid_until,
            above=above,
            up_to=up_to,
        )
        for instruments in groups
        for valid_from, valid_until in windows
        for above, up_to in tiers
    )


charges = st.builds(
    Charge,
    st.sampled_from((ChargeKind.DATA_FEE, ChargeKind.OTHER)),
    st.sampled_from(CHARGE_AMOUNTS[:2]),
    st.sampled_from((None, 1, 12)),
    st.sampled_from((0, 10)),
    st.booleans(),
)
promises = st.builds(
    lambda kind, amount, made, after: Promise(amount, made, made + timedelta(days=after), kind),
    st.sampled_from((None, ChargeKind.DATA_FEE, ChargeKind.DEPOSIT, ChargeKind.OTHER)),
    st.sampled_from((9_900, 15_000)),
    days,
    st.integers(0, 20),
)
notices = st.builds(
    lambda of, given, after: Notice(of, given, given + timedelta(days=after)),
    st.sampled_from(("rate", ChargeKind.DATA_FEE, ChargeKind.OTHER)),
    days.map(lambda day: day - timedelta(days=30)),
    st.sampled_from((0, 29, 30, 31)),
)
deposits = st.builds(
    Deposit,
    st.sampled_from((9_900, 29_900)),
    st.sampled_from((100, 99_999, 200_000)),
    st.sampled_from((3, 40, 40)),
    st.integers(0, 10),
)

agreements = st.builds(
    lambda tolerance, rates, charges, notices, promises, deposit, settlement: Agreement(
        provider=None,
        merchant_no=MERCHANT,
        signed_on=SIGNED,
        tolerance=tolerance,
        rates=rates,
        charges=charges,
        notices=notices,
        promises=promises,
        deposit=deposit,
        settlement=settlement,
    ),
    st.sampled_from((0, 1, 1, 5)),
    rates(),
    st.lists(charges, max_size=2, unique_by=lambda charge: charge.kind).map(tuple),
    st.lists(notices, max_size=2).map(tuple),
    st.just(()) | st.lists(promises, max_size=3).map(tuple),
    deposits | deposits | st.none(),
    st.none() | st.builds(Settlement, st.integers(0, 4)),
)
as_of_days = st.integers(20, 120).map(lambda n: SIGNED + timedelta(days=n))
