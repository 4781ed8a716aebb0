"""`juli privacy`: what is due to be erased, proposed by one person and approved by another; what is held back."""

import argparse
import os

import django

from juli.hub.operations.errors import CannotRun
from juli.hub.operations.terminal import tell


def main(arguments: argparse.Namespace) -> int:
    """Do `arguments.act` in the installation in `arguments.data`; 0 when done, 1 when it could not be done."""
    if arguments.data:
        os.environ["JULI_DATA"] = arguments.data
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "juli.hub.settings")
    django.setup()
    from juli.hub.operations.disposing import ACTS  # noqa: PLC0415  (models are read after the set-up)

    try:
        ACTS[arguments.act](arguments)
    except CannotRun as refusal:
        tell(refusal.said, wrong=True)
        return 1
    return 0
