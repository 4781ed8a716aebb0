"""`juli identity-provider`: which organisations sign in with their own provider."""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import OperationalError

from juli.hub.operations.errors import CannotRun
from juli.hub.operations.people import connected
from juli.hub.operations.terminal import said, tell

if TYPE_CHECKING:
    from juli.hub.directory.models import Organisation


_WRONG = {"issuer": "provider-issuer", "domains": "provider-domains", "domain-taken": "provider-domain-taken"}
"""How each reason of `NotUsable` is said."""


def main(arguments: argparse.Namespace) -> int:
    """Add, list or remove; 0 when done, 1 when it could not be done."""
    connected(arguments)
    try:
        {"add": _add, "list": _list, "remove": _remove}[arguments.act](arguments)
    except CannotRun as refusal:
        tell(refusal.said, wrong=True)
        return 1
    except OperationalError as error:
        tell(said("database-unreachable", reason=" ".join(str(error).split())), wrong=True)
        return 1
    return 0


def _add(arguments: argparse.Namespace) -> None:
    from juli.hub.accounts.actors import SYSTEM  # noqa: PLC0415  (models are read after the set-up)
    from juli.hub.identity.actions import NotUsable, connect_identity_provider  # noqa: PLC0415
    from juli.hub.identity.views import address_back  # noqa: PLC0415

    try:
        provider = connect_identity_provider(
            _organisation(arguments.organisation),
            issuer=arguments.issuer,
            client_id=arguments.client_id,
            client_secret=_secret(arguments.client_secret_file),
            email_domains=arguments.domain,
            required=arguments.required,
            by=SYSTEM,
        )
    except NotUsable as wrong:
        raise CannotRun(_WRONG[str(wrong)]) from None
    tell(said("provider-added", organisation=arguments.organisation, address=address_back(provider)))


def _list(arguments: argparse.Namespace) -> None:
    from juli.hub.accounts.actors import SYSTEM  # noqa: PLC0415
    from juli.hub.identity.queries import identity_providers  # noqa: PLC0415

    known = [
        {
            "organisation": provider.organisation.name,
            "issuer": provider.issuer,
            "domains": provider.email_domains,
            "required": provider.required,
        }
        for provider in identity_providers(by=SYSTEM)
    ]
    if arguments.json:
        print(json.dumps(known, ensure_ascii=False, indent=1))
        return
    for one in known:
        print(one["organisation"], one["issuer"], ",".join(one["domains"]), sep="\t")


def _remove(arguments: argparse.Namespace) -> None:
    from juli.hub.accounts.actors import SYSTEM  # noqa: PLC0415
    from juli.hub.identity.actions import remove_identity_provider  # noqa: PLC0415

    if not remove_identity_provider(_organisation(arguments.organisation), by=SYSTEM):
        raise CannotRun("provider-none", organisation=arguments.organisation)
    tell(said("provider-removed", organisation=arguments.organisation))


def _organisation(name: str) -> "Organisation":
    from juli.hub.accounts.actors import SYSTEM  # noqa: PLC0415
    from juli.hub.directory.queries import organisations  # noqa: PLC0415

    found = organisations(by=SYSTEM).filter(name=name.strip()).first()
    if found is None:
        raise CannotRun("organisation-unknown", organisation=name)
    return found


def _secret(path: str) -> str:
    try:
        secret = Path(path).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError, ValueError):
        secret = ""
    if not secret:
        raise CannotRun("provider-secret", path=path)
    return secret
