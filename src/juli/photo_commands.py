"""The command that reads a photograph or screenshot of a statement: what it seems to say, with places."""
# ruff: noqa: PLC0415  (a command loads only what it needs)

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from juli.agreement_commands import Told, unopened
from juli.wording import LANGUAGES, Language, Said


def add_photo_command(commands: Any, run: Callable[[argparse.Namespace], int]) -> None:
    """Add `recognise` to the commands of a parser; `run` answers with what `tell_photo` tells."""
    parser = commands.add_parser("recognise", help="what a photo of a slip, an app or a message seems to say")
    parser.add_argument("file", metavar="PHOTO", help="a picture: JPEG, PNG or WebP")
    parser.add_argument("--json", action="store_true", help="one JSON document on standard output")
    parser.add_argument("--lang", choices=LANGUAGES, help="language of sentences (default: the terminal's)")
    parser.set_defaults(run=run, tell=tell_photo)


def tell_photo(arguments: argparse.Namespace, language: Language, _: date) -> Told | Said:
    """What the picture seems to say, or the reason why nothing usable stands in it."""
    from juli.evidence.recognition import PictureFault, RecognitionLimits, recognise_text
    from juli.ledger.photographs import propose
    from juli.ledger.photographs.report import proposal_document, proposal_table

    try:
        with Path(arguments.file).open("rb") as file:
            content = file.read(RecognitionLimits().bytes + 1)
        read = recognise_text(content)
    except PictureFault as fault:
        return fault.reason
    except (OSError, ValueError) as error:
        return unopened(error)
    proposal, name = propose(read.words), Path(arguments.file).name
    if not proposal.entries:
        return Said("ledger.photographs", "nothing" if read.words else "no-text")
    if arguments.json:
        return proposal_document(name, proposal, read.words, (read.width, read.height), language)
    return proposal_table(name, proposal, language)
