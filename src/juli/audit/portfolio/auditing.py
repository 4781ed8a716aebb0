"""The audit of a portfolio: entries and agreements of many merchants in, lines and totals out, part by part."""

import shutil
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import partial
from pathlib import Path

import numpy as np

from juli.audit.findings import Rule
from juli.audit.portfolio.agreed.schedule import schedule
from juli.audit.portfolio.agreed.setting import Setting
from juli.audit.portfolio.agreed.terms import read_terms
from juli.audit.portfolio.entries.partitions import (
    ROWS_EACH,
    SPREAD_EACH,
    Part,
    parts_of,
    row_groups,
    rows_for_each,
    whole,
)
from juli.audit.portfolio.entries.reading import telling_sources
from juli.audit.portfolio.entries.spreading import spread, spread_parts
from juli.audit.portfolio.files import EntriesFile, entries_files
from juli.audit.portfolio.inferring import ROWS_EACH as INFERRED_EACH
from juli.audit.portfolio.inferring import inferring
from juli.audit.portfolio.problems import PortfolioError
from juli.audit.portfolio.results import manifest
from juli.audit.portfolio.results.assembling import assemble
from juli.audit.portfolio.results.lines import AT_SCALE
from juli.audit.portfolio.results.summary import PortfolioSummary
from juli.audit.portfolio.running import run_part
from juli.audit.portfolio.spark import require_spark, run_spark
from juli.calendars import WorkingDays


class Engine(StrEnum):
    """What runs the rule files."""

    DUCKDB = "duckdb"
    SPARK = "spark"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the audit is: entries done of all; `resumed` of them were found done from an earlier run."""

    done: int
    total: int
    resumed: int = 0


Told = Callable[[Progress], None]
"""Is told of every step. What it raises ends the audit; a later run goes on from there."""

LARGE_BLOCK = 4 * 2**20
"""Bytes, a few arrays of a row group."""

Judge = Callable[..., None]
Work = tuple[Sequence[Part], Judge, int]
"""What is to be judged, by what, and how many parts at once."""


def audit_portfolio(
    entries: Path,
    agreements: Path,
    *,
    as_of: date,
    calendar: WorkingDays,
    out: Path,
    engine: Engine = Engine.DUCKDB,
    progress: Told | None = None,
    threads: int = 2,
    rules: frozenset[Rule] = AT_SCALE,
    rows_each: int = ROWS_EACH,
    tariffs: bool = False,
) -> PortfolioSummary:
    """Judge the entries of many merchants, each by their own agreement, and write what is found into `out`.

    `entries` is a canonical Parquet file or a folder of them, `agreements` a folder of relations, `as_of` a
    Beijing date. Parts that an earlier run into `out` has finished are not judged again while nothing they
    rest on has changed. `rows_each` bounds the entries of a part, and with them the memory.
    `rules` may be some of those that are judged at scale, one on sales among them. With `tariffs` each merchant's are
    inferred, and `rate-changed` is judged too; that costs minutes for thousands of merchants.
    Raises PortfolioError where nothing can be audited.
    """
    files = _checked(entries, agreements, out)
    if tariffs:
        rules, rows_each = rules | {Rule.RATE_CHANGED}, min(rows_each, INFERRED_EACH)
    _hold_on_to_memory()
    setting = _setting(files, agreements, as_of, calendar, rules)
    state = manifest.setting_fingerprint(
        agreements, [as_of, calendar.version, engine, *sorted(rules), *sorted(setting.telling)]
    )
    (out / manifest.PARTS).mkdir(parents=True, exist_ok=True)
    work = _by_spark if engine is Engine.SPARK else _by_duckdb
    parts, judge, at_once = work(files, setting, out, rows_each, threads)
    named = {manifest.fingerprint(part, state): part for part in parts}
    with inferring(setting, threads) as inference:
        _run(named, out, progress or (lambda _: None), at_once, partial(judge, inference=inference))
    summary = assemble([out / manifest.PARTS / name for name in named], setting, out)
    manifest.tidy(out, named)
    return summary


def _setting(
    files: Sequence[EntriesFile], agreements: Path, as_of: date, calendar: WorkingDays, rules: frozenset[Rule]
) -> Setting:
    with ThreadPoolExecutor(1) as pool:
        telling = pool.submit(telling_sources, files if Rule.NOT_SETTLED in rules else ())
        return Setting(read_terms(agreements), as_of, calendar, rules, telling.result())


def _hold_on_to_memory() -> None:
    """Let the C library keep what arrays give back, up to twice such a block, for the next arrays: once a large block
    was freed, it no longer asks the system for every array of a row group (mallopt(3), M_MMAP_THRESHOLD)."""
    np.empty(LARGE_BLOCK, np.uint8)


def _by_duckdb(files: Sequence[EntriesFile], setting: Setting, out: Path, rows_each: int, threads: int) -> Work:
    judge = partial(run_part, held=_held(files), setting=setting, schedule=schedule(setting.terms))
    return _parts(files, out, rows_each, threads), judge, threads


def _by_spark(files: Sequence[EntriesFile], setting: Setting, out: Path, rows_each: int, threads: int) -> Work:
    require_spark()
    judge = partial(run_spark, files, held=_held(files), setting=setting, threads=threads)
    return (whole(files),), lambda _, folder, **more: judge(folder, **more), 1


def _held(files: Sequence[EntriesFile]) -> frozenset[str]:
    """The columns that at least one file has."""
    return frozenset(name for file in files for name in file.schema.names)


def _run(parts: Mapping[str, Part], out: Path, tell: Told, threads: int, judge: Judge) -> None:
    """Judge the parts that are not finished, some at a time."""
    left = {name: part for name, part in parts.items() if not manifest.finished(out, name)}
    total = sum(part.rows for part in parts.values())
    done = resumed = total - sum(part.rows for part in left.values())
    tell(Progress(done, total, resumed))
    with ThreadPoolExecutor(threads) as pool:
        running = {pool.submit(_run_one, name, part, out, judge): part for name, part in left.items()}
        try:
            for future in as_completed(running):
                future.result()
                done += running[future].rows
                tell(Progress(done, total, resumed))
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _run_one(name: str, part: Part, out: Path, judge: Judge) -> None:
    folder = manifest.begin(out, name)
    judge(part, folder)
    manifest.finish(folder)


def _checked(entries: Path, agreements: Path, out: Path) -> tuple[EntriesFile, ...]:
    if not agreements.is_dir():
        raise PortfolioError("no-such-folder", path=agreements)
    if out.exists() and not out.is_dir():
        raise PortfolioError("out-is-file", path=out)
    if entries.is_dir() and out.resolve().is_relative_to(entries.resolve()):
        raise PortfolioError("out-among-entries", path=out)
    return entries_files(entries)


def _parts(files: Sequence[EntriesFile], out: Path, rows_each: int, threads: int) -> tuple[Part, ...]:
    """The parts of the files as they lie, or else as they are spread below `out`."""
    groups = row_groups(files)
    parts = parts_of(groups, rows_for_each(groups, rows_each, threads)) if groups is not None else None
    if parts is not None:
        return parts
    rows_each = min(rows_each, SPREAD_EACH)
    folder = out / f"spread-{manifest.files_fingerprint(files, rows_each)}"
    if not folder.is_dir():
        for old in out.glob("spread-*"):
            shutil.rmtree(old)
        unfinished = folder.with_suffix(".unfinished")
        unfinished.mkdir()
        spread(files, unfinished, rows_each, threads)
        unfinished.rename(folder)
    return spread_parts(folder)
