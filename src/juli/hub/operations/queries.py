"""What this installation is, and whether its database answers."""

from django.db import DatabaseError, connection

from juli.hub.operations.models import Installation


def is_demo() -> bool:
    """Whether this is a demo installation, with invented data and sign-ins that everybody may know."""
    return Installation.objects.filter(demo=True).exists()


def database_answers() -> bool:
    """Whether the database can be asked something right now."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return bool(cursor.fetchone() == (1,))
    except DatabaseError:
        return False
