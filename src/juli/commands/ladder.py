"""The commands of the command line that tell deadlines, and which doors are open."""
# ruff: noqa: PLC0415  (a command loads only what it needs)

import argparse
import sys
from collections.abc import Iterable
from datetime import date
from typing import Any

from juli.commands.answering import Told, add_output_options, day_argument, read_day, run_told
from juli.wording import Language, Said

MOST_BYTES = 1024**2
"""A matter on standard input is longer only by mistake."""


def add_ladder_commands(commands: Any) -> None:
    """Add `deadlines` and `doors` to the commands of a parser."""
    counted = commands.add_parser("deadlines", help="by when each step of a procedure must be done, and why")
    counted.add_argument("procedure", metavar="PROCEDURE", help="its id, such as pboc_complaint")
    counted.add_argument("--event", action="append", default=[], metavar="NAME=DATE", help="what happened; repeatable")
    counted.add_argument("--extended", action="append", default=[], metavar="STEP", help="was extended; repeatable")
    counted.add_argument("--as-of", type=day_argument, metavar="DATE", help="days left from this day (default: today)")
    counted.set_defaults(tell=_deadlines)
    doors = commands.add_parser("doors", help="which ways a matter can go, read as JSON from standard input")
    doors.set_defaults(tell=_doors)
    for parser in (counted, doors):
        add_output_options(parser)
        parser.set_defaults(run=run_told)


def _deadlines(arguments: argparse.Namespace, language: Language, today: date) -> Told | Said:
    from juli.calendars import official
    from juli.procedures.deadline_report import deadlines_document, deadlines_table
    from juli.procedures.deadlines import UnusableEvents, deadlines

    events = _events(arguments.event)
    if isinstance(events, Said):
        return events
    try:
        clocks = deadlines(arguments.procedure, events, official(), extended=arguments.extended)
    except UnusableEvents as fault:
        return fault.said
    if arguments.json:
        return deadlines_document(arguments.procedure, clocks)
    return deadlines_table(arguments.procedure, clocks, arguments.as_of or today, language)


def _doors(arguments: argparse.Namespace, language: Language, today: date) -> Told | Said:
    from juli.calendars import official
    from juli.procedures.doors import InvalidMatter, decide, doors_document, doors_table, load_matter

    content = sys.stdin.buffer.read(MOST_BYTES + 1) if sys.stdin else b""
    if len(content) > MOST_BYTES:
        return _say("matter-long", most=MOST_BYTES)
    try:
        decided = decide(load_matter(content), official())
    except InvalidMatter as fault:
        return fault.said
    return doors_document(decided) if arguments.json else doors_table(decided, language)


def _events(told: Iterable[str]) -> dict[str, date] | Said:
    """The events as typed, or what is wrong with one of them."""
    events: dict[str, date] = {}
    for text in told:
        name, sign, day = text.partition("=")
        if not sign or not name:
            return _say("event-form", text=text)
        if name in events:
            return _say("event-twice", name=name)
        on = read_day(day)
        if on is None:
            return _say("event-day", name=name, text=day)
        events[name] = on
    return events


def _say(code: str, **values: object) -> Said:
    return Said("procedures", f"command-{code}", values)
