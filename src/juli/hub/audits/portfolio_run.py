"""A portfolio, in the child: the uploaded relations to lines, totals and a summary."""

import shutil
import time
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from juli.audit.portfolio import PortfolioError, PortfolioSummary, Progress, audit_portfolio
from juli.hub.audits.asked_calendar import asked_calendar
from juli.hub.audits.unusable import Unusable

Tell = Callable[[Mapping[str, Any]], None]
RESULTS = ("lines.parquet", "totals.parquet", "tariffs.parquet", "problems.parquet", "summary.json")
"""What stays of the results; what the parts have left goes."""


def audited_portfolio(folder: Path, out: Path, asked: Mapping[str, Any], tell: Tell) -> Mapping[str, Any]:
    """Audit all merchants. What an earlier process of the same run has finished is not done again."""
    agreements = folder / "in" / "agreements"
    agreements.mkdir(mode=0o700, exist_ok=True)
    try:
        summary = audit_portfolio(
            folder / "in" / "entries",
            agreements,
            as_of=date.fromisoformat(asked["as_of"]),
            calendar=asked_calendar(asked),
            out=out,
            progress=Pace(tell),
            tariffs=bool(asked.get("tariffs")),
        )
    except PortfolioError as error:
        # People know their files by the names they gave them.
        paths = {folder / file["path"]: file["name"] for file in asked["files"]}
        names = {str(path): name for path, name in paths.items()} | {path.name: name for path, name in paths.items()}
        raise Unusable("portfolio", error.said, names=names) from error
    _tidy(out)
    return _counted(summary)


class Pace:
    """Turns entries done into a part of the whole and the time that is left at this pace."""

    def __init__(self, tell: Tell, now: Callable[[], float] = time.monotonic) -> None:
        self._tell = tell
        self._now = now
        self._began = now()

    def __call__(self, progress: Progress) -> None:
        """Tell of one step."""
        fresh = progress.done - progress.resumed
        left = (self._now() - self._began) * (progress.total - progress.done) / fresh if fresh else None
        percent = 100 * progress.done // progress.total if progress.total else 100
        self._tell({"percent": percent, "seconds_left": None if left is None else round(left)})


def _tidy(out: Path) -> None:
    for path in out.iterdir():
        if path.is_dir():
            shutil.rmtree(path)
        elif path.name not in RESULTS:
            path.unlink()


def _counted(summary: PortfolioSummary) -> Mapping[str, Any]:
    return {
        "entries": summary.entries,
        "merchants": summary.merchants,
        "lines": sum(amount.count for amount in summary.by_rule.values()),
        "overcharged_fen": summary.overcharged,
        "owed_fen": summary.owed,
    }
