"""The commands of the command line that read a contract: what it seems to agree, and which of its terms to look at."""
# ruff: noqa: PLC0415  (a command loads only what it needs)

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from juli.commands.answering import Told, add_output_options, day_argument, run_told, unopened
from juli.wording import Language, Said

if TYPE_CHECKING:
    from juli.agreement.contract import ContractText


def add_contract_commands(commands: Any) -> None:
    """Add `contract` and `clauses` to the commands of a parser."""
    contract = commands.add_parser("contract", help="what a contract seems to agree, for a person to confirm")
    clauses = commands.add_parser("clauses", help="which terms of a contract to look at, and what the law says of them")
    for parser, about in ((contract, _terms), (clauses, _clauses)):
        parser.add_argument("file", metavar="FILE", help="a contract: TXT, DOCX or PDF")
        add_output_options(parser)
        parser.set_defaults(run=run_told, tell=tell, about=about)
    clauses.add_argument(
        "--as-of", type=day_argument, metavar="DATE", help="by the law of this day (default: today in Beijing)"
    )
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
