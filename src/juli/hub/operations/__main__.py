"""`python -m juli.hub.operations PROGRAM …`: one program of the platform, with Django set up before it is read."""

import os
import sys
from importlib import import_module

import django

from juli.hub.operations.running.loading import loading

PROGRAMS = {"prepare": "prepare", "web": "running.web", "worker": "running.worker"}
"""Each program and the module that holds it."""


def main(name: str, arguments: list[str]) -> int:
    """Run one program to its end; its exit status."""
    if name not in PROGRAMS:
        raise SystemExit(f"Programs: {', '.join(PROGRAMS)}")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "juli.hub.settings")
    with loading():
        django.setup()
        program = import_module(f"juli.hub.operations.{PROGRAMS[name]}")
    status: int = program.main(arguments)
    return status


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1], sys.argv[2:]))
    except KeyboardInterrupt:
        sys.exit(130)
