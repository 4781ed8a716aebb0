"""The border to parsers of binary files, which fail in a dozen ways on hostile bytes."""

from collections.abc import Iterator
from contextlib import contextmanager

from juli.ledger.entries import UnusableFile
from juli.ledger.speech import say


@contextmanager
def parsing(source: str) -> Iterator[None]:
    """Turn whatever a foreign parser raises into UnusableFile.

    A parser written in Rust may also panic, which is no `Exception`; only what ends the program passes.
    """
    try:
        yield
    except (UnusableFile, KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException as error:
        raise UnusableFile(source, say("damaged")) from error
