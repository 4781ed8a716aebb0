"""`juli demo seed`: many invented complaints, to try how a large desk feels."""

import argparse
import random

from juli.hub.operations.errors import CannotRun
from juli.hub.operations.people import connected
from juli.hub.operations.terminal import said, tell


def main(arguments: argparse.Namespace) -> int:
    """Make `arguments.complaints` complaints; 0 when done, 1 when it could not be done."""
    connected(arguments)
    from juli.hub.operations.demo.seeding import seed_complaints  # noqa: PLC0415  (models are read after the set-up)

    dice = random.Random(arguments.seed)  # noqa: S311  (it invents stories)
    try:
        for count in seed_complaints(arguments.organisation, arguments.complaints, dice=dice):
            tell(said("seed-progress", count=count, of=arguments.complaints))
    except CannotRun as refusal:
        tell(refusal.said, wrong=True)
        return 1
    return 0
