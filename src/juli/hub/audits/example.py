"""A small portfolio of our own making: four merchants, two agents, one fault of each common kind."""

import io
import zipfile
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from juli.audit.portfolio.files import RELATIONS
from juli.ledger.arrow import entries_schema

MERCHANTS = ("898430552510001", "898430552510002", "898430552510003", "898430552510004")
FIRST_DAY = date(2026, 1, 5)
AS_OF = date(2026, 6, 30)


def example_portfolio() -> Mapping[str, pa.Table]:
    """Its relations by name; the entries are those of `entries`."""
    rows: Mapping[str, list[dict[str, Any]]] = {
        "agreements": [
            {"merchant_no": merchant, "signed_on": FIRST_DAY, "tolerance_fen": 1, "settlement_working_days": None}
            for merchant in MERCHANTS
        ],
        "rates": [_rate(merchant, instrument) for merchant in MERCHANTS for instrument in ("credit", "debit")],
        "charges": [_charge(MERCHANTS[0])],
        "merchants": [
            {"merchant_no": merchant, "agent": "agent-north" if number < 2 else "agent-south"}
            for number, merchant in enumerate(MERCHANTS)
        ],
    }
    tables = {name: pa.Table.from_pylist(told, schema=RELATIONS[name]) for name, told in rows.items()}
    return {"entries": pa.Table.from_pylist(list(_entries()), schema=entries_schema()), **tables}


def example_files() -> Mapping[str, bytes]:
    """The same as Parquet files by their names."""
    return {f"{name}.parquet": _parquet(table) for name, table in example_portfolio().items()}


def example_archive() -> bytes:
    """All files in one archive."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name, content in example_files().items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), content)
    return whole.getvalue()


def _parquet(table: pa.Table) -> bytes:
    sink = io.BytesIO()
    pq.write_table(table, sink, compression="zstd")
    return sink.getvalue()


def _rate(merchant: str, instrument: str) -> dict[str, Any]:
    percent, cap = (600, None) if instrument == "credit" else (500, 2_000)
    return {"merchant_no": merchant, "instrument": instrument, "rate_e5": percent, "cap_fen": cap, "fixed_fen": 0}


def _charge(merchant: str) -> dict[str, Any]:
    terms = {"amount_fen": 4_800, "every_months": 12, "first_after_days": 0, "notice": False}
    return {"merchant_no": merchant, "kind": "data_fee", **terms}


def _entries() -> Iterator[dict[str, Any]]:
    """Twelve weeks of sales; from March on the second merchant pays more, the first and third are charged too much."""
    for number, merchant in enumerate(MERCHANTS):
        for week in range(12):
            at = datetime.combine(FIRST_DAY + timedelta(weeks=week), datetime.min.time().replace(hour=10 + number))
            amount = 50_000 + 10_000 * week + 1_000 * number
            fee = (amount * 600 + 50_000) // 100_000
            if number == 1 and week >= 8:
                fee = (amount * 2_990 + 50_000) // 100_000 + 300
            yield _entry(merchant, 2 * week + 2, at, amount_fen=amount, fee_fen=fee, settled_fen=amount - fee)
        if number in (0, 2):
            at = datetime.combine(date(2026, 3, 20), datetime.min.time().replace(hour=2))
            charged = {"kind": "charge", "instrument": "unknown"}
            charged |= {"charge_kind": "data_fee"} if number == 0 else {"charge_kind": "membership"}
            yield _entry(merchant, 99, at, amount_fen=6_000 if number == 0 else 29_900, **charged)


def _entry(merchant: str, line: int, at: datetime, **told: Any) -> dict[str, Any]:
    """An entry of the first file of a merchant; a credit sale unless told otherwise."""
    known = {"source": f"{merchant}.csv", "line": line, "merchant_no": merchant, "occurred_at": at}
    known |= {"kind": "sale", "instrument": "credit", "fee_deferred": False, "entry_id": f"{merchant[-4:]}-{line:03}"}
    return {**known, **told}
