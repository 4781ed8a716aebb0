"""`juli demo today`: moves the day that a demo counts its deadlines from, and back."""

import argparse

from django.db import OperationalError

from juli.hub.operations.errors import CannotRun
from juli.hub.operations.people import connected
from juli.hub.operations.terminal import said, tell


def main(arguments: argparse.Namespace) -> int:
    """Let the running demo in `arguments.data` stand at `arguments.day`, or with None go back to the real day.

    0 when done, 1 when it could not be done.
    """
    connected(arguments)
    from juli.hub.settings import CONFIGURATION  # noqa: PLC0415  (settings are read after the set-up)
    from juli.hub.today import NAME  # noqa: PLC0415

    try:
        _refuse_real(time_machine=CONFIGURATION.time_machine)
    except CannotRun as refusal:
        tell(refusal.said, wrong=True)
        return 1
    path = CONFIGURATION.data / NAME
    if arguments.day is None:
        path.unlink(missing_ok=True)
        tell(said("time-machine-back"))
    else:
        path.write_text(f"{arguments.day.isoformat()}\n", encoding="utf-8")
        tell(said("time-machine-moved", day=arguments.day))
    return 0


def _refuse_real(*, time_machine: bool) -> None:
    from juli.hub.operations.queries import is_demo  # noqa: PLC0415

    if not time_machine:
        raise CannotRun("time-machine-off")
    try:
        demo = is_demo()
    except OperationalError as error:
        raise CannotRun("database-unreachable", reason=" ".join(str(error).split())) from None
    if not demo:
        raise CannotRun("not-a-demo")
