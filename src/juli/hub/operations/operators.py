"""`juli operator`: who runs this installation. Only whoever has a shell on the machine names them."""

import argparse

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import OperationalError

from juli.hub.operations.errors import CannotRun
from juli.hub.operations.people import connected
from juli.hub.operations.terminal import said, tell


def main(arguments: argparse.Namespace) -> int:
    """Add or remove an operator, or reset how a person signs in; 0 when done, 1 when it could not be done."""
    connected(arguments)
    try:
        if arguments.act == "add":
            link = _added(arguments.email, arguments.name)
            tell(said("operator-added", name=arguments.name, link=link))
        elif arguments.act == "reset":
            tell(said("sign-in-reset", email=arguments.email, link=_reset(arguments.email)))
        else:
            _removed(arguments.email)
            tell(said("operator-removed", email=arguments.email))
    except CannotRun as refusal:
        tell(refusal.said, wrong=True)
        return 1
    except OperationalError as error:
        tell(said("database-unreachable", reason=" ".join(str(error).split())), wrong=True)
        return 1
    return 0


def _added(email: str, name: str) -> str:
    """The link with which the new operator sets a password."""
    from juli.hub.accounts.actions import add_operator  # noqa: PLC0415  (models are read after the set-up)
    from juli.hub.accounts.actors import SYSTEM  # noqa: PLC0415
    from juli.hub.accounts.links import first_password_link  # noqa: PLC0415

    try:
        validate_email(email)
    except ValidationError:
        raise CannotRun("staff-email-wrong", email=email) from None
    if not name.strip():
        raise CannotRun("operator-name-missing")
    return first_password_link(add_operator(email, name.strip(), by=SYSTEM))


def _removed(email: str) -> None:
    from juli.hub.accounts.actions import remove_operator  # noqa: PLC0415
    from juli.hub.accounts.actors import SYSTEM  # noqa: PLC0415

    if not remove_operator(email, by=SYSTEM):
        raise CannotRun("operator-unknown", email=email)


def _reset(email: str) -> str:
    """The link with which the person sets a new password."""
    from juli.hub.accounts.actions import reset_sign_in  # noqa: PLC0415
    from juli.hub.accounts.actors import SYSTEM  # noqa: PLC0415
    from juli.hub.accounts.links import first_password_link  # noqa: PLC0415

    user = reset_sign_in(email, by=SYSTEM)
    if user is None:
        raise CannotRun("person-unknown", email=email)
    return first_password_link(user)
