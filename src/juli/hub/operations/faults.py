"""Which page a fault is answered with."""

import errno
import sys

from django.http import HttpRequest, HttpResponse
from django.template import loader
from psycopg import OperationalError, errors

NO_ROOM = (errno.ENOSPC, errno.EDQUOT)


def server_fault(request: HttpRequest) -> HttpResponse:
    """The page for the exception that is being handled.

    507 where there is no room, 503 where the database is busy or away, 500 for anything else.

    It asks nothing of the database, which may be what is at fault.
    """
    status = status_of(sys.exc_info()[1])
    return HttpResponse(loader.get_template(f"{status}.html").render(), status=status)


def status_of(error: BaseException | None) -> int:
    """The status for an exception, by what it came of."""
    while error is not None:
        if isinstance(error, errors.DiskFull) or is_no_room(error):
            return 507
        if isinstance(error, OperationalError):
            return 503
        error = error.__cause__ or error.__context__
    return 500


def is_no_room(error: BaseException) -> bool:
    """Whether a disk or a quota is full."""
    return isinstance(error, OSError) and error.errno in NO_ROOM
