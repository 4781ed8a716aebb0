"""The people of an organisation, entered by the operator."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import OperationalError
from django.utils import timezone

from juli.hub.accounts.actors import SYSTEM
from juli.hub.accounts.links import first_password_link
from juli.hub.directory.actions import open_desk, seat_person
from juli.hub.directory.models import OrganisationKind
from juli.hub.operations.errors import CannotRun


def add_staff(organisation: str, *, email: str, name: str) -> str:
    """Open an organisation's desk and seat a person at it.

    Returns the link with which the person sets a password; it works once, for three days. Raises CannotRun for an
    address that is none, a missing name, and a database that does not answer.
    """
    try:
        validate_email(email)
    except ValidationError:
        raise CannotRun("staff-email-wrong", email=email) from None
    if not name.strip() or not organisation.strip():
        raise CannotRun("staff-name-missing")
    try:
        kind, today = OrganisationKind.PAYMENT_INSTITUTION, timezone.localdate()
        house = open_desk(organisation.strip(), kind=kind, opened_on=today, by=SYSTEM)
        user = seat_person(house, email=email, name=name.strip(), by=SYSTEM)
    except OperationalError as error:
        raise CannotRun("database-unreachable", reason=" ".join(str(error).split())) from None
    return first_password_link(user)
