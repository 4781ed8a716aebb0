"""What the rules are asked about: ledger, agreement and calendar as Arrow tables, in integer fen.

Every relation is keyed by `party`, the merchant whose agreement governs the row, so that the same rules
run over many merchants at once. One audit has one party: whatever merchant number a row carries, it is
judged by the agreement in hand.
"""

from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import date

import pyarrow as pa

from juli.agreement import Agreement
from juli.audit.round_sums import round_sums
from juli.calendars import WorkingDays
from juli.ledger.arrow import entries_table
from juli.ledger.entries import ChargeKind, Entry, Kind

PARTY = "this"

_TEXT, _FEN, _DAY, _COUNT = pa.string(), pa.int64(), pa.date32(), pa.int32()

SCHEMAS: Mapping[str, pa.Schema] = {
    "agreements": pa.schema(
        [("party", _TEXT), ("merchant_no", _TEXT), ("tolerance_fen", _FEN), ("settlement_working_days", _COUNT)]
    ),
    "rates": pa.schema(
        [
            ("party", _TEXT),
            ("rate_no", _COUNT),
            ("instrument", _TEXT),
            ("rate_e5", pa.int64()),
            ("cap_fen", _FEN),
            ("fixed_fen", _FEN),
            ("valid_from", _DAY),
            ("valid_until", _DAY),
            ("above_fen", _FEN),
            ("up_to_fen", _FEN),
        ]
    ),
    "deposits": pa.schema(
        [
            ("party", _TEXT),
            ("amount_fen", _FEN),
            ("turnover_fen", _FEN),
            ("within_days", _COUNT),
            ("refund_within_days", _COUNT),
        ]
    ),
    "promised_deposits": pa.schema([("party", _TEXT)]),
    "due_days": pa.schema([("day", _DAY), ("working_days", _COUNT), ("due_on", _DAY)]),
    "round_sums": pa.schema([("sum_fen", _FEN)]),
    "audit_day": pa.schema([("as_of", _DAY)]),
    "summed_sales": pa.schema([("party", _TEXT), ("day", _DAY), ("turnover_fen", _FEN)]),
    "unsettled": pa.schema([("party", _TEXT), ("position", pa.int64())]),
}

INFERRED = pa.schema([("party", _TEXT), ("position", pa.int64())])

Row = dict[str, object]


def relations(
    entries: Sequence[Entry],
    agreement: Agreement,
    as_of: date,
    calendar: WorkingDays,
    unsettled: Container[tuple[str, int]],
) -> Mapping[str, pa.Table]:
    """All relations the rule files name. `position` counts the entries in the order given; `unsettled` are
    the places of sales without a settlement in a file that tells of settlements."""
    rows: Mapping[str, list[Row]] = {
        "agreements": [_agreement(agreement)],
        "rates": list(_rates(agreement)),
        "deposits": _deposits(agreement),
        "promised_deposits": _promised_deposits(agreement),
        "due_days": list(_due_days(entries, agreement, calendar)),
        "round_sums": [{"sum_fen": fen} for fen in round_sums()],
        "audit_day": [{"as_of": as_of}],
        "summed_sales": [],
        "unsettled": [
            {"party": PARTY, "position": position}
            for position, entry in enumerate(entries)
            if (entry.source, entry.line) in unsettled
        ],
    }
    tables = {name: pa.Table.from_pylist(rows[name], schema=schema) for name, schema in SCHEMAS.items()}
    return {"entries": _entries(entries), **tables}


def inferred(positions: Iterable[int]) -> pa.Table:
    """The relation of sales that an inferred tariff explains."""
    rows = [{"party": PARTY, "position": position} for position in positions]
    return pa.Table.from_pylist(rows, schema=INFERRED)


def _entries(entries: Sequence[Entry]) -> pa.Table:
    table = entries_table(entries)
    positions = pa.array(range(len(entries)), pa.int64())
    parties = pa.array([PARTY] * len(entries), _TEXT)
    return table.append_column("position", positions).append_column("party", parties)


def _agreement(agreement: Agreement) -> Row:
    return {
        "party": PARTY,
        "merchant_no": agreement.merchant_no,
        "tolerance_fen": agreement.tolerance,
        "settlement_working_days": agreement.settlement and agreement.settlement.working_days,
    }


def _rates(agreement: Agreement) -> Iterable[Row]:
    for number, rate in enumerate(agreement.rates):
        for instrument in rate.instruments:
            yield {
                "party": PARTY,
                "rate_no": number,
                "instrument": instrument.value,
                "rate_e5": rate.rate_e5,
                "cap_fen": rate.cap,
                "fixed_fen": rate.fixed,
                "valid_from": rate.valid_from,
                "valid_until": rate.valid_until,
                "above_fen": rate.above,
                "up_to_fen": rate.up_to,
            }


def _deposits(agreement: Agreement) -> list[Row]:
    deposit = agreement.deposit
    if deposit is None:
        return []
    return [
        {
            "party": PARTY,
            "amount_fen": deposit.amount,
            "turnover_fen": deposit.turnover,
            "within_days": deposit.within_days,
            "refund_within_days": deposit.refund_within_days,
        }
    ]


def _promised_deposits(agreement: Agreement) -> list[Row]:
    promised = any(promise.kind is ChargeKind.DEPOSIT for promise in agreement.promises)
    return [{"party": PARTY}] if promised else []


def _due_days(entries: Iterable[Entry], agreement: Agreement, calendar: WorkingDays) -> Iterable[Row]:
    if agreement.settlement is None:
        return
    working_days = agreement.settlement.working_days
    for day in {entry.occurred_at.date() for entry in entries if entry.kind is Kind.SALE}:
        try:
            due_on = calendar.after(day, working_days)
        except OverflowError:  # A sale on the last days there are is never due.
            continue
        yield {"day": day, "working_days": working_days, "due_on": due_on}
