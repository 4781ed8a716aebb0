"""`juli doctor`: looks over an installation and says of everything that is wrong what to do."""

import argparse
import json
import os
from collections.abc import Iterator

import django
from django.apps import apps

from juli.hub.configuration import Configuration, read_configuration
from juli.hub.operations.checks.certificate import check_certificate
from juli.hub.operations.checks.findings import Finding, right
from juli.hub.operations.checks.host import check_disk, check_folders, check_secret
from juli.hub.operations.errors import CannotRun
from juli.hub.operations.terminal import said
from juli.wording import terminal_language

WIDTH = 12
"""Columns for the name of a check; a Chinese character fills two of them."""


def main(arguments: argparse.Namespace) -> int:
    """Check the installation in `arguments.data`; 0 when all is right, 1 when something is wrong."""
    if arguments.data:
        os.environ["JULI_DATA"] = arguments.data
    found = list(examine())
    print(_document(found) if arguments.json else _table(found))
    return 0 if all(one.right for one in found) else 1


def examine() -> Iterator[Finding]:
    """All findings, in the order in which one would mend them."""
    try:
        configuration = read_configuration()
    except CannotRun as refusal:
        yield Finding("configuration", False, refusal.said)
        return
    yield right("configuration", "configuration-read", mode=configuration.mode)
    yield from check_secret(configuration)
    yield from check_folders(configuration)
    yield from check_disk(configuration)
    yield from check_certificate(configuration)
    if configuration.data.is_dir():
        yield from _examine_inside(configuration)


def _examine_inside(configuration: Configuration) -> Iterator[Finding]:
    """What can be seen only with Django; it asks the database as little as possible before it knows the tables."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "juli.hub.settings")
    if not apps.ready:
        django.setup()
    from juli.hub.operations.checks import database as checks  # noqa: PLC0415  (models are read after the set-up)
    from juli.hub.operations.checks import sealing as sealing_checks  # noqa: PLC0415
    from juli.hub.operations.checks.references import check_references  # noqa: PLC0415

    basis = [*checks.check_database()]
    if basis[0].right:
        basis += checks.check_tables()
    yield from basis
    if all(one.right for one in basis):
        yield from checks.check_role()
        yield from checks.check_purpose(configuration)
        yield from checks.check_day(configuration)
        yield from checks.check_clock()
        yield from sealing_checks.check_keys(configuration)
        yield from checks.check_chains()
        yield from sealing_checks.check_contents()
        yield from checks.check_jobs()
        yield from check_references(configuration)
    yield from checks.check_files(configuration)
    yield from checks.check_mail(configuration)


def _table(found: list[Finding]) -> str:
    spoken = terminal_language(os.environ)
    rows = []
    for one in found:
        name = said(f"check-{one.check}").text(spoken)
        mark = said("mark-right" if one.right else "mark-wrong").text(spoken)
        rows.append(f"{mark}  {_padded(name)}  {one.said.text(spoken)}")
    wrongs = sum(not one.right for one in found)
    rows.append("")
    rows.append(said("doctor-wrong" if wrongs else "doctor-right", count=wrongs).text(spoken))
    return "\n".join(rows)


def _padded(name: str) -> str:
    columns = sum(1 if character.isascii() else 2 for character in name)
    return name + " " * (WIDTH - columns)


def _document(found: list[Finding]) -> str:
    language = terminal_language(os.environ)
    checks = [{"check": one.check, "right": one.right, "text": one.said.text(language)} for one in found]
    return json.dumps({"right": all(one.right for one in found), "checks": checks}, ensure_ascii=False, indent=2)
