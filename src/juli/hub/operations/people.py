"""`juli staff add`: open an organisation's desk and seat a person at it."""

import argparse
import os

import django

from juli.hub.operations.errors import CannotRun
from juli.hub.operations.terminal import said, tell


def main(arguments: argparse.Namespace) -> int:
    """Seat `arguments.name`, `arguments.email` at the desk of `arguments.organisation`; prints the link.

    The installation in `arguments.data` must be running. 0 when done, 1 when it could not be done.
    """
    connected(arguments)
    from juli.hub.operations.staff import add_staff  # noqa: PLC0415  (models are read after the set-up)

    try:
        link = add_staff(arguments.organisation, email=arguments.email, name=arguments.name)
    except CannotRun as refusal:
        tell(refusal.said, wrong=True)
        return 1
    tell(said("staff-added", name=arguments.name, organisation=arguments.organisation, link=link))
    return 0


def connected(arguments: argparse.Namespace) -> None:
    """Make ready to work on the installation in `arguments.data`."""
    if arguments.data:
        os.environ["JULI_DATA"] = arguments.data
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "juli.hub.settings")
    django.setup()
