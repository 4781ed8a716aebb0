"""`juli triage corrections`: how often people found the triage right, over the whole installation."""

import argparse
import json

from django.db import DatabaseError

from juli.hub.operations.errors import CannotRun
from juli.hub.operations.people import connected
from juli.hub.operations.terminal import said, tell
from juli.triage.corrections import Measures, Share, corrections_document, measure


def main(arguments: argparse.Namespace) -> int:
    """Print the figures, with `json` as a document; 0, or 1 where the installation cannot be asked."""
    try:
        found, understood = _ask(arguments)
    except CannotRun as refusal:
        tell(refusal.said, wrong=True)
        return 1
    if arguments.json:
        print(json.dumps(corrections_document(found, understood), ensure_ascii=False, indent=2))
        return 0
    tell(said("triage-read", count=understood, judged=found.proposals.of))
    _tell_share("triage-right", found.proposals)
    _tell_share("triage-filed", found.filed)
    for band in found.bands:
        _tell_share("triage-band", band.share, low=round(band.low * 100), high=round(band.high * 100))
    return 0


def _tell_share(code: str, share: Share, **values: object) -> None:
    if share.of:
        tell(said(code, right=share.right, of=share.of, percent=share.percent, **values))


def _ask(arguments: argparse.Namespace) -> tuple[Measures, int]:
    connected(arguments)
    from juli.hub.accounts.actors import SYSTEM  # noqa: PLC0415  (models are read after the set-up)
    from juli.hub.accounts.scopes import acting  # noqa: PLC0415
    from juli.hub.understanding import queries  # noqa: PLC0415

    try:
        with acting(SYSTEM):
            return measure(queries.verdicts(by=SYSTEM)), queries.understood_count(by=SYSTEM)
    except DatabaseError as error:
        raise CannotRun("database-unreachable", reason=" ".join(str(error).split())) from None
