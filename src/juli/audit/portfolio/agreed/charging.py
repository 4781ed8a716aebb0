"""Whose charges and payouts have to be walked through: the others cannot be at fault.

A charge that is the only one of its kind, of a kind that was agreed, not too early, without need of a notice and not
above what was agreed is in order whatever else was charged. Merchants with another charge are walked, and those to
whom money was promised back.
"""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from juli.audit.portfolio.agreed.terms import PortfolioTerms
from juli.audit.portfolio.arrays import NEVER, Mask, Numbers
from juli.ledger.entries import ChargeKind

_KINDS = tuple(kind.value for kind in ChargeKind)
_OTHER, _DEPOSIT = _KINDS.index(ChargeKind.OTHER), _KINDS.index(ChargeKind.DEPOSIT)


@dataclass(frozen=True)
class Charging:
    """What was agreed of charges: arrays in order of `keys`, each a party and kind. `promised` are the parties to whom
    money was promised."""

    keys: Numbers
    amounts: Numbers
    earliest: Numbers
    notice: Mask
    tolerances: Numbers
    promised: Numbers

    def walked(self, moved: pa.Table) -> Mask:
        """Which charges and payouts (party, kind, charge_kind, amount_fen, day) are of merchants to be walked."""
        parties, days = moved["party"].to_numpy(), _numbers(moved["day"], 0)
        known = (parties >= 0) & (parties < len(self.tolerances))
        charges = np.flatnonzero(known & pc.equal(moved["kind"], "charge").to_numpy())
        keys = parties[charges] * len(_KINDS) + _kinds(moved["charge_kind"])[charges]
        in_order = self._in_order(keys, moved["amount_fen"].to_numpy()[charges], days[charges])
        found: Mask = known & np.isin(parties, np.append(self.promised, parties[charges[~in_order]]))
        return found

    def _in_order(self, keys: Numbers, amounts: Numbers, days: Numbers) -> Mask:
        _, places, times = np.unique(keys, return_inverse=True, return_counts=True)
        at = np.searchsorted(self.keys, keys)
        agreed = np.append(self.keys, -1)[at] == keys
        at = np.where(agreed, at, len(self.keys))
        most = np.append(self.amounts, 0)[at] + self.tolerances[keys // len(_KINDS)]
        in_time = days >= np.append(self.earliest, 0)[at]
        found: Mask = agreed & in_time & ~np.append(self.notice, True)[at] & (amounts <= most) & (times[places] == 1)
        return found


def charging(terms: PortfolioTerms) -> Charging:
    """What was agreed of charges, laid out; a deposit agreed as such goes before a charge of that kind."""
    agreements, charges, deposits = (terms.tables[name] for name in ("agreements", "charges", "deposits"))
    merchants = agreements["merchant_no"].combine_chunks()
    signed = _numbers(agreements["signed_on"], NEVER)
    of_charges, of_deposits, promised = (
        _numbers(pc.index_in(terms.tables[name]["merchant_no"], value_set=merchants), -1)
        for name in ("charges", "deposits", "promises")
    )
    keys = np.append(of_charges * len(_KINDS) + _kinds(charges["kind"]), of_deposits * len(_KINDS) + _DEPOSIT)
    order = np.argsort(keys, kind="stable")
    order = order[np.append(keys[order][1:] != keys[order][:-1], np.ones(min(1, len(keys)), bool))]
    earliest = signed[of_charges] + _numbers(charges["first_after_days"], 0)
    columns = (
        (_numbers(charges["amount_fen"], 0), _numbers(deposits["amount_fen"], 0)),
        (earliest, np.full(len(of_deposits), NEVER)),
        (_numbers(charges["notice"], 0) > 0, np.zeros(len(of_deposits), bool)),
    )
    amounts, earliest, notice = (np.append(*column)[order] for column in columns)
    tolerances = _numbers(agreements["tolerance_fen"], 0)
    return Charging(keys[order], amounts, earliest, notice, tolerances, np.unique(promised))


def _kinds(column: pa.ChunkedArray) -> Numbers:
    """The number of each kind; what is no kind is another."""
    return _numbers(pc.index_in(column.cast(pa.string()), value_set=pa.array(_KINDS)), _OTHER)


def _numbers(column: pa.ChunkedArray, empty: int) -> Numbers:
    column = column.cast(pa.int32()) if pa.types.is_date(column.type) else column
    numbers: Numbers = pc.fill_null(column.cast(pa.int64()), empty).to_numpy()
    return numbers
