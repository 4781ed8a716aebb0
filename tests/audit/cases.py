"""Small ledgers and agreements as text, the way a reader would write them down."""

from datetime import date

from juli.agreement import load_toml
from juli.audit import Audit, audit
from juli.calendars import official
from juli.ledger import Ledger, combine, read_file

HEADER = (
    "merchant_no,terminal_no,entry_id,original_id,occurred_at,kind,instrument,amount,fee,settled,settled_on,"
    "fee_deferred,charge_kind"
)
AGREEMENT = """
merchant_no = "M1"
signed_on = 2025-03-01
[[rate]]
instrument = "credit"
percent = "0.60"
"""
AS_OF = date(2026, 6, 30)


def ledger(*files: str) -> Ledger:
    """Files of rows in the canonical columns, blanks around commas for the eye; named a.csv, b.csv, …"""
    readings = []
    for name, rows in zip("abc", files, strict=False):
        cells = [",".join(cell.strip() for cell in row.split(",")) for row in rows.strip().splitlines()]
        readings.append(read_file(f"{name}.csv", "\n".join([HEADER, *cells]).encode()))
    found = combine(readings)
    assert found.unreadable == ()
    return found


def judge(rows: str | list[str], agreement: str | None = AGREEMENT, as_of: date = AS_OF, **options: bool) -> Audit:
    files = [rows] if isinstance(rows, str) else rows
    agreed = load_toml(agreement, "agreement.toml") if agreement else None
    return audit(ledger(*files), agreed, as_of=as_of, calendar=official(), **options)


def lines(found: Audit) -> dict[str, list[tuple[int | None, int]]]:
    """The rules that hold, each with the lines and their excess in fen."""
    return {finding.rule.value: [(line.line, line.excess) for line in finding.lines] for finding in found.findings}
