"""The part of `juli audit` that audits many merchants at once, from Parquet files to Parquet files."""
# ruff: noqa: PLC0415  (a command loads only what it needs)

import argparse
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from juli.commands.answering import Told
from juli.wording import Language, Said

if TYPE_CHECKING:
    from juli.audit.portfolio import PortfolioSummary, Progress

Note = Callable[[str], None]

ENGINES = ("duckdb", "spark")
NEEDED = ("entries", "agreements", "as_of", "out")

_A_MINUTE = 60


def add_portfolio_options(parser: argparse.ArgumentParser) -> None:
    """The options of `audit` that name a portfolio instead of statement files."""
    many = parser.add_argument_group("many merchants at once")
    many.add_argument("--entries", type=Path, metavar="PATH", help="canonical entries: a Parquet file, or a folder")
    many.add_argument("--agreements", type=Path, metavar="DIR", help="what was agreed with each: Parquet relations")
    many.add_argument("--out", type=Path, metavar="DIR", help="for the results; an earlier run there is continued")
    many.add_argument("--tariffs", action="store_true", help="infer each merchant's tariffs too; that takes minutes")
    many.add_argument("--engine", choices=ENGINES, default="duckdb", help="what runs the rules (default: duckdb)")


def is_portfolio(arguments: argparse.Namespace) -> bool:
    """Whether many merchants are asked for, or no statement files."""
    return not arguments.files or any((arguments.entries, arguments.agreements, arguments.out))


def tell_portfolio(arguments: argparse.Namespace, language: Language, note: Note) -> Told | Said:
    """The summary of a portfolio's audit, or the reason why there is none; `note` is told of the progress."""
    if not any((arguments.files, arguments.entries, arguments.agreements, arguments.out)):
        arguments.refuse("the following arguments are required: FILE")
    if arguments.files or arguments.agreement or any(getattr(arguments, name) is None for name in NEEDED):
        return _say("command-portfolio")
    from juli.audit.portfolio import Engine, PortfolioError, audit_portfolio
    from juli.calendars import official

    try:
        summary = audit_portfolio(
            arguments.entries,
            arguments.agreements,
            as_of=arguments.as_of,
            calendar=official(),
            out=arguments.out,
            engine=Engine(arguments.engine),
            tariffs=arguments.tariffs,
            progress=_Noting(language, note),
        )
    except PortfolioError as error:
        return error.said
    return summary.document() if arguments.json else "".join(_table(summary, arguments.out, language))


class _Noting:
    """Says after each part how far the audit is, and about how long the rest will take."""

    def __init__(self, language: Language, note: Note) -> None:
        self.language, self.note, self.start = language, note, time.monotonic()

    def __call__(self, progress: "Progress") -> None:
        told: dict[str, object] = {"done": f"{progress.done:,}", "total": f"{progress.total:,}"}
        judged = progress.done - progress.resumed
        if not judged and progress.resumed:
            self.note(_say("command-resumed", **told).text(self.language))
        elif judged:
            told["percent"] = progress.done * 100 // progress.total
            seconds = (time.monotonic() - self.start) * (progress.total - progress.done) / judged
            code = "command-progress-left" if progress.done < progress.total else "command-progress"
            self.note(_say(code, **told, left=_duration(seconds)).text(self.language))


def _duration(seconds: float) -> Said:
    if seconds < _A_MINUTE:
        return _say("seconds", count=max(1, round(seconds)))
    return _say("minutes", count=round(seconds / _A_MINUTE))


def _table(summary: "PortfolioSummary", out: Path, language: Language) -> Iterator[str]:
    """The summary for people."""
    from juli.audit.sentences import say
    from juli.money import grouped_yuan

    def line(code: str, **values: Any) -> str:
        return f"{_say(code, **values).text(language)}\n"

    counted = {"entries": f"{summary.entries:,}", "merchants": f"{summary.merchants:,}"}
    yield line("table-head", as_of=summary.as_of.isoformat(), **counted)
    yield line("table-totals", overcharged=grouped_yuan(summary.overcharged), owed=grouped_yuan(summary.owed))
    for rule, amount in summary.by_rule.items():
        told = {"count": f"{amount.count:,}", "excess": grouped_yuan(amount.excess)}
        yield line("table-rule", rule=say(f"rule-{rule}").text(language), **told)
    if not summary.by_rule:
        yield line("table-nothing")
    if summary.counted_once:
        yield line("table-once", count=f"{summary.counted_once:,}")
    if summary.problem_count:
        yield line("table-problems", count=f"{summary.problem_count:,}")
    yield line("table-files", path=out)


def _say(code: str, **values: object) -> Said:
    return Said("audit.portfolio", code, values)
