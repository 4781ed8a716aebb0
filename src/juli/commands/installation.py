"""The commands over an installation: its health, its backups, the people who run it."""
# ruff: noqa: PLC0415  (a command loads only what it needs)

import argparse
from typing import Any


def add_installation_commands(commands: Any) -> None:
    """Add `doctor`, `backup`, `restore`, `staff`, `operator` and `identity-provider` to the commands of a parser."""
    _doctor_command(commands.add_parser("doctor", help="check an installation"))
    _backup_command(commands.add_parser("backup", help="put database and files into one encrypted archive"))
    _restore_command(commands.add_parser("restore", help="bring an archive back into an empty installation"))
    _staff_command(commands.add_parser("staff", help="the people of an organisation's desk"))
    _operator_command(commands.add_parser("operator", help="who runs this installation"))
    _provider_command(commands.add_parser("identity-provider", help="an organisation's own sign-in"))


def _doctor_command(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", metavar="DIR", help="data folder (default: JULI_DATA, or ./data)")
    parser.add_argument("--json", action="store_true", help="one JSON document on standard output")
    parser.set_defaults(run=_doctor)


def _backup_command(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--verify", action="store_true", help="read an archive whole and change nothing")
    _archive_options(parser)
    parser.set_defaults(run=_backup)


def _restore_command(parser: argparse.ArgumentParser) -> None:
    _archive_options(parser)
    parser.set_defaults(run=_restore)


def _archive_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="the archive")
    parser.add_argument("--data", metavar="DIR", help="data folder (default: JULI_DATA, or ./data)")
    parser.add_argument(
        "--passphrase-file",
        metavar="FILE",
        help="its first line is the passphrase (default: JULI_BACKUP_PASSPHRASE, or asked at the terminal)",
    )
    parser.add_argument("--json", action="store_true", help="one JSON document on standard output")


def _staff_command(parser: argparse.ArgumentParser) -> None:
    acts = parser.add_subparsers(dest="act", required=True)
    add = acts.add_parser("add", help="open an organisation's desk and seat a person at it; prints their first link")
    add.add_argument("--organisation", metavar="NAME", required=True, help="full name of the payment institution")
    add.add_argument("--email", required=True, help="with which the person signs in")
    add.add_argument("--name", required=True, help="of the person")
    add.add_argument("--data", metavar="DIR", help="data folder of the running installation")
    add.set_defaults(run=_staff_add)


def _operator_command(parser: argparse.ArgumentParser) -> None:
    acts = parser.add_subparsers(dest="act", required=True)
    add = acts.add_parser("add", help="make a person an operator; prints their first link")
    add.add_argument("--name", required=True, help="of the person")
    remove = acts.add_parser("remove", help="make an operator an ordinary person again, and sign them out")
    reset = acts.add_parser("reset", help="delete a person's second factors and print a link for a new password")
    for each in (add, remove, reset):
        each.add_argument("--email", required=True, help="with which the person signs in")
        each.add_argument("--data", metavar="DIR", help="data folder of the running installation")
        each.set_defaults(run=_operator)


def _provider_command(parser: argparse.ArgumentParser) -> None:
    acts = parser.add_subparsers(dest="act", required=True)
    add = acts.add_parser("add", help="let an organisation's staff sign in with its own provider (OpenID Connect)")
    add.add_argument("--issuer", metavar="URL", required=True, help="address of the provider")
    add.add_argument("--client-id", metavar="ID", required=True, help="how the provider knows this installation")
    add.add_argument("--client-secret-file", metavar="FILE", required=True, help="holds the secret, nothing else")
    add.add_argument("--domain", action="append", required=True, help="of the staff's addresses; may be repeated")
    add.add_argument("--required", action="store_true", help="its staff sign in no other way")
    remove = acts.add_parser("remove", help="take an organisation's provider away")
    listing = acts.add_parser("list", help="which organisations have one")
    listing.add_argument("--json", action="store_true", help="one JSON document on standard output")
    for each in (add, remove):
        each.add_argument("--organisation", metavar="NAME", required=True, help="full name of the organisation")
    for each in (add, remove, listing):
        each.add_argument("--data", metavar="DIR", help="data folder of the running installation")
        each.set_defaults(run=_identity_provider)


def _doctor(arguments: argparse.Namespace) -> int:
    from juli.hub.operations.checks import doctor

    return doctor.main(arguments)


def _backup(arguments: argparse.Namespace) -> int:
    from juli.hub.operations.backup import commands

    return commands.backup(arguments)


def _restore(arguments: argparse.Namespace) -> int:
    from juli.hub.operations.backup import commands

    return commands.restore_backup(arguments)


def _staff_add(arguments: argparse.Namespace) -> int:
    from juli.hub.operations import people

    return people.main(arguments)


def _operator(arguments: argparse.Namespace) -> int:
    from juli.hub.operations import operators

    return operators.main(arguments)


def _identity_provider(arguments: argparse.Namespace) -> int:
    from juli.hub.operations import providers

    return providers.main(arguments)
