"""The commands of the command line that run an installation's processes and look after its jobs."""
# ruff: noqa: PLC0415  (a command loads only what it needs)

import argparse
from datetime import date
from typing import Any

MOST_PROCESSES = 32
MOST_SEEDED = 5_000_000


def add_process_commands(commands: Any) -> None:
    """Add `up`, `upgrade`, `restart`, `web`, `worker`, `jobs` and `demo` to the commands of a parser."""
    up = commands.add_parser("up", help="run the platform")
    up.add_argument("--demo", action="store_true", help="fill an empty installation with invented examples")
    _address_options(up)
    _processes_option(up, "--web", "web servers")
    _processes_option(up, "--workers", "workers")
    _add(commands.add_parser("upgrade", help="bring tables and styles up to this version"), _upgrade)
    _add(commands.add_parser("restart", help="replace the processes of a running juli up, one by one"), _restart)
    web = commands.add_parser("web", help="one web server alone")
    _address_options(web)
    for parser, run in ((up, _up), (web, _web)):
        _add(parser, run)
    _add(commands.add_parser("worker", help="one worker alone"), _worker)
    _jobs_command(commands.add_parser("jobs", help="jobs that failed for good"))
    _demo_command(commands.add_parser("demo", help="the day of a demo"))


def _jobs_command(parser: argparse.ArgumentParser) -> None:
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    listing = commands.add_parser("list", help="list them")
    listing.add_argument("--json", action="store_true", help="one JSON document on standard output")
    retry = commands.add_parser("retry", help="put them back into the queue")
    retry.add_argument("job", nargs="*", type=int, metavar="NUMBER", help="as listed (default: all that failed)")
    _add(listing, _jobs_list)
    _add(retry, _jobs_retry)


def _demo_command(parser: argparse.ArgumentParser) -> None:
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    today = commands.add_parser("today", help="move the day that deadlines are counted from")
    today.add_argument("day", nargs="?", type=_day, metavar="DATE", help="stand at this day (default: the real one)")
    _add(today, _demo_today)
    seed = commands.add_parser("seed", help="make many invented complaints, to try a large desk; never in production")
    seed.add_argument("--complaints", type=_count, required=True, metavar="N", help="how many")
    seed.add_argument("--organisation", default="", metavar="NAME", help="about whom (default: the first with a desk)")
    seed.add_argument("--seed", type=int, default=1, metavar="N", help="the same number makes the same stories")
    _add(seed, _demo_seed)


def _count(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) <= MOST_SEEDED:
        raise argparse.ArgumentTypeError(f"no number from 1 to {MOST_SEEDED}: {text}")
    return int(text)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"no day: {text}") from None


def _demo_today(arguments: argparse.Namespace) -> int:
    from juli.hub.operations import demo_today

    return demo_today.main(arguments)


def _demo_seed(arguments: argparse.Namespace) -> int:
    from juli.hub.operations import demo_seed

    return demo_seed.main(arguments)


def _add(parser: argparse.ArgumentParser, run: Any) -> None:
    parser.add_argument("--data", metavar="DIR", help="data folder (default: JULI_DATA, or ./data)")
    parser.set_defaults(run=run)


def _address_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    parser.add_argument("--port", type=int, default=8000, help="port to listen on (default: %(default)s)")


def _processes_option(parser: argparse.ArgumentParser, name: str, what: str) -> None:
    few = range(1, MOST_PROCESSES + 1)
    told = f"number of {what}, 1 to {MOST_PROCESSES} (default: 1)"
    parser.add_argument(name, type=int, default=1, choices=few, metavar="N", help=told)


def _up(arguments: argparse.Namespace) -> int:
    from juli.hub.operations.running import up

    return up.main(arguments)


def _upgrade(arguments: argparse.Namespace) -> int:
    from juli.hub.operations.running import alone

    return alone.upgrade(arguments)


def _restart(arguments: argparse.Namespace) -> int:
    from juli.hub.operations.running import restart

    return restart.main(arguments)


def _web(arguments: argparse.Namespace) -> int:
    from juli.hub.operations.running import alone

    return alone.web(arguments)


def _worker(arguments: argparse.Namespace) -> int:
    from juli.hub.operations.running import alone

    return alone.worker(arguments)


def _jobs_list(arguments: argparse.Namespace) -> int:
    from juli.hub.operations import jobs

    return jobs.list_failed(arguments)


def _jobs_retry(arguments: argparse.Namespace) -> int:
    from juli.hub.operations import jobs

    return jobs.retry(arguments)
