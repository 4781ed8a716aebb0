"""What an operator reads in the terminal: Chinese, unless the system's language is English."""

import os
import sys
from collections.abc import Mapping

from juli.wording import Language, Said


def said(code: str, **values: object) -> Said:
    """A sentence of this room."""
    return Said("hub.operations", code, values)


def language(environment: Mapping[str, str] = os.environ) -> Language:
    """The language of the terminal, as LC_ALL, LC_MESSAGES and LANG give it, in that order."""
    chosen = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    return "en" if chosen.startswith("en") else "zh"


def tell(what: Said, *, wrong: bool = False) -> None:
    """Print one sentence at once, faults on the standard error."""
    print(what.text(language()), file=sys.stderr if wrong else sys.stdout, flush=True)
