"""The commands of the command line that read a contract: what it seems to agree, and which of its terms to look at."""
# ruff: noqa: PLC0415  (a command loads only what it needs)

import argparse
import os
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from juli.wording import LANGUAGES, Language, Said

if TYPE_CHECKING:
    from juli.agreement.contract import ContractText

Told = str | Mapping[str, object]
"""What stands on standard output: lines for people, or one document."""


def add_agreement_commands(commands: Any, day: Callable[[str], date], run: Callable[[argparse.Namespace], int]) -> None:
    """Add `contract` and `clauses` to the commands of a parser; `run` answers with what `tell` tells."""
    contract = commands.add_parser("contract", help="what a contract seems to agree, for a person to confirm")
    clauses = commands.add_parser("clauses", help="which terms of a contract to look at, and what the law says of them")
    for parser, about in ((contract, _terms), (clauses, _clauses)):
        parser.add_argument("file", metavar="FILE", help="a contract: TXT, DOCX or PDF")
        parser.add_argument("--json", action="store_true", help="one JSON document on standard output")
        parser.add_argument("--lang", choices=LANGUAGES, help="language of sentences (default: the terminal's)")
        parser.set_defaults(run=run, tell=tell, about=about)
    clauses.add_argument("--as-of", type=day, metavar="DATE", help="by the law of this day (default: today in Beijing)")
    clauses.add_argument("--consumer", action="store_true", help="weigh the terms for a consumer, not for a business")


def tell(arguments: argparse.Namespace, language: Language, today: date) -> Told | Said:
    """The answer of one of the commands, or the reason why there is none."""
    from juli.agreement.contract import ContractLimits, UnusableContract, read_contract

    try:
        with Path(arguments.file).open("rb") as file:
            content = file.read(ContractLimits().bytes + 1)
        contract = read_contract(Path(arguments.file).name, content)
    except UnusableContract as error:
        return error.reason
    except (OSError, ValueError) as error:
        return unopened(error)
    told: Told = arguments.about(arguments, contract, language, today)
    return told


def unopened(error: OSError | ValueError) -> Said:
    """Why a file could not be opened, in words; the system's own words for what is rare."""
    match error:
        case FileNotFoundError():
            return _say("no-file")
        case IsADirectoryError():
            return _say("is-folder")
        case PermissionError():
            return _say("no-permission")
        case _:
            return _say("not-opened", reason=getattr(error, "strerror", None) or str(error))


def printable(path: str) -> str:
    """A path as text that every output can carry, whatever bytes the file system holds."""
    plain = os.fsencode(path).decode("utf-8", "replace")
    return "".join(character if character.isprintable() else "\ufffd" for character in plain)


def _say(code: str, **values: object) -> Said:
    return Said("audit", f"command-{code}", values)


def _terms(arguments: argparse.Namespace, contract: "ContractText", language: Language, _: date) -> Told:
    from juli.agreement.contract import propose
    from juli.agreement.contract.report import contract_document, contract_table

    found = propose(contract)
    return contract_document(found, language) if arguments.json else contract_table(found, language)


def _clauses(arguments: argparse.Namespace, contract: "ContractText", language: Language, today: date) -> Told:
    from juli.agreement.clauses import check
    from juli.agreement.clauses.report import clauses_document, clauses_table

    found = check(contract, on=arguments.as_of or today, consumer=arguments.consumer)
    return clauses_document(found, language) if arguments.json else clauses_table(found, language)
