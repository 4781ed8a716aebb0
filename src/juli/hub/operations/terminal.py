"""What an operator reads in the terminal: Chinese, unless the system's language is English."""

import os
import sys

from juli.wording import Language, Said, terminal_language


def said(code: str, **values: object) -> Said:
    """A sentence of this room."""
    return Said("hub.operations", code, values)


def language() -> Language:
    """The operator's language."""
    return terminal_language(os.environ)


def tell(what: Said, *, wrong: bool = False) -> None:
    """Print one sentence at once, faults on the standard error."""
    print(what.text(language()), file=sys.stderr if wrong else sys.stdout, flush=True)
