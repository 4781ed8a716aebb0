"""From sales to tariffs, one instrument at a time."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from juli.agreement import Agreement
from juli.audit.tariffs.few import FEW, only_plain_formula
from juli.audit.tariffs.formula import Formula
from juli.audit.tariffs.sale import Sale
from juli.audit.tariffs.series import Solved, cost, solve_series
from juli.audit.tariffs.tariff import Tariff, Tariffs, Unexplained
from juli.audit.tariffs.tiers import Tiered, solve_tiers
from juli.ledger.entries import Instrument
from juli.money import Fen


def infer(sales: Iterable[Sale], agreement: Agreement) -> Tariffs:
    """The tariffs behind the fees of `sales`, which come in order of time.

    The agreement gives the boundaries of tiers, formulas to try first, and what is explained anyway; the
    formulas found are those of the sales alone.
    """
    known = dict.fromkeys(Formula(rate.rate_e5, rate.fixed, rate.cap) for rate in agreement.rates)
    tariffs: list[Tariff] = []
    unexplained: list[Unexplained] = []
    for instrument, series in sorted(_by_instrument(sales).items()):
        edges = boundaries(agreement, instrument)
        found = list(_of_few(series) if len(series) < FEW else _of_many(series, edges, known))
        tariffs += found
        unexplained += _left(series, found, agreement.tolerance)
    return Tariffs(tuple(tariffs), tuple(unexplained))


def boundaries(agreement: Agreement, instrument: Instrument) -> list[Fen]:
    """The amounts at which the agreement parts the rates of an instrument, ascending."""
    edges = {edge for rate in agreement.rates if instrument in rate.instruments for edge in (rate.above, rate.up_to)}
    return sorted(edge for edge in edges if edge)


def _by_instrument(sales: Iterable[Sale]) -> Mapping[Instrument, list[Sale]]:
    series: defaultdict[Instrument, list[Sale]] = defaultdict(list)
    for sale in sales:
        series[sale.instrument].append(sale)
    return series


def _of_few(series: Sequence[Sale]) -> Iterator[Tariff]:
    if formula := only_plain_formula(series):
        yield _tariff(series, Tiered(Solved((formula,), tuple(range(len(series))))), sure=False)


def _of_many(series: Sequence[Sale], edges: Sequence[Fen], known: Iterable[Formula]) -> Iterator[Tariff]:
    """By tier only where that explains the series at less cost than for all amounts together."""
    formulas = tuple(known)
    whole = solve_series(series, formulas)
    best = [Tiered(each) for each in whole]
    if edges:
        tiered = solve_tiers(series, edges, lambda sales: solve_series(sales, formulas))
        if cost([each.solved for each in tiered], series) < cost(whole, series):
            best = tiered
    return (_tariff(series, each, sure=True) for each in best)


def _tariff(series: Sequence[Sale], found: Tiered, *, sure: bool) -> Tariff:
    places = found.solved.places
    span = series[places[0] : places[-1] + 1]
    formula, *rivals = found.solved.formulas
    return Tariff(
        instrument=span[0].instrument,
        first=span[0].day,
        last=span[-1].day,
        formula=formula,
        positions=tuple(series[place].position for place in places),
        of=sum(found.holds(sale.amount) for sale in span),
        above=found.above,
        up_to=found.up_to,
        sure=sure,
        rivals=tuple(rivals),
    )


def _left(series: Iterable[Sale], found: Iterable[Tariff], tolerance: Fen) -> Iterator[Unexplained]:
    explained = {position for tariff in found for position in tariff.positions}
    left = [sale for sale in series if sale.position not in explained and not sale.is_agreed(tolerance)]
    if left:
        yield Unexplained(left[0].instrument, left[0].day, left[-1].day, len(left))
