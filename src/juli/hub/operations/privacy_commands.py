"""The shell's commands about keys and about what is kept: what they take. They load only what they need."""
# ruff: noqa: PLC0415

import argparse
from collections.abc import Callable
from datetime import date
from typing import Any

Day = Callable[[str], date]
"""Reads a day as typed."""


def add_privacy_commands(commands: Any, day: Day) -> None:
    """Add them to the parser's commands."""
    _keys_command(commands.add_parser("keys", help="the keys that personal data is sealed under"))
    _privacy_command(commands.add_parser("privacy", help="what is due to be erased, and what is held back"), day)


def _keys_command(parser: argparse.ArgumentParser) -> None:
    acts = parser.add_subparsers(dest="act", required=True)
    shown = acts.add_parser("list", help="all keys, and how many values stand under each")
    shown.add_argument("--json", action="store_true", help="one JSON document on standard output")
    rotated = acts.add_parser("rotate", help="seal everything under a new key, while the platform runs")
    retired = acts.add_parser("retire", help="destroy an old key that nothing stands under any more")
    retired.add_argument("key", metavar="KEY", help="its name, as juli keys list shows it")
    for act in (shown, rotated, retired):
        act.add_argument("--data", metavar="DIR", help="data folder of the running installation")
        act.set_defaults(run=_keys)


def _privacy_command(parser: argparse.ArgumentParser, day: Day) -> None:
    acts = parser.add_subparsers(dest="act", required=True)
    due = acts.add_parser("due", help="complaints whose data is due to be erased")
    due.add_argument("--json", action="store_true", help="one JSON document on standard output")
    propose = acts.add_parser("propose", help="put what is due and not held into a batch")
    approve = acts.add_parser("approve", help="agree to a batch that another person proposed")
    refuse = acts.add_parser("refuse", help="do not agree to a batch")
    hold = acts.add_parser("hold", help="let nothing of a complaint be erased")
    hold.add_argument("--reason", required=True, help="why, for the operator alone")
    hold.add_argument("--until", type=day, metavar="DATE", help="to the end of this day (default: until released)")
    release = acts.add_parser("release", help="let a held complaint's data go its way again")
    for act in (approve, refuse):
        act.add_argument("batch", type=int, metavar="BATCH")
    for act in (hold, release):
        act.add_argument("number", metavar="NUMBER", help="of the complaint")
    for act in (propose, approve, refuse, hold, release):
        act.add_argument("--by", metavar="EMAIL", required=True, help="who decides: a person who runs the installation")
    for act in (due, propose, approve, refuse, hold, release):
        act.add_argument("--data", metavar="DIR", help="data folder of the running installation")
        act.set_defaults(run=_privacy)


def _keys(arguments: argparse.Namespace) -> int:
    from juli.hub.operations import keys

    return keys.main(arguments)


def _privacy(arguments: argparse.Namespace) -> int:
    from juli.hub.operations import privacy

    return privacy.main(arguments)
